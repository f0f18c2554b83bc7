"""What a qualified number claims, as an interval. The only rule: sums, changes, shares and downloads all use it.

A source that says “about 2 120 000” rounded. Its last zeros hold the place of digits that it does not give, so the number
may lie half a unit of the last significant digit away: 2 115 000 to 2 125 000. This is the usual reading of significant
figures (ISO 80000-1, annex B; J. R. Taylor, An Introduction to Error Analysis, 2.2). It is narrower than one unit of the
first digit: about 2 000 is 1 500 to 2 500. A number without such zeros was not rounded, and “about” says that it may be
wrong: it is allowed one unit of its last digit, as half a unit would leave a count no other number (about 17: 16 to 18).

    exact       the number itself
    about       the number ± its margin
    nearly      from the margin below the number up to the number, which it does not reach (a loss: on its way down to it)
    more_than   all that is above the number, which is a bound
    less_than   all that is below the number, which is a bound

A declared `rounded_to` says how far the source rounded. Half of it is then the margin, in place of what the zeros suggest.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.values.code_list import CodeList

INFINITY = Decimal("Infinity")


class Qualifier(CodeList):
    """How exactly a source states a number."""

    EXACT = "exact", "The exact number."
    ABOUT = "about", "About."
    NEARLY = "nearly", "Nearly."
    MORE_THAN = "more_than", "More than."
    LESS_THAN = "less_than", "Less than."


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`. An end is included unless it is open; a side without a bound is infinite."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def below(self, other: Interval) -> bool:
        """True when every number of this one is smaller than every number of the other."""
        open_end = self.high_open or other.low_open
        return self.high < other.low or (open_end and self.high == other.low)

    def meets(self, other: Interval) -> bool:
        """True when some number lies in both."""
        return not (self.below(other) or other.below(self))

    @property
    def exact(self) -> bool:
        """True when it holds a single number."""
        return self.low == self.high

    @property
    def bounded(self) -> bool:
        """True when it ends on both sides."""
        return self.low.is_finite() and self.high.is_finite()


def single(value: Decimal) -> Interval:
    """The interval that holds one number."""
    return Interval(value, value)


def last_significant_unit(value: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 260 000 → 10 000; 12.50 → 0.1; 0 → 1."""
    if not value:
        return Decimal(1)
    _, digits, exponent = value.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Decimal((0, (1,), int(exponent) + zeros))


def margin(value: Decimal, rounded_to: Decimal | None = None) -> Decimal:
    """How far from an approximate number the true one may lie: about 2 120 000 → 5 000; about 17 → 1; about 12.5 → 0.1."""
    if rounded_to is not None:
        return rounded_to / 2
    unit = last_significant_unit(value)
    return unit / 2 if unit > 1 else unit


def interval_of(value: Decimal, qualifier: Qualifier, rounded_to: Decimal | None = None) -> Interval:
    """The numbers that a value with its qualifier, or with a declared unit of rounding, may stand for."""
    half = (rounded_to or Decimal(0)) / 2
    match qualifier:
        case Qualifier.EXACT:
            return Interval(value - half, value + half)
        case Qualifier.ABOUT:
            return Interval(value - margin(value, rounded_to), value + margin(value, rounded_to))
        case Qualifier.NEARLY if value < 0:
            return Interval(value, value + margin(value, rounded_to), low_open=True)
        case Qualifier.NEARLY:
            return Interval(value - margin(value, rounded_to), value, high_open=True)
        case Qualifier.MORE_THAN:
            return Interval(value - half, INFINITY, low_open=True, high_open=True)
        case Qualifier.LESS_THAN:
            return Interval(-INFINITY, value + half, low_open=True, high_open=True)


ZERO = single(Decimal(0))
