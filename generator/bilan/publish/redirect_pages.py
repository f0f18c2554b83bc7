"""Pages in place of moved ones, for hosts without redirects; what follows “#” is kept."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from bilan.render.page_links import relative

_FORWARD = "location.replace(document.links[0].href + location.hash)"


@dataclass(frozen=True, slots=True)
class Notice:
    """The sentence for readers, and its language."""

    words: str
    tag: str
    direction: str


def redirect_pages(moved: Mapping[str, str], notices: Mapping[str, Notice]) -> dict[str, str]:
    """Return the pages by file; `notices` are by the prefix of a language's addresses (`ar/`, empty for the default)."""
    pages = {old: new for old, new in moved.items() if posixpath.splitext(old)[1] in ("", ".html")}
    return {_file(old): _page(relative(new, _folder(old)), _notice(old, notices)) for old, new in pages.items()}


def _file(address: str) -> str:
    return address[1:] if address.endswith(".html") else f"{address.strip('/')}/index.html"


def _folder(address: str) -> str:
    return posixpath.dirname(address) + "/" if address.endswith(".html") else address.rstrip("/") + "/"


def _notice(address: str, notices: Mapping[str, Notice]) -> Notice:
    root = max((root for root in notices if address.startswith(f"/{root}")), key=len)
    return notices[root]


def _page(to: str, notice: Notice) -> str:
    lines = (
        "<!doctype html>",
        f'<html lang="{notice.tag}" dir="{notice.direction}">',
        '<head><meta charset="utf-8">',
        f"<title>{escape(notice.words)}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f'<link rel="canonical" href="{escape(to)}">',
        f'<noscript><meta http-equiv="refresh" content="0; url={escape(to)}"></noscript></head>',
        f'<body><p><a href="{escape(to)}">{escape(notice.words)}</a></p>',
        f"<script>{_FORWARD}</script></body></html>",
    )
    return "".join(f"{line}\n" for line in lines)
