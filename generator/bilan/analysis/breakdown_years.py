"""The figures of an indicator broken down by some dimensions, over the years, and what is not broken down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.cached_view import cached_view
from bilan.analysis.time_series import observations
from bilan.model.aggregation import adds_up_over_time, may_be_added, members_of, overlap
from bilan.model.breakdown import Coordinates
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure, FigureBreakdown
from bilan.model.observations import breakdown_by
from bilan.model.report import Report


@dataclass(frozen=True)
class BrokenDownFigure:
    """A figure of a year with its breakdown by some dimensions; `members` are all there are of each dimension."""

    total: Figure
    breakdown: FigureBreakdown
    members: Mapping[str, tuple[str, ...]]

    @property
    def cells(self) -> Mapping[Coordinates, Figure]:
        """The cells by their coordinates."""
        return self.breakdown.cells

    def cell(self, **members: str) -> Figure | None:
        """The cell of these members, one for each dimension."""
        return self.cells.get(tuple(members[name] for name in self.breakdown.dimensions))

    def series(self, dimension: str) -> tuple[tuple[str, Figure | None], ...]:
        """Each member of the only dimension with its cell, in order."""
        return tuple((member, self.cell(**{dimension: member})) for member in self.members[dimension])

    def figures(self, dimension: str) -> tuple[Figure, ...]:
        """The cells of the only dimension, in order."""
        return tuple(cell for _, cell in self.series(dimension) if cell)

    @property
    def number_of_values(self) -> int:
        """How many cells have a number."""
        return sum(number.value is not None for number in self.breakdown.numbers())


def broken_down_figures(report: Report, indicator: str, *dimensions: str) -> tuple[BrokenDownFigure, ...]:
    """The figures of an indicator that are broken down by exactly these dimensions, oldest first."""
    pairs = ((figure, breakdown_by(report, figure, *dimensions)) for figure in observations(report, indicator))
    return tuple(
        BrokenDownFigure(figure, breakdown, _members(report, figure, dimensions))
        for figure, breakdown in pairs
        if breakdown and breakdown.cells
    )


def broken_down_figure(
    report: Report, indicator: str, dimensions: Sequence[str], year: int | None
) -> BrokenDownFigure | None:
    """The newest figure of an indicator that is broken down by exactly these dimensions, or that of a year."""
    items = broken_down_figures(report, indicator, *dimensions)
    return next((item for item in reversed(items) if year in (None, item.total.year)), None)


def _members(report: Report, figure: Figure, dimensions: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    period = figure.period
    return {name: members_of(name, period, report.dimensions) if period else () for name in dimensions}


def dimensions_of(report: Report, indicator: str) -> tuple[str, ...]:
    """The dimensions by which figures of an indicator are broken down: those of time, then the others as declared."""
    return _dimensions_by_indicator(report).get(indicator, ())


@cached_view
def _dimensions_by_indicator(report: Report) -> Mapping[str, tuple[str, ...]]:
    """A view, so that a page depends on how figures are broken down, and not on their values."""
    return {name: found for name in report.indicators if (found := _dimensions(report, name))}


def _dimensions(report: Report, indicator: str) -> tuple[str, ...]:
    used = {name for figure in observations(report, indicator) for item in figure.by.values() for name in item.dimensions}
    return tuple(name for name in (*TIME_DIMENSIONS, *report.dimensions) if name in used)


def not_broken_down(report: Report, item: BrokenDownFigure) -> Decimal | None:
    """What a total has more than its cells; None where cells do not add up, or where a number is not exact."""
    indicator = report.indicators[item.total.id]
    adds_up = (adds_up_over_time if item.breakdown.time else may_be_added)(indicator, report.units)
    numbers = tuple(item.breakdown.numbers())
    total = item.total.interval
    if (
        not adds_up
        or overlap(item.breakdown.dimensions, report.dimensions)
        or total is None
        or not total.exact
        or any(number.interval for number in numbers)
    ):
        return None
    rest = total.low - sum((number.value for number in numbers if number.value is not None), Decimal(0))
    return rest if rest > 0 else None
