"""A break in the series is told to those who see the figures on both sides of it. Code: `hidden-break`.

A draft that lies between public years takes its break with it: readers would be given a change across it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.series import observations
from generator.model.figures import Figure
from generator.model.report import Report
from generator.model.year import YearStatus
from generator.problems import Code, Problem
from generator.said import said

HIDDEN_BREAK = Code("hidden-break")


def check(report: Report) -> Iterator[Problem]:
    """The first public figure after a break that only drafts tell of."""
    for indicator in report.indicators:
        untold: Figure | None = None
        seen = False
        for figure in observations(report, indicator):
            if report.years[figure.year].about.status is YearStatus.DRAFT:
                untold = figure if figure.break_ else untold
                continue
            if untold and seen and not figure.break_:
                yield _problem(figure, untold)
            untold, seen = None, True


def _problem(figure: Figure, untold: Figure) -> Problem:
    message = said(
        "“{figure}” would be compared across the break in {year}, which is a draft.", figure=figure.key, year=untold.year
    )
    return HIDDEN_BREAK.at(figure.place, message, said("Write “break: …” here too, with the reason in public words."))
