"""Media types that servers lack, or send without the encoding, and files that no server should send.

Pages state their own encoding, and JSON is always UTF-8 (RFC 8259, 8.1), so neither is here.
"""

from __future__ import annotations

from typing import NamedTuple

from bilan.publish.checksums import NAME as CHECKSUMS
from bilan.publish.host_files import HEADERS, REDIRECTS


class MediaType(NamedTuple):
    """The type of the files whose names end so: `.csv` for a suffix, `/feed.xml` for a name."""

    type: str
    endings: tuple[str, ...]


UNKNOWN = (  # suffixes that the lists of servers lack
    MediaType("text/csv; charset=utf-8", (".csv",)),  # RFC 4180, RFC 7111
    MediaType("application/x-bibtex; charset=utf-8", (".bib",)),  # in common use, not registered with IANA
    MediaType("application/gzip", (".gz",)),  # RFC 6713
)
CORRECTED = (  # what servers send with another type, or without its encoding
    MediaType("application/atom+xml; charset=utf-8", ("/feed.xml", "/errata.xml")),  # RFC 4287
    MediaType("text/plain; charset=utf-8", (".txt", f"/{CHECKSUMS}")),  # RFC 2046
)
NOT_SERVED = (HEADERS, REDIRECTS, ".htaccess")  # at the root of the site: for servers, not for readers
