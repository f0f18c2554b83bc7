"""The composition of a total: one stacked bar for each year, with the names of its parts below.

All bars of a chart share one scale, so that totals can be compared as well as parts. If there is enough width, each name is
under its segment; otherwise the parts are listed with their colour, number and share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.bar_rows import MAX_REASON_LINES
from bilan.charts.box import Box
from bilan.charts.composition_parts import Part, Segment, Whole
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.hotspot import hotspots
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.linear_scale import Scale
from bilan.charts.part_list import draw_part_list
from bilan.charts.part_names import can_be_named, draw_part_names
from bilan.charts.shapes import BREAK_LINE, MISSING, Bar, Paint, straight_line
from bilan.charts.text_label import Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import HEADING, NOTE, ON_BAR

__all__ = ["Composition", "Part", "Whole"]

BAR = 34.0
BAR_GAP = 22.0
SEAM = 1.0
GAP = 8.0


@dataclass(frozen=True, slots=True)
class Composition(LaidOutChart):
    """Totals with their parts, in order of time."""

    wholes: tuple[Whole, ...]

    def __post_init__(self) -> None:
        if not self.wholes:
            raise ValueError("a composition needs at least one total")

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        scale = Scale(max(whole.length for whole in self.wholes) or Decimal(1), setter.chart_width)
        draw_parts = (
            _parts_under_segments
            if all(can_be_named(_segments(whole, scale), whole.parts, setter) for whole in self.wholes)
            else _parts_as_list
        )
        marks: list[Mark] = []
        y = 0.0
        for whole in self.wholes:
            total_marks, y = _draw_total(whole, scale, setter, y, draw_parts, first=whole is self.wholes[0])
            marks += total_marks
            y += BAR_GAP
        return Drawing(setter.chart_width, y - BAR_GAP, tuple(marks))


DrawParts = Callable[[Whole, Scale, TextSetter, float], tuple[tuple[Mark, ...], float]]


def _parts_under_segments(whole: Whole, scale: Scale, setter: TextSetter, y: float) -> tuple[tuple[Mark, ...], float]:
    return draw_part_names(_segments(whole, scale), setter, y)


def _parts_as_list(whole: Whole, scale: Scale, setter: TextSetter, y: float) -> tuple[tuple[Mark, ...], float]:
    del scale
    return draw_part_list(whole.parts, setter, y)


def _draw_total(
    whole: Whole, scale: Scale, setter: TextSetter, y: float, draw_parts: DrawParts, first: bool
) -> tuple[tuple[Mark, ...], float]:
    """One total from `y` down: the break before it, its heading, its bar and its parts; with the y below it."""
    break_marks, y = _break(whole.broken, setter, y) if whole.broken and not first else ((), y)
    heading, y = _heading(whole, setter, y)
    if whole.missing:
        return (*break_marks, *heading, *_missing(whole.missing, setter, y)), y + BAR
    bar = _bar(whole, _segments(whole, scale), scale, setter, y)
    part_marks, y = draw_parts(whole, scale, setter, y + BAR)
    return (*break_marks, *heading, *bar, *part_marks), y


def _break(reason: str, setter: TextSetter, y: float) -> tuple[tuple[Mark, ...], float]:
    lines = setter.lines(reason, setter.chart_width, NOTE, MAX_REASON_LINES)
    top = y - BAR_GAP / 2 + 6
    line = straight_line(0, top + 0.5, setter.chart_width, top + 0.5, BREAK_LINE)
    return (line, *setter.paragraph(lines, 0, top + 6, NOTE)), top + 6 + setter.depth(len(lines), NOTE) + GAP


def _heading(whole: Whole, setter: TextSetter, y: float) -> tuple[tuple[Mark, ...], float]:
    """The year at the start and the total at the end of one line, or the total below if they do not both fit."""
    width = setter.chart_width
    year = setter.paragraph(setter.lines(whole.label, width, HEADING, 2), 0, y, HEADING)
    total = setter.paragraph(setter.lines(whole.printed, width, NOTE, 2), width, y + 1, NOTE, Anchor.END)
    if len(year) > 1 or len(total) > 1 or any(a.box.overlaps(b.box) for a in year for b in total):
        total = setter.paragraph(tuple(line.text for line in total), 0, y + setter.depth(len(year), HEADING), NOTE)
    bottom = max((label.box.bottom for label in (*year, *total)), default=y)
    return (*year, *total), bottom + 4


def _missing(word: str, setter: TextSetter, y: float) -> tuple[Mark, ...]:
    lines = setter.lines(word, setter.chart_width - 2 * GAP, NOTE, 1)
    box = Bar(Box(0.5, y + 0.5, setter.chart_width - 1, BAR - 1), MISSING)
    return (box, *setter.paragraph(lines, setter.chart_width / 2, y + BAR / 2 - 7, NOTE, Anchor.MIDDLE))


def _segments(whole: Whole, scale: Scale) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    x = 0.0
    for position, part in enumerate(whole.parts):
        if part.value is not None:
            length = float(part.value / scale.top) * scale.length
            segments.append(Segment(part, part.colour(position), x, length))
            x += length
    return tuple(segments)


def _bar(whole: Whole, segments: tuple[Segment, ...], scale: Scale, setter: TextSetter, y: float) -> tuple[Mark, ...]:
    """The segments with gaps between them, the shares inside, and a dashed rest if the parts are less than the total."""
    bars = [
        Bar(Box(segment.x, y, max(segment.width - SEAM, min(segment.width, 1.0)), BAR), Paint(segment.colour))
        for segment in segments
        if segment.width
    ]
    start = sum(segment.width for segment in segments)
    rest = float(whole.length / scale.top) * scale.length - start
    unfilled = [Bar(Box(start + 0.5, y + 0.5, rest - 1, BAR - 1), MISSING)] if rest > 2 else []
    areas = [spot for one in segments for spot in hotspots(one.part.key, Box(one.x, y, one.width, BAR))]
    return (*bars, *unfilled, *areas, *(mark for segment in segments for mark in _share(segment, setter, y)))


def _share(segment: Segment, setter: TextSetter, y: float) -> tuple[Mark, ...]:
    label = setter.write(segment.part.share, segment.x + GAP, y + BAR / 2 + 4, ON_BAR)
    return (label,) if segment.part.share and label.width + 2 * GAP <= segment.width else ()
