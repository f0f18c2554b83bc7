"""The months (or quarters, or halves) of a year, with those of the year before behind them.

What is counted over a month is a column, with last year as a line across it; a level that moves, such as a stock, is a line
over the months. Quarters and halves, which are few, are columns side by side. Last year is left out where a break parts it
from this year.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.breakdown_years import BrokenDownFigure, broken_down_figure, broken_down_figures
from bilan.charts import Columns, DataSeries, GroupedColumns, Line, Point
from bilan.charts.data_points import is_trend
from bilan.figure_charts.breakdown_headline import breakdown_subtitle, period_headline, period_label, year_name
from bilan.figure_charts.chart_form import is_level
from bilan.figure_charts.figure_points import figure_point, missing_point, points_in_words
from bilan.figure_charts.titled_chart import Chart, TitledChart
from bilan.figure_charts.value_axis import ValueAxis, value_axis
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter

MIN_VALUES = 2  # a chart of one value says no more than the number
MANY_PERIODS = 6  # of a year, from which on two years have no space side by side


@dataclass(frozen=True, slots=True)
class PeriodChart:
    """The periods of a figure's year by a dimension of time; `before` is the figure of the year before."""

    indicator: Indicator
    dimension: str
    item: BrokenDownFigure
    before: BrokenDownFigure | None

    @property
    def id(self) -> str:
        """`by-month-press_releases-2025`."""
        return f"by-{self.dimension}-{self.indicator.id}-{self.item.total.year}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The cells of the year, then those of the year before."""
        return tuple(cell for item in (self.item, self.before) if item for cell in item.figures(self.dimension))

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        now = self._points(formatter, self.item)
        before = (
            DataSeries(year_name(formatter, item.total), self._points(formatter, item)) for item in (self.before,) if item
        )
        series = (*before, DataSeries(year_name(formatter, self.item.total), now))
        cells = [cell for _, cell in self.item.series(self.dimension)]
        return TitledChart(
            self.id,
            period_headline(formatter, self.item.total, cells),
            breakdown_subtitle(formatter, self.item.total, self.dimension),
            formatter.listed(
                formatter.labelled(one.name, points_in_words(formatter, one.points)) for one in reversed(series)
            ),
            _drawn(series, value_axis(formatter, self.indicator), level=is_level(self.indicator, formatter.report.units)),
            self.figures,
            over_time=True,
        )

    def _points(self, formatter: PageFormatter, item: BrokenDownFigure) -> tuple[Point, ...]:
        """A point for each period; nothing is drawn for the periods after the last that was found."""
        cells = item.series(self.dimension)
        found = max((index for index, (_, cell) in enumerate(cells) if cell), default=-1)
        return tuple(
            figure_point(formatter, cell, label)
            if cell
            else (missing_point(formatter, label) if index < found else Point.empty(label))
            for index, (label, cell) in enumerate(
                (period_label(formatter, item.total, member), cell) for member, cell in cells
            )
        )


def period_chart(report: Report, indicator: Indicator, dimension: str, year: int | None = None) -> PeriodChart | None:
    """The chart of the newest year, or of one year; None if it has fewer than two numbers."""
    items = broken_down_figures(report, indicator.id, dimension)
    item = broken_down_figure(report, indicator.id, (dimension,), year)
    if item is None or item.number_of_values < MIN_VALUES:
        return None
    before = next((other for other in items if other.total.year == item.total.year - 1), None)
    return PeriodChart(indicator, dimension, item, before if before and not _parted(item) else None)


def _parted(item: BrokenDownFigure) -> bool:
    """True where a break of the year or of one of its periods parts it from the year before."""
    return bool(item.total.break_) or any(cell.break_ for cell in item.cells.values())


def _drawn(series: tuple[DataSeries, ...], axis: ValueAxis, *, level: bool) -> Chart:
    before, now = series[:-1], series[-1]
    many = len(now.points) >= MANY_PERIODS
    if many and level and is_trend(now.points):
        return Line(series, axis.tick, emphasis=now.name, extent=axis.extent)
    if before and not many:
        return GroupedColumns(series, axis.tick, axis.extent, emphasis=now.name)
    return Columns(now.points, axis.tick, extent=axis.extent, name=now.name, before=before[0] if before else None)
