"""What articles report is compared with the institution's figure. Warning: `reported-differently`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.report import Report
from generator.problems import Code, Problem, Severity
from generator.said import said

DIFFERENT = Code("reported-differently", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Every number an article gives that is not the figure's value; both pages show the difference."""
    for article in report.articles:
        for reported in article.figures:
            figure = report.referred(reported.figure, article.year)
            if figure and figure.value is not None and reported.value not in (None, figure.value):
                values = {"reported": reported.value, "figure": figure.key, "value": figure.value}
                message = said("“{article}” reports {reported} where {figure} is {value}.", article=article.id, **values)
                yield DIFFERENT.at(
                    reported.place,
                    message,
                    said("Check both; where they are as published, leave them: both pages show the difference."),
                )
