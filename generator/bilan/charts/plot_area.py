"""The field on which years stand side by side: slots along the bottom, a thin grid of round numbers behind, a zero line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bilan.charts import series_breaks
from bilan.charts.band_scale import BandScale
from bilan.charts.box import Box
from bilan.charts.data_points import Extent, Point, extent, known_values
from bilan.charts.drawing import Mark
from bilan.charts.linear_scale import Scale, Tick, nice_ticks
from bilan.charts.shapes import BASELINE, GRID_LINE, rule
from bilan.charts.text_label import ASCENT, Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import TICK, VALUE, YEAR

GUTTER = 12.0
HEADROOM = 20.0
FOOTROOM = 24.0  # below the lowest value, for its number, where values are below zero
YEARS_BELOW = 24.0
STEP = 50.0  # pixels, about, from one line of the grid to the next
WIDEST_GUTTER = 0.3  # of the sheet; wider numbers of the grid are left out


@dataclass(frozen=True, slots=True)
class PlotArea:
    """A field with its right edge, top and bottom, the values it has room for, the values of its grid and their print."""

    pen: TextSetter
    slots: BandScale
    right: float
    top: float
    bottom: float
    extent: Extent
    ticks: tuple[Decimal, ...]
    tick: Tick

    @property
    def scale(self) -> Scale:
        """Values upwards and downwards from the zero line."""
        return Scale(self.extent.span, self.bottom - self.top)

    @property
    def zero(self) -> float:
        """The height of zero on the sheet: the bottom, where no value is below it."""
        if not self.extent.below_zero:
            return self.bottom
        return self.bottom + float(self.extent.lowest / self.extent.span) * (self.bottom - self.top)

    @property
    def floor(self) -> float:
        """How far down marks may reach: to the zero line, or where values are below it to the years."""
        return self.bottom + FOOTROOM if self.extent.below_zero else self.axis_y

    @property
    def axis_y(self) -> float:
        """Where the zero line is drawn: in the middle of a pixel, so that it is sharp."""
        return _crisp(self.zero)

    @property
    def height(self) -> float:
        """The height of the sheet, years included."""
        return self._years_from + YEARS_BELOW

    @property
    def _years_from(self) -> float:
        return self.bottom + (FOOTROOM if self.extent.below_zero else 0)

    def y(self, value: Decimal) -> float:
        """The height of a value on the sheet."""
        return self.zero - self.scale.at(value)

    def beyond(self, value: Decimal, gap: float) -> float:
        """The baseline of a number `gap` pixels beyond the end of its column: above it, or below where the value is."""
        return self.y(value) - gap if value >= 0 else self.y(value) + gap + ASCENT * self.pen.size(VALUE)

    def grid(self) -> tuple[Mark, ...]:
        """A hair line at each tick but zero, with its number standing on it."""
        lines = [rule(0, _crisp(self.y(tick)), self.right, _crisp(self.y(tick)), GRID_LINE) for tick in self.ticks if tick]
        written = [self.pen.write(self.tick(tick), 0, self.y(tick) - 4, TICK) for tick in self.ticks]
        return (*lines, *(label for label in written if label.width <= self.slots.left))

    def axis(self) -> Mark:
        """The zero line."""
        return rule(0, self.axis_y, self.right, self.axis_y, BASELINE)

    def column(self, value: Decimal, x: float, width: float) -> Box:
        """The box of a column of a value from the zero line, up or down."""
        return Box(x, min(self.y(value), self.zero), width, abs(self.scale.at(value)))

    def years(self, labels: tuple[str, ...]) -> tuple[Label, ...]:
        """The labels under the slots; where they are too wide, every second, third … counted from the newest."""
        every = next((step for step in range(1, len(labels) + 1) if self._apart(labels, step)), None)
        shown = range(len(labels) - 1, -1, -(every or len(labels) + 1)) if every else range(0)
        return tuple(self._year(labels[place], place) for place in reversed(shown))

    def _apart(self, labels: tuple[str, ...], step: int) -> bool:
        boxes = [self._year(labels[place], place).box for place in range(len(labels) - 1, -1, -step)]
        sheet = Box(0, 0, self.pen.sheet, self.height)
        spaced = all(later.x >= earlier.right + 4 for later, earlier in pairwise(boxes))
        return spaced and all(sheet.contains(box) for box in boxes)

    def _year(self, label: str, place: int) -> Label:
        return self.pen.write(label, self.slots.centre(place), self._years_from + 17, YEAR, Anchor.MIDDLE)


def build_plot_area(points: tuple[Point, ...], room: Extent, tick: Tick, pen: TextSetter, head: float = 0) -> PlotArea:
    """The field for points within an extent, with room for the reasons of their breaks and `head` pixels above."""
    ticks = nice_ticks((room.highest, room.lowest, *known_values(points)), round(pen.plot / STEP))
    slots = BandScale(_gutter(ticks, tick, pen), pen.sheet, len(points))
    held = extent((room.highest, room.lowest, *ticks))
    return _raised(points, PlotArea(pen, slots, pen.sheet, head, head, held, ticks, tick))


def narrow_plot_area(points: tuple[Point, ...], plot: PlotArea, end: float, margin: float) -> PlotArea:
    """The same field with `end` pixels left free beside it, where it ends at most `margin` after its last place.

    A line needs no width round its dots, and what is written at its end should be near.
    """
    right = plot.pen.sheet - end
    count, left = plot.slots.count, plot.slots.left
    tight = (right - margin - left / (2 * count)) / (1 - 1 / (2 * count))
    slots = BandScale(left, max(tight, right), count)
    return _raised(points, replace(plot, slots=slots, right=right, top=0.0))


def _raised(points: tuple[Point, ...], plot: PlotArea) -> PlotArea:
    """The field set below what its breaks have to say."""
    top = (
        plot.top + series_breaks.break_band(series_breaks.series_breaks(points, plot.slots, plot.right), plot.pen) + HEADROOM
    )
    return replace(plot, top=top, bottom=top + plot.pen.plot)


def _gutter(ticks: tuple[Decimal, ...], tick: Tick, pen: TextSetter) -> float:
    return min(max(pen.width(tick(value), TICK) for value in ticks) + GUTTER, pen.sheet * WIDEST_GUTTER)


def _crisp(y: float) -> float:
    return round(y) + 0.5
