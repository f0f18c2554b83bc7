"""Which charts suit the breakdown of an indicator by a dimension, the one that says most first."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.figure_charts.grid_chart import GridChart, grid_chart
from bilan.figure_charts.member_chart import (
    MapChart,
    MemberChart,
    MemberYearsChart,
    map_chart,
    member_chart,
    member_years_chart,
)
from bilan.figure_charts.period_chart import PeriodChart, period_chart
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.indicator import Indicator
from bilan.model.report import Report

BreakdownSpec = PeriodChart | MemberChart | MapChart | MemberYearsChart | GridChart


def breakdown_charts(
    report: Report, indicator: Indicator, dimension: str, year: int | None = None
) -> tuple[BreakdownSpec, ...]:
    """The charts of the newest year with this breakdown, or of one year.

    Periods are one chart. Members are a map where there are shapes and else ranked bars, then by month (or quarter, or
    half), and over the years.
    """
    return tuple(_charts(report, indicator, dimension, year))


def _charts(report: Report, indicator: Indicator, dimension: str, year: int | None) -> Iterator[BreakdownSpec]:
    if dimension in TIME_DIMENSIONS:
        if periods := period_chart(report, indicator, dimension, year):
            yield periods
        return
    if members := map_chart(report, indicator, dimension, year) or member_chart(report, indicator, dimension, year):
        yield members
    grids = (grid_chart(report, indicator, dimension, time, year) for time in TIME_DIMENSIONS)
    if grid := next((grid for grid in grids if grid), None):
        yield grid
    if over_years := member_years_chart(report, indicator, dimension):
        yield over_years
