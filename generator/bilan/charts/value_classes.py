"""The classes of values that a heat map and a map shade alike: at most five, with round bounds.

Classes are equally wide. If a few values are so large that most others would be in the lowest class, the bounds come from
the series 1, 2, 5, 10, 20, 50 … instead, down from the largest value. With values below zero, zero is a bound, and classes
below it mirror those above: as far from zero, the same class of its side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bilan.charts.linear_scale import nice_step

MAX_CLASSES = 5
MAX_CLASSES_OF_A_SIDE = 3  # where there are values below zero
MAX_SHARE = Decimal("0.6")  # of the values in the lowest class
MIN_VALUES = 6  # fewer say nothing about how values are distributed


def class_bounds(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The bounds of the classes, from the lowest up: one more than there are classes.

    A value equal to a bound is in the class farther from zero; the outermost class holds its bound too. Zeros do not count
    when the classes are chosen. If the lowest value is more than half of the highest, the classes do not begin at zero.
    """
    if not any(value < 0 for value in values):
        return _one_side(values, MAX_CLASSES, from_zero=any(not value for value in values))
    above = _one_side([abs(value) for value in values], MAX_CLASSES_OF_A_SIDE, from_zero=True)
    below = tuple(-bound for bound in reversed(above[1:]))
    return (*below, *above) if any(value > 0 for value in values) else (*below, Decimal(0))


def classes_below_zero(bounds: Sequence[Decimal]) -> int:
    """How many of the classes are below zero."""
    return sum(bound < 0 for bound in bounds)


def class_of(value: Decimal, bounds: Sequence[Decimal]) -> int:
    """The index of the class of a value. Zero has no class of its own: with values below zero, it is a bound."""
    below = classes_below_zero(bounds)
    if value < 0:
        distances = [-bound for bound in reversed(bounds[: below + 1])]
        return below - 1 - class_of(-value, distances)
    return below + bisect_right(bounds[below + 1 : -1], value)


def _one_side(values: Sequence[Decimal], most: int, *, from_zero: bool) -> tuple[Decimal, ...]:
    """The bounds of at most so many classes of values that are not negative."""
    counted = [value for value in values if value] or [Decimal(1)]
    equal = _equal_bounds(counted, most, from_zero=from_zero)
    lowest = sum(class_of(value, equal) == 0 for value in counted)
    skewed = len(counted) >= MIN_VALUES and lowest > len(counted) * MAX_SHARE
    return _skewed_bounds(counted, most) if skewed else equal


def _equal_bounds(values: Sequence[Decimal], most: int, *, from_zero: bool) -> tuple[Decimal, ...]:
    lowest, highest = min(values), max(values)
    start = Decimal(0) if from_zero or lowest * 2 <= highest or lowest == highest else lowest
    step = nice_step(values, highest - start, most)
    first = int((start / step).to_integral_value(ROUND_FLOOR))
    last = max(int((highest / step).to_integral_value(ROUND_CEILING)), first + 1)
    return tuple(_plain(step * number) for number in range(first, last + 1))


def _skewed_bounds(values: Sequence[Decimal], most: int) -> tuple[Decimal, ...]:
    """Zero and bounds of the series 1, 2, 5, 10 …, the last of which is the highest value or above it."""
    highest = max(values)
    whole = all(value == value.to_integral_value() for value in values)
    powers = range(highest.adjusted() - 2, highest.adjusted() + 2)
    series = [_plain(Decimal(step).scaleb(power)) for power in powers for step in (1, 2, 5)]
    last = next(index for index, number in enumerate(series) if number >= highest)
    chosen = series[max(last - most + 1, 0) : last + 1]
    return (Decimal(0), *(number for number in chosen if not whole or number >= 1))


def _plain(number: Decimal) -> Decimal:
    """The number without an exponent."""
    return Decimal(format(number, "f"))
