"""The edition of a year: the report up to that year, with every document that may be cited."""

from __future__ import annotations

from dataclasses import replace

from bilan.model.report import Report
from bilan.model.year import Year


def edition_of(report: Report, year: int) -> Report:
    """The report up to a year. Later years keep only their articles, because figures of this year may cite them."""
    years = {number: data if number <= year else _only_articles(data) for number, data in report.years.items()}
    return replace(report, years=years)


def _only_articles(year: Year) -> Year:
    return Year(year.number, year.place, year.about, articles=year.articles, begins=year.begins)


def editions(report: Report) -> tuple[int, ...]:
    """The years that have figures, and therefore a PDF."""
    return tuple(number for number, year in report.years.items() if year.figures)
