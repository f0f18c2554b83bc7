"""What a qualified number claims, as an interval: the arithmetic of sums whose parts are not all exact.

`exact` claims one number. `about` and `nearly` claim the number to within one unit of its last significant digit
(260 000: 10 000), which is the coarsest rounding its zeros allow; `more_than` and `less_than` are open on one side.
Generous bounds are deliberate: a sum is called wrong only when no reading of its parts can make it right.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

INFINITY = Decimal("Infinity")


class Qualifier(StrEnum):
    """How exactly a source states a number."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included; an unbounded side is infinite."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def meets(self, other: Interval) -> bool:
        """True when some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    @property
    def exact(self) -> bool:
        """True when it holds a single number."""
        return self.low == self.high


def last_significant_unit(value: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 260 000 → 10 000; 12.50 → 0.1; 0 → 1."""
    if not value:
        return Decimal(1)
    _, digits, exponent = value.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Decimal((0, (1,), int(exponent) + zeros))


def claimed(value: Decimal, qualifier: Qualifier, rounded_to: Decimal | None = None) -> Interval:
    """The numbers that a value with its qualifier, or with a declared rounding unit, may stand for."""
    half = (rounded_to or Decimal(0)) / 2
    unit = last_significant_unit(value)
    match qualifier:
        case Qualifier.EXACT:
            return Interval(value - half, value + half)
        case Qualifier.ABOUT:
            return Interval(value - max(unit, half), value + max(unit, half))
        case Qualifier.NEARLY:
            return Interval(value - max(unit, half), value + half)
        case Qualifier.MORE_THAN:
            return Interval(value - half, INFINITY)
        case Qualifier.LESS_THAN:
            return Interval(-INFINITY, value + half)


ZERO = Interval(Decimal(0), Decimal(0))
