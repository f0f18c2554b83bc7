"""Members that overlap: each is at most the figure, and one that is made of others (`parts`) is their sum.

All on the intervals that qualifiers and roundings claim. Where some parts are missing, the others may not exceed their sum.
Codes: `inclusion-too-large`, `sum-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from bilan.analysis.unread_causes import unread_entry
from bilan.diagnostics.problem import Problem
from bilan.messages.message import translatable
from bilan.model.aggregation import may_be_added
from bilan.model.dimension import Dimension
from bilan.model.figure import Figure, FigureBreakdown
from bilan.model.report import Report
from bilan.rules.inclusions import TOO_LARGE
from bilan.rules.sum_messages import interval_words
from bilan.rules.sums import SUM_MISMATCH
from bilan.values.interval import ZERO, Interval
from bilan.values.quantity import quantity_text


def check(report: Report) -> Iterator[Problem]:
    """Every figure that is broken down by one dimension whose members overlap."""
    for figure in report.figures:
        indicator = report.indicators.get(figure.id)
        for name, breakdown in figure.by.items():
            dimension = report.dimensions.get(name)
            if dimension and dimension.overlaps and indicator and may_be_added(indicator, report.units):
                cause = breakdown.unread or unread_entry(report, ("figures",), figure.id, figure.year)
                yield from (problem.following(cause) for problem in _members(figure, breakdown, dimension))


def _members(figure: Figure, breakdown: FigureBreakdown, dimension: Dimension) -> Iterator[Problem]:
    cells = {coordinates[0]: cell for coordinates, cell in breakdown.cells.items()}
    for member, cell in cells.items():
        if cell.interval and figure.interval and figure.interval.below(cell.interval):
            message = translatable(
                "“{part}” ({value}) is larger than “{whole}” ({total}), which includes it.",
                part=member,
                value=cell.quantity and quantity_text(cell.quantity),
                whole=figure.id,
                total=figure.quantity and quantity_text(figure.quantity),
            )
            yield TOO_LARGE.at(cell.place, message, translatable("Check both numbers."))
        names = [part.name for part in dimension.members[member].parts]
        given = {name: cells[name] for name in names if name in cells and cells[name].interval}
        if cell.interval and given:
            yield from _sum(cell, member, given, complete=len(given) == len(names))


def _sum(whole: Figure, member: str, parts: dict[str, Figure], *, complete: bool) -> Iterator[Problem]:
    claim = whole.interval or ZERO
    summed = reduce(Interval.__add__, (part.interval or ZERO for part in parts.values()), ZERO)
    if summed.overlaps(claim) if complete else not claim.below(summed):
        return
    message = translatable(
        "The parts add up to {sum} ({terms}), but “{id}” is {total}.",
        sum=interval_words(summed),
        terms=" + ".join(f"{name} {part.quantity and quantity_text(part.quantity)}" for name, part in parts.items()),
        id=member,
        total=interval_words(claim),
    )
    yield SUM_MISMATCH.at(whole.place, message, translatable("Check the parts, the total and their qualifiers."))
