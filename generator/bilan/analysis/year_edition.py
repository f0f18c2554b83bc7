"""The report as the edition of a year tells it: nothing that happened after, but every document that may be cited."""

from __future__ import annotations

from dataclasses import replace

from bilan.model.report import Report
from bilan.model.year import Year


def edition_of(report: Report, year: int) -> Report:
    """The report up to a year. Later years keep their articles, which figures of this one may cite, and nothing else."""
    years = {number: own if number <= year else _only_documents(own) for number, own in report.years.items()}
    return replace(report, years=years)


def _only_documents(year: Year) -> Year:
    return Year(year.number, year.place, year.about, articles=year.articles)


def editions(report: Report) -> tuple[int, ...]:
    """The years that have figures, and so a document of their own."""
    return tuple(number for number, year in report.years.items() if year.figures)
