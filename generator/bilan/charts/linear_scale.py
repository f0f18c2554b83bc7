"""A linear scale from values to pixels, and round numbers for its ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bilan.charts.data_points import Extent, extent

Tick = Callable[[Decimal], str]
_NICE_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale from zero: `top` is `length` pixels from zero; negative values go the other way."""

    top: Decimal
    length: float

    def at(self, value: Decimal) -> float:
        """The length of a value in pixels, negative below zero; at least one pixel for a value that is not zero."""
        length = float(value / self.top) * self.length if self.top else 0.0
        if not value:
            return 0.0
        return max(length, 1.0) if value > 0 else min(length, -1.0)


def nice_ticks(values: Iterable[Decimal], most: int) -> tuple[Decimal, ...]:
    """Zero and about `most` equal steps of 1, 2 or 5 times a power of ten.

    The last tick is above the largest value only if it is less than half a step away, or is the only one, so that marks fill
    the plot. The same applies below zero, if there are negative values. Steps between whole numbers are whole numbers.
    """
    all_values = tuple(values)
    value_range = extent(all_values)
    step = nice_step(all_values, value_range.span or Decimal(1), most)
    above, below = max(_steps(value_range.highest, step), 1), _steps(-value_range.lowest, step)
    return tuple(Decimal(format(step * position, "f")) for position in range(-below, above + 1))


def nice_step(values: Iterable[Decimal], span: Decimal, most: int) -> Decimal:
    """1, 2 or 5 times a power of ten that fits about `most` times into the span; whole for whole values."""
    step = _step(span, most)
    return max(step, Decimal(1)) if all(value == value.to_integral_value() for value in values) else step


def axis_ticks(values: Extent, drawn: Iterable[Decimal], most: int) -> tuple[Decimal, ...]:
    """The ticks of an axis: round numbers, or for a unit with a scale of its own equal steps from end to end."""
    if not values.base:
        return nice_ticks((values.highest, values.lowest, *drawn), most)
    whole_steps = (Decimal(step) for step in range(1, int(values.span) + 1))
    step = next((step for step in whole_steps if not values.span % step and values.span / step <= most), values.span)
    return tuple(values.lowest + step * position for position in range(int(values.span / step) + 1))


def _steps(length: Decimal, step: Decimal) -> int:
    return int((length / step).to_integral_value(ROUND_HALF_UP))


def _step(largest: Decimal, most: int) -> Decimal:
    raw_step = largest / most
    power = Decimal(1).scaleb(raw_step.adjusted())
    return next(nice * power for nice in _NICE_STEPS if nice * power >= raw_step)
