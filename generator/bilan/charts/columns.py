"""Columns over years: one series, one column a year, its number on top.

Columns are never turned into rows. A number without space is shortened, then left out; the newest and the extremes are
placed first. Remarks on a year are in the free space of the plot or below the chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bilan.charts.box import Box
from bilan.charts.chart_notes import draw_chart_notes
from bilan.charts.data_points import DataSeries, Extent, Point, drawn_values, extent
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.label_placement import clamp, place_labels
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.line_values import ranked_positions
from bilan.charts.linear_scale import Tick
from bilan.charts.missing_value import draw_missing, missing_spots
from bilan.charts.palette import QUIET, Colour, series_colour
from bilan.charts.plot_area import PlotArea, build_plot_area
from bilan.charts.plot_remarks import boxes_of, plot_remarks
from bilan.charts.series_breaks import break_boxes, break_places, draw_breaks
from bilan.charts.targets import Target, across_column, place_target_words, target_words, with_periods_of
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE
from bilan.charts.value_bars import draw_columns, farthest

COLUMN_SHARE = 0.64  # of a band's width
MAX_WIDTH = 72.0
MIN_GAP = 4.0
NUMBER_GAP = 6.0
RISE = 8.0


@dataclass(frozen=True, slots=True)
class Columns(LaidOutChart):
    """Points in order of time.

    tick      formats the numbers of the grid.
    emphasis  the label of the year to highlight; the other years are then drawn in a quiet colour.
    extent    the values of a scale shared with other charts; None for a scale of its own.
    series    the index of the series among others, for its colour.
    targets   values to reach; the period of a target may come after the last point.
    """

    points: tuple[Point, ...]
    tick: Tick
    emphasis: str | None = None
    extent: Extent | None = None
    series: int = 0
    targets: tuple[Target, ...] = ()

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("columns need at least one point")

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        plot = build_plot_area(self._periods, self._extent, self.tick, setter)
        grid, years = plot.grid(), plot.years(tuple(point.label for point in self._periods))
        breaks = break_places(self.points, plot.bands)
        bars = draw_columns(self.points, plot, _column_width(plot), lambda position: self._colour(self.points[position]))
        missing, word = draw_missing(missing_spots(self.points, plot.bands, MIN_GAP / 2), plot.axis_y, setter)
        fixed = boxes_of((*grid, *bars, *missing, *years))
        numbers = self._numbers(plot, [*fixed, *break_boxes(breaks, plot.floor)])
        occupied = [*fixed, *(number.box for number in numbers.values())]
        targets, unplaced = self._draw_targets(plot, numbers, occupied)
        written, listed = plot_remarks(
            (DataSeries("", self.points),),
            plot,
            [*occupied, *boxes_of(targets)],
            lambda position: numbers[position].box.y if position in numbers else plot.y(farthest(self.points[position])),
        )
        notes, bottom = draw_chart_notes(
            plot.height, setter, missing=word, points=self.points, targets=unplaced, remarks=listed
        )
        lines = draw_breaks(breaks, plot.axis_y, plot.floor)
        marks = (
            *grid,
            *bars,
            *missing,
            plot.axis(),
            *lines,
            *targets,
            *written,
            *numbers.values(),
            *years,
            *notes,
            *plot.areas(self.points),
        )
        return Drawing(plot.bands.right, bottom, marks)

    @property
    def _periods(self) -> tuple[Point, ...]:
        """The points, with an empty one for each target after them."""
        return with_periods_of(self.targets, self.points)

    @property
    def _extent(self) -> Extent:
        """The shared extent, or that of the points and their targets."""
        return self.extent or extent((*drawn_values(self.points), *(target.value for target in self.targets)))

    def _colour(self, point: Point) -> Colour:
        return series_colour(self.series) if self.emphasis in (None, point.label) else QUIET

    def _numbers(self, plot: PlotArea, occupied: list[Box]) -> dict[int, Label]:
        """The numbers that overlap nothing, by the index of their point; the newest and the extremes are placed first.

        Where one of them has space only for its short form, all have theirs: “≈ 260 k” beside “515 000” is hard to compare.
        """
        view_box = Box(0, 0, plot.setter.chart_width, plot.floor)
        placed: dict[int, Label] = {}
        ranked = ranked_positions(self.points)
        for position in ranked:
            taken = [*occupied, *(label.box.widened(MIN_GAP) for label in placed.values())]
            candidates = self._candidates(plot, position, newest=position == ranked[0])
            if found := place_labels(candidates, taken, view_box)[:1]:
                placed[position] = found[0]
        if any(label.text != self.points[position].printed for position, label in placed.items()):
            short = replace(self, points=tuple(point.in_short_form for point in self.points))
            return short._numbers(plot, occupied)
        return placed

    def _candidates(self, plot: PlotArea, position: int, *, newest: bool) -> Iterator[Label]:
        """The number beyond its column, then its short form; that of the newest column also above its neighbours."""
        point = self.points[position]
        texts = [text for text in (point.printed, point.short) if text]
        y = plot.beyond(farthest(point), NUMBER_GAP)
        for text in texts:
            x = clamp(plot.bands.centre(position), plot.setter.width(text, VALUE), 0, plot.setter.chart_width)
            yield plot.setter.write(text, x, y, VALUE, Anchor.MIDDLE)
            if newest and text == texts[-1]:
                label = plot.setter.write(text, x, y, VALUE, Anchor.MIDDLE)
                yield from (label.translated(0, -RISE * step) for step in range(1, int(label.box.y // RISE) + 1))

    def _draw_targets(
        self, plot: PlotArea, numbers: dict[int, Label], drawn: list[Box]
    ) -> tuple[tuple[Mark, ...], tuple[Target, ...]]:
        """The marks of the targets, and the targets whose words have no space next to their marks."""
        labels = [point.label for point in self._periods]
        occupied = list(drawn)
        marks: list[Mark] = []
        unplaced: list[Target] = []
        for target in self.targets:
            position = labels.index(target.label)
            x, y, number = plot.bands.centre(position), plot.y(target.value), numbers.get(position)
            words = place_target_words(target_words(target, x, y, plot), plot, occupied)
            marks += [*across_column(x, _column_width(plot), y, number.box if number else None), *words]
            occupied += [label.box for label in words]
            unplaced += [] if words else [target]
        return tuple(marks), tuple(unplaced)


def _column_width(plot: PlotArea) -> float:
    return min(plot.bands.width * COLUMN_SHARE, MAX_WIDTH)
