"""The months (or quarters, or halves) of a year, with those of the year before behind them.

Months are a line; quarters and halves, which are few, are columns side by side. Last year is left out where a break parts it
from this year.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.breakdown_years import BrokenDownFigure, broken_down_figures
from bilan.charts import Columns, DataSeries, GroupedColumns, Line, Point
from bilan.charts.data_points import is_trend
from bilan.figure_charts.breakdown_headline import dimension_name, period_headline
from bilan.figure_charts.figure_points import figure_point, missing_point, point_in_words
from bilan.figure_charts.titled_chart import Chart, TitledChart
from bilan.figure_charts.value_axis import ValueAxis, value_axis
from bilan.locales.period_names import period_name, short_period_name
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period

MIN_VALUES = 2  # a chart of one value says no more than the number
MIN_LINE = 6  # periods of a year from which on a line is drawn


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
        return tuple(cell for item in (self.item, self.before) if item for _, cell in item.series(self.dimension) if cell)

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        now = self._points(formatter, self.item)
        before = (DataSeries(self._year(formatter, item), self._points(formatter, item)) for item in (self.before,) if item)
        series = (*before, DataSeries(self._year(formatter, self.item), now))
        cells = [cell for _, cell in self.item.series(self.dimension)]
        name = formatter.name_with_unit(self.indicator)
        parts = (name, dimension_name(formatter, self.dimension), series[-1].name)
        return TitledChart(
            self.id,
            period_headline(formatter, self.item.total, cells),
            formatter.comma.join(parts),
            formatter.listed(formatter.labelled(one.name, _description(formatter, one.points)) for one in reversed(series)),
            _drawn(series, value_axis(formatter, self.indicator)),
            self.figures,
            over_time=True,
        )

    def _year(self, formatter: PageFormatter, item: BrokenDownFigure) -> str:
        return period_name(formatter.language, item.total.period) if item.total.period else str(item.total.year)

    def _points(self, formatter: PageFormatter, item: BrokenDownFigure) -> tuple[Point, ...]:
        """A point for each period; nothing is drawn for the periods after the last that was found."""
        cells = item.series(self.dimension)
        found = max((index for index, (_, cell) in enumerate(cells) if cell), default=-1)
        return tuple(
            figure_point(formatter, cell, label)
            if cell
            else (missing_point(formatter, label) if index < found else Point.empty(label))
            for index, (label, cell) in enumerate((_label(formatter, member, item), cell) for member, cell in cells)
        )


def period_chart(report: Report, indicator: Indicator, dimension: str, year: int | None = None) -> PeriodChart | None:
    """The chart of the newest year, or of one year; None if it has fewer than two numbers."""
    items = broken_down_figures(report, indicator.id, dimension)
    item = next((item for item in reversed(items) if year in (None, item.total.year)), None)
    if item is None or sum(number.value is not None for number in item.breakdown.numbers()) < MIN_VALUES:
        return None
    before = next((other for other in items if other.total.year == item.total.year - 1), None)
    return PeriodChart(indicator, dimension, item, before if before and not _parted(item) else None)


def _parted(item: BrokenDownFigure) -> bool:
    """True where a break of the year or of one of its periods parts it from the year before."""
    return bool(item.total.break_) or any(cell.break_ for cell in item.cells.values())


def _label(formatter: PageFormatter, member: str, item: BrokenDownFigure) -> str:
    begins = item.total.period.begins if item.total.period else 1
    period = parse_period(member, begins)
    return short_period_name(formatter.language, period) if isinstance(period, Period) else member


def _drawn(series: tuple[DataSeries, ...], axis: ValueAxis) -> Chart:
    now = series[-1]
    if len(now.points) >= MIN_LINE and is_trend(now.points):
        return Line(series, axis.tick, emphasis=now.name, extent=axis.extent)
    if len(series) > 1:
        return GroupedColumns(series, axis.tick, axis.extent, emphasis=now.name)
    return Columns(now.points, axis.tick, extent=axis.extent)


def _description(formatter: PageFormatter, points: tuple[Point, ...]) -> str:
    return formatter.comma.join(point_in_words(formatter, point) for point in points if not point.blank)
