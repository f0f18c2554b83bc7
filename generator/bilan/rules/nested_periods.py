"""A quarter or half of a figure is what its months make, and the last month of a stock. All on intervals.

Codes: `sum-mismatch`, `stock-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from bilan.diagnostics.problem import Problem
from bilan.messages.message import translatable
from bilan.model.aggregation import adds_up_over_time
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import FigureBreakdown
from bilan.model.indicator import Indicator, Measure
from bilan.model.report import Report
from bilan.rules.breakdowns import STOCK_MISMATCH
from bilan.rules.sum_messages import interval_words
from bilan.rules.sums import SUM_MISMATCH
from bilan.values.interval import Interval
from bilan.values.period import Frequency

_LONGEST_FIRST = (Frequency.HALF, Frequency.QUARTER, Frequency.MONTH)


def check(report: Report) -> Iterator[Problem]:
    """Every figure that is broken down by periods of two lengths."""
    for figure in report.figures:
        by_time = [item for item in figure.by.values() if len(item.dimensions) == 1 and item.time and not item.unread]
        indicator = report.indicators.get(figure.id)
        for longer, shorter in permutations(by_time, 2):
            if indicator and _rank(longer) < _rank(shorter):
                yield from _compared(report, indicator, longer, shorter)


def _rank(breakdown: FigureBreakdown) -> int:
    return _LONGEST_FIRST.index(TIME_DIMENSIONS[breakdown.time or ""])


def _compared(report: Report, indicator: Indicator, longer: FigureBreakdown, shorter: FigureBreakdown) -> Iterator[Problem]:
    for cell in longer.cells.values():
        claim = cell.interval
        if claim is None or cell.period is None:
            continue
        parts = cell.period.parts(TIME_DIMENSIONS[shorter.time or ""])
        found = [part.interval for name in parts if (part := shorter.cells.get((str(name),)))]
        known = [one for one in found if one is not None]
        if indicator.kind is Measure.STOCK:
            last = shorter.cells.get((str(parts[-1]),))
            total = last.interval if last else None
            agrees = total is None or claim.overlaps(total)
        elif adds_up_over_time(indicator, report.units) and known:
            total = _sum(known)
            agrees = claim.overlaps(total) if len(known) == len(parts) else not claim.below(total)
        else:
            continue
        if total is not None and not agrees:
            message = translatable(
                "“{table}” makes {sum} for {member}, but “{dimension}” says {claim}.",
                table=shorter.name,
                sum=interval_words(total),
                member=str(cell.period),
                dimension=longer.name,
                claim=interval_words(claim),
            )
            code = STOCK_MISMATCH if indicator.kind is Measure.STOCK else SUM_MISMATCH
            yield code.at(cell.place, message, translatable("Check both."))


def _sum(intervals: list[Interval]) -> Interval:
    total = intervals[0]
    for interval in intervals[1:]:
        total += interval
    return total
