"""What articles report is compared with the institution's figure. Warning: `reported-differently`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import translatable
from bilan.model.article_index import Reporting, index_of
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.values.quantity import quantity_text

DIFFERENT = Code("reported-differently", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Every number an article gives that is not the figure's value; both pages show the difference."""
    for year in report.years.values():
        for reported in index_of(year.articles).reported:
            figure = report.referred(reported.reference, year.number)
            if figure and figure.value is not None and reported.value is not None and not figure.states(reported.value):
                yield _different(reported, figure)


def _different(reported: Reporting, figure: Figure) -> Problem:
    values = {
        "reported": reported.value and quantity_text(reported.value),
        "figure": figure.key,
        "value": figure.quantity and quantity_text(figure.quantity),
    }
    message = translatable("“{article}” reports {reported}, but {figure} is {value}.", article=reported.article, **values)
    hint = translatable("Check both. If both are as published, leave them: both pages show the difference.")
    return DIFFERENT.at(reported.place, message, hint)
