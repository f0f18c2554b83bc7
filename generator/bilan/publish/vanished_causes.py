"""Why a published address no longer exists, and what brings it back; both follow from the address.

Addresses of one thing (a chart as SVG, as CSV and for other sites, in each language) have one cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from bilan.diagnostics.problem import suggestion
from bilan.messages.message import Message, translatable
from bilan.model.report import Report

OF_FIGURES = "figures"  # the cause of addresses that are gone with the figures of a year
_INDICATOR = re.compile(r"(?<=-)[a-z][a-z0-9_]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cause:
    """What is gone, the same for all addresses of it, and how it comes back.

    `by_figures` is True if it may be gone with the figures of a year, `chosen` if a setting leaves it out.
    """

    gone: str
    remedy: Message
    by_figures: bool = False
    chosen: bool = False


@dataclass(frozen=True)
class Causes:
    """Causes by address; `report` is the public view of the report, `pages` are the addresses of its pages."""

    report: Report | None = None
    pages: Collection[str] = ()

    def of(self, address: str) -> Cause:
        """Return the cause for an address, from the root of the site, that no longer exists."""
        place = self._in_default_language(address)
        for pattern, cause in _CAUSES:
            if found := pattern.fullmatch(place):
                return cause(self, *found.groups())
        return self._page(address, place)

    def _in_default_language(self, address: str) -> str:
        _, first, *rest = address.split("/")
        others = self.report.languages[1:] if self.report else ()
        return "/" + "/".join(rest) if first in others and rest else address

    def _page(self, address: str, place: str) -> Cause:
        near = suggestion(address, self.pages)
        moved = translatable("If the page has moved, write its new address after it: “{address} /new/”.", address=address)
        return Cause(place.partition("#")[0], translatable("{moved} {near}", moved=moved, near=near) if near else moved)

    def _chart(self, name: str) -> Cause:
        known = self.report.indicators if self.report else {}
        for indicator in _INDICATOR.findall(name) if not name.startswith(("press-", "events-")) else ():
            if indicator not in known:
                return self._indicator(indicator)
        year = name.rpartition("-")[2]
        if year.isdecimal() and not self._has_figures(int(year)) and not name.startswith("events-"):
            return _figures_of(year)
        what = translatable(
            "Put back what the chart “{name}” was drawn from: its figures, parts, events or articles.", name=name
        )
        return Cause(f"chart {name}", what, by_figures=not name.startswith(("press-", "events-")))

    def _observation(self, indicator: str, year: str) -> Cause:
        if not self._has_figures(int(year)):
            return _figures_of(year)
        if self.report and indicator not in self.report.indicators:
            return self._indicator(indicator)
        file = f"data/{year}/figures.yml"
        words = translatable("Put “{id}” back in {file}; “status: withheld” hides its number.", id=indicator, file=file)
        return Cause(f"{year}/{indicator}", words)

    def _indicator(self, indicator: str) -> Cause:
        remedy = translatable(
            "Put “{id}” back, in data/indicators.yml and in the figures.yml of a public year. If it has a new name, write"
            " the new address of its page: “/indicators/{id}/ /indicators/new/”.",
            id=indicator,
        )
        return Cause(f"indicator {indicator}", remedy, by_figures=True)

    def _article(self, year: str, article: str) -> Cause:
        if not self._has_articles(int(year)):
            return self._press(year)
        return Cause(
            article, translatable("Put the article “{id}” back in data/{year}/articles.yml.", id=article, year=year)
        )

    def _press(self, year: str) -> Cause:
        folder = f"data/{year}/"
        words = translatable(
            "Put articles back in {folder}articles.yml; “press: draft” in {folder}year.yml hides them.", folder=folder
        )
        return Cause(f"press {year}", words)

    def _all_press(self) -> Cause:
        return Cause(
            "press",
            translatable("No article is public. Put one back, or take “press: draft” out of the year.yml of its year."),
        )

    def _comparison(self) -> Cause:
        remedy = translatable(
            "This page compares two years, and needs two public years with figures of the same indicator. Put back the"
            " figures of a second year; its year.yml must have “status: published”."
        )
        return Cause("comparison", remedy, by_figures=True)

    def _month(self, year: str, month: str) -> Cause:
        if not self._has_articles(int(year)):
            return self._press(year)
        pages = {"old": f"/{year}/press/{month}/", "new": f"/{year}/press/"}
        return Cause(
            f"press {year} {month}", translatable("Write the address of the year after it: “{old} {new}”.", **pages)
        )

    def _rebuttal(self, year: str, rebuttal: str | None) -> Cause:
        if not self.report or int(year) not in self.report.years or not self.report.years[int(year)].rebuttals:
            return _rebuttals_of(year)
        remedy = translatable("Put the rebuttal “{id}” back in data/{year}/rebuttals.yml.", id=rebuttal or "", year=year)
        return Cause(f"rebuttal {rebuttal}", remedy)

    def _year(self, year: str) -> Cause:
        return _figures_of(year)

    def _document(self, year: str) -> Cause:
        if not self._has_figures(int(year)):
            return _figures_of(year)
        remedy = translatable("With “pdf: false” in mkdocs.yml there are no PDFs. Delete it to publish them again.")
        return Cause("documents", remedy, chosen=True)

    def _source(self, source: str) -> Cause:
        return Cause(f"source {source}", translatable("Put the source “{id}” back in data/sources.yml.", id=source))

    def _term(self, term: str) -> Cause:
        return Cause(f"term {term}", translatable("Put the term “{id}” back in data/glossary.yml.", id=term))

    def _has_figures(self, year: int) -> bool:
        return bool(self.report and year in self.report.years and self.report.years[year].figures)

    def _has_articles(self, year: int) -> bool:
        return bool(self.report and year in self.report.years and self.report.years[year].articles)


def _figures_of(year: str) -> Cause:
    remedy = translatable(
        "The figures of {year} are not public. Put them back in data/{year}/figures.yml; its year.yml "
        "must have “status: published”, and no “publish_on” in the future.",
        year=year,
    )
    return Cause(f"{OF_FIGURES} {year}", remedy)


def _rebuttals_of(year: str) -> Cause:
    remedy = translatable(
        "The rebuttals of {year} are not public. Put them back in data/{year}/rebuttals.yml; its "
        "year.yml must have “status: published”, and no “publish_on” in the future.",
        year=year,
    )
    return Cause(f"rebuttals {year}", remedy)


_CAUSES: tuple[tuple[re.Pattern[str], Callable[..., Cause]], ...] = tuple(
    (re.compile(pattern, re.ASCII), cause)
    for pattern, cause in (
        (r"/data/charts/([^/]+)\.(?:svg|csv)", Causes._chart),
        (r"/embed/([^/]+)/index\.html", Causes._chart),
        (r"/indicators/([^/#]+)/#(\d{4})(?:-.+)?", Causes._observation),
        (r"/indicators/([^/#]+)/", Causes._indicator),
        (r"/data/indicators/([^/]+)\.json", Causes._indicator),
        (r"/press/", Causes._all_press),
        (r"/compare/", Causes._comparison),
        (r"/(\d{4})/press/#(.+)", Causes._article),
        (r"/(\d{4})/press/", Causes._press),
        (r"/(\d{4})/press/([^/#]+)/", Causes._month),
        (r"/(\d{4})/rebuttals/(?:#(.+))?", Causes._rebuttal),
        (r"/(\d{4})/", Causes._year),
        (r"/(\d{4})/report\.pdf", Causes._document),
        (r"/data/(\d{4})/[^/]+", Causes._year),
        (r"/sources/#(.+)", Causes._source),
        (r"/glossary/#(.+)", Causes._term),
    )
)
