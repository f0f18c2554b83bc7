"""What is being published: a report as it may be shown, on a day, at an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from bilan.analysis.report_languages import languages
from bilan.locales.language import Language
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import Site, localized_path

TODAY = "today"


@dataclass(frozen=True)
class Release:
    """`report` holds nothing that is hidden; `site` is the address of the site's root, empty where it is not known.

    `calendar` holds the day: what asks it for that is made anew each day, if it is watched.
    """

    report: Report
    calendar: Mapping[str, date]
    site: str = ""

    @classmethod
    def on(cls, day: date, report: Report, site: str = "") -> Self:
        """The release of a report on a day."""
        return cls(report, {TODAY: day}, site)

    @property
    def day(self) -> date:
        """The day on which it is published."""
        return self.calendar[TODAY]

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the report, the default first."""
        return languages(self.report)

    def formatter(self, language: Language) -> PageFormatter:
        """What prints the report in a language."""
        return PageFormatter(self.report, language)

    def prefix(self, language: Language) -> str:
        """What addresses of a language begin with: nothing for the default language."""
        return "" if language == self.languages[0] else language.subtag

    def path(self, language: Language, address: str) -> str:
        """The path of a file of a language, from its address there: `/feed.xml` in Arabic is `ar/feed.xml`."""
        return localized_path(self.prefix(language), address).lstrip("/")

    def link(self, language: Language, address: str) -> str:
        """The whole address of a page or a file of a language; from the root where the site's own is not known."""
        return self.located(localized_path(self.prefix(language), address))

    def located(self, address: str) -> str:
        """The whole address of what lies at an address of the site (RFC 3986, 5)."""
        return Site(self.site).full(address)

    def page(self, language: Language, address: str) -> str:
        """The address of a page as a file at the root of its language names it: whole, or relative to that file."""
        return self.link(language, address) if self.site else address.lstrip("/") or "./"

    def observation(self, figure: Figure) -> str:
        """The permanent address of an observation, in the default language."""
        return self.link(self.languages[0], f"/indicators/{figure.id}/#{figure.year}")
