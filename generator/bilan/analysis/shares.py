"""What share of a total a part is, and which part is surely the largest; on the intervals that figures claim.

No share is computed from a bound, nor of a total that may be zero. A share shows no more digits than its interval allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilan.model.figure import Figure
from bilan.values.interval import Interval
from bilan.values.precision import rounded, shown

HUNDRED = Decimal(100)
FINEST_SHARE = Decimal(1)  # percent; a part of a total is printed in whole percents


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent, with the digits that may be printed; `approximate` when the part or the total is not exact."""

    shown: Decimal
    approximate: bool


def share(value: Decimal, part: Interval, total: Figure) -> Share | None:
    """The share of a part with that value and interval; None where the total or the part is no number or a bound."""
    whole = total.interval
    if whole is None or total.value is None or not (part.bounded and whole.bounded) or whole.low <= 0:
        return None
    percent = value * HUNDRED / total.value
    interval = Interval(part.low * HUNDRED / whole.high, part.high * HUNDRED / whole.low)
    if interval.exact:
        return Share(rounded(percent, FINEST_SHARE), approximate=False)
    within = Interval(interval.low, min(interval.high, HUNDRED))  # a part is no more than its total
    return Share(shown(min(percent, HUNDRED), within, FINEST_SHARE), approximate=True)


def share_of(part: Figure, total: Figure) -> Share | None:
    """The share of a total that one of its parts is."""
    return share(part.value, part.interval, total) if part.value is not None and part.interval else None


def largest(figures: Sequence[Figure]) -> Figure | None:
    """The figure that is above all others whatever they may stand for; None where there is none."""
    claims = [(figure, figure.interval) for figure in figures]
    for figure, own in claims:
        others = [other for another, other in claims if another is not figure]
        if own and all(other and other.below(own) for other in others):
            return figure
    return None
