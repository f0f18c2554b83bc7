"""Members by period as a heat map: a row for each member, a column for each month, quarter or half of a year."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.breakdown_years import BrokenDownFigure, broken_down_figure
from bilan.charts import HeatMap, Point
from bilan.figure_charts.breakdown_headline import OTHER, breakdown_subtitle, grid_headline, member_name, period_label
from bilan.figure_charts.figure_points import figure_point, missing_point
from bilan.figure_charts.titled_chart import TitledChart
from bilan.figure_charts.value_axis import value_axis
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter

MIN_MEMBERS = 2
MAX_MEMBERS = 20  # rows of a heat map; the table and the downloads have them all


@dataclass(frozen=True, slots=True)
class GridChart:
    """The cells of a figure by a dimension of members and one of time."""

    indicator: Indicator
    dimension: str
    time: str
    item: BrokenDownFigure

    @property
    def id(self) -> str:
        """`grid-channel-month-press_releases-2025`."""
        return f"grid-{self.dimension}-{self.time}-{self.indicator.id}-{self.item.total.year}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The cells, member by member."""
        rows = (self._cell(member, period) for member in self.members for period in self.item.members[self.time])
        return tuple(cell for cell in rows if cell)

    @property
    def members(self) -> tuple[str, ...]:
        """The members with a figure, as many as can be drawn, the others last."""
        at = self.item.breakdown.dimensions.index(self.dimension)
        found = {coordinates[at] for coordinates in self.item.cells}
        named = [member for member in self.item.members[self.dimension] if member in found]
        return tuple(sorted(named, key=lambda member: member == OTHER)[:MAX_MEMBERS])

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        periods = self.item.members[self.time]
        labels = tuple(period_label(formatter, self.item.total, period) for period in periods)
        names = tuple(member_name(formatter, self.dimension, member) for member in self.members)
        rows = tuple(self._row(formatter, member, labels) for member in self.members)
        return TitledChart(
            self.id,
            grid_headline(formatter, self.item, self.dimension),
            breakdown_subtitle(formatter, self.item.total, self.dimension, self.time),
            formatter.listed(
                formatter.labelled(name, _texts(formatter, row)) for name, row in zip(names, rows, strict=True)
            ),
            HeatMap(names, labels, rows, value_axis(formatter, self.indicator).tick),
            self.figures,
            over_time=True,
        )

    def _row(self, formatter: PageFormatter, member: str, labels: tuple[str, ...]) -> tuple[Point, ...]:
        """The cells of a member; nothing is drawn for periods after the last that was found of any member."""
        periods = self.item.members[self.time]
        at = self.item.breakdown.dimensions.index(self.time)
        found = max(periods.index(coordinates[at]) for coordinates in self.item.cells if coordinates[at] in periods)
        return tuple(
            figure_point(formatter, cell, label, comparable=False)
            if (cell := self._cell(member, period))
            else (missing_point(formatter, label) if index < found else Point.empty(label))
            for index, (period, label) in enumerate(zip(periods, labels, strict=True))
        )

    def _cell(self, member: str, period: str) -> Figure | None:
        return self.item.cell(**{self.dimension: member, self.time: period})


def grid_chart(report: Report, indicator: Indicator, dimension: str, time: str, year: int | None = None) -> GridChart | None:
    """The heat map of the newest year, or of one year; None for one member."""
    item = broken_down_figure(report, indicator.id, (dimension, time), year)
    if item is None:
        return None
    chart = GridChart(indicator, dimension, time, item)
    return chart if len(chart.members) >= MIN_MEMBERS else None


def _texts(formatter: PageFormatter, points: tuple[Point, ...]) -> str:
    return formatter.comma.join(f"{point.label} {point.printed or point.missing}" for point in points if not point.blank)
