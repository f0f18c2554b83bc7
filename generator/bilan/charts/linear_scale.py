"""From values to pixels, and the round numbers an axis is marked with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bilan.charts.data_points import extent

Tick = Callable[[Decimal], str]
_NICE = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale that begins at zero: `top` is drawn `length` pixels away, and what is below zero the other way."""

    top: Decimal
    length: float

    def at(self, value: Decimal) -> float:
        """The length of a value, negative below zero; one that is not zero is at least one pixel, so that it is seen."""
        length = float(value / self.top) * self.length if self.top else 0.0
        if not value:
            return 0.0
        return max(length, 1.0) if value > 0 else min(length, -1.0)


def nice_ticks(values: Iterable[Decimal], most: int) -> tuple[Decimal, ...]:
    """Zero and about `most` equal steps of 1, 2 or 5 times a power of ten, the outer ones near the outermost values.

    The last lies above the largest value only when it is less than half a step away, or is the only one: the plot is for the
    marks. The same holds below zero, where there are values. Steps between whole numbers are whole: there is no half an
    article.
    """
    given = tuple(values)
    room = extent(given)
    step = _step(room.span or Decimal(1), most)
    if all(value == value.to_integral_value() for value in given):
        step = max(step, Decimal(1))
    above, below = max(_steps(room.highest, step), 1), _steps(-room.lowest, step)
    return tuple(Decimal(format(step * place, "f")) for place in range(-below, above + 1))


def _steps(length: Decimal, step: Decimal) -> int:
    return int((length / step).to_integral_value(ROUND_HALF_UP))


def _step(largest: Decimal, most: int) -> Decimal:
    rough = largest / most
    power = Decimal(1).scaleb(rough.adjusted())
    return next(nice * power for nice in _NICE if nice * power >= rough)
