"""Sums over the cells of a breakdown: whether cells may be added, which members there are, and what a group of cells makes.

Flows add up over members and over time. Stocks add up over members; over time their last period is the value. Percentages,
ranks, scores on a scale, and what indicators.yml says may not be summed (`summable: false`) never add up. Neither do members
that overlap (`overlap` in dimensions.yml).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from bilan.model.breakdown import Cell, Coordinates
from bilan.model.dimension import TIME_DIMENSIONS, Dimension
from bilan.model.figure import FigureBreakdown
from bilan.model.indicator import Indicator, Measure
from bilan.model.unit import PERCENT, RANK, Unit
from bilan.values.interval import ZERO, Interval, single
from bilan.values.period import Period


def may_be_added(indicator: Indicator, units: Mapping[str, Unit]) -> bool:
    """True where the numbers of an indicator for different members add up."""
    unit = units.get(indicator.unit.name)
    on_scale = unit is not None and unit.scale is not None
    return indicator.summable and indicator.unit.name not in (PERCENT, RANK) and not on_scale


def adds_up_over_time(indicator: Indicator, units: Mapping[str, Unit]) -> bool:
    """True where the numbers of an indicator for different periods add up."""
    return may_be_added(indicator, units) and indicator.kind is Measure.FLOW


def overlap(names: Iterable[str], dimensions: Mapping[str, Dimension]) -> bool:
    """True where the members of one of these dimensions overlap, so that numbers may not be added over them."""
    return any(dimensions[name].overlaps for name in names if name in dimensions)


def members_of(dimension: str, period: Period, dimensions: Mapping[str, Dimension]) -> tuple[str, ...]:
    """All members of a dimension: the periods within `period`, or those that dimensions.yml declares."""
    if dimension in TIME_DIMENSIONS:
        return tuple(str(part) for part in period.parts(TIME_DIMENSIONS[dimension]))
    return tuple(dimensions[dimension].members) if dimension in dimensions else ()


@dataclass(slots=True)
class Total:
    """What a group of cells makes: the exact numbers and the interval of the others, added; how many cells have a number."""

    exact: Decimal = Decimal(0)
    others: Interval = ZERO
    given: int = 0
    is_exact: bool = True

    @property
    def interval(self) -> Interval:
        """The numbers that the sum may be."""
        return single(self.exact) + self.others

    def add(self, cell: Cell) -> None:
        """Add the number of a cell; one without a number adds nothing."""
        if cell.value is None:
            return
        self.given += 1
        if cell.interval is None:
            self.exact += cell.value
        else:
            self.others += cell.interval
            self.is_exact = False


class Sums(NamedTuple):
    """What cells make, by the members of the dimensions that are kept; how many cells each sum has when none is missing."""

    totals: dict[Coordinates, Total]
    complete: int


def sums(
    breakdown: FigureBreakdown,
    kept: tuple[str, ...],
    period: Period | None,
    indicator: Indicator,
    units: Mapping[str, Unit],
    dimensions: Mapping[str, Dimension],
) -> Sums | None:
    """The cells of a breakdown, added up over the dimensions that are not kept; None where such cells do not add up.

    Over time the last period of a stock is taken.
    """
    dropped = tuple(name for name in breakdown.dimensions if name not in kept)
    if period is None or overlap(dropped, dimensions):
        return None
    cells = breakdown.numbers()
    if breakdown.time in dropped and indicator.kind is Measure.STOCK:
        last = last_period(breakdown, period)
        cells = (cell for cell in cells if breakdown.member(cell.coordinates, breakdown.time or "") == last)
        dropped = tuple(name for name in dropped if name != breakdown.time)
    if dropped and not may_be_added(indicator, units):
        return None
    return Sums(totals(cells, breakdown.dimensions, kept), count_of(dropped, period, dimensions))


def totals(cells: Iterable[Cell], dimensions: tuple[str, ...], kept: tuple[str, ...]) -> dict[Coordinates, Total]:
    """The totals of cells by the members of some of their dimensions, in the order in which these are met."""
    at = [dimensions.index(name) for name in kept]
    found: dict[Coordinates, Total] = {}
    for cell in cells:
        coordinates = tuple([cell.coordinates[place] for place in at])
        total = found.get(coordinates)
        if total is None:
            total = found[coordinates] = Total()
        total.add(cell)
    return found


def last_period(breakdown: FigureBreakdown, period: Period) -> str | None:
    """The last member of the time dimension of a breakdown within a period."""
    if breakdown.time is None:
        return None
    parts = period.parts(TIME_DIMENSIONS[breakdown.time])
    return str(parts[-1]) if parts else None


def count_of(dimensions: Iterable[str], period: Period, declared: Mapping[str, Dimension]) -> int:
    """How many cells a breakdown by these dimensions has when none is missing."""
    number = 1
    for name in dimensions:
        number *= len(members_of(name, period, declared))
    return number


def missing_cells(breakdown: FigureBreakdown, period: Period, declared: Mapping[str, Dimension]) -> tuple[Coordinates, ...]:
    """The combinations of members that a breakdown lacks."""
    every = product(*(members_of(name, period, declared) for name in breakdown.dimensions))
    return tuple(coordinates for coordinates in every if coordinates not in breakdown.cells)
