"""Parts named directly under their segments.

A name stands under the beginning of its segment. Where the segments are narrow the names move towards the start, in
order, and a thin leader ties each to its segment.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts.composition_parts import Part, Segment
from bilan.charts.drawing import Mark
from bilan.charts.shapes import LEADER, Trace
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NUMBER, YEAR

NARROWEST = 78.0
BETWEEN = 14.0
LEADERS = 12.0
MOST_LINES = 2
FARTHEST = 90.0  # that a name may stand from its segment; a list reads better beyond
INSIDE = 8.0


@dataclass(frozen=True, slots=True)
class Naming:
    """A segment with the lines of its name and the width they take."""

    segment: Segment
    lines: tuple[str, ...]
    width: float


def can_be_named(segments: tuple[Segment, ...], parts: tuple[Part, ...], pen: TextSetter) -> bool:
    """True when every part has a segment and a name and number that find room beneath it."""
    namings = _namings(segments, pen)
    return len(namings) == len(parts) and _starts(namings, pen.sheet) is not None


def draw_part_names(segments: tuple[Segment, ...], pen: TextSetter, top: float) -> tuple[tuple[Mark, ...], float]:
    """The numbers and names below a bar that ends at `top`, with the y they end at; for segments that `can_be_named`."""
    namings = _namings(segments, pen)
    starts = _starts(namings, pen.sheet) or []
    marks = [mark for naming, x in zip(namings, starts, strict=False) for mark in _one(naming, x, pen, top)]
    deepest = max((len(naming.lines) for naming in namings), default=0)
    return tuple(marks), top + LEADERS + pen.depth(1, NUMBER) + pen.depth(deepest, YEAR)


def _namings(segments: tuple[Segment, ...], pen: TextSetter) -> list[Naming]:
    found = [_naming(segment, pen) for segment in segments]
    return [naming for naming in found if naming]


def _naming(segment: Segment, pen: TextSetter) -> Naming | None:
    measure = max(NARROWEST, segment.width - BETWEEN)
    if not pen.fits(segment.part.label, measure, YEAR, MOST_LINES):
        return None
    lines = pen.lines(segment.part.label, measure, YEAR, MOST_LINES)
    widths = [*(pen.width(line, YEAR) for line in lines), pen.width(segment.part.printed, NUMBER)]
    return Naming(segment, lines, max(widths))


def _starts(namings: list[Naming], width: float) -> list[float] | None:
    """Where each name begins: under its segment, or as far before it as those after it need."""
    starts: list[float] = []
    end = float(width)
    for naming in reversed(namings):
        start = min(naming.segment.x, end - naming.width)
        if naming.segment.x - start > FARTHEST:
            return None
        end = start - BETWEEN
        starts.insert(0, start)
    return starts if not starts or starts[0] >= 0 else None


def _one(naming: Naming, x: float, pen: TextSetter, top: float) -> tuple[Mark, ...]:
    """Number above name, so that the numbers of all parts stand on one line."""
    lettering = YEAR.with_colour(naming.segment.colour)
    number = pen.paragraph((naming.segment.part.printed,), x, top + LEADERS, NUMBER)
    name = pen.paragraph(naming.lines, x, top + LEADERS + pen.depth(1, NUMBER), lettering)
    return (*_leader(naming, x, top), *number, *name)


def _leader(naming: Naming, x: float, top: float) -> tuple[Mark, ...]:
    if naming.segment.x - x < 1:
        return ()
    head = naming.segment.x + min(naming.segment.width / 2, INSIDE)
    return (Trace(((head, top + 2), (min(x + naming.width, head), top + LEADERS - 3)), LEADER),)
