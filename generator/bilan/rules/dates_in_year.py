"""Dates and periods lie in the year of their folder. Codes: `date-outside-year`, `revision-order`.

A yearly review is reported, and a stock is read, in the first weeks of the next year: articles and `as_of` have until the
end of its third month (31 March of a calendar year). A period begins in the year, or is a span that ends in it; the periods
of a breakdown lie in that of the figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.model.article_index import YearlyArticles
from bilan.model.figure import Figure, Revision
from bilan.model.report import Report
from bilan.rules.breakdowns import outside
from bilan.values.partial_date import PartialDate
from bilan.values.period import Period, reporting_year_of, year_label, year_period

OUTSIDE = Code("date-outside-year")
REVISION_ORDER = Code("revision-order")


def check(report: Report) -> Iterator[Problem]:
    """Dates of figures, targets, rebuttals and events, and periods."""
    for indicator in report.indicators.values():
        for target in indicator.targets.values():
            yield from _revisions(target.revisions)
    for year in report.years.values():
        own = year.period
        for figure in year.figures.values():
            yield from _figure(figure, own)
        for rebuttal in year.rebuttals:
            yield from _dated(own, rebuttal.date, rebuttal.at("date"), grace=False)
        for event in year.events:
            yield from _dated(own, event.date, event.at("date"), grace=False)


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """Dates of articles."""
    own = year_period(articles.year, articles.begins)
    for article in articles.listed:
        yield from _dated(own, article.date, article.at("date"), grace=True)


def _figure(figure: Figure, year: Period) -> Iterator[Problem]:
    if figure.period and not year.holds(figure.period):
        yield _outside(year, str(figure.period), figure.period.start, figure.at("period"))
    cells = [cell for item in figure.by.values() for cell in item.having("as_of", "revisions")]
    for observation in (figure, *cells):
        yield from _dated(year, observation.as_of, observation.at("as_of"), grace=True)
        yield from _revisions(observation.revisions)
    for breakdown in figure.by.values():
        for member, coordinates in outside(figure, breakdown):
            values = {"period": member, "whole": figure.period, "id": figure.id}
            message = translatable("{period} is not a part of {whole}, the period of “{id}”.", **values)
            hint = translatable("Check the period, or move it to the figure of its year.")
            yield OUTSIDE.at(breakdown.cells[coordinates].place, message, hint)


def _dated(year: Period, when: PartialDate | None, place: Place, grace: bool) -> Iterator[Problem]:
    latest = _end_of_third_month(year.end) if grace else year.end
    if when and (when.last < year.start or when.first > latest):
        yield _outside(year, str(when), when.first, place)


def _outside(year: Period, found: str, first: date, place: Place) -> Problem:
    label = year_label(year.year, year.begins)
    message = translatable("{date} does not belong to {year}, the year of this folder.", date=found, year=label)
    folder = f"{reporting_year_of(first, year.begins)}/"
    return OUTSIDE.at(
        place, message, translatable("Check the date, or move the entry to the folder {folder}.", folder=folder)
    )


def _end_of_third_month(day: date) -> date:
    """The last day of the third month after a day that ends a month."""
    fourth = day.year * 12 + day.month + 3
    return date(fourth // 12, fourth % 12 + 1, 1) - timedelta(days=1)


def _revisions(revisions: tuple[Revision, ...]) -> Iterator[Problem]:
    for earlier, later in pairwise(revisions):
        if later.date < earlier.date:
            message = translatable(
                "Found the revision of {later} after the one of {earlier}; expected the oldest first.",
                later=later.date,
                earlier=earlier.date,
            )
            yield REVISION_ORDER.at(later.at("date"), message, translatable("Write the oldest revision first."))
