"""Bars lying below one another, each with its name before it and its number after it.

The form in which every number always finds room: the one of ranked bars, and the one columns take where they are too many or
too narrow for what has to be read on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.charts import series_breaks
from bilan.charts.box import ROUNDING, Box
from bilan.charts.data_points import Extent, Point, extent, known_values
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.linear_scale import Scale
from bilan.charts.palette import Colour
from bilan.charts.shapes import BASELINE, BREAK_LINE, MISSING, Bar, Look, rule
from bilan.charts.text_label import ASCENT, DESCENT, Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NAME, NOTE, NUMBER, TextStyle

BAR = 22.0
BETWEEN = 9.0
GAP = 8.0
WIDEST_NAMES = 0.36  # of the sheet; wider names stand above their bars
LEAST_BARS = 0.3  # of the room after the names; numbers wider than the rest are left out
MOST_LINES = 3
LONGEST_REASON = 40  # lines: a reason is never cut, only an endless one


@dataclass(frozen=True, slots=True)
class BarRow:
    """A point with the colour of its bar."""

    point: Point
    colour: Colour


@dataclass(frozen=True, slots=True)
class BarRows:
    """Rows on a sheet: where the field of the bars begins (`start`), where zero lies in it, and how long a value is."""

    rows: tuple[BarRow, ...]
    pen: TextSetter
    start: float
    zero: float
    scale: Scale

    @property
    def above(self) -> bool:
        """True when names stand above their bars instead of before them."""
        return self.start == 0

    @property
    def diverging(self) -> bool:
        """True when bars go back from the zero line too."""
        return self.zero > self.start

    @property
    def width(self) -> float:
        """The width of the sheet."""
        return self.pen.sheet

    def drawn(self, top: float = 0) -> Drawing:
        """All rows from `top` down, and the height they came to."""
        marks: list[Mark] = []
        y = top
        for row in self.rows:
            head, y = self._head(row, y, first=row is self.rows[0])
            marks += [*head, *self._bar(row, y), *self._piece_of_axis(row, y), *self._name(row, y)]
            y += self._height(row) + BETWEEN
        return Drawing(self.width, y - BETWEEN + 5, (*self._axis(top, y - BETWEEN + 4), *marks))

    def _axis(self, top: float, bottom: float) -> tuple[Mark, ...]:
        """The zero line at the edge of the bars; names above their bars would stand on it."""
        return () if self.above or self.diverging else (rule(self.zero + 0.5, top, self.zero + 0.5, bottom, BASELINE),)

    def _piece_of_axis(self, row: BarRow, y: float) -> tuple[Mark, ...]:
        """The zero line of one row, where it runs among the bars: it is cut where words stand between two rows."""
        reach = 0 if self.above else BETWEEN / 2
        bottom = y + self._height(row) + reach
        return (rule(self.zero + 0.5, y - reach, self.zero + 0.5, bottom, BASELINE),) if self.diverging else ()

    def _head(self, row: BarRow, y: float, first: bool) -> tuple[tuple[Mark, ...], float]:
        """What stands above a bar: the break that parts it from the row before, and its name where it stands above."""
        marks: tuple[Mark, ...] = ()
        if row.point.broken and not first:
            marks, y = self._break(row.point.broken, y)
        if self.above:
            lines = self.pen.lines(row.point.label, self.width, NAME)
            marks, y = (*marks, *self.pen.paragraph(lines, 0, y, NAME)), y + self.pen.depth(len(lines), NAME) + 1
        return marks, y

    def _break(self, reason: str, y: float) -> tuple[tuple[Mark, ...], float]:
        lines = self.pen.lines(reason, self.width - self.start - GAP, NOTE, LONGEST_REASON)
        words = self.pen.paragraph(lines, self.start + GAP, y + 5, NOTE)
        sign = () if self.above else series_breaks.upright_break_sign(self.zero + 0.5, y + 0.5)
        return (rule(0, y + 0.5, self.width, y + 0.5, BREAK_LINE), *sign, *words), y + self.pen.depth(
            len(lines), NOTE
        ) + 5 + GAP

    def _name(self, row: BarRow, y: float) -> tuple[Mark, ...]:
        if self.above:
            return ()
        lines = self._lines(row)
        top = y + (self._height(row) - len(lines) * self.pen.leading(NAME)) / 2 + 1
        return self.pen.paragraph(lines, self.start - GAP, top, NAME, Anchor.END)

    def _lines(self, row: BarRow) -> tuple[str, ...]:
        return self.pen.lines(row.point.label, self.start - GAP, NAME, MOST_LINES)

    def _height(self, row: BarRow) -> float:
        return BAR if self.above else max(BAR, self.pen.depth(len(self._lines(row)), NAME))

    def _bar(self, row: BarRow, y: float) -> tuple[Mark, ...]:
        top = y + (self._height(row) - BAR) / 2
        if row.point.value is None:
            return self._missing(row.point.missing or "", top)
        length = self.scale.at(row.point.value)
        box = Box(self.zero + min(length, 0), top, abs(length), BAR)
        bar = (Bar(box, Look(row.colour)),) if length else ()
        return (*bar, *self._number(row.point.printed, self.zero + max(length, 0), top))

    def _number(self, printed: str, end: float, top: float) -> tuple[Mark, ...]:
        label = self.pen.write(printed, end + GAP, self._baseline(top, NUMBER), NUMBER)
        return (label,) if label.box.right <= self.width + ROUNDING else ()

    def _missing(self, word: str, top: float) -> tuple[Mark, ...]:
        """A dashed box with the word, after the zero line, or before it where there is more room."""
        after, before = self.width - self.zero, self.zero - self.start
        lines = self.pen.lines(word, max(after, before) - 2 * GAP, NOTE, 1)
        width = max((self.pen.width(line, NOTE) for line in lines), default=0) + 2 * GAP
        x = self.zero if width <= after else self.zero - width - 1
        words = [self.pen.write(line, x + GAP, self._baseline(top, NOTE), NOTE) for line in lines]
        return (Bar(Box(x + 0.5, top + 1.5, width, BAR - 3), MISSING), *words)

    def _baseline(self, top: float, lettering: TextStyle) -> float:
        return top + BAR / 2 + (ASCENT - DESCENT) / 2 * self.pen.size(lettering)


def bar_rows(
    given: tuple[BarRow, ...], pen: TextSetter, room: Extent | None = None, beside: tuple[Point, ...] = ()
) -> BarRows:
    """The rows laid out on the pen's artboard; several groups share the extent `room`, and the points `beside` them all.

    A bar below zero goes back from the zero line, and its number stands on the other side of that line, where there is room.
    """
    start = _start(given, pen)
    points = tuple(row.point for row in given)
    held = room or extent(known_values(points))
    scale = _scale((*points, *beside), pen.sheet - start, pen, held)
    return BarRows(given, pen, start, start - scale.at(held.lowest), scale)


def _start(given: tuple[BarRow, ...], pen: TextSetter) -> float:
    room = pen.sheet * WIDEST_NAMES
    if not all(pen.fits(row.point.label, room - GAP, NAME, 2) for row in given):
        return 0
    return max(_width_in_lines(row.point.label, room - GAP, pen) for row in given) + GAP


def _width_in_lines(text: str, room: float, pen: TextSetter) -> float:
    return max((pen.width(line, NAME) for line in pen.lines(text, room, NAME, MOST_LINES)), default=0)


def _scale(points: tuple[Point, ...], room: float, pen: TextSetter, held: Extent) -> Scale:
    """The longest bars for which every number still fits after its own, or after the zero line."""
    if not held.span:
        return Scale(held.span, max(room - GAP, room * LEAST_BARS))
    ends = [
        (point, float((max(point.value, Decimal(0)) - held.lowest) / held.span))
        for point in points
        if point.value is not None
    ]
    lengths = [(room - GAP - pen.width(point.printed, NUMBER)) / share for point, share in ends if share]
    return Scale(held.span, max(min([room - GAP, *lengths]), room * LEAST_BARS))
