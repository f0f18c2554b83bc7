"""The plot area: one band for each year along the bottom, a grid at round numbers, and the zero line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bilan.charts.band_scale import BandScale
from bilan.charts.box import Box
from bilan.charts.data_points import Extent, Point, drawn_values, extent
from bilan.charts.drawing import Mark
from bilan.charts.hotspot import hotspots
from bilan.charts.linear_scale import Scale, Tick, axis_ticks
from bilan.charts.shapes import BASELINE, GRID_LINE, straight_line
from bilan.charts.text_label import ASCENT, Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import TICK, VALUE, YEAR

GUTTER = 12.0
HEADROOM = 20.0
FOOTROOM = 24.0  # below the lowest value, for its number, where values are below zero
YEARS_HEIGHT = 24.0
MONTHS = 12  # a year's periods, up to so many, are named in steps that divide them: every third month, not every fifth
GRID_STEP = 50.0  # pixels, about, between two grid lines
MAX_GUTTER_SHARE = 0.3  # of the width; longer numbers of the grid are left out


@dataclass(frozen=True, slots=True)
class PlotArea:
    """A plot area: its bands, edges in pixels, the range of its values, and the values and number format of its grid."""

    setter: TextSetter
    bands: BandScale
    right: float
    top: float
    bottom: float
    extent: Extent
    ticks: tuple[Decimal, ...]
    tick: Tick

    @property
    def scale(self) -> Scale:
        """The scale of values, up and down from the zero line."""
        return Scale(self.extent.span, self.bottom - self.top)

    @property
    def zero(self) -> float:
        """The y of the base, usually zero: the bottom, if no value is below it."""
        if not self.extent.below_zero:
            return self.bottom
        return self.bottom + float(self.extent.lowest / self.extent.span) * (self.bottom - self.top)

    @property
    def floor(self) -> float:
        """The lowest y of marks: the zero line, or the top of the years if there are negative values."""
        return self.bottom + FOOTROOM if self.extent.below_zero else self.axis_y

    @property
    def axis_y(self) -> float:
        """The y at which the zero line is drawn: the middle of a pixel, so that the line is sharp."""
        return _pixel_centre(self.zero)

    @property
    def height(self) -> float:
        """The height of the drawing, years included."""
        return self._years_top + YEARS_HEIGHT

    @property
    def _years_top(self) -> float:
        return self.bottom + (FOOTROOM if self.extent.below_zero else 0)

    def y(self, value: Decimal) -> float:
        """The y of a value."""
        return self.zero - self.scale.at(value - self.extent.base)

    def beyond(self, value: Decimal, gap: float) -> float:
        """The baseline of a number `gap` pixels beyond its column: above it, or below it if the value is negative."""
        above = value >= self.extent.base
        return self.y(value) - gap if above else self.y(value) + gap + ASCENT * self.setter.size(VALUE)

    def grid(self) -> tuple[Mark, ...]:
        """A thin line at each tick except the base, with the number of each tick above its line."""
        lines = [
            straight_line(0, _pixel_centre(self.y(tick)), self.right, _pixel_centre(self.y(tick)), GRID_LINE)
            for tick in self.ticks
            if tick != self.extent.base
        ]
        labels = [self.setter.write(self.tick(tick), 0, self.y(tick) - 4, TICK) for tick in self.ticks]
        return (*lines, *(label for label in labels if label.width <= self.bands.left))

    def axis(self) -> Mark:
        """The zero line."""
        return straight_line(0, self.axis_y, self.right, self.axis_y, BASELINE)

    def column(self, value: Decimal, x: float, width: float) -> Box:
        """The box of a column from the zero line to a value, up or down."""
        return Box(x, min(self.y(value), self.zero), width, abs(self.scale.at(value - self.extent.base)))

    def areas(self, points: Sequence[Point]) -> tuple[Mark, ...]:
        """The area of each value: its whole band, from the top of the plot to its floor."""
        return tuple(
            spot
            for position, point in enumerate(points)
            for spot in hotspots(point.key, Box(self.bands.start(position), 0, self.bands.width, self.floor))
        )

    def years(self, labels: tuple[str, ...]) -> tuple[Label, ...]:
        """The labels under the bands; if they are too wide, every second, third … counted from the newest."""
        counts = [range(len(labels) - 1, -1, -step) for step in range(1, len(labels) + 1)]
        return self._first_that_fit(labels, counts)

    def months(self, labels: tuple[str, ...]) -> tuple[Label, ...]:
        """The labels of the periods of a year; if they are too wide, every second, third … counted from the first."""
        steps = [step for step in range(1, len(labels) + 1) if len(labels) % step == 0 or len(labels) > MONTHS]
        return self._first_that_fit(labels, [range(0, len(labels), step)[::-1] for step in steps])

    def _first_that_fit(self, labels: tuple[str, ...], choices: Sequence[range]) -> tuple[Label, ...]:
        """The labels of the first of the choices whose labels do not overlap. Each choice has the last label first."""
        rows = ([self._year(labels[position], position) for position in choice] for choice in choices)
        return tuple(reversed(next((row for row in rows if self._labels_fit(row)), [])))

    def _labels_fit(self, labels: Sequence[Label]) -> bool:
        boxes = [label.box for label in labels]
        view_box = Box(0, 0, self.setter.chart_width, self.height)
        spaced = all(later.x >= earlier.right + 4 for later, earlier in pairwise(boxes))
        return spaced and all(view_box.contains(box) for box in boxes)

    def _year(self, label: str, position: int) -> Label:
        return self.setter.write(label, self.bands.centre(position), self._years_top + 17, YEAR, Anchor.MIDDLE)


def build_plot_area(
    points: tuple[Point, ...], values: Extent, tick: Tick, setter: TextSetter, space_above: float = 0
) -> PlotArea:
    """The plot area for points within a range of values, with `space_above` pixels above it."""
    ticks = axis_ticks(values, drawn_values(points), round(setter.plot_height / GRID_STEP))
    bands = BandScale(_gutter(ticks, tick, setter), setter.chart_width, len(points))
    with_ticks = values if values.base else extent((values.highest, values.lowest, *ticks))
    top = space_above + HEADROOM
    return PlotArea(setter, bands, setter.chart_width, top, top + setter.plot_height, with_ticks, ticks, tick)


def narrow_plot_area(plot: PlotArea, end: float, margin: float) -> PlotArea:
    """The same plot area with `end` pixels free on the right; it ends at most `margin` pixels after its last band's centre.

    Dots need no width around them, and the labels at the end of a line should be near it.
    """
    right = plot.setter.chart_width - end
    count, left = plot.bands.count, plot.bands.left
    narrowed = (right - margin - left / (2 * count)) / (1 - 1 / (2 * count))
    bands = BandScale(left, max(narrowed, right), count)
    return replace(plot, bands=bands, right=right)


def _gutter(ticks: tuple[Decimal, ...], tick: Tick, setter: TextSetter) -> float:
    return min(max(setter.width(tick(value), TICK) for value in ticks) + GUTTER, setter.chart_width * MAX_GUTTER_SHARE)


def _pixel_centre(y: float) -> float:
    return round(y) + 0.5
