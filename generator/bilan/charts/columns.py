"""Columns over years or the months of a year: one series, one column a year, its number on top.

Columns are never turned into rows. A number without space is shortened, then left out; the newest and the extremes are
placed first. Remarks on a year are in the free space of the plot or below the chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bilan.charts.box import Box
from bilan.charts.chart_notes import draw_chart_notes
from bilan.charts.data_points import DataSeries, Extent, Point, drawn_values, extent, same_labels
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.label_placement import clamp, place_labels
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.legend import SWATCH, draw_legend
from bilan.charts.line_values import ranked_positions
from bilan.charts.linear_scale import Tick
from bilan.charts.missing_value import draw_missing, missing_spots
from bilan.charts.palette import MUTED, PAPER, QUIET, Colour, series_colour
from bilan.charts.plot_area import PlotArea, build_plot_area
from bilan.charts.plot_remarks import boxes_of, plot_remarks
from bilan.charts.series_breaks import break_boxes, break_places, break_sign_boxes, draw_breaks
from bilan.charts.shapes import Bar, Paint
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
MAX_RISE = 24.0  # of a number above the line of the year before; higher, it would be read as that year's
LINE_HEIGHT = 2.0  # of the value of the year before
LINE_RING = 1.5
LINE_REACH = 3.0  # beyond the column on both sides


@dataclass(frozen=True, slots=True)
class Columns(LaidOutChart):
    """Points in order of time.

    tick      formats the numbers of the grid.
    emphasis  the label of the year to highlight; the other years are then drawn in a quiet colour.
    extent    the values of a scale shared with other charts; None for a scale of its own.
    series    the index of the series among others, for its colour.
    targets   values to reach; the period of a target may come after the last point.
    name      the year of which the points are the months or quarters; empty where they are years.
    before    the same months or quarters of the year before, each a thin line across its column.
    """

    points: tuple[Point, ...]
    tick: Tick
    emphasis: str | None = None
    extent: Extent | None = None
    series: int = 0
    targets: tuple[Target, ...] = ()
    name: str = ""
    before: DataSeries | None = None

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("columns need at least one point")
        if self.before:
            same_labels((DataSeries(self.name, self.points), self.before))

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        legend, legend_height = self._legend(setter)
        plot = build_plot_area(self._periods, self._extent, self.tick, setter, space_above=legend_height)
        labels = tuple(point.label for point in self._periods)
        grid, years = plot.grid(), plot.months(labels) if self.name else plot.years(labels)
        breaks = break_places(self.points, plot.bands)
        bars = draw_columns(self.points, plot, _column_width(plot), lambda position: self._colour(self.points[position]))
        missing, word = draw_missing(missing_spots(self.points, plot.bands, MIN_GAP / 2), plot.axis_y, setter)
        earlier = self._lines_before(plot)
        fixed = boxes_of((*grid, *bars, *earlier, *missing, *legend, *years))
        numbers = self._numbers(plot, fixed, break_boxes(breaks, plot.floor))
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
        lines = draw_breaks(
            breaks, plot.axis_y, plot.floor, top=legend_height, around=[number.box for number in numbers.values()]
        )
        marks = (
            *grid,
            *bars,
            *missing,
            plot.axis(),
            *earlier,
            *legend,
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
        """The shared extent, or that of the points, their targets and the year before."""
        before = self.before.points if self.before else ()
        values = (*drawn_values(self.points), *drawn_values(before), *(target.value for target in self.targets))
        return self.extent or extent(values)

    def _legend(self, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
        """What the columns and the lines across them are; nothing without a year before."""
        if not self.before:
            return (), 0.0
        colours = ((series_colour(self.series), series_colour(self.series)), (MUTED, MUTED))
        return draw_legend((self.name, self.before.name), setter, colours, (SWATCH, LINE_HEIGHT))

    def _lines_before(self, plot: PlotArea) -> tuple[Bar, ...]:
        """A line for each value of the year before, with a ring in the page's colour, so that it is seen on its column.

        They are drawn before the legend: marks of one paint are one path, at the place of the first.
        """
        width = min(_column_width(plot) + 2 * LINE_REACH, plot.bands.width)
        places = [
            (plot.bands.centre(position) - width / 2, plot.y(point.value))
            for position, point in enumerate(self.before.points if self.before else ())
            if point.value is not None
        ]
        return tuple(
            Bar(Box(x, y - LINE_HEIGHT / 2 - ring, width, LINE_HEIGHT + 2 * ring), Paint(colour))
            for ring, colour in ((LINE_RING, PAPER), (0.0, MUTED))
            for x, y in places
        )

    def _colour(self, point: Point) -> Colour:
        return series_colour(self.series) if self.emphasis in (None, point.label) else QUIET

    def _numbers(self, plot: PlotArea, occupied: list[Box], breaks: tuple[Box, ...]) -> dict[int, Label]:
        """The numbers that overlap nothing, by the index of their point; the newest and the extremes are placed first.

        A number that is wider than its band is written over the dotted line of a break, which leaves it out.
        Where one of them has space only for its short form, all have theirs: “≈ 260 k” beside “515 000” is hard to compare.
        """
        view_box = Box(0, 0, plot.setter.chart_width, plot.floor)
        placed: dict[int, Label] = {}
        ranked = ranked_positions(self.points)
        for position in ranked:
            taken = [*occupied, *(label.box.widened(MIN_GAP) for label in placed.values())]
            candidates = tuple(self._candidates(plot, position, newest=position == ranked[0]))
            apart = place_labels(candidates, [*taken, *breaks], view_box)
            if found := apart or place_labels(candidates, [*taken, *break_sign_boxes(breaks, plot.axis_y)], view_box):
                placed[position] = found[0]
        if any(label.text != self.points[position].printed for position, label in placed.items()):
            short = replace(self, points=tuple(point.in_short_form for point in self.points))
            return short._numbers(plot, occupied, breaks)
        return placed

    def _candidates(self, plot: PlotArea, position: int, *, newest: bool) -> Iterator[Label]:
        """The number beyond its column, then its short form; that of the newest column also above its neighbours."""
        point = self.points[position]
        texts = [text for text in (point.printed, point.short) if text]
        y = plot.beyond(farthest(point), NUMBER_GAP)
        for text in texts:
            x = clamp(plot.bands.centre(position), plot.setter.width(text, VALUE), 0, plot.setter.chart_width)
            yield plot.setter.write(text, x, y, VALUE, Anchor.MIDDLE)
            if 0 < y - (above := self._above_line_before(plot, position, y)) < MAX_RISE:
                yield plot.setter.write(text, x, above, VALUE, Anchor.MIDDLE)
            if newest and text == texts[-1]:
                label = plot.setter.write(text, x, y, VALUE, Anchor.MIDDLE)
                yield from (label.translated(0, -RISE * step) for step in range(1, int(label.box.y // RISE) + 1))

    def _above_line_before(self, plot: PlotArea, position: int, y: float) -> float:
        """The baseline of a number above the line of the year before; `y`, its own, where there is no line."""
        before = self.before.points[position].value if self.before else None
        return y if before is None else plot.y(before) - LINE_HEIGHT / 2 - LINE_RING - NUMBER_GAP

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
