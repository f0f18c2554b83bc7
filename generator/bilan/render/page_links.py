"""Addresses of pages: absolute within a language (`/2021/press/`), printed relative to the current page.

Relative addresses work wherever the site is: at the root of a host, in a folder, or in a preview.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from urllib.parse import quote, urlsplit, urlunsplit

from bilan.diagnostics.problem import Place


@dataclass(frozen=True, slots=True)
class Site:
    """The addresses of the site.

    `url` is the address of the site's root. `edit` is the address of a line of the data, with `{file}` and `{line}` for its
    place. Each is empty if it is not known. `shows_places` says that pages print the file and line of each figure; only the
    preview does, because readers do not have the files.
    """

    url: str = ""
    edit: str = ""
    shows_places: bool = False

    def full(self, address: str) -> str:
        """An address as an absolute URL, or unchanged if the site's address is not known."""
        return f"{self.url.rstrip('/')}/{in_ascii(address.lstrip('/'))}" if self.url else address

    def line(self, place: Place) -> str | None:
        """The address where a line of the data can be read or edited; None if it is not known."""
        return self.edit.format(file=quote(place.file), line=place.line) if self.edit else None


NOWHERE = Site()
_SAFE = "/?#&=:@!$'()*+,;~"  # characters that are not encoded in an address (RFC 3986, 2.2 and 3.3)


def in_ascii(address: str) -> str:
    """An address of the site, or the path of a file, percent-encoded (RFC 3987, 3.1)."""
    return quote(address, safe=_SAFE)


def whole_in_ascii(url: str) -> str:
    """An absolute URL that somebody typed, percent-encoded unless it already is, with the host in IDNA."""
    try:
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except (UnicodeError, ValueError):  # not a host name: the code that uses the address reports it
        return url
    return urlunsplit(parts._replace(netloc=host, path=quote(parts.path, safe=f"{_SAFE}%")))


def localized_path(language_prefix: str, address: str) -> str:
    """The address from the site's root: `/2021/` in Arabic is `/ar/2021/`; the default language has no prefix."""
    return f"/{language_prefix}{address}" if language_prefix else address


def relative(target: str, page: str) -> str:
    """The relative address of `target` from `page`, both given from the root; addresses of pages end in `/`."""
    path, hash_sign, anchor = target.partition("#")
    if path == page and hash_sign:
        return f"#{anchor}"
    return f"{_relative_path(path, page)}{hash_sign}{anchor}"


@lru_cache(4096)
def _relative_path(path: str, page: str) -> str:
    target_parts, page_parts = _parts(path), _parts(page)
    shared = sum(1 for _ in takewhile(lambda parts: parts[0] == parts[1], zip(target_parts, page_parts, strict=False)))
    steps = "/".join([*[".."] * (len(page_parts) - shared), *target_parts[shared:]]) or "."
    return f"{steps}/" if path.endswith("/") else steps


def _parts(address: str) -> list[str]:
    return [part for part in address.split("/") if part]
