"""Dated events below one another along a rail, in the order given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.artboard import Artboard, Frame
from generator.charts.colours import PAPER, SERIES
from generator.charts.drawing import Drawing, Mark, as_svg
from generator.charts.labels import ASCENT, Anchor, Label
from generator.charts.lettering import HEADING, NAME
from generator.charts.pen import Pen
from generator.charts.shapes import GRID_LINE, Dot, Look, rule

WIDEST_DATES = 0.3  # of the sheet; wider dates stand above their events
RAIL = 26.0
RADIUS = 4.0
BETWEEN = 12.0
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: its date and its title, both as they are to be read. A date may be as vague as is known."""

    date: str
    title: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order of time."""

    events: tuple[Event, ...]

    def __post_init__(self) -> None:
        if not self.events:
            raise ValueError("a timeline needs at least one event")

    def draw(self, artboard: Artboard, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(Pen.on(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: Pen) -> Drawing:
        """The chart as placed marks, running from left to right."""
        dates = max(pen.width(event.date, HEADING) for event in self.events)
        before = dates if dates <= pen.sheet * WIDEST_DATES else 0.0
        rail = before + RAIL / 2 if before else RADIUS + 2
        marks: list[Mark] = []
        dots: list[float] = []
        y = 0.0
        for event in self.events:
            labels = _event(event, pen, before, rail, y)
            marks += labels
            dots.append(y + ASCENT * pen.size(NAME) / 2 + 1)
            y = max((label.box.bottom for label in labels), default=y) + BETWEEN
        line = rule(round(rail) + 0.5, dots[0], round(rail) + 0.5, dots[-1], GRID_LINE)
        return Drawing(pen.sheet, max(y - BETWEEN, dots[-1] + RADIUS + 2), (line, *_beads(round(rail) + 0.5, dots), *marks))


def _event(event: Event, pen: Pen, before: float, rail: float, y: float) -> tuple[Label, ...]:
    """The date before the rail and the title after it, or the date above the title."""
    x = rail + RAIL / 2
    if before:
        title = pen.lines(event.title, pen.sheet - x, NAME, MOST_LINES)
        date = pen.paragraph((event.date,), before, y, HEADING, Anchor.END)
        return (*date, *pen.paragraph(title, x, y, NAME))
    dates = pen.lines(event.date, pen.sheet - x, HEADING, 2)
    title = pen.lines(event.title, pen.sheet - x, NAME, MOST_LINES)
    below = y + pen.depth(len(dates), HEADING)
    return (*pen.paragraph(dates, x, y, HEADING), *pen.paragraph(title, x, below, NAME))


def _beads(x: float, ys: list[float]) -> tuple[Mark, ...]:
    rings = [Dot(x, y, RADIUS + 2, Look(PAPER)) for y in ys]
    return (*rings, *(Dot(x, y, RADIUS, Look(SERIES[0])) for y in ys))
