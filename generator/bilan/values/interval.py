"""The interval of values that a number with a qualifier may mean. Sums, changes, shares and downloads all use it.

A source that says “about 2 120 000” has rounded. Its last zeros replace digits that it does not give, so the true number is
up to half a unit of the last significant digit away: 2 115 000 to 2 125 000. This is the usual reading of significant
figures (ISO 80000-1, annex B; J. R. Taylor, An Introduction to Error Analysis, 2.2). So about 2 000 is 1 500 to 2 500.
A number without such zeros was not rounded, and “about” says that it may be wrong: the margin is then one unit of its last
digit, because half a unit would allow no other whole number (about 17: 16 to 18).

    exact       the number itself
    about       the number ± its margin
    nearly      from the number minus its margin up to, but without, the number (for a negative number: down to it)
    more_than   everything above the number
    less_than   everything below the number

`rounded_to` declares the unit to which the source rounded. The margin is then half of it, whatever the zeros suggest.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.values.code_list import CodeList

INFINITY = Decimal("Infinity")
_End = tuple[Decimal, bool]  # a number, and whether the interval ends before it


class Qualifier(CodeList):
    """How precisely a source states a number."""

    EXACT = "exact", "The exact number."
    ABOUT = "about", "About."
    NEARLY = "nearly", "Nearly."
    MORE_THAN = "more_than", "More than."
    LESS_THAN = "less_than", "Less than."


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`. An end is included unless it is open; an end without a bound is infinite."""

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

    def __mul__(self, other: Interval) -> Interval:
        return _hull([_product(one, another) for one in self._ends for another in other._ends])

    def divided_by(self, other: Interval) -> Interval | None:
        """The quotients of all numbers of this interval and the other; None if the other contains zero."""
        if other.contains(Decimal(0)):
            return None
        low, high = (_reciprocal(*end, positive=other.high > 0) for end in reversed(other._ends))
        return self * Interval(low[0], high[0], low[1], high[1])

    @property
    def _ends(self) -> tuple[_End, _End]:
        return (self.low, self.low_open), (self.high, self.high_open)

    def below(self, other: Interval) -> bool:
        """True when every number of this interval is smaller than every number of the other."""
        open_end = self.high_open or other.low_open
        return self.high < other.low or (open_end and self.high == other.low)

    def contains(self, value: Decimal) -> bool:
        """True when the interval contains a number."""
        return self.overlaps(single(value))

    def overlaps(self, other: Interval) -> bool:
        """True when some number is in both intervals."""
        return not (self.below(other) or other.below(self))

    @property
    def middle(self) -> Decimal:
        """The number half way between two finite ends."""
        return (self.low + self.high) / 2

    @property
    def exact(self) -> bool:
        """True when the interval is a single number."""
        return self.low == self.high

    @property
    def bounded(self) -> bool:
        """True when both ends are finite."""
        return self.low.is_finite() and self.high.is_finite()


def _product(one: _End, other: _End) -> _End:
    """The product of two ends. Zero times anything is zero, and it is reached if the end that is zero is."""
    zeros = [is_open for value, is_open in (one, other) if not value]
    if zeros:
        return Decimal(0), all(zeros)
    return one[0] * other[0], one[1] or other[1]


def _reciprocal(value: Decimal, is_open: bool, *, positive: bool) -> _End:
    """One divided by an end of an interval without zero; an open end at zero becomes infinite."""
    if not value:
        return (INFINITY if positive else -INFINITY), True
    return (Decimal(0), True) if not value.is_finite() else (1 / value, is_open)


def _hull(ends: list[_End]) -> Interval:
    """The smallest interval with these ends; of equal ends, one that is reached counts."""
    low, high = min(ends, key=lambda end: end), max(ends, key=lambda end: (end[0], not end[1]))
    return Interval(low[0], high[0], low[1], high[1])


def single(value: Decimal) -> Interval:
    """The interval of one number."""
    return Interval(value, value)


def last_significant_unit(value: Decimal) -> Decimal:
    """The unit of the last digit that is not zero: 260 000 → 10 000; 12.50 → 0.1; 0 → 1."""
    if not value:
        return Decimal(1)
    _, digits, exponent = value.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Decimal((0, (1,), int(exponent) + zeros))


def margin(value: Decimal, rounded_to: Decimal | None = None) -> Decimal:
    """The largest error of an approximate number: about 2 120 000 → 5 000; about 17 → 1; about 12.5 → 0.1."""
    if rounded_to is not None:
        return rounded_to / 2
    unit = last_significant_unit(value)
    return unit / 2 if unit > 1 else unit


def interval_of(value: Decimal, qualifier: Qualifier, rounded_to: Decimal | None = None) -> Interval:
    """The interval of a value with its qualifier and, if declared, the unit it was rounded to."""
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
