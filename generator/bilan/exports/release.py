"""A release: the public view of a report, on a day, at an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from bilan.analysis.figure_anchors import anchor_of
from bilan.analysis.report_languages import languages
from bilan.locales.language import Language
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import Site, localized_path

TODAY = "today"


@dataclass(frozen=True)
class Release:
    """`report` has nothing hidden; `site` is the address of the site's root, empty if it is unknown.

    `calendar` has the day: what reads it is made again each day, if it is tracked.
    """

    report: Report
    calendar: Mapping[str, date]
    site: str = ""

    @classmethod
    def on(cls, day: date, report: Report, site: str = "") -> Self:
        """Return the release of a report on a day."""
        return cls(report, {TODAY: day}, site)

    @property
    def day(self) -> date:
        """The day of publication."""
        return self.calendar[TODAY]

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the report, the default first."""
        return languages(self.report)

    def formatter(self, language: Language) -> PageFormatter:
        """Return the formatter of the report in a language."""
        return PageFormatter(self.report, language)

    def prefix(self, language: Language) -> str:
        """Return the prefix of a language's addresses, empty for the default language."""
        return "" if language == self.languages[0] else language.subtag

    def path(self, language: Language, address: str) -> str:
        """Return the path of a file of a language, from its address there: `/feed.xml` in Arabic is `ar/feed.xml`."""
        return localized_path(self.prefix(language), address).lstrip("/")

    def link(self, language: Language, address: str) -> str:
        """Return the full address of a page or a file of a language; from the root if the site's address is unknown."""
        return self.located(localized_path(self.prefix(language), address))

    def located(self, address: str) -> str:
        """Return the full address of an address of the site (RFC 3986, 5)."""
        return Site(self.site).full(address)

    def page(self, language: Language, address: str) -> str:
        """Return the address of a page for a file at the root of its language: in full, or relative to that file."""
        return self.link(language, address) if self.site else address.lstrip("/") or "./"

    def observation(self, figure: Figure) -> str:
        """Return the permanent address of an observation, in the default language."""
        return self.link(self.languages[0], f"/indicators/{figure.id}/#{anchor_of(self.report, figure)}")
