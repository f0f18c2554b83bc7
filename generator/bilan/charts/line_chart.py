"""A line chart over years, for at least three comparable values with no break between them.

A line between only two points would look like a trend, so those are drawn as columns. The line is cut at missing years and
at breaks, and the name of each series is at its end.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts import missing_value, series_breaks
from bilan.charts.box import Box
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.columns import Columns
from bilan.charts.data_points import (
    MIN_POINTS_FOR_LINE,
    DataSeries,
    Extent,
    Point,
    align_series,
    drawn_values,
    extent,
    is_trend,
    same_labels,
)
from bilan.charts.drawing import Drawing, Mark, as_svg
from bilan.charts.label_placement import place_labels
from bilan.charts.line_end_labels import draw_series_names, early_name_candidates, ends_early, label_width
from bilan.charts.line_marks import draw_lines, line_swatch, series_look
from bilan.charts.line_values import dot_boxes, least_covering, line_points, value_labels
from bilan.charts.linear_scale import Tick
from bilan.charts.plot_area import PlotArea, build_plot_area, narrow_plot_area
from bilan.charts.small_multiples import small_multiples
from bilan.charts.targets import (
    Target,
    diamond,
    diamond_box,
    draw_notes,
    place_target_words,
    target_words,
    with_periods_of,
)
from bilan.charts.text_label import Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE

MIN_GAP = 6.0
LEGEND_HEIGHT = 20.0
MIN_MARGIN = 24.0


@dataclass(frozen=True, slots=True)
class Line:
    """Series with the same labels, in order of time. A lone series needs no name.

    tick      formats the numbers of the grid.
    emphasis  the name of a series to highlight, such as this year's months. The others, such as last year's, are thin lines
              behind it without numbers, and need no values that a line can join. The labels are then the periods of a year.
    targets   values to reach; the period of a target may come after the last point.
    extent    the values of the axis, for a unit with a scale of its own; None for an axis from zero.
    """

    series: tuple[DataSeries, ...]
    tick: Tick
    emphasis: str | None = None
    targets: tuple[Target, ...] = ()
    extent: Extent | None = None

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a line needs a series")
        same_labels(self.series)
        if not self.possible(self._highlighted):
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
        plot, years = self._plot(setter), align_series(self._highlighted)
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
        series = self._with_target_periods
        labels = tuple(point.label for point in series[0].points)
        year_labels = plot.months(labels) if self.emphasis else plot.years(labels)
        names = self._names(plot, [label.box for label in Drawing(0, 0, (*background, *year_labels)).labels])
        occupied = [label.box for label in Drawing(0, 0, (*background, *names, *year_labels)).labels]
        diamonds = [diamond_box(x, y) for _, x, y in self._placed_targets(plot)]
        numbers = value_labels(series, plot, [*occupied, *diamonds], self.emphasis)
        targets, unplaced = self._draw_targets(plot, [*occupied, *diamonds, *(label.box for label in numbers)])
        bottom = max([plot.height, *(name.box.bottom for name in names)])
        legend = missing_value.legend_entry(legend_word, bottom + 4, setter.chart_width, setter) if legend_word else ()
        legend_bottom = bottom + (LEGEND_HEIGHT if legend_word else 0)
        notes, height = draw_notes(self._highlighted_points, unplaced, legend_bottom, setter, line_swatch)
        lines = draw_lines(series, plot, self.emphasis)
        marks = (*background, *lines, *targets, *names, *year_labels, *numbers, *legend, *notes)
        return Drawing(setter.chart_width, legend_bottom + height, marks)

    @property
    def _highlighted(self) -> tuple[DataSeries, ...]:
        """The series that are not quiet."""
        return tuple(one for one in self.series if self.emphasis in (None, one.name))

    @property
    def _highlighted_points(self) -> tuple[Point, ...]:
        return tuple(point for one in self._highlighted for point in one.points)

    @property
    def _with_target_periods(self) -> tuple[DataSeries, ...]:
        """The series, with an empty point for each target after them."""
        return tuple(DataSeries(one.name, with_periods_of(self.targets, one.points)) for one in self.series)

    def _names(self, plot: PlotArea, occupied: list[Box]) -> tuple[Label, ...]:
        """The names of the lines: beside the last dot of a highlighted line that ends early, otherwise after the plot."""
        colours = [series_look(self.series, index, self.emphasis).words for index in range(len(self.series))]
        early = [
            label
            for one, colour in zip(self.series, colours, strict=True)
            if self._is_early(one)
            for label in self._early_name(early_name_candidates(one, colour, plot), plot, occupied)
        ]
        drawn = {label.text for label in early}
        rest = [(one, colour) for one, colour in zip(self.series, colours, strict=True) if one.name not in drawn]
        return (*early, *draw_series_names(tuple(one for one, _ in rest), [colour for _, colour in rest], plot))

    def _early_name(self, candidates: tuple[Label, ...], plot: PlotArea, occupied: list[Box]) -> tuple[Label, ...]:
        best_first = least_covering(candidates, line_points(self.series, plot))
        return place_labels(best_first, occupied, Box(0, 0, plot.setter.chart_width, plot.floor))[:1]

    def _draw_targets(self, plot: PlotArea, occupied: list[Box]) -> tuple[tuple[Mark, ...], tuple[Target, ...]]:
        """The marks of the targets, and the targets whose words have no space next to their marks."""
        points = line_points(self._highlighted, plot)
        taken = [*occupied, *dot_boxes(self._highlighted, plot)]
        marks: list[Mark] = []
        unplaced: list[Target] = []
        for target, x, y in self._placed_targets(plot):
            words = place_target_words(least_covering(target_words(target, x, y, plot), points), plot, taken)
            marks += [*diamond(x, y), *words]
            taken += [label.box for label in words]
            unplaced += [] if words else [target]
        return tuple(marks), tuple(unplaced)

    def _placed_targets(self, plot: PlotArea) -> list[tuple[Target, float, float]]:
        labels = [point.label for point in self._with_target_periods[0].points]
        return [(target, plot.bands.centre(labels.index(target.label)), plot.y(target.value)) for target in self.targets]

    def _as_rows(self, setter: TextSetter) -> Drawing:
        """The same values as rows, where the reasons of the breaks do not fit above a line."""
        if len(self.series) == 1:
            return Columns(self.series[0].points, self.tick, None, self.extent, targets=self.targets).as_rows(setter)
        return small_multiples(self.series, self.tick, self._extent, setter)

    @property
    def _extent(self) -> Extent:
        targets = (target.value for target in self.targets)
        return self.extent or extent((*(value for one in self.series for value in drawn_values(one.points)), *targets))

    def _is_early(self, one: DataSeries) -> bool:
        return self.emphasis == one.name and ends_early(one)

    def _plot(self, setter: TextSetter) -> PlotArea:
        years = with_periods_of(self.targets, align_series(self._highlighted))
        widest = max(setter.width(point.printed, VALUE) for one in self.series for point in one.points)
        return narrow_plot_area(
            years,
            build_plot_area(years, self._extent, self.tick, setter),
            label_width(tuple(one for one in self.series if not self._is_early(one)), setter),
            max(widest / 2, MIN_MARGIN) + MIN_GAP,
        )

    def _legend_word(self, plot: PlotArea) -> str | None:
        """The word for a missing year if one of the boxes is too narrow for it; a legend then has it once."""
        missing = [
            (position, point.missing)
            for one in self._highlighted
            for position, point in enumerate(one.points)
            if point.missing
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
        return tuple(mark for position in range(len(self.series[0].points)) for mark in self._missing_box(plot, position))

    def _missing_box(self, plot: PlotArea, position: int) -> tuple[Mark, ...]:
        missing = (one.points[position].missing for one in self._highlighted)
        legend_word = next((word for word in missing if word), None)
        width = _box_width(plot, position)
        x = plot.bands.centre(position) - width / 2
        if not legend_word:
            return ()
        if self._legend_word(plot):
            return (missing_value.draw_empty(x, width, plot.axis_y, plot.setter),)
        return missing_value.draw_upright(legend_word, x, width, plot.axis_y, plot.setter)


def _box_width(plot: PlotArea, position: int) -> float:
    """The width of a dashed box. It is inside the plot even in the last band, where the plot may end early."""
    return min(plot.bands.width, 2 * (plot.right - plot.bands.centre(position))) - MIN_GAP
