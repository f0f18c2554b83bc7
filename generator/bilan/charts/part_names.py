"""Names of the parts directly under their segments.

A name is under the start of its segment. Where segments are narrow, the names move towards the start, in order, and a leader
line joins each name to its segment.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts.composition_parts import Part, Segment
from bilan.charts.drawing import Mark
from bilan.charts.shapes import LEADER, Polyline
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NUMBER, YEAR

MIN_WIDTH = 78.0
NAME_GAP = 14.0
LEADER_HEIGHT = 12.0
MAX_LINES = 2
MAX_OFFSET = 90.0  # of a name from its segment; beyond this, a list is easier to read
LEADER_INSET = 8.0


@dataclass(frozen=True, slots=True)
class SegmentName:
    """A segment with the lines of its name, and the width of its name and number."""

    segment: Segment
    lines: tuple[str, ...]
    width: float


def can_be_named(segments: tuple[Segment, ...], parts: tuple[Part, ...], setter: TextSetter) -> bool:
    """True when every part has a segment, and its name and number fit beneath it."""
    names = _segment_names(segments, setter)
    return len(names) == len(parts) and _starts(names, setter.chart_width) is not None


def draw_part_names(segments: tuple[Segment, ...], setter: TextSetter, top: float) -> tuple[tuple[Mark, ...], float]:
    """The numbers and names below a bar that ends at `top`, with the y below them; for segments that `can_be_named`."""
    names = _segment_names(segments, setter)
    starts = _starts(names, setter.chart_width) or []
    marks = [
        mark
        for segment_name, x in zip(names, starts, strict=False)
        for mark in _number_and_name(segment_name, x, setter, top)
    ]
    most_lines = max((len(segment_name.lines) for segment_name in names), default=0)
    return tuple(marks), top + LEADER_HEIGHT + setter.depth(1, NUMBER) + setter.depth(most_lines, YEAR)


def _segment_names(segments: tuple[Segment, ...], setter: TextSetter) -> list[SegmentName]:
    names = [_segment_name(segment, setter) for segment in segments]
    return [segment_name for segment_name in names if segment_name]


def _segment_name(segment: Segment, setter: TextSetter) -> SegmentName | None:
    max_width = max(MIN_WIDTH, segment.width - NAME_GAP)
    if not setter.fits(segment.part.label, max_width, YEAR, MAX_LINES):
        return None
    lines = setter.lines(segment.part.label, max_width, YEAR, MAX_LINES)
    widths = [*(setter.width(line, YEAR) for line in lines), setter.width(segment.part.printed, NUMBER)]
    return SegmentName(segment, lines, max(widths))


def _starts(names: list[SegmentName], width: float) -> list[float] | None:
    """The x of each name: under its segment, or as far before it as the names after it need; None if they do not fit."""
    starts: list[float] = []
    end = float(width)
    for segment_name in reversed(names):
        start = min(segment_name.segment.x, end - segment_name.width)
        if segment_name.segment.x - start > MAX_OFFSET:
            return None
        end = start - NAME_GAP
        starts.insert(0, start)
    return starts if not starts or starts[0] >= 0 else None


def _number_and_name(segment_name: SegmentName, x: float, setter: TextSetter, top: float) -> tuple[Mark, ...]:
    """The number above the name, so that the numbers of all parts are on one line."""
    style = YEAR.with_colour(segment_name.segment.colour)
    number = setter.paragraph((segment_name.segment.part.printed,), x, top + LEADER_HEIGHT, NUMBER)
    name = setter.paragraph(segment_name.lines, x, top + LEADER_HEIGHT + setter.depth(1, NUMBER), style)
    return (*_leader(segment_name, x, top), *number, *name)


def _leader(segment_name: SegmentName, x: float, top: float) -> tuple[Mark, ...]:
    if segment_name.segment.x - x < 1:
        return ()
    head = segment_name.segment.x + min(segment_name.segment.width / 2, LEADER_INSET)
    return (Polyline(((head, top + 2), (min(x + segment_name.width, head), top + LEADER_HEIGHT - 3)), LEADER),)
