"""The values of each year as columns side by side, one for each series, with a legend above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bilan.charts.box import Box
from bilan.charts.chart_notes import draw_chart_notes
from bilan.charts.data_points import DataSeries, Extent, Point, align_series
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.hotspot import hotspots
from bilan.charts.legend import draw_legend
from bilan.charts.line_marks import series_look
from bilan.charts.linear_scale import Tick
from bilan.charts.missing_value import MissingSpot, draw_missing
from bilan.charts.plot_area import PlotArea, build_plot_area
from bilan.charts.plot_remarks import boxes_of, plot_remarks
from bilan.charts.series_breaks import break_places, draw_breaks
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE, YEAR
from bilan.charts.value_bars import draw_bar, farthest, upright_ends

CLUSTER_SHARE = 0.84  # of a band's width
MAX_WIDTH = 54.0
SEAM = 2.0


@dataclass(frozen=True, slots=True)
class ClusteredColumns:
    """Series with the same labels, on one scale for all their values. `emphasis` is the name of a series to highlight."""

    series: tuple[DataSeries, ...]
    tick: Tick
    extent: Extent
    emphasis: str | None = None

    def fits(self, setter: TextSetter) -> bool:
        """True when every number, printed or in its short form, fits on its column, and every year under its cluster."""
        plot = self._plot(setter)
        width = self._column_pitch(plot) - SEAM
        return all(setter.width(self._text(point, width, setter), VALUE) <= width for point in self._points) and all(
            setter.width(point.label, YEAR) <= plot.bands.width - 4 for point in self.series[0].points
        )

    def layout(self, setter: TextSetter) -> Drawing:
        """The clusters as placed marks, at a width where they fit."""
        plot, years = self._plot(setter), align_series(self.series)
        names, legend_height = self._legend(setter)
        breaks = break_places(years, plot.bands)
        columns = [mark for position in range(len(years)) for mark in self._cluster(plot, position)]
        numbers = [label for position in range(len(years)) for label in self._numbers(plot, position)]
        missing, word = draw_missing(self._missing(plot, years), plot.axis_y, setter)
        grid, labels = plot.grid(), plot.years(tuple(year.label for year in years))
        fixed = (*grid, *columns, *numbers, *missing, *names, *labels)
        written, listed = plot_remarks(
            self.series, plot, boxes_of(fixed), lambda position: self._top(plot, position, numbers)
        )
        notes, bottom = draw_chart_notes(plot.height, setter, missing=word, points=self._points, remarks=listed)
        lines = draw_breaks(breaks, plot.axis_y, plot.floor, top=legend_height)
        marks = (*grid, *columns, *missing, plot.axis(), *lines, *written, *names, *labels, *numbers, *notes)
        return Drawing(plot.bands.right, bottom, marks)

    @property
    def _points(self) -> list[Point]:
        """The points of all series."""
        return [point for one in self.series for point in one.points]

    def _text(self, point: Point, width: float, setter: TextSetter) -> str:
        """The number of a point: as it is printed, or in its short form where one of the chart has no space."""
        printed = all(setter.width(other.printed, VALUE) <= width for other in self._points)
        return point.printed if printed else point.short or point.printed

    def _legend(self, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
        looks = [series_look(self.series, index, self.emphasis) for index in range(len(self.series))]
        names = tuple(one.name for one in self.series)
        return draw_legend(names, setter, tuple((look.line, look.words) for look in looks))

    def _legend_height(self, setter: TextSetter) -> float:
        return self._legend(setter)[1]

    def _plot(self, setter: TextSetter) -> PlotArea:
        return build_plot_area(
            align_series(self.series), self.extent, self.tick, setter, space_above=self._legend_height(setter)
        )

    def _cluster_width(self, plot: PlotArea) -> float:
        return min(plot.bands.width * CLUSTER_SHARE, MAX_WIDTH * len(self.series))

    def _column_pitch(self, plot: PlotArea) -> float:
        return self._cluster_width(plot) / len(self.series)

    def _start(self, plot: PlotArea, position: int, index: int) -> float:
        """The left edge of a column."""
        return plot.bands.centre(position) - self._cluster_width(plot) / 2 + index * self._column_pitch(plot)

    def _missing(self, plot: PlotArea, years: tuple[Point, ...]) -> list[MissingSpot]:
        """One box for a year that all series lack, and one for each value that some lack."""
        width = self._column_pitch(plot) - SEAM
        return [
            MissingSpot(self._start(plot, position, index), self._cluster_width(plot) if year.missing else width, word)
            for position, year in enumerate(years)
            for index, one in enumerate(self.series[:1] if year.missing else self.series)
            if (word := year.missing or one.points[position].missing)
        ]

    def _cluster(self, plot: PlotArea, position: int) -> list[Mark]:
        width = self._column_pitch(plot) - SEAM
        return [
            mark
            for index, one in enumerate(self.series)
            for mark in self._column(plot, one.points[position], self._start(plot, position, index), width, index)
        ]

    def _column(self, plot: PlotArea, point: Point, x: float, width: float, index: int) -> tuple[Mark, ...]:
        colour = series_look(self.series, index, self.emphasis).line
        bar = draw_bar(point, colour, partial(plot.column, x=x, width=width))
        area = hotspots(point.key, Box(x, plot.top, width, plot.floor - plot.top))
        return (*bar, *upright_ends(point, x + width / 2, plot.y), *area)

    def _numbers(self, plot: PlotArea, position: int) -> list[Label]:
        width = self._column_pitch(plot) - SEAM
        points = [(index, one.points[position]) for index, one in enumerate(self.series)]
        return [
            plot.setter.write(
                self._text(point, width, plot.setter),
                self._start(plot, position, index) + width / 2,
                plot.beyond(farthest(point), 5),
                VALUE,
                Anchor.MIDDLE,
            )
            for index, point in points
            if point.value is not None
        ]

    def _top(self, plot: PlotArea, position: int, numbers: Sequence[Label]) -> float:
        """The y above which a cluster is annotated."""
        start, end = plot.bands.start(position), plot.bands.start(position + 1)
        return min((label.box.y for label in numbers if start <= label.x <= end), default=plot.axis_y)
