"""Dates lie in the year whose folder they stand in. Codes: `date-outside-year`, `revision-order`.

A yearly review is reported, and a stock is read, in the first weeks of the next year: articles and `as_of` have until
31 March.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.model.article_index import YearlyArticles
from bilan.model.figure import Revision
from bilan.model.report import Report
from bilan.values.partial_date import PartialDate

OUTSIDE = Code("date-outside-year")
REVISION_ORDER = Code("revision-order")


def check(report: Report) -> Iterator[Problem]:
    """Dates of figures, targets, rebuttals and events."""
    for indicator in report.indicators.values():
        for target in indicator.targets.values():
            yield from _revisions(target.revisions)
    for year in report.years.values():
        for figure in year.figures.values():
            yield from _dated(year.number, figure.as_of, figure.at("as_of"), grace=True)
            yield from _revisions(figure.revisions)
        for rebuttal in year.rebuttals:
            yield from _dated(year.number, rebuttal.date, rebuttal.at("date"), grace=False)
        for event in year.events:
            yield from _dated(year.number, event.date, event.at("date"), grace=False)


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """Dates of articles."""
    for article in articles.listed:
        yield from _dated(articles.year, article.date, article.at("date"), grace=True)


def _dated(year: int, when: PartialDate | None, place: Place, grace: bool) -> Iterator[Problem]:
    latest = date(year + 1, 3, 31) if grace else date(year, 12, 31)
    if when and (when.last < date(year, 1, 1) or when.first > latest):
        message = translatable("{date} does not belong to {year}, the year of this folder.", date=when, year=year)
        yield OUTSIDE.at(
            place, message, translatable("Check the date, or move the entry to the folder {folder}.", folder=f"{when.year}/")
        )


def _revisions(revisions: tuple[Revision, ...]) -> Iterator[Problem]:
    for earlier, later in pairwise(revisions):
        if later.date < earlier.date:
            message = translatable(
                "Found the revision of {later} after the one of {earlier}; expected the oldest first.",
                later=later.date,
                earlier=earlier.date,
            )
            yield REVISION_ORDER.at(later.at("date"), message, translatable("Write the oldest revision first."))
