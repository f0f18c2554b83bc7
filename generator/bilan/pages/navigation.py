"""The menu of the site: a few groups of links. Indicators are not in the menu, but in the list of indicators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.pages.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the menu, or a group of entries; `title` is escaped."""

    title: str
    page: Page | None = None
    children: tuple[Entry, ...] = ()


MAIN = ("/indicators/", "/targets/", "/press/")
ABOUT = ("/sources/", "/method/", "/glossary/", "/errata/", "/data/", "/accessibility/")


def navigation(report: Report, pages: Iterable[Page], language: Language) -> tuple[Entry, ...]:
    """The menu of a language: home and hand-written pages, years with figures (newest first), indicators, targets, press,
    about."""
    by_address = {page.within: page for page in pages if page.language == language}
    years = ["/years/", "/compare/"] + [
        f"/{year.number}/" for year in sorted(report.years.values(), key=lambda year: -year.number) if year.figures
    ]
    known = {"/", "/years/", "/compare/", *MAIN, *ABOUT}
    hand_written = [
        address for address in by_address if address not in known and address.count("/") == 2 and not is_year(address)
    ]
    words = language.words
    groups = (
        Entry(words("Report"), children=_entries(by_address, ["/", *sorted(hand_written)])),
        Entry(words("Years"), children=_entries(by_address, years)),
        *_entries(by_address, MAIN),
        Entry(words("Method and sources"), children=_entries(by_address, ABOUT)),
    )
    return tuple(entry for entry in groups if entry.page or entry.children)


def is_year(address: str) -> bool:
    """True for the address of a year's page within a language: `/2024/`."""
    return address.strip("/").isdigit()


def _entries(pages: dict[str, Page], addresses: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(Entry(menu_title(pages[address], address), pages[address]) for address in addresses if address in pages)


def menu_title(page: Page, address: str) -> str:
    """The title of a page in the menu and in the links above a page: the number of a year alone."""
    if address == "/years/":
        return page.language.words("All years")
    return address.strip("/") if is_year(address) else page.title
