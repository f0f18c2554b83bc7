"""A page that opens from a folder: every address is that of a file, and elements that do not work there are removed."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import PurePosixPath

from bilan.values.web_address import split_address

_ADDRESS = re.compile(r"""(?P<before>\s(?:href|src|action)=)(?P<quote>["'])(?P<address>.*?)(?P=quote)""", re.DOTALL)
_NOT_OFFLINE = re.compile(
    r"""<link\b[^>]*\brel=["']?(?:preload|modulepreload|canonical|preconnect)\b[^>]*>\s*"""
    r"""|<meta\b[^>]*http-equiv=["']?Content-Security-Policy["']?[^>]*>\s*"""
    r"""|<meta\b[^>]*property=["']?(?:og|twitter):(?:image|card)[^>]*>\s*""",
    re.IGNORECASE,
)
_INTEGRITY = re.compile(r"""\s(?:integrity|crossorigin)(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?(?=[\s>/])""")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_FIRST_SCRIPT = re.compile(r"<script\b[^>]*\bsrc=")
SCRIPTS = ("iframe-worker.js", "files.js")  # they come before all other scripts
WORKER = "offline-search.js"
_WORKER = re.compile(r'("search":\s*"[^"]*/)workers/[^"]*(")')


def offline_html(html: str, path: str) -> str:
    """The HTML of a page for the copy; `path` is its path in the copy."""
    depth = "../" * (len(PurePosixPath(path).parts) - 1)
    html = _NOT_OFFLINE.sub("", html)
    html = _INTEGRITY.sub("", html)
    html = _ADDRESS.sub(_with_file_address, html)
    html = _WORKER.sub(rf"\g<1>workers/{WORKER}\g<2>", html)
    scripts = "".join(f'<script src="{depth}assets/offline/{name}"></script>' for name in SCRIPTS)
    return _FIRST_SCRIPT.sub(lambda match: scripts + match.group(), html, count=1)


def _with_file_address(match: re.Match[str]) -> str:
    quote = match["quote"]
    return f"{match['before']}{quote}{escape(file_of(unescape(match['address'])), quote=True)}{quote}"


def file_of(address: str) -> str:
    """An address, with `index.html` if it is that of a folder; external addresses and fragments are unchanged."""
    if not address or address.startswith("#") or _SCHEME.match(address):
        return address
    path, separator, rest = split_address(address)
    name = path.rpartition("/")[2]
    if path and name in ("", ".", ".."):
        path = f"{path.rstrip('/')}/index.html" if name == "" else f"{path}/index.html"
    return f"{path}{separator}{rest}"
