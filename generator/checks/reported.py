"""What articles report is compared with the institution's figure. Warning: `reported-differently`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.articles import Reporting, index_of
from generator.model.figures import Figure
from generator.model.report import Report
from generator.problems import Code, Problem, Severity
from generator.said import said

DIFFERENT = Code("reported-differently", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Every number an article gives that is not the figure's value; both pages show the difference."""
    for year in report.years.values():
        for reported in index_of(year.articles).reported:
            figure = report.referred(reported.reference, year.number)
            if figure and figure.value is not None and reported.value not in (None, figure.value):
                yield _different(reported, figure)


def _different(reported: Reporting, figure: Figure) -> Problem:
    values = {"reported": reported.value, "figure": figure.key, "value": figure.value}
    message = said("“{article}” reports {reported} where {figure} is {value}.", article=reported.article, **values)
    hint = said("Check both; where they are as published, leave them: both pages show the difference.")
    return DIFFERENT.at(reported.place, message, hint)
