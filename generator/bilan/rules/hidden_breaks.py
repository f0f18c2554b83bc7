"""Readers who see the figures on both sides of a break must see the break. Code: `hidden-break`.

A draft between public years hides its break, so that readers would see a change across it.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.time_series import observations
from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import translatable
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.year import YearStatus

HIDDEN_BREAK = Code("hidden-break")


def check(report: Report) -> Iterator[Problem]:
    """The first public figure after a break that only drafts declare."""
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
    message = translatable(
        "“{figure}” would be compared across the break in {year}, which is a draft.", figure=figure.key, year=untold.year
    )
    return HIDDEN_BREAK.at(
        figure.place, message, translatable("Write “break: …” here too, with the reason in public words.")
    )
