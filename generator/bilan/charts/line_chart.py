"""A line chart over years, for at least three comparable values with no break between them.

A line between only two points would look like a trend, so those are drawn as columns. The line is cut at missing years and
at breaks, and the name of each series is at its end.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts import missing_value, series_breaks
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.columns import Columns
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import (
    MIN_POINTS_FOR_LINE,
    DataSeries,
    Extent,
    align_series,
    extent,
    is_trend,
    known_values,
    same_labels,
)
from bilan.charts.drawing import Drawing, Mark, as_svg
from bilan.charts.line_end_labels import draw_series_names, label_width
from bilan.charts.line_values import value_labels
from bilan.charts.linear_scale import Tick
from bilan.charts.palette import PAPER, series_colour
from bilan.charts.plot_area import PlotArea, build_plot_area, narrow_plot_area
from bilan.charts.shapes import Dot, Paint, Polyline
from bilan.charts.small_multiples import small_multiples
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE

RADIUS = 3.5
MIN_GAP = 6.0
LEGEND_HEIGHT = 20.0
MIN_MARGIN = 24.0


@dataclass(frozen=True, slots=True)
class Line:
    """Series with the same labels, in order of time; `tick` formats the numbers of the grid. A lone series needs no name."""

    series: tuple[DataSeries, ...]
    tick: Tick

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a line needs a series")
        same_labels(self.series)
        if not self.possible(self.series):
            raise ValueError(
                f"a line needs {MIN_POINTS_FOR_LINE} values of each series with no break between them; draw columns"
            )

    @staticmethod
    def possible(series: tuple[DataSeries, ...]) -> bool:
        """True when each series has enough values between two breaks for a line."""
        return all(is_trend(one.points) for one in series)

    def draw(self, canvas: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(TextSetter.on_canvas(canvas, frame.direction)), canvas, frame)

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        plot, years = self._plot(setter), align_series(self.series)
        if not series_breaks.all_reasons_fit(series_breaks.series_breaks(years, plot.bands, plot.right), setter):
            return self._as_rows(setter)
        legend_word = self._legend_word(plot)
        breaks = series_breaks.series_breaks(years, plot.bands, plot.right)
        background = (
            *plot.grid(),
            *self._missing(plot),
            plot.axis(),
            *series_breaks.draw_breaks(breaks, setter, plot.bands, plot.axis_y, plot.floor),
        )
        names = draw_series_names(self.series, plot)
        year_labels = plot.years(tuple(year.label for year in years))
        occupied = [label.box for label in Drawing(0, 0, (*background, *names, *year_labels)).labels]
        numbers = value_labels(self.series, plot, occupied)
        bottom = max([plot.height, *(name.box.bottom for name in names)])
        legend = missing_value.legend_entry(legend_word, bottom + 4, setter.chart_width, setter) if legend_word else ()
        height = bottom + (LEGEND_HEIGHT if legend_word else 0)
        return Drawing(
            setter.chart_width, height, (*background, *self._lines_and_dots(plot), *names, *year_labels, *numbers, *legend)
        )

    def _as_rows(self, setter: TextSetter) -> Drawing:
        """The same values as rows, where the reasons of the breaks do not fit above a line."""
        if len(self.series) == 1:
            return Columns(self.series[0].points, self.tick).as_rows(setter)
        return small_multiples(self.series, self.tick, self._extent, setter)

    @property
    def _extent(self) -> Extent:
        return extent(value for one in self.series for value in known_values(one.points))

    def _plot(self, setter: TextSetter) -> PlotArea:
        years = align_series(self.series)
        widest = max(setter.width(point.printed, VALUE) for one in self.series for point in one.points)
        return narrow_plot_area(
            years,
            build_plot_area(years, self._extent, self.tick, setter),
            label_width(self.series, setter),
            max(widest / 2, MIN_MARGIN) + MIN_GAP,
        )

    def _legend_word(self, plot: PlotArea) -> str | None:
        """The word for a missing year if one of the boxes is too narrow for it; a legend then has it once."""
        missing = [
            (position, point.missing) for one in self.series for position, point in enumerate(one.points) if point.missing
        ]
        return next(
            (
                legend_word
                for position, legend_word in missing
                if not missing_value.word_fits(legend_word, _box_width(plot, position), plot.setter)
            ),
            None,
        )

    def _missing(self, plot: PlotArea) -> tuple[Mark, ...]:
        return tuple(mark for position in range(plot.bands.count) for mark in self._missing_box(plot, position))

    def _missing_box(self, plot: PlotArea, position: int) -> tuple[Mark, ...]:
        legend_word = next((one.points[position].missing for one in self.series if one.points[position].missing), None)
        width = _box_width(plot, position)
        x = plot.bands.centre(position) - width / 2
        if not legend_word:
            return ()
        if self._legend_word(plot):
            return (missing_value.draw_empty(x, width, plot.axis_y, plot.setter),)
        return missing_value.draw_upright(legend_word, x, width, plot.axis_y, plot.setter)

    def _lines_and_dots(self, plot: PlotArea) -> tuple[Mark, ...]:
        """All lines, then all dots with a ring in the page's colour, so that lines end just before the dots."""
        runs = [
            (index, [(plot.bands.centre(position), plot.y(value)) for position, value in run])
            for index, one in enumerate(self.series)
            for run in contiguous_runs(one.points)
        ]
        lines = [Polyline(tuple(run), Paint(stroke=series_colour(index), width=2)) for index, run in runs if len(run) > 1]
        dots = [(index, x, y) for index, run in runs for x, y in run]
        rings = [Dot(x, y, RADIUS + 1.5, Paint(PAPER)) for _, x, y in dots]
        return (*lines, *rings, *(Dot(x, y, RADIUS, Paint(series_colour(index))) for index, x, y in dots))


def _box_width(plot: PlotArea, position: int) -> float:
    """The width of a dashed box. It is inside the plot even in the last band, where the plot may end early."""
    return min(plot.bands.width, 2 * (plot.right - plot.bands.centre(position))) - MIN_GAP
