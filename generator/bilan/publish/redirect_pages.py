"""Pages in place of moved ones: for hosts without redirects, and for pages whose places have moved apart.

What follows “#” never reaches a server. So a page whose observations are now on several pages stays as a small page, with a
link for each of its places; a script follows the link of the requested place. Any other place is kept.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from bilan.render.page_links import relative

_FORWARD = (
    "const page = document.links[0], place = document.getElementById(location.hash.slice(1));"
    "location.replace(place ? place.href : page.hash ? page.href : page.href + location.hash)"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """The sentence for readers, and its language."""

    words: str
    tag: str
    direction: str


def redirect_pages(moved: Mapping[str, str], notices: Mapping[str, Notice]) -> dict[str, str]:
    """Return the pages by file; `notices` are by the prefix of a language's addresses (`ar/`, empty for the default)."""
    pages = {old: new for old, new in moved.items() if is_page(old)}
    places = places_by_page(moved)
    return {_file(old): _page(old, new, places.get(old, {}), _notice(old, notices)) for old, new in pages.items()}


def is_page(address: str) -> bool:
    """True for the address of a page, False for one of a file or of a place on a page."""
    return "#" not in address and posixpath.splitext(address)[1] in ("", ".html")


def places_by_page(moved: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the places with a new address of their own, by their old page: anchor → new address."""
    found: dict[str, dict[str, str]] = {}
    for old, new in moved.items():
        page, hash_, anchor = old.partition("#")
        if hash_:
            found.setdefault(page, {})[anchor] = new
    return found


def _file(address: str) -> str:
    return address[1:] if address.endswith(".html") else f"{address.strip('/')}/index.html"


def _folder(address: str) -> str:
    return posixpath.dirname(address) + "/" if address.endswith(".html") else address.rstrip("/") + "/"


def _notice(address: str, notices: Mapping[str, Notice]) -> Notice:
    root = max((root for root in notices if address.startswith(f"/{root}")), key=len)
    return notices[root]


def _page(old: str, new: str, places: Mapping[str, str], notice: Notice) -> str:
    to, folder = relative(new, _folder(old)), _folder(old)
    items = (
        f'<li><a id="{escape(anchor)}" href="{escape(relative(address, folder))}">{escape(anchor)}</a></li>'
        for anchor, address in places.items()
    )
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
        *(["<ul>", *items, "</ul>"] if places else []),
        f"<script>{_FORWARD}</script></body></html>",
    )
    return "".join(f"{line}\n" for line in lines)
