"""The cells of a breakdown make the figure: a flow is their sum, a stock its last period. All on intervals.

Where all members are present, or `residual` names the rest, the sum must be the value; where some are missing it may not
exceed it. A table of several dimensions must also agree with the breakdowns by some of them. Numbers that never add up
(percentages, ranks, `summable: false`) are compared with nothing.
Codes: `sum-mismatch`, `stock-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import EMPTY_MESSAGE, Message, translatable
from bilan.model.aggregation import Total, last_period, sums
from bilan.model.breakdown import Cell, Coordinates, LazyCells
from bilan.model.figure import Figure, FigureBreakdown
from bilan.model.indicator import Indicator, Measure
from bilan.model.report import Report
from bilan.rules.broken_down_figures import check_broken_down
from bilan.rules.sum_messages import interval_words, swapped_digits
from bilan.rules.sums import SUM_MISMATCH
from bilan.values.interval import Interval, single

STOCK_MISMATCH = Code("stock-mismatch")

MOST_TERMS = 12  # numbers shown in a message
MOST_NAMED = 3  # coordinates named in a message


def check(report: Report) -> Iterator[Problem]:
    """Every figure that is broken down."""
    return check_broken_down(report, _figure)


def _figure(report: Report, figure: Figure, indicator: Indicator) -> Iterator[Problem]:
    for breakdown in figure.by.values():
        if breakdown.unread or not fits(figure, breakdown):
            continue
        if figure.interval:
            yield from _whole(report, figure, indicator, breakdown)
        for narrow in figure.by.values():
            if set(narrow.dimensions) < set(breakdown.dimensions) and not narrow.unread:
                yield from _margin(report, figure, indicator, breakdown, narrow)


def fits(figure: Figure, breakdown: FigureBreakdown) -> bool:
    """True where all periods of a breakdown lie in that of the figure; those that do not are reported for themselves."""
    return next(outside(figure, breakdown), None) is None


def outside(figure: Figure, breakdown: FigureBreakdown) -> Iterator[tuple[str, Coordinates]]:
    """The periods of a breakdown outside that of the figure, each once with the coordinates of its first cell."""
    if breakdown.time is None or figure.period is None:
        return
    at = breakdown.dimensions.index(breakdown.time)
    first: dict[str, Coordinates] = {}
    for coordinates in breakdown.cells:
        first.setdefault(coordinates[at], coordinates)
    for member, coordinates in first.items():
        period = breakdown.cells[coordinates].period
        if period and not figure.period.contains(period):
            yield member, coordinates


def _whole(report: Report, figure: Figure, indicator: Indicator, breakdown: FigureBreakdown) -> Iterator[Problem]:
    found = sums(breakdown, (), figure.period, indicator, report.units, report.dimensions)
    total = found.totals.get(()) if found else None
    if found is None or total is None or figure.interval is None or _agrees(total, found.complete, figure.interval, figure):
        return
    if indicator.kind is Measure.STOCK and breakdown.time:
        values = {"period": last_period(breakdown, figure.period) if figure.period else "", "id": figure.id}
        message = translatable(
            "The last period of “{id}”, {period}, is {sum}, but its value is {total}.",
            sum=interval_words(total.interval),
            total=interval_words(figure.interval),
            **values,
        )
        hint = translatable("Of a stock the last period is the value: write the same number in both places.")
        yield STOCK_MISMATCH.at(breakdown.place, message, hint)
        return
    yield _mismatch(figure, breakdown, total, found.complete, figure.interval)


def _agrees(total: Total, complete: int, claim: Interval, figure: Figure) -> bool:
    """True where a sum is what is claimed, or with cells missing and no rest named, not more."""
    residual = figure.residual.value if figure.residual and not figure.parts else None
    summed = total.interval
    sums = [summed] if total.given == complete else []
    if residual is not None:
        sums.append(summed + single(residual))
    return any(one.overlaps(claim) for one in sums) if sums else not claim.below(summed)


def _mismatch(figure: Figure, breakdown: FigureBreakdown, total: Total, complete: int, claim: Interval) -> Problem:
    values = {
        "dimension": breakdown.name,
        "sum": interval_words(total.interval),
        "id": figure.id,
        "total": interval_words(claim),
        "terms": _terms(breakdown),
    }
    if total.given < complete:
        message = translatable(
            "By “{dimension}”, “{id}” makes {sum}{terms}, which is more than its value, {total}.", **values
        )
    else:
        message = translatable("By “{dimension}”, “{id}” makes {sum}{terms}, but its value is {total}.", **values)
    if not (total.is_exact and claim.exact):
        hint = translatable("Check the members, the value and their qualifiers.")
        return SUM_MISMATCH.at(breakdown.place, message, hint)
    gap = claim.low - total.interval.low
    names = ((", ".join(cell.coordinates), cell.value) for cell in breakdown.numbers())
    hint = (
        swapped_digits(names, (figure.id, figure.value), gap)
        if not isinstance(breakdown.cells, LazyCells) or len(breakdown.cells) < 1000
        else EMPTY_MESSAGE
    )
    return SUM_MISMATCH.at(
        breakdown.place,
        message,
        hint or translatable("The difference is {gap}: check each member and the value.", gap=abs(gap)),
    )


def _terms(breakdown: FigureBreakdown) -> Message:
    """The numbers that are added, in brackets; nothing where there are many."""
    if len(breakdown.cells) > MOST_TERMS:
        return EMPTY_MESSAGE
    terms = " + ".join(
        f"{', '.join(cell.coordinates)} {cell.value}" for cell in breakdown.numbers() if cell.value is not None
    )
    return translatable(" ({terms})", terms=terms)


def _margin(
    report: Report, figure: Figure, indicator: Indicator, table: FigureBreakdown, narrow: FigureBreakdown
) -> Iterator[Problem]:
    """A table against a breakdown by some of its dimensions: each member there is what the table makes for it."""
    kept = tuple(name for name in table.dimensions if name in narrow.dimensions)
    found = sums(table, kept, figure.period, indicator, report.units, report.dimensions)
    if found is None:
        return
    order = [narrow.dimensions.index(name) for name in kept]
    wrong: list[tuple[Cell, Total]] = []
    for cell in narrow.numbers():
        coordinates = tuple(cell.coordinates[at] for at in order)
        total = found.totals.get(coordinates)
        claim = _claim(cell)
        if (
            total
            and claim
            and not (claim.overlaps(total.interval) if total.given == found.complete else not claim.below(total.interval))
        ):
            wrong.append((cell, total))
    for cell, total in wrong[:MOST_NAMED]:
        message = translatable(
            "“{table}” makes {sum} for {member}, but “{dimension}” says {claim}.",
            table=table.name,
            sum=interval_words(total.interval),
            member=", ".join(cell.coordinates),
            dimension=narrow.name,
            claim=interval_words(_claim(cell) or total.interval),
        )
        yield SUM_MISMATCH.at(table.place, message, _check_both(len(wrong)))


def _claim(cell: Cell) -> Interval | None:
    return cell.interval or (None if cell.value is None else single(cell.value))


def _check_both(number: int) -> Message:
    if number > MOST_NAMED:
        return translatable("Check both; {number} members differ.", number=number)
    return translatable("Check both.")
