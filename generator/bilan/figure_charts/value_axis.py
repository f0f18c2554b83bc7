"""The axis of values of a chart: from zero, or over the whole scale of a score."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.data_points import Extent
from bilan.model.indicator import Indicator
from bilan.render.formatter import PageFormatter


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """What prints the values of the grid, and the range of the axis if it is fixed.

    A scale that begins above zero is its own range: on a scale from 1 to 5, a bar of 4 is three quarters of the axis.
    """

    tick: Callable[[Decimal], str]
    extent: Extent | None

    @property
    def base(self) -> Decimal:
        """The value at which bars begin."""
        return self.extent.base if self.extent else Decimal(0)


def value_axis(formatter: PageFormatter, indicator: Indicator) -> ValueAxis:
    """The axis for the figures of an indicator."""
    unit = formatter.unit_of(indicator)
    if unit is None or unit.scale is None:
        return ValueAxis(lambda value: formatter.short_tick(value, indicator), None)
    low, high = Decimal(unit.scale.low), Decimal(unit.scale.high)
    extent = Extent.of_scale(low, high) if low > 0 else Extent(low, high)
    return ValueAxis(lambda value: formatter.language.number(value), extent)
