"""A line over years, for values that may be compared: at least three of them without a break between.

Two points make no course, a slope between them only looks like one; columns are for that. The line is cut at missing
years and at breaks, each series is named at its end.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts import missing_value, series_breaks
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.columns import Columns
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import (
    LEAST_FOR_A_COURSE,
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
from bilan.charts.shapes import Dot, Look, Trace
from bilan.charts.small_multiples import small_multiples
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE

RADIUS = 3.5
APART = 6.0
KEY = 20.0
LEAST_MARGIN = 24.0


@dataclass(frozen=True, slots=True)
class Line:
    """Series whose points have the same labels, in order of time; `tick` prints the numbers of the grid. One series may go
    without a name."""

    series: tuple[DataSeries, ...]
    tick: Tick

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a line needs a series")
        same_labels(self.series)
        if not self.possible(self.series):
            raise ValueError(
                f"a line needs {LEAST_FOR_A_COURSE} values of each series with no break between them; draw columns"
            )

    @staticmethod
    def possible(series: tuple[DataSeries, ...]) -> bool:
        """True when each series has, between two breaks, values enough for a line."""
        return all(is_trend(one.points) for one in series)

    def draw(self, artboard: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(TextSetter.on_canvas(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        plot, years = self._plot(pen), align_series(self.series)
        if not series_breaks.all_fit(series_breaks.series_breaks(years, plot.slots, plot.right), pen):
            return self._lying(pen)
        word = self._key_word(plot)
        cuts = series_breaks.series_breaks(years, plot.slots, plot.right)
        under = (
            *plot.grid(),
            *self._missing(plot),
            plot.axis(),
            *series_breaks.draw_breaks(cuts, pen, plot.slots, plot.axis_y, plot.floor),
        )
        names = draw_series_names(self.series, plot)
        years_below = plot.years(tuple(year.label for year in years))
        taken = [label.box for label in Drawing(0, 0, (*under, *names, *years_below)).labels]
        counted = value_labels(self.series, plot, taken)
        bottom = max([plot.height, *(name.box.bottom for name in names)])
        key = missing_value.legend_entry(word, bottom + 4, pen.sheet, pen) if word else ()
        height = bottom + (KEY if word else 0)
        return Drawing(pen.sheet, height, (*under, *self._traces(plot), *names, *years_below, *counted, *key))

    def _lying(self, pen: TextSetter) -> Drawing:
        """The same values as rows, where the reasons of the breaks cannot be read above a line."""
        if len(self.series) == 1:
            return Columns(self.series[0].points, self.tick).lying(pen)
        return small_multiples(self.series, self.tick, self._extent, pen)

    @property
    def _extent(self) -> Extent:
        return extent(value for one in self.series for value in known_values(one.points))

    def _plot(self, pen: TextSetter) -> PlotArea:
        years = align_series(self.series)
        widest = max(pen.width(point.printed, VALUE) for one in self.series for point in one.points)
        return narrow_plot_area(
            years,
            build_plot_area(years, self._extent, self.tick, pen),
            label_width(self.series, pen),
            max(widest / 2, LEAST_MARGIN) + APART,
        )

    def _key_word(self, plot: PlotArea) -> str | None:
        """The word of a missing year whose box is too narrow for it; a key then says it once."""
        missing = [(place, point.missing) for one in self.series for place, point in enumerate(one.points) if point.missing]
        return next(
            (word for place, word in missing if not missing_value.word_fits(word, _box_width(plot, place), plot.pen)), None
        )

    def _missing(self, plot: PlotArea) -> tuple[Mark, ...]:
        return tuple(mark for place in range(plot.slots.count) for mark in self._box(plot, place))

    def _box(self, plot: PlotArea, place: int) -> tuple[Mark, ...]:
        word = next((one.points[place].missing for one in self.series if one.points[place].missing), None)
        width = _box_width(plot, place)
        x = plot.slots.centre(place) - width / 2
        if not word:
            return ()
        if self._key_word(plot):
            return (missing_value.draw_empty(x, width, plot.axis_y, plot.pen),)
        return missing_value.draw_upright(word, x, width, plot.axis_y, plot.pen)

    def _traces(self, plot: PlotArea) -> tuple[Mark, ...]:
        """All lines, then all dots with a ring of paper, so that lines end before the dots they meet."""
        places = [
            (index, [(plot.slots.centre(place), plot.y(value)) for place, value in run])
            for index, one in enumerate(self.series)
            for run in contiguous_runs(one.points)
        ]
        lines = [Trace(tuple(run), Look(stroke=series_colour(index), width=2)) for index, run in places if len(run) > 1]
        dots = [(index, x, y) for index, run in places for x, y in run]
        rings = [Dot(x, y, RADIUS + 1.5, Look(PAPER)) for _, x, y in dots]
        return (*lines, *rings, *(Dot(x, y, RADIUS, Look(series_colour(index))) for index, x, y in dots))


def _box_width(plot: PlotArea, place: int) -> float:
    """The width of a dashed box; at the last place, where the field may end early, it still lies inside."""
    return min(plot.slots.width, 2 * (plot.right - plot.slots.centre(place))) - APART
