"""The share of a part in its total, and the part that is certainly the largest, computed with intervals.

No share is computed from a bound (“more than”), nor of a total that may be zero. A share has no more digits than its
interval justifies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bilan.model.figure import Figure
from bilan.values.interval import Interval, Qualifier
from bilan.values.precision import rounded_to, rounded_to_interval

HUNDRED = Decimal(100)
FINEST_SHARE = Decimal(1)  # percent; a part of a total is printed in whole percents


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent, rounded to the digits to print; `approximate` when the part or the total is not exact."""

    shown: Decimal
    approximate: bool


def share(value: Decimal, part: Interval, total: Figure) -> Share | None:
    """The share of a part with that value and interval; None if the total or the part has no value or is a bound."""
    whole = total.interval
    if whole is None or total.value is None or not (part.bounded and whole.bounded) or whole.low <= 0:
        return None
    percent = value * HUNDRED / total.value
    interval = Interval(part.low * HUNDRED / whole.high, part.high * HUNDRED / whole.low)
    if interval.exact:
        return Share(rounded_to(percent, FINEST_SHARE), approximate=False)
    possible = Interval(interval.low, min(interval.high, HUNDRED))  # a part is at most its total
    return Share(rounded_to_interval(min(percent, HUNDRED), possible, FINEST_SHARE), approximate=True)


def share_of(part: Figure, total: Figure) -> Share | None:
    """The share of a part in a total; None if it cannot be computed."""
    return share(part.value, part.interval, total) if part.value is not None and part.interval else None


def largest(figures: Sequence[Figure]) -> Figure | None:
    """The figure whose interval is above the intervals of all others; None if there is none."""
    intervals = [(figure, figure.interval) for figure in figures]
    for figure, interval in intervals:
        others = [other for another, other in intervals if another is not figure]
        if interval and all(other and other.below(interval) for other in others):
            return figure
    return None


def largest_as_stated(figures: Sequence[Figure]) -> Figure | None:
    """The largest figure if “more than” some number is taken at that number; no superlative may be said of it.

    “More than 224 500” may be any larger number, so `largest` finds none beside “more than 500 550”.
    """
    stated = {figure.key: _at_its_number(figure) for figure in figures}
    first = largest(tuple(stated.values()))
    return next((figure for figure in figures if first and figure.key == first.key), None)


def _at_its_number(figure: Figure) -> Figure:
    return replace(figure, qualifier=Qualifier.EXACT) if figure.qualifier is Qualifier.MORE_THAN else figure
