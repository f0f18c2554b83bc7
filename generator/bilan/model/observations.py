"""Finds an observation by indicator, period and members: a whole figure, a cell of one of its breakdowns, or their sum.

A breakdown that is not written is added up from a table with more dimensions where the cells may be added
(`aggregation.py`): the months from `region, month`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from bilan.model.aggregation import may_be_added, sums
from bilan.model.breakdown import Breakdown, Cell
from bilan.model.dimension import TIME_DIMENSIONS, Dimension
from bilan.model.figure import Figure, FigureBreakdown
from bilan.model.indicator import Indicator
from bilan.model.unit import Unit
from bilan.model.year import Year
from bilan.values.period import Frequency, Period, reporting_year_of
from bilan.values.period_syntax import PeriodFault, parse_period


class Observed(Protocol):
    """The part of a report that observations are looked up in."""

    @property
    def years(self) -> Mapping[int, Year]:
        """Its years by number."""

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """What it counts."""

    @property
    def units(self) -> Mapping[str, Unit]:
        """Their units."""

    @property
    def dimensions(self) -> Mapping[str, Dimension]:
        """What its figures are broken down by."""


def observation(report: Observed, indicator: str, period: Period, members: Mapping[str, str]) -> Figure | None:
    """The observation of an indicator in a period and for these members; None where there is none."""
    year, whole = _figure(report, indicator, period)
    if year is None or whole is None:
        return None
    is_whole = period in (whole.period, year.period)
    time = None if is_whole else time_dimension(period)
    if not is_whole and time is None:
        return None
    coordinates = {**members, **({time: str(period)} if time else {})}
    if not coordinates:
        return whole
    found = breakdown_by(report, whole, *coordinates)
    return found.cells.get(tuple(coordinates[name] for name in found.dimensions)) if found else None


def _figure(report: Observed, indicator: str, period: Period) -> tuple[Year | None, Figure | None]:
    """The year and the figure that may have an observation of a period: of a span also that of the year in which it ends."""
    for number in dict.fromkeys((period.year, reporting_year_of(period.end, period.begins))):
        year = report.years.get(number)
        whole = year.figures.get(indicator) if year else None
        if year and whole and (period.frequency is not Frequency.SPAN or whole.period == period):
            return year, whole
    return report.years.get(period.year), None


def time_dimension(period: Period) -> str | None:
    """The dimension whose members are periods of that length: `month` of `2025-03`."""
    return next((name for name, frequency in TIME_DIMENSIONS.items() if frequency is period.frequency), None)


def breakdown_by(report: Observed, figure: Figure, *dimensions: str) -> FigureBreakdown | None:
    """The breakdown of a figure by exactly these dimensions, as written or added up from one with more dimensions."""
    written = figure.breakdown(*dimensions)
    if written or not figure.by:
        return written
    indicator = report.indicators.get(figure.id)
    if indicator is None or not may_be_added(indicator, report.units):
        return None
    wider = (item for item in figure.by.values() if set(dimensions) < set(item.dimensions) and item.unread is None)
    found = (_added_up(report, figure, indicator, item, dimensions) for item in wider)
    return next((breakdown for breakdown in found if breakdown), None)


def _added_up(
    report: Observed, figure: Figure, indicator: Indicator, wider: FigureBreakdown, dimensions: tuple[str, ...]
) -> FigureBreakdown | None:
    """A breakdown with the cells of a wider one added up; a cell is left out where one of those it is made of is missing."""
    kept = tuple(name for name in wider.dimensions if name in dimensions)
    found = sums(wider, kept, figure.period, indicator, report.units, report.dimensions)
    if found is None:
        return None
    exact = [
        Cell(coordinates, total.exact)
        for coordinates, total in found.totals.items()
        if total.given == found.complete and total.is_exact
    ]
    if not exact:
        return None
    place = wider.place
    narrow: FigureBreakdown = Breakdown(dimensions=kept, place=place)
    return replace(narrow, cells={cell.coordinates: _cell(figure, narrow, cell) for cell in exact})


def _cell(figure: Figure, breakdown: FigureBreakdown, cell: Cell) -> Figure:
    """A sum of cells as an observation."""
    members = dict(zip(breakdown.dimensions, cell.coordinates, strict=True))
    period = parse_period(members[breakdown.time], figure.period.begins) if breakdown.time and figure.period else None
    return Figure(
        id=figure.id,
        year=figure.year,
        place=breakdown.place,
        dimensions=breakdown.dimensions,
        members={name: member for name, member in members.items() if name not in TIME_DIMENSIONS},
        period=figure.period if period is None or isinstance(period, PeriodFault) else period,
        value=cell.value,
        source=figure.source,
    )
