"""The figures that are broken down, one after the other, for the rules that check them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bilan.analysis.unread_causes import unread_entry
from bilan.diagnostics.problem import Problem
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report


def check_broken_down(
    report: Report, check_figure: Callable[[Report, Figure, Indicator], Iterable[Problem]]
) -> Iterator[Problem]:
    """The problems of every figure that is broken down, each following the problem that left an entry of it unread."""
    for figure in report.figures:
        indicator = report.indicators.get(figure.id)
        if figure.by and indicator:
            cause = unread_entry(report, ("figures",), figure.id, figure.year)
            yield from (problem.following(cause) for problem in check_figure(report, figure, indicator))
