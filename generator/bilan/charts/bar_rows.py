"""Horizontal bars, one a row, each with its name before it and its number after it.

Every number fits in this form. Ranked bars use it, and columns that are too many or too narrow for their text.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from bilan.charts import series_breaks
from bilan.charts.box import ROUNDING, Box
from bilan.charts.data_points import Extent, Point, drawn_values, extent
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.hotspot import hotspots
from bilan.charts.linear_scale import Scale
from bilan.charts.palette import GRID, Colour
from bilan.charts.shapes import BASELINE, BREAK_LINE, MISSING, Bar, Paint, straight_line
from bilan.charts.targets import Target, across_row, draw_notes
from bilan.charts.text_label import ASCENT, DESCENT, Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NAME, NOTE, NUMBER, TextStyle
from bilan.charts.value_bars import draw_bar, farthest, level_ends

BAR = 22.0
ROW_GAP = 9.0
GAP = 8.0
MAX_NAMES_SHARE = 0.36  # of the width; longer names go above their bars
MIN_BARS_SHARE = 0.3  # of the width after the names; numbers that need more are left out
MAX_LINES = 3
APART_GAP = 6.0
PALE_ROW = 0.5  # opacity
TRACK = Paint(GRID, opacity=0.6)
MAX_REASON_LINES = 40  # so that only an endless reason is cut


@dataclass(frozen=True, slots=True)
class BarRow:
    """A point with the colour of its bar; `apart` leaves space before it and makes the bar pale."""

    point: Point
    colour: Colour
    apart: bool = False


@dataclass(frozen=True, slots=True)
class BarRows:
    """The layout of rows: the x where the bars' area starts (`start`), the x of zero, and the scale of the values."""

    rows: tuple[BarRow, ...]
    setter: TextSetter
    start: float
    zero: float
    scale: Scale
    base: Decimal = Decimal(0)
    track: float = 0
    targets: tuple[Target, ...] = ()

    @property
    def names_above(self) -> bool:
        """True when names are above their bars instead of before them."""
        return self.start == 0

    @property
    def diverging(self) -> bool:
        """True when there are bars below zero."""
        return self.zero > self.start

    @property
    def width(self) -> float:
        """The width of the drawing in pixels."""
        return self.setter.chart_width

    def layout(self, top: float = 0) -> Drawing:
        """All rows as placed marks, from `top` down."""
        marks: list[Mark] = []
        y = top
        for row in self.rows:
            y += APART_GAP if row.apart and row is not self.rows[0] else 0
            head, y = self._row_header(row, y, first=row is self.rows[0])
            marks += [
                *head,
                *self._bar(row, y),
                *self._axis_segment(row, y),
                *self._name(row, y),
                *self._targets(row, y),
                *self._area(row, y),
            ]
            y += self._height(row) + ROW_GAP
        axis = self._axis(top, y - ROW_GAP + 4)
        legend, height = draw_notes((row.point for row in self.rows), self.targets, y - ROW_GAP + 5, self.setter)
        return Drawing(self.width, y - ROW_GAP + 5 + height, (*axis, *marks, *legend))

    def _area(self, row: BarRow, y: float) -> tuple[Mark, ...]:
        """The area of a value: the whole row."""
        return hotspots(row.point.key, Box(0, y, self.width, self._height(row)))

    def _axis(self, top: float, bottom: float) -> tuple[Mark, ...]:
        """The zero line at the edge of the bars; none where names above the bars would cross it."""
        return (
            ()
            if self.names_above or self.diverging
            else (straight_line(self.zero + 0.5, top, self.zero + 0.5, bottom, BASELINE),)
        )

    def _axis_segment(self, row: BarRow, y: float) -> tuple[Mark, ...]:
        """The zero line beside one row of diverging bars. It is cut where there is text between two rows."""
        reach = 0 if self.names_above else ROW_GAP / 2
        bottom = y + self._height(row) + reach
        return (straight_line(self.zero + 0.5, y - reach, self.zero + 0.5, bottom, BASELINE),) if self.diverging else ()

    def _row_header(self, row: BarRow, y: float, first: bool) -> tuple[tuple[Mark, ...], float]:
        """What is above a bar: the break before it, and its name if names are above; with the y below them."""
        marks: tuple[Mark, ...] = ()
        if row.point.broken and not first:
            marks, y = self._break(row.point.broken, y)
        if self.names_above:
            lines = self.setter.lines(row.point.label, self.width, NAME)
            marks, y = (*marks, *self.setter.paragraph(lines, 0, y, NAME)), y + self.setter.depth(len(lines), NAME) + 1
        return marks, y

    def _break(self, reason: str, y: float) -> tuple[tuple[Mark, ...], float]:
        lines = self.setter.lines(reason, self.width - self.start - GAP, NOTE, MAX_REASON_LINES)
        words = self.setter.paragraph(lines, self.start + GAP, y + 5, NOTE)
        sign = () if self.names_above else series_breaks.upright_break_sign(self.zero + 0.5, y + 0.5)
        return (straight_line(0, y + 0.5, self.width, y + 0.5, BREAK_LINE), *sign, *words), y + self.setter.depth(
            len(lines), NOTE
        ) + 5 + GAP

    def _name(self, row: BarRow, y: float) -> tuple[Mark, ...]:
        if self.names_above:
            return ()
        lines = self._lines(row)
        top = y + (self._height(row) - len(lines) * self.setter.leading(NAME)) / 2 + 1
        return self.setter.paragraph(lines, self.start - GAP, top, NAME, Anchor.END)

    def _lines(self, row: BarRow) -> tuple[str, ...]:
        return self.setter.lines(row.point.label, self.start - GAP, NAME, MAX_LINES)

    def _height(self, row: BarRow) -> float:
        return BAR if self.names_above else max(BAR, self.setter.depth(len(self._lines(row)), NAME))

    def _bar(self, row: BarRow, y: float) -> tuple[Mark, ...]:
        top = y + (self._height(row) - BAR) / 2
        if row.point.value is None:
            return self._missing(row.point.missing, top) if row.point.missing else ()
        bar = draw_bar(row.point, row.colour, partial(self._box, top=top), PALE_ROW if row.apart else 1)
        ends = level_ends(row.point, top + BAR / 2, self._x)
        end = max(self._x(farthest(row.point)), self.zero, self.zero + self.track)
        return (*self._track(top), *bar, *ends, *self._number(row.point.printed, end, top))

    def _x(self, value: Decimal) -> float:
        return self.zero + self.scale.at(value - self.base)

    def _box(self, value: Decimal, top: float) -> Box:
        x = self._x(value)
        return Box(min(x, self.zero), top, abs(x - self.zero), BAR)

    def _track(self, top: float) -> tuple[Mark, ...]:
        """The whole of which the bar is a share, or the whole scale, as a pale bar."""
        return (Bar(Box(self.zero, top, self.track, BAR), TRACK),) if self.track else ()

    def _targets(self, row: BarRow, y: float) -> tuple[Mark, ...]:
        top = y + (self._height(row) - BAR) / 2
        own = (target for target in self.targets if target.label == row.point.label)
        return tuple(mark for target in own for mark in across_row(self._x(target.value), top, BAR))

    def _number(self, printed: str, end: float, top: float) -> tuple[Mark, ...]:
        label = self.setter.write(printed, end + GAP, self._baseline(top, NUMBER), NUMBER)
        return (label,) if label.box.right <= self.width + ROUNDING else ()

    def _missing(self, word: str, top: float) -> tuple[Mark, ...]:
        """A dashed box with the word, after the zero line, or before it if there is more space."""
        after, before = self.width - self.zero, self.zero - self.start
        lines = self.setter.lines(word, max(after, before) - 2 * GAP, NOTE, 1)
        width = max((self.setter.width(line, NOTE) for line in lines), default=0) + 2 * GAP
        x = self.zero if width <= after else self.zero - width - 1
        words = [self.setter.write(line, x + GAP, self._baseline(top, NOTE), NOTE) for line in lines]
        return (Bar(Box(x + 0.5, top + 1.5, width, BAR - 3), MISSING), *words)

    def _baseline(self, top: float, style: TextStyle) -> float:
        return top + BAR / 2 + (ASCENT - DESCENT) / 2 * self.setter.size(style)


def bar_rows(
    rows: tuple[BarRow, ...],
    setter: TextSetter,
    shared_extent: Extent | None = None,
    other_points: tuple[Point, ...] = (),
    targets: tuple[Target, ...] = (),
    track: bool = False,
) -> BarRows:
    """The layout of rows at the setter's width.

    Charts on one scale pass the extent of them all as `shared_extent`, and the points of the other charts as `other_points`.
    A bar below zero goes back from the zero line; its number is on the other side of that line, where there is space.
    With `track`, a pale bar to the end of the extent is behind each bar: the whole of which it is a share.
    """
    start = _bars_start(rows, setter)
    points = tuple(row.point for row in rows)
    values = shared_extent or extent(drawn_values(points))
    scale = _scale((*points, *other_points), setter.chart_width - start, setter, values, track)
    zero = start - scale.at(values.lowest - values.base)
    return BarRows(
        rows, setter, start, zero, scale, values.base, scale.at(values.highest - values.base) if track else 0, targets
    )


def _bars_start(rows: tuple[BarRow, ...], setter: TextSetter) -> float:
    """The x where the bars' area starts: after the names, or 0 when a name is too long to go before its bar."""
    width = setter.chart_width * MAX_NAMES_SHARE - GAP
    if not all(setter.fits(row.point.label, width, NAME, 2) for row in rows):
        return 0
    return max(_wrapped_width(row.point.label, width, setter) for row in rows) + GAP


def _wrapped_width(text: str, width: float, setter: TextSetter) -> float:
    return max((setter.width(line, NAME) for line in setter.lines(text, width, NAME, MAX_LINES)), default=0)


def _scale(points: tuple[Point, ...], width: float, setter: TextSetter, values: Extent, track: bool) -> Scale:
    """The scale with the longest bars for which every number still fits: after its bar, or after the track."""
    if not values.span:
        return Scale(values.span, max(width - GAP, width * MIN_BARS_SHARE))
    ends = [
        (point, 1.0 if track else float((max(farthest(point), values.base) - values.lowest) / values.span))
        for point in points
        if point.value is not None
    ]
    lengths = [(width - GAP - setter.width(point.printed, NUMBER)) / share for point, share in ends if share]
    return Scale(values.span, max(min([width - GAP, *lengths]), width * MIN_BARS_SHARE))
