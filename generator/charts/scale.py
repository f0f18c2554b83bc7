"""From values to pixels, and the round numbers an axis is marked with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

Tick = Callable[[Decimal], str]
_NICE = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale that begins at zero: `top` is drawn `length` pixels away."""

    top: Decimal
    length: float

    def at(self, value: Decimal) -> float:
        """The length of a value; one that is not zero is at least one pixel, so that it is seen to be there."""
        length = float(value / self.top) * self.length if self.top else 0.0
        return max(length, 1.0) if value else 0.0


def nice_ticks(values: Iterable[Decimal], most: int) -> tuple[Decimal, ...]:
    """Zero and at most `most` equal steps of 1, 2 or 5 times a power of ten, the last near the largest value.

    The last lies above that value only when it is less than half a step away, or is the only one: the plot is for the marks.
    Steps between whole numbers are whole: there is no half an article.
    """
    given = tuple(values)
    largest = max(given, default=Decimal(0)) or Decimal(1)
    step = _step(largest, most)
    if all(value == value.to_integral_value() for value in given):
        step = max(step, Decimal(1))
    count = max(int((largest / step).to_integral_value(ROUND_HALF_UP)), 1)
    return tuple(Decimal(format(step * place, "f")) for place in range(count + 1))


def _step(largest: Decimal, most: int) -> Decimal:
    rough = largest / most
    power = Decimal(1).scaleb(rough.adjusted())
    return next(nice * power for nice in _NICE if nice * power >= rough)
