"""A page that opens from a folder: every address names a file, and what browsers refuse there is taken out."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import PurePosixPath

_ADDRESS = re.compile(r"""(?P<before>\s(?:href|src|action)=)(?P<quote>["'])(?P<address>.*?)(?P=quote)""", re.DOTALL)
_REFUSED = re.compile(
    r"""<link\b[^>]*\brel=["']?(?:preload|modulepreload|canonical|preconnect)\b[^>]*>\s*"""
    r"""|<meta\b[^>]*http-equiv=["']?Content-Security-Policy["']?[^>]*>\s*"""
    r"""|<meta\b[^>]*property=["']?(?:og|twitter):(?:image|card)[^>]*>\s*""",
    re.IGNORECASE,
)
_CHECKED = re.compile(r"""\s(?:integrity|crossorigin)(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?(?=[\s>/])""")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_FIRST_SCRIPT = re.compile(r"<script\b[^>]*\bsrc=")
SCRIPTS = ("iframe-worker.js", "files.js")  # they stand before all others
WORKER = "offline-search.js"
_WORKER = re.compile(r'("search":\s*"[^"]*/)workers/[^"]*(")')


def offline_html(html: str, path: str) -> str:
    """The page at a path of the copy."""
    depth = "../" * (len(PurePosixPath(path).parts) - 1)
    html = _REFUSED.sub("", html)
    html = _CHECKED.sub("", html)
    html = _ADDRESS.sub(_named, html)
    html = _WORKER.sub(rf"\g<1>workers/{WORKER}\g<2>", html)
    scripts = "".join(f'<script src="{depth}assets/offline/{name}"></script>' for name in SCRIPTS)
    return _FIRST_SCRIPT.sub(lambda found: scripts + found.group(), html, count=1)


def _named(found: re.Match[str]) -> str:
    quote = found["quote"]
    return f"{found['before']}{quote}{escape(file_of(unescape(found['address'])), quote=True)}{quote}"


def file_of(address: str) -> str:
    """An address with `index.html` where it names a folder; one that leads elsewhere, or on the page itself, as it is."""
    if not address or address.startswith("#") or _SCHEME.match(address):
        return address
    path, mark, rest = _parted(address)
    name = path.rpartition("/")[2]
    if path and name in ("", ".", ".."):
        path = f"{path.rstrip('/')}/index.html" if name == "" else f"{path}/index.html"
    return f"{path}{mark}{rest}"


def _parted(address: str) -> tuple[str, str, str]:
    found = re.search(r"[?#]", address)
    return (address[: found.start()], found.group(), address[found.end() :]) if found else (address, "", "")
