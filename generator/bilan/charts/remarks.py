"""Remarks on single years: why a series is broken, and annotations of values.

A remark is written in the free space of the plot, beside the dotted line of its break or above its value. Where there is no
space for it, it is listed below the chart after its year. So a chart never gives up its form for a text.

Rule: figures on the two sides of a break are not comparable (ESS guidelines on revision policy; GSS on discontinuities), so
the reason is on the chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bilan.charts.box import Box
from bilan.charts.data_points import DataSeries
from bilan.charts.drawing import Mark
from bilan.charts.shapes import BREAK_LINE, LEADER, straight_line
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import END_YEAR, NOTE, REMARK

WIDTHS = (230.0, 170.0, 120.0)
MAX_LINES = 3  # in the plot; a longer remark is listed below
LISTED_LINES = 8
GAP = 6.0
STEP = 8.0
LEADER_GAP = 4.0
MIN_LEADER = 12.0
SIGN_WIDTH = 16.0
ROW_GAP = 4.0
SPACE_ABOVE = 10.0
WIDEST_FONT = 1.03  # the width of words in the one weight of a chart that is taken away, compared with those on a page


@dataclass(frozen=True, slots=True)
class Remark:
    """A text about a period: its label, the text, the names of the series it is about, and whether it explains a break.

    The names are empty where the chart has one series or the text is about all of them.
    """

    label: str
    text: str
    breaks: bool
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a remark belongs: the x of its break or value, and the y of the number that an annotation is written above."""

    x: float
    y: float


def remarks_of(series: Sequence[DataSeries]) -> tuple[Remark, ...]:
    """The remarks of series with the same labels, each once, in order of time; breaks before annotations.

    A break before the first period is left out: nothing is drawn before it.
    """
    named: dict[tuple[int, bool, str], list[str]] = {}
    for one in series:
        for position, point in enumerate(one.points):
            if point.broken and position:
                named.setdefault((position, True, point.broken), []).append(one.name)
            if point.note:
                named.setdefault((position, False, point.note), []).append(one.name)
    ordered = sorted(named, key=lambda key: (key[0], not key[1]))
    everywhere = len(series)
    return tuple(
        Remark(
            series[0].points[position].label,
            text,
            breaks,
            () if len(named[position, breaks, text]) == everywhere else tuple(named[position, breaks, text]),
        )
        for position, breaks, text in ordered
    )


def place_remarks(
    remarks: Iterable[tuple[Remark, Spot]], occupied: Sequence[Box], space: Box, setter: TextSetter
) -> tuple[tuple[Mark, ...], tuple[Remark, ...]]:
    """The remarks that are written inside `space` without overlapping anything, and those for which there is no space."""
    taken, marks, left_over = list(occupied), list[Mark](), list[Remark]()
    for remark, spot in remarks:
        words = _first_free(remark, spot, taken, space, setter)
        if not words:
            left_over.append(remark)
            continue
        marks += words
        taken += [_with_margin(word.box) for word in words]
        if not remark.breaks:
            leader = _leader(words, spot)
            marks.append(straight_line(spot.x, leader.y, spot.x, leader.bottom, LEADER))
            taken.append(leader)
    return tuple(marks), tuple(left_over)


def list_remarks(remarks: Sequence[Remark], top: float, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
    """The remarks below one another, each after its year; and the height they take. A dotted line marks the breaks."""
    if not remarks:
        return (), 0.0
    sign = SIGN_WIDTH if any(remark.breaks for remark in remarks) else 0.0
    indent = sign + max(setter.width(remark.label, END_YEAR) for remark in remarks) + GAP
    marks: list[Mark] = []
    y = top + SPACE_ABOVE
    for remark in remarks:
        width = (setter.chart_width - indent) / WIDEST_FONT
        lines = setter.lines(" · ".join((*remark.names, remark.text)), width, NOTE, LISTED_LINES)
        if remark.breaks:
            marks.append(straight_line(5.5, y + 1, 5.5, y + setter.leading(NOTE), BREAK_LINE))
        marks += [
            *setter.paragraph((remark.label,), sign, y, END_YEAR),
            *setter.paragraph(lines, indent, y, NOTE),
        ]
        y += setter.depth(len(lines), NOTE) + ROW_GAP
    return tuple(marks), y - ROW_GAP - top


def _first_free(remark: Remark, spot: Spot, taken: Sequence[Box], space: Box, setter: TextSetter) -> tuple[Label, ...]:
    """The words of a remark at the first place where they and their leader overlap nothing; none without such a place.

    The reason of a break is after its line, beside the years that it is about.
    """
    for width in WIDTHS:
        if not setter.fits(remark.text, width, NOTE, MAX_LINES):
            continue
        lines = _balanced(remark.text, width, setter)
        after, before = (spot.x + GAP, Anchor.START), (spot.x - GAP, Anchor.END)
        for x, anchor in (after,) if remark.breaks else (after, before):
            for y in _tops(remark, spot, setter.depth(len(lines), NOTE), space):
                words = setter.paragraph(lines, x, y, REMARK, anchor)
                boxes = [*(word.box for word in words), *([] if remark.breaks else [_leader(words, spot)])]
                if all(space.contains(box) and not any(box.overlaps(other) for other in taken) for box in boxes):
                    return words
    return ()


def _balanced(text: str, width: float, setter: TextSetter) -> tuple[str, ...]:
    """The lines of a text at most that wide, of about the same width: no line of a single short word."""
    lines = setter.lines(text, width, NOTE, MAX_LINES)
    while setter.fits(text, width - STEP, NOTE, len(lines)) and len(lines) > 1:
        width -= STEP
        lines = setter.lines(text, width, NOTE, MAX_LINES)
    return lines


def _with_margin(box: Box) -> Box:
    return Box(box.x - GAP, box.y, box.width + 2 * GAP, box.height)


def _tops(remark: Remark, spot: Spot, depth: float, space: Box) -> list[float]:
    """The possible tops of a text: for a break from the top down, for an annotation from its value up."""
    lowest = space.bottom - depth if remark.breaks else spot.y - MIN_LEADER - depth
    steps = [space.y + STEP * step for step in range(max(int((lowest - space.y) // STEP) + 1, 0))]
    return steps if remark.breaks else steps[::-1]


def _leader(words: Sequence[Label], spot: Spot) -> Box:
    """The thin line beside the words of an annotation, down to its value."""
    top = words[0].box.y
    return Box(spot.x - 0.5, top, 1, max(spot.y - LEADER_GAP - top, 0))
