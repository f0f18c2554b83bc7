"""The field on which years stand side by side: slots along the bottom, a thin grid of round numbers behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from generator.charts import breaks
from generator.charts.drawing import Mark
from generator.charts.geometry import Box
from generator.charts.labels import Anchor, Label
from generator.charts.lettering import TICK, YEAR
from generator.charts.pen import Pen
from generator.charts.points import Point, known
from generator.charts.scale import Scale, Tick, nice_ticks
from generator.charts.shapes import BASELINE, GRID_LINE, rule
from generator.charts.slots import Slots

GUTTER = 12.0
HEADROOM = 20.0
YEARS_BELOW = 24.0
STEP = 50.0  # pixels, about, from one line of the grid to the next
WIDEST_GUTTER = 0.3  # of the sheet; wider numbers of the grid are left out


@dataclass(frozen=True, slots=True)
class Plot:
    """A field with its right edge, top and baseline, the value at its top, the values of its grid and their print."""

    pen: Pen
    slots: Slots
    right: float
    top: float
    baseline: float
    highest: Decimal
    ticks: tuple[Decimal, ...]
    tick: Tick

    @property
    def scale(self) -> Scale:
        """Values upwards from the baseline."""
        return Scale(self.highest, self.baseline - self.top)

    @property
    def axis_y(self) -> float:
        """Where the zero line is drawn: in the middle of a pixel, so that it is sharp."""
        return _crisp(self.baseline)

    @property
    def height(self) -> float:
        """The height of the sheet, years included."""
        return self.baseline + YEARS_BELOW

    def y(self, value: Decimal) -> float:
        """The height of a value on the sheet."""
        return self.baseline - self.scale.at(value)

    def grid(self) -> tuple[Mark, ...]:
        """A hair line at each tick but zero, with its number standing on it."""
        lines = [rule(0, _crisp(self.y(tick)), self.right, _crisp(self.y(tick)), GRID_LINE) for tick in self.ticks[1:]]
        written = [self.pen.write(self.tick(tick), 0, self.y(tick) - 4, TICK) for tick in self.ticks]
        return (*lines, *(label for label in written if label.width <= self.slots.left))

    def axis(self) -> Mark:
        """The zero line."""
        return rule(0, self.axis_y, self.right, self.axis_y, BASELINE)

    def column(self, value: Decimal, x: float, width: float) -> Box:
        """The box of a column of a value from the baseline."""
        return Box(x, self.y(value), width, self.scale.at(value))

    def years(self, labels: tuple[str, ...]) -> tuple[Label, ...]:
        """The labels under the slots; where they are too wide, every second, third … counted from the newest."""
        every = next((step for step in range(1, len(labels) + 1) if self._apart(labels, step)), None)
        shown = range(len(labels) - 1, -1, -(every or len(labels) + 1)) if every else range(0)
        return tuple(self._year(labels[place], place) for place in reversed(shown))

    def _apart(self, labels: tuple[str, ...], step: int) -> bool:
        boxes = [self._year(labels[place], place).box for place in range(len(labels) - 1, -1, -step)]
        sheet = Box(0, 0, self.pen.sheet, self.height)
        spaced = all(later.x >= earlier.right + 4 for later, earlier in pairwise(boxes))
        return spaced and all(sheet.holds(box) for box in boxes)

    def _year(self, label: str, place: int) -> Label:
        return self.pen.write(label, self.slots.centre(place), self.baseline + 17, YEAR, Anchor.MIDDLE)


def plotted(points: tuple[Point, ...], highest: Decimal, tick: Tick, pen: Pen, head: float = 0) -> Plot:
    """The field for points up to a highest value, with room for the reasons of their breaks and `head` pixels above."""
    ticks = nice_ticks((highest, *known(points)), round(pen.plot / STEP))
    slots = Slots(_gutter(ticks, tick, pen), pen.sheet, len(points))
    return _raised(points, Plot(pen, slots, pen.sheet, head, head, max(highest, ticks[-1]), ticks, tick))


def narrowed(points: tuple[Point, ...], plot: Plot, end: float, margin: float) -> Plot:
    """The same field with `end` pixels left free beside it, where it ends at most `margin` after its last place.

    A line needs no width round its dots, and what is written at its end should be near.
    """
    right = plot.pen.sheet - end
    count, left = plot.slots.count, plot.slots.left
    tight = (right - margin - left / (2 * count)) / (1 - 1 / (2 * count))
    slots = Slots(left, max(tight, right), count)
    return _raised(points, replace(plot, slots=slots, right=right, top=0.0))


def _raised(points: tuple[Point, ...], plot: Plot) -> Plot:
    """The field set below what its breaks have to say."""
    top = plot.top + breaks.band(breaks.breaks(points, plot.slots, plot.right), plot.pen) + HEADROOM
    return replace(plot, top=top, baseline=top + plot.pen.plot)


def _gutter(ticks: tuple[Decimal, ...], tick: Tick, pen: Pen) -> float:
    return min(max(pen.width(tick(value), TICK) for value in ticks) + GUTTER, pen.sheet * WIDEST_GUTTER)


def _crisp(y: float) -> float:
    return round(y) + 0.5
