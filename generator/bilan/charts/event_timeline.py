"""The events of a year along its months: a dot for a day, a bar for what is known to the month only, each with its number.

The numbers are those of the list beside the drawing, which says what happened. Numbers that would touch stand in rows
above one another, each joined to its place by a stem.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts.band_scale import BandScale
from bilan.charts.box import Box
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.drawing import Drawing, Mark, as_svg
from bilan.charts.palette import PAPER, QUIET, SERIES
from bilan.charts.shapes import BASELINE, GRID_LINE, LEADER, Bar, Dot, Look, rule
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NUMBER, TICK

MONTHS = 12
EVERY = (1, 2, 3, 4, 6)  # months whose names are written: as many as find room
MARGIN = 12.0
RADIUS = 5.0
ROW = 20.0
STEM = 12.0
APART = 6.0
FULL = Look(SERIES[0])
VAGUE = Look(QUIET)
RING = Look(PAPER)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened between two moments of the year, given as shares of it; one moment where both are alike."""

    number: str
    first: float
    last: float

    def __post_init__(self) -> None:
        if not 0 <= self.first <= self.last <= 1:
            raise ValueError(f"{self.number}: an event lies within its year, first before last")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order of time over twelve months, whose names are given as they are to be read."""

    months: tuple[str, ...]
    events: tuple[Event, ...]

    def __post_init__(self) -> None:
        if len(self.months) != MONTHS or not self.events:
            raise ValueError("a timeline needs the names of twelve months, and an event")

    def draw(self, artboard: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(TextSetter.on_canvas(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        slots = BandScale(MARGIN, pen.sheet - MARGIN, MONTHS)
        rows = self._rows(slots, pen)
        axis = (max(rows) + 1) * ROW + STEM
        names = _names(self.months, slots, axis, pen)
        stems = [_stem(event, slots, axis, row) for event, row in zip(self.events, rows, strict=True)]
        spans = sorted((_span(event, slots, axis) for event in self.events), key=len)  # what is vague lies below what is not
        numbers = [_number(event, slots, axis, row, pen) for event, row in zip(self.events, rows, strict=True)]
        bottom = max([axis + ROW, *(label.box.bottom + 2 for label in names)])
        marks = (*_axis(slots, axis), *stems, *(mark for span in spans for mark in span), *numbers, *names)
        return Drawing(pen.sheet, bottom, marks)

    def _rows(self, slots: BandScale, pen: TextSetter) -> list[int]:
        """For each event the lowest row in which its number touches no other."""
        ends: list[float] = []
        rows: list[int] = []
        for event in self.events:
            half = pen.width(event.number, NUMBER) / 2
            centre = _middle(event, slots)
            row = next((row for row, end in enumerate(ends) if end + APART <= centre - half), len(ends))
            ends[row : row + 1] = [centre + half]
            rows.append(row)
        return rows


def _place(share: float, slots: BandScale) -> float:
    return slots.left + share * (slots.right - slots.left)


def _middle(event: Event, slots: BandScale) -> float:
    return (_place(event.first, slots) + _place(event.last, slots)) / 2


def _axis(slots: BandScale, y: float) -> tuple[Mark, ...]:
    places = [round(slots.start(place)) + 0.5 for place in range(MONTHS + 1)]
    ticks = [rule(x, y, x, y + 6, GRID_LINE) for x in places]
    return (*ticks, rule(slots.left, round(y) + 0.5, slots.right, round(y) + 0.5, BASELINE))


def _stem(event: Event, slots: BandScale, axis: float, row: int) -> Mark:
    x = _middle(event, slots)
    return rule(x, axis - STEM - row * ROW + 4, x, axis, LEADER)


def _number(event: Event, slots: BandScale, axis: float, row: int, pen: TextSetter) -> Label:
    return pen.write(event.number, _middle(event, slots), axis - STEM - row * ROW, NUMBER, Anchor.MIDDLE)


def _span(event: Event, slots: BandScale, axis: float) -> tuple[Mark, ...]:
    first, last = _place(event.first, slots), _place(event.last, slots)
    if last - first > 2 * RADIUS:
        return (Bar(Box(first, axis - RADIUS / 2, last - first, RADIUS), VAGUE),)
    return (Dot((first + last) / 2, axis, RADIUS + 1.5, RING), Dot((first + last) / 2, axis, RADIUS, FULL))


def _names(months: tuple[str, ...], slots: BandScale, axis: float, pen: TextSetter) -> tuple[Label, ...]:
    """The names of the months, or of as many as can be read, each under the middle of its month."""
    written = [pen.write(name, slots.centre(place), axis + 20, TICK, Anchor.MIDDLE) for place, name in enumerate(months)]
    for every in EVERY:
        chosen = written[::every]
        if all(label.width <= every * slots.width - 2 for label in chosen):
            return tuple(label for label in chosen if label.box.x >= 0 and label.box.right <= pen.sheet)
    return ()
