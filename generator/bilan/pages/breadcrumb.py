"""The pages above a page, by address: the report, the year, its press review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bilan.pages.navigation import menu_title
from bilan.pages.page import Page
from bilan.render.page_links import localized_path


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above another: its title, escaped, and its path from the root of the site."""

    title: str
    path: str


def ancestors(address: str) -> Iterator[str]:
    """The addresses above an address, the nearest first: `/2024/press/03/` is below `/2024/press/`, `/2024/` and `/`."""
    parts = address.strip("/").split("/")
    for count in range(len(parts) - 1, 0, -1):
        yield f"/{'/'.join(parts[:count])}/"
    if address != "/":
        yield "/"


def breadcrumb(page: Page, pages: Mapping[str, Page]) -> tuple[Crumb, ...]:
    """The pages above a page, from the home page down; empty for a page directly below the home page.

    `pages` are all pages by address.
    """
    addresses = (localized_path(page.prefix, address) for address in ancestors(page.within))
    above = [pages[address] for address in addresses if address in pages]
    return tuple(map(_crumb, reversed(above))) if len(above) > 1 else ()


def _crumb(page: Page) -> Crumb:
    title = page.language.words("Report") if page.within == "/" else menu_title(page, page.within)
    return Crumb(title, page.address.lstrip("/") or ".")
