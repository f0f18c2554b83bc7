"""What a total is made of: one bar a year, its parts named beneath it.

All bars of a chart share one scale, so totals compare as well as parts. On a wide sheet each part is named under its
segment, a narrow one through a leader; where that finds no room the parts are listed with their colour, number and
share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.bar_rows import LONGEST_REASON
from bilan.charts.box import Box
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.composition_parts import Part, Segment, Whole
from bilan.charts.drawing import Drawing, Mark, as_svg
from bilan.charts.linear_scale import Scale
from bilan.charts.part_list import draw_part_list
from bilan.charts.part_names import can_be_named, draw_part_names
from bilan.charts.shapes import BREAK_LINE, MISSING, Bar, Look, rule
from bilan.charts.text_label import Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import HEADING, NOTE, ON_BAR

__all__ = ["Composition", "Part", "Whole"]

BAR = 34.0
BETWEEN = 22.0
SEAM = 1.0
GAP = 8.0


@dataclass(frozen=True, slots=True)
class Composition:
    """Totals with their parts, in order of time; parts have the colour of their place in the total, or of the one given."""

    wholes: tuple[Whole, ...]

    def __post_init__(self) -> None:
        if not self.wholes:
            raise ValueError("a composition needs at least one total")

    def draw(self, artboard: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(TextSetter.on_canvas(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        scale = Scale(max(whole.length for whole in self.wholes) or Decimal(1), pen.sheet)
        spelt = _named if all(can_be_named(_segments(whole, scale), whole.parts, pen) for whole in self.wholes) else _listed
        marks: list[Mark] = []
        y = 0.0
        for whole in self.wholes:
            drawn, y = _one(whole, scale, pen, y, spelt, first=whole is self.wholes[0])
            marks += drawn
            y += BETWEEN
        return Drawing(pen.sheet, y - BETWEEN, tuple(marks))


Spelt = Callable[[Whole, Scale, TextSetter, float], tuple[tuple[Mark, ...], float]]


def _named(whole: Whole, scale: Scale, pen: TextSetter, y: float) -> tuple[tuple[Mark, ...], float]:
    return draw_part_names(_segments(whole, scale), pen, y)


def _listed(whole: Whole, scale: Scale, pen: TextSetter, y: float) -> tuple[tuple[Mark, ...], float]:
    del scale
    return draw_part_list(whole.parts, pen, y)


def _one(whole: Whole, scale: Scale, pen: TextSetter, y: float, spelt: Spelt, first: bool) -> tuple[tuple[Mark, ...], float]:
    """One total from `y` down: the break before it, its heading, its bar and its parts; with the y it ends at."""
    cut, y = _break(whole.broken, pen, y) if whole.broken and not first else ((), y)
    head, y = _heading(whole, pen, y)
    if whole.missing:
        return (*cut, *head, *_missing(whole.missing, pen, y)), y + BAR
    bar = _bar(whole, _segments(whole, scale), scale, pen, y)
    names, y = spelt(whole, scale, pen, y + BAR)
    return (*cut, *head, *bar, *names), y


def _break(reason: str, pen: TextSetter, y: float) -> tuple[tuple[Mark, ...], float]:
    lines = pen.lines(reason, pen.sheet, NOTE, LONGEST_REASON)
    top = y - BETWEEN / 2 + 6
    line = rule(0, top + 0.5, pen.sheet, top + 0.5, BREAK_LINE)
    return (line, *pen.paragraph(lines, 0, top + 6, NOTE)), top + 6 + pen.depth(len(lines), NOTE) + GAP


def _heading(whole: Whole, pen: TextSetter, y: float) -> tuple[tuple[Mark, ...], float]:
    """The year at the start and the total at the end of one line, or the total below where both do not fit."""
    width = pen.sheet
    year = pen.paragraph(pen.lines(whole.label, width, HEADING, 2), 0, y, HEADING)
    total = pen.paragraph(pen.lines(whole.printed, width, NOTE, 2), width, y + 1, NOTE, Anchor.END)
    if len(year) > 1 or len(total) > 1 or any(a.box.overlaps(b.box) for a in year for b in total):
        total = pen.paragraph(tuple(line.text for line in total), 0, y + pen.depth(len(year), HEADING), NOTE)
    bottom = max((label.box.bottom for label in (*year, *total)), default=y)
    return (*year, *total), bottom + 4


def _missing(word: str, pen: TextSetter, y: float) -> tuple[Mark, ...]:
    lines = pen.lines(word, pen.sheet - 2 * GAP, NOTE, 1)
    box = Bar(Box(0.5, y + 0.5, pen.sheet - 1, BAR - 1), MISSING)
    return (box, *pen.paragraph(lines, pen.sheet / 2, y + BAR / 2 - 7, NOTE, Anchor.MIDDLE))


def _segments(whole: Whole, scale: Scale) -> tuple[Segment, ...]:
    found: list[Segment] = []
    x = 0.0
    for place, part in enumerate(whole.parts):
        if part.value is not None:
            length = float(part.value / scale.top) * scale.length
            found.append(Segment(part, part.colour(place), x, length))
            x += length
    return tuple(found)


def _bar(whole: Whole, segments: tuple[Segment, ...], scale: Scale, pen: TextSetter, y: float) -> tuple[Mark, ...]:
    """The segments with seams between them, the shares inside, and a dashed rest where parts do not fill the total."""
    bars = [
        Bar(Box(seg.x, y, max(seg.width - SEAM, min(seg.width, 1.0)), BAR), Look(seg.colour))
        for seg in segments
        if seg.width
    ]
    start = sum(seg.width for seg in segments)
    rest = float(whole.length / scale.top) * scale.length - start
    unfilled = [Bar(Box(start + 0.5, y + 0.5, rest - 1, BAR - 1), MISSING)] if rest > 2 else []
    return (*bars, *unfilled, *(mark for seg in segments for mark in _share(seg, pen, y)))


def _share(segment: Segment, pen: TextSetter, y: float) -> tuple[Mark, ...]:
    label = pen.write(segment.part.share, segment.x + GAP, y + BAR / 2 + 4, ON_BAR)
    return (label,) if segment.part.share and label.width + 2 * GAP <= segment.width else ()
