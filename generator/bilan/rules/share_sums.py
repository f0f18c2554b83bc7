"""Shares of one whole make 100: the members of the dimension that `shares_of` names, within the rounding of each.

A share of 34 means 33.5 to 34.5, one of 34.0 means 33.95 to 34.05. So three thirds of 33 are right, and a sum
of 101 may be.
Code: `shares-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import Message, translatable
from bilan.model.aggregation import Total, members_of
from bilan.model.breakdown import Coordinates
from bilan.model.figure import Figure, FigureBreakdown
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.rules.sum_messages import interval_words
from bilan.values.interval import Interval, single

SHARES_MISMATCH = Code("shares-mismatch")

WHOLE = single(Decimal(100))


def check(report: Report) -> Iterator[Problem]:
    """Every breakdown by the dimension that its indicator names in `shares_of`."""
    for figure in report.figures:
        indicator = report.indicators.get(figure.id)
        for breakdown in figure.by.values() if indicator and indicator.shares_of else ():
            if (
                indicator
                and indicator.shares_of
                and indicator.shares_of.name in breakdown.dimensions
                and not breakdown.unread
            ):
                yield from _shares(report, figure, indicator, breakdown)


def _shares(report: Report, figure: Figure, indicator: Indicator, breakdown: FigureBreakdown) -> Iterator[Problem]:
    dimension = indicator.shares_of.name if indicator.shares_of else ""
    at = breakdown.dimensions.index(dimension)
    sums: dict[Coordinates, Total] = {}
    for cell in breakdown.numbers():
        others = (*cell.coordinates[:at], *cell.coordinates[at + 1 :])
        rounded = None if cell.value is None else cell.interval or _rounded(cell.value)
        sums.setdefault(others, Total()).add(cell._replace(interval=rounded))
    number = len(members_of(dimension, figure.period, report.dimensions)) if figure.period else 0
    for others, total in sums.items():
        complete = total.given == number
        if not (total.interval.overlaps(WHOLE) if complete else not WHOLE.below(total.interval)):
            yield _mismatch(breakdown, dimension, others, total)


def _rounded(share: Decimal) -> Interval:
    """The shares that are rounded to this one: ± half of its last digit."""
    half = Decimal(5).scaleb(int(share.as_tuple().exponent) - 1)
    return Interval(share - half, share + half)


def _mismatch(breakdown: FigureBreakdown, dimension: str, others: Coordinates, total: Total) -> Problem:
    values = {"dimension": dimension, "sum": interval_words(total.interval)}
    message: Message
    if others:
        message = translatable(
            "The shares by “{dimension}” make {sum} for {members}, not 100.", members=", ".join(others), **values
        )
    else:
        message = translatable("The shares by “{dimension}” make {sum}, not 100.", **values)
    return SHARES_MISMATCH.at(breakdown.place, message, translatable("Check each share and its source."))
