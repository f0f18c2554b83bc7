"""Apache 2.4: a `.htaccess` for the folder of the site, or the same lines in its `<Directory>`.

https://httpd.apache.org/docs/2.4/mod/mod_headers.html
https://httpd.apache.org/docs/2.4/mod/core.html#forcetype
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from bilan.publish.host_files import HostFiles
from bilan.publish.http_headers import ASK_EACH_TIME
from bilan.publish.media_types import CORRECTED, NOT_SERVED, UNKNOWN, MediaType


def serialize(site: HostFiles) -> str:
    """Return the text of the file."""
    general, *particular = site.rules
    base = general.folder or "/"
    blocks = [
        "DirectoryIndex index.html\n",
        f"RedirectMatch 404 {_quoted(_hidden(base))}\n",
        *map(_type, (*UNKNOWN, *CORRECTED)),
        _headers((*general.headers, ASK_EACH_TIME)),
        *(_not_found(folder, page, base) for folder, page in site.missing),
        *(_if(rule.path, _headers(rule.headers, "  ")) for rule in particular),
        *(
            f"RedirectMatch 301 {_quoted(f'^{re.escape(unquote(moved.old))}$')} {_quoted(moved.new)}\n"
            for moved in site.moved
        ),
    ]
    return "".join(blocks)


def _hidden(base: str) -> str:
    return f"^{re.escape(base)}(?:{'|'.join(map(re.escape, NOT_SERVED))})$"


def _type(media: MediaType) -> str:
    """Return the type by name, also for a suffix.

    `AddType` would let the languages and encodings in `a.ar.csv` add to it.
    """
    names = "|".join(f"^{re.escape(end[1:])}" if end.startswith("/") else re.escape(end) for end in media.endings)
    return f'<FilesMatch "(?:{names})$">\n  ForceType {_quoted(media.type)}\n</FilesMatch>\n'


def _not_found(folder: str, page: str, base: str) -> str:
    line = f"ErrorDocument 404 {_quoted(page)}\n"
    return line if folder == base else _if(f"{folder}*", f"  {line}")


def _if(path: str, lines: str) -> str:
    fits = f"-strmatch '{path}'" if path.endswith("*") else f"== '{path}'"
    return f'<If "%{{REQUEST_URI}} {fits}">\n{lines}</If>\n'


def _headers(headers: Iterable[tuple[str, str]], indent: str = "") -> str:
    return "".join(f"{indent}Header always set {name} {_quoted(value.replace('%', '%%'))}\n" for name, value in headers)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
