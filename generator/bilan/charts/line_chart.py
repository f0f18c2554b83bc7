"""A line chart over years. The line is cut at missing years and at breaks, and the name of each series is at its end.

A line between only two points would look like a trend, so a series without three comparable values has only dots.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bilan.charts.box import Box
from bilan.charts.chart_notes import draw_chart_notes
from bilan.charts.data_points import DataSeries, Extent, Point, align_series, drawn_values, extent, same_labels
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.hotspot import hotspots
from bilan.charts.label_placement import place_labels
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.line_end_labels import draw_series_names, early_name_candidates, ends_early, label_width
from bilan.charts.line_marks import draw_lines, line_swatch, series_look
from bilan.charts.line_values import dot_boxes, least_covering, line_points, value_labels
from bilan.charts.linear_scale import Tick
from bilan.charts.missing_value import MissingSpot, draw_missing
from bilan.charts.plot_area import PlotArea, build_plot_area, narrow_plot_area
from bilan.charts.plot_remarks import boxes_along, boxes_of, plot_remarks
from bilan.charts.series_breaks import break_boxes, break_places, draw_breaks
from bilan.charts.targets import (
    Target,
    diamond,
    diamond_box,
    place_target_words,
    target_words,
    with_periods_of,
)
from bilan.charts.text_label import Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE

MIN_GAP = 6.0
AREA = 24.0  # the least height of an area to point at (WCAG 2.2, 2.5.8)
MIN_MARGIN = 24.0


@dataclass(frozen=True, slots=True)
class Line(LaidOutChart):
    """Series with the same labels, in order of time. A lone series needs no name.

    tick      formats the numbers of the grid.
    emphasis  the name of a series to highlight, such as this year's months. The others, such as last year's, are thin lines
              behind it without numbers. The labels are then the periods of a year.
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

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        plot, years = self._plot(setter), align_series(self._highlighted)
        breaks = break_places(years, plot.bands)
        missing, word = draw_missing(self._missing(plot), plot.axis_y, setter)
        background = (*plot.grid(), *missing, plot.axis())
        series = self._with_target_periods
        labels = tuple(point.label for point in series[0].points)
        year_labels = plot.months(labels) if self.emphasis else plot.years(labels)
        crossed = break_boxes(breaks, plot.floor)
        names = self._names(plot, [*boxes_of((*background, *year_labels)), *crossed])
        taken = boxes_of((*background, *names, *year_labels))
        diamonds = [diamond_box(x, y) for _, x, y in self._placed_targets(plot)]
        numbers = value_labels(series, plot, [*taken, *diamonds], crossed, self.emphasis)
        number_boxes = boxes_of(numbers)
        occupied = [*taken, *crossed]
        targets, unplaced = self._draw_targets(plot, [*occupied, *diamonds, *number_boxes])
        drawn = [
            *boxes_of((*targets, *numbers)),
            *diamonds,
            *boxes_along(line_points(series, plot)),
            *dot_boxes(series, plot),
        ]
        written, listed = plot_remarks(
            self._highlighted, plot, [*occupied, *drawn], lambda position: self._top(plot, position, numbers)
        )
        notes, bottom = draw_chart_notes(
            max([plot.height, *(name.box.bottom for name in names)]),
            setter,
            missing=word,
            points=self._highlighted_points,
            targets=unplaced,
            remarks=listed,
            swatch=line_swatch,
        )
        lines = (
            *draw_breaks(breaks, plot.axis_y, plot.floor, around=number_boxes),
            *draw_lines(series, plot, self.emphasis),
        )
        marks = (*background, *lines, *targets, *written, *names, *year_labels, *numbers, *notes, *self._areas(plot))
        return Drawing(setter.chart_width, bottom, marks)

    def _areas(self, plot: PlotArea) -> tuple[Mark, ...]:
        """The whole band of each value of a lone series; for several series an area round each dot."""
        if len(self._highlighted) == 1:
            return plot.areas(self._highlighted[0].points)
        return tuple(
            spot
            for one in self.series
            for position, point in enumerate(one.points)
            if point.value is not None
            for spot in hotspots(point.key, _around(plot, position, plot.y(point.value)))
        )

    def _top(self, plot: PlotArea, position: int, numbers: tuple[Label, ...]) -> float:
        """The y above which a value is annotated: above its dot and its number."""
        tops = [plot.y(value) for one in self._highlighted for value in one.points[position].drawn_values]
        centre = plot.bands.centre(position)
        above = [label.box.y for label in numbers if label.box.x <= centre <= label.box.right]
        return min([*tops, *above], default=plot.axis_y)

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
        looks = [series_look(self.series, index, self.emphasis).words for index in range(len(self.series))]
        colours = {one.name: colour for one, colour in zip(self.series, looks, strict=True)}

        def after_plot(lines: Iterable[DataSeries]) -> tuple[Label, ...]:
            named = tuple(lines)
            return draw_series_names(named, [colours[one.name] for one in named], plot)

        later = after_plot(one for one in self.series if not self._is_early(one))
        taken = [*occupied, *(label.box for label in later)]
        early = [
            label
            for one in self.series
            if self._is_early(one)
            for label in self._early_name(early_name_candidates(one, colours[one.name], plot), plot, taken)
        ]
        drawn = {label.text for label in early}
        return (*early, *after_plot(one for one in self.series if one.name not in drawn))

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
            build_plot_area(years, self._extent, self.tick, setter),
            label_width(tuple(one for one in self.series if not self._is_early(one)), setter),
            max(widest / 2, MIN_MARGIN) + MIN_GAP,
        )

    def _missing(self, plot: PlotArea) -> list[MissingSpot]:
        """A box for each year that a highlighted series lacks."""
        of_years = [
            (position, word)
            for position in range(len(self.series[0].points))
            if (
                word := next(
                    (one.points[position].missing for one in self._highlighted if one.points[position].missing), None
                )
            )
        ]
        return [
            MissingSpot(plot.bands.centre(position) - _box_width(plot, position) / 2, _box_width(plot, position), word)
            for position, word in of_years
        ]


def _around(plot: PlotArea, position: int, y: float) -> Box:
    width = min(plot.bands.width, 2 * AREA)
    return Box(plot.bands.centre(position) - width / 2, y - AREA / 2, width, AREA)


def _box_width(plot: PlotArea, position: int) -> float:
    """The width of a dashed box. It is inside the plot even in the last band, where the plot may end early."""
    return min(plot.bands.width, 2 * (plot.right - plot.bands.centre(position))) - MIN_GAP
