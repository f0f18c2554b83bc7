"""One series drawn large, for the opening of a year: no grid, every value labelled, the first and the newest in large type.

Flows are columns and stocks are a line, as in every other chart of the series. Missing years are drawn as missing, nothing
joins the two sides of a break, and annotations are beside their value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from bilan.charts.band_scale import BandScale
from bilan.charts.box import Box
from bilan.charts.chart_notes import draw_chart_notes
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import DataSeries, Extent, Point, drawn_values, extent, is_trend
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.label_placement import clamp, place_labels
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.line_marks import line_swatch
from bilan.charts.line_values import dot_boxes, least_covering, line_points
from bilan.charts.missing_value import draw_missing, missing_spots
from bilan.charts.palette import QUIET, SERIES
from bilan.charts.plot_area import PlotArea
from bilan.charts.plot_remarks import boxes_along, boxes_of, plot_remarks
from bilan.charts.series_breaks import break_boxes, break_places, draw_breaks
from bilan.charts.shapes import LEADER, Dot, Paint, Polyline, straight_line
from bilan.charts.text_label import ASCENT, DESCENT, Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import END_YEAR, LARGE_NUMBER, QUIET_YEAR, VALUE, TextStyle
from bilan.charts.value_bars import bar_swatch, draw_columns, farthest, upright_ends

PLOT_SCALE = 1.3  # the height of the plot, as a multiple of that of other charts
COLUMN_SHARE = 0.68  # of a band's width
MAX_COLUMN = 76.0
HEADROOM = 50.0  # for a large number above the highest value
FOOTROOM = 38.0  # for one below the lowest value, where values are below zero
YEARS_HEIGHT = 26.0
MAX_NUMBER_SHARE = 0.45  # of the width, for a large number; a longer one is shortened
MIN_GAP = 4.0
LARGE_GAP = 12.0  # beside the first number in large type
MIN_LEADER = 7.0  # a number that is nearer to its column needs no line
LINE_WIDTH = 3.0
END_DOT, DOT = 7.0, 4.5


@dataclass(frozen=True, slots=True)
class OpeningSeries(LaidOutChart):
    """Points in order of time, at least one with a value.

    line    True to draw a line, for a stock; False to draw columns, for a flow.
    extent  the values of the axis, for a unit with a scale of its own; None for an axis from zero.
    """

    points: tuple[Point, ...]
    line: bool = False
    extent: Extent | None = None

    def __post_init__(self) -> None:
        if all(point.value is None for point in self.points):
            raise ValueError("an opening chart needs a value")

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        return _OpeningLayout(self, setter.for_panel(setter.chart_width, setter.plot_height * PLOT_SCALE)).layout()


@dataclass(frozen=True)
class _OpeningLayout:
    chart: OpeningSeries
    setter: TextSetter
    small_first: bool = False  # the first number is not in large type: it would touch the next one

    def layout(self) -> Drawing:
        bars = self._columns() if not self.chart.line else ()
        missing, word = draw_missing(missing_spots(self.points, self.plot.bands, MIN_GAP), self.plot.axis_y, self.setter)
        years, breaks = self._years(), break_places(self.points, self.plot.bands)
        crossed = break_boxes(breaks, self._floor)
        numbers = self._numbers([*boxes_of((*bars, *missing)), *crossed])
        along = line_points((self._series,), self.plot) if self.chart.line else []
        obstacles = [
            *boxes_of((*bars, *missing, *years, *numbers.values())),
            *boxes_along(along),
            *(dot_boxes((self._series,), self.plot) if self.chart.line else ()),
        ]
        written, listed = plot_remarks((self._series,), self.plot, obstacles, lambda position: self._top(position, numbers))
        notes, bottom = draw_chart_notes(
            self._floor + YEARS_HEIGHT,
            self.setter,
            missing=word,
            points=self.points,
            remarks=listed,
            swatch=line_swatch if self.chart.line else bar_swatch,
        )
        lines, areas = draw_breaks(breaks, self.plot.axis_y, self._floor), self.plot.areas(self.points)
        marks = (*missing, *bars, self.plot.axis(), *lines, *self._line(), *self._leaders(numbers), *written)
        return Drawing(self.setter.chart_width, bottom, (*marks, *numbers.values(), *years, *notes, *areas))

    def _leaders(self, numbers: dict[int, Label]) -> Iterator[Mark]:
        """A thin line from each number that is clear of its column down to it: it says which column the number is of."""
        for position, label in numbers.items():
            x, top = self.plot.bands.centre(position), self.plot.y(farthest(self.points[position]))
            if not self.chart.line and top - label.box.bottom > MIN_LEADER:
                yield straight_line(x, label.box.bottom + MIN_GAP / 2, x, top - MIN_GAP / 2, LEADER)

    def _top(self, position: int, numbers: dict[int, Label]) -> float:
        """The y above which a value is annotated."""
        return numbers[position].box.y if position in numbers else self.plot.y(farthest(self.points[position]))

    @property
    def points(self) -> tuple[Point, ...]:
        return self.chart.points

    @property
    def _series(self) -> DataSeries:
        return DataSeries("", self.points)

    @cached_property
    def plot(self) -> PlotArea:
        values = self.chart.extent or extent(drawn_values(self.points))
        bands = BandScale(0, self.setter.chart_width, len(self.points))
        bottom = HEADROOM + self.setter.plot_height
        return PlotArea(self.setter, bands, self.setter.chart_width, HEADROOM, bottom, values, (), str)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The positions of the newest and of the first value: one if there is only one."""
        known = [position for position, point in enumerate(self.points) if point.value is not None]
        return tuple(dict.fromkeys((known[-1], known[0])))

    @property
    def _floor(self) -> float:
        """The lowest y of the plot: the zero line, or below it the space for numbers of values below zero."""
        return self.plot.bottom + FOOTROOM if self.plot.extent.below_zero else self.plot.axis_y

    @property
    def _column_width(self) -> float:
        return min(self.plot.bands.width * COLUMN_SHARE, MAX_COLUMN)

    def _columns(self) -> tuple[Mark, ...]:
        """The newest column in full colour, the others quiet."""
        return draw_columns(
            self.points, self.plot, self._column_width, lambda position: SERIES[0] if position == self.ends[0] else QUIET
        )

    def _line(self) -> tuple[Mark, ...]:
        if not self.chart.line:
            return ()
        runs = contiguous_runs(self.points)
        lines = [
            Polyline(tuple(self._at(position) for position, _ in run), Paint(stroke=SERIES[0], width=LINE_WIDTH))
            for run in runs
            if len(run) > 1 and is_trend(self.points)
        ]
        places = [position for run in runs for position, _ in run]
        ranges = [
            mark for position in places for mark in upright_ends(self.points[position], self._at(position)[0], self.plot.y)
        ]
        return (*lines, *ranges, *(self._dot(position) for position in places))

    def _dot(self, position: int) -> Dot:
        radius = END_DOT if position in self.ends else DOT
        return Dot(*self._at(position), radius, Paint(SERIES[0]))

    def _at(self, position: int) -> tuple[float, float]:
        value = self.points[position].value
        assert value is not None
        return self.plot.bands.centre(position), self.plot.y(value)

    def _numbers(self, taken: list[Box]) -> dict[int, Label]:
        """The number of each value by its position: the ends first, then those that have space beside them.

        Where one of them has space only for its short form, all have theirs. The first is in large type if it is clear of
        the others.
        """
        others = [position for position, point in enumerate(self.points) if point.value is not None]
        placed: dict[int, Label] = {}
        dots = dot_boxes((self._series,), self.plot) if self.chart.line else []
        for position in (*self.ends, *(one for one in reversed(others) if one not in self.ends)):
            view_box = Box(0, 0, self.setter.chart_width, self._floor)
            occupied = [*(box.widened(MIN_GAP) for box in (*taken, *(label.box for label in placed.values()))), *dots]
            if found := place_labels(self._ranked(position), occupied, view_box):
                placed[position] = found[0]
        if any(label.text != self.points[position].printed for position, label in placed.items()):
            short = replace(self.chart, points=tuple(point.in_short_form for point in self.points))
            return replace(self, chart=short)._numbers(taken)
        if not self.small_first and self._crowded(placed, taken):
            return replace(self, small_first=True)._numbers(taken)
        return placed

    def _crowded(self, placed: dict[int, Label], taken: list[Box]) -> bool:
        """True where the first number of columns is large and the next column or another number is close beside it."""
        first = placed.get(self.ends[-1])
        if self.chart.line or first is None or not first.style.large or len(self.ends) == 1:
            return False
        around = Box(first.box.x - LARGE_GAP, first.box.y, first.box.width + 2 * LARGE_GAP, first.box.height)
        return any(around.overlaps(box) for box in (*taken, *(label.box for label in placed.values() if label is not first)))

    def _ranked(self, position: int) -> list[Label]:
        """The possible labels of a value, the best first."""
        candidates = list(self._candidates(position))
        if not self.chart.line:
            return candidates
        best_first = least_covering(candidates, line_points((self._series,), self.plot))
        return sorted(best_first, key=lambda label: not label.style.large)

    def _candidates(self, position: int) -> Iterator[Label]:
        """The number above its mark (below it for a value below zero), in large type at the ends; then shorter or smaller.

        A number at an end, which is never left out, may also be higher up, clear of the columns beside it. There it is
        small, so that it does not look like the number of another column.
        """
        point = self.points[position]
        texts = list(dict.fromkeys(text for text in (point.printed, point.short) if text))
        if position not in self.ends:
            yield from (self._number(position, text, VALUE, side) for side in self._sides for text in texts)
            return
        most = self.setter.chart_width * MAX_NUMBER_SHARE
        small = self.small_first and position == self.ends[-1]
        large = [text for text in texts if not small and self.setter.width(text, LARGE_NUMBER) <= most]
        styles = [*((text, LARGE_NUMBER) for text in large), *((text, VALUE) for text in texts)]
        yield from (self._number(position, text, style, side) for text, style in styles for side in self._sides)
        for text in texts[::-1]:
            label = self._number(position, text, VALUE, 1)
            yield from (label.translated(0, -rise) for rise in range(8, int(label.box.y) + 1, 8))

    @property
    def _sides(self) -> tuple[int, ...]:
        """A number of a line may be above its dot or below it; that of a column is beyond its end."""
        return (1, -1) if self.chart.line else (1,)

    def _number(self, position: int, text: str, style: TextStyle, side: int) -> Label:
        point, plot, setter = self.points[position], self.plot, self.setter
        x = clamp(plot.bands.centre(position), setter.width(text, style), 0, setter.chart_width)
        dot = (END_DOT if position in self.ends else DOT) if self.chart.line else 0
        gap = dot + DESCENT * setter.size(style) + 2
        above = (farthest(point) >= plot.extent.base) == (side > 0)
        y = plot.y(farthest(point)) - gap if above else plot.y(farthest(point)) + gap + ASCENT * setter.size(style)
        return setter.write(text, x, y, style, Anchor.MIDDLE)

    def _years(self) -> tuple[Label, ...]:
        """The periods under the bands, those of the ends in bold; too wide ones only at the ends and every few years."""
        labels = [self._year(position) for position in range(len(self.points))]
        first = [labels[position] for position in self.ends]
        view_box = Box(-MIN_GAP, 0, self.setter.chart_width + 2 * MIN_GAP, self._floor + YEARS_HEIGHT + MIN_GAP)
        for step in range(1, len(labels) + 1):
            others = [labels[position] for position in range(len(labels) - 1, -1, -step) if position not in self.ends]
            placed = place_labels([*first, *others], (), view_box)
            if len(placed) == len(first) + len(others):
                return placed
        return place_labels(first, (), view_box)

    def _year(self, position: int) -> Label:
        style = END_YEAR if position in self.ends else QUIET_YEAR
        label = self.points[position].label
        half = self.setter.width(label, style)
        x = clamp(self.plot.bands.centre(position), half, 0, self.setter.chart_width)
        return self.setter.write(label, x, self._floor + 18, style, Anchor.MIDDLE)
