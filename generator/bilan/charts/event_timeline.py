"""The numbered events of a year along its months: a dot for a day, a bar for an event known only to the month.

The numbers refer to the list of events beside the chart. Numbers that would overlap are put in rows above one another, each
with a line down to its date.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts.band_scale import BandScale
from bilan.charts.box import Box
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.palette import PAPER, QUIET, SERIES
from bilan.charts.shapes import BASELINE, GRID_LINE, LEADER, Bar, Dot, Paint, straight_line
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NUMBER, TICK

MONTHS = 12
MONTH_STEPS = (1, 2, 3, 4, 6)  # name every month, every second …: the first that fits
MARGIN = 12.0
RADIUS = 5.0
ROW = 20.0
STEM = 12.0
MIN_GAP = 6.0
DAY = Paint(SERIES[0])
PERIOD = Paint(QUIET)
RING = Paint(PAPER)


@dataclass(frozen=True, slots=True)
class Event:
    """An event from `first` to `last`, as shares of the year from 0 to 1; a single moment if both are equal."""

    number: str
    first: float
    last: float

    def __post_init__(self) -> None:
        if not 0 <= self.first <= self.last <= 1:
            raise ValueError(f"{self.number}: an event must be within its year, first before last")


@dataclass(frozen=True, slots=True)
class Timeline(LaidOutChart):
    """Events in order of time, and the names of the twelve months as they are printed."""

    months: tuple[str, ...]
    events: tuple[Event, ...]

    def __post_init__(self) -> None:
        if len(self.months) != MONTHS or not self.events:
            raise ValueError("a timeline needs the names of twelve months, and an event")

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        bands = BandScale(MARGIN, setter.chart_width - MARGIN, MONTHS)
        rows = self._rows(bands, setter)
        axis = (max(rows) + 1) * ROW + STEM
        names = _month_labels(self.months, bands, axis, setter)
        stems = [_stem(event, bands, axis, row) for event, row in zip(self.events, rows, strict=True)]
        spans = sorted((_span(event, bands, axis) for event in self.events), key=len)  # bars first, dots on top
        numbers = [_number(event, bands, axis, row, setter) for event, row in zip(self.events, rows, strict=True)]
        bottom = max([axis + ROW, *(label.box.bottom + 2 for label in names)])
        marks = (*_axis(bands, axis), *stems, *(mark for span in spans for mark in span), *numbers, *names)
        return Drawing(setter.chart_width, bottom, marks)

    def _rows(self, bands: BandScale, setter: TextSetter) -> list[int]:
        """For each event, the lowest row in which its number overlaps no other."""
        ends: list[float] = []
        rows: list[int] = []
        for event in self.events:
            half = setter.width(event.number, NUMBER) / 2
            centre = _centre_x(event, bands)
            row = next((row for row, end in enumerate(ends) if end + MIN_GAP <= centre - half), len(ends))
            ends[row : row + 1] = [centre + half]
            rows.append(row)
        return rows


def _x(share: float, bands: BandScale) -> float:
    return bands.left + share * (bands.right - bands.left)


def _centre_x(event: Event, bands: BandScale) -> float:
    return (_x(event.first, bands) + _x(event.last, bands)) / 2


def _axis(bands: BandScale, y: float) -> tuple[Mark, ...]:
    ticks = [
        straight_line(x, y, x, y + 6, GRID_LINE) for x in (round(bands.start(month)) + 0.5 for month in range(MONTHS + 1))
    ]
    return (*ticks, straight_line(bands.left, round(y) + 0.5, bands.right, round(y) + 0.5, BASELINE))


def _stem(event: Event, bands: BandScale, axis: float, row: int) -> Mark:
    x = _centre_x(event, bands)
    return straight_line(x, axis - STEM - row * ROW + 4, x, axis, LEADER)


def _number(event: Event, bands: BandScale, axis: float, row: int, setter: TextSetter) -> Label:
    return setter.write(event.number, _centre_x(event, bands), axis - STEM - row * ROW, NUMBER, Anchor.MIDDLE)


def _span(event: Event, bands: BandScale, axis: float) -> tuple[Mark, ...]:
    first, last = _x(event.first, bands), _x(event.last, bands)
    if last - first > 2 * RADIUS:
        return (Bar(Box(first, axis - RADIUS / 2, last - first, RADIUS), PERIOD),)
    return (Dot((first + last) / 2, axis, RADIUS + 1.5, RING), Dot((first + last) / 2, axis, RADIUS, DAY))


def _month_labels(months: tuple[str, ...], bands: BandScale, axis: float, setter: TextSetter) -> tuple[Label, ...]:
    """The names of the months, or of every second, third … if they do not all fit, centred under each month."""
    labels = [
        setter.write(name, bands.centre(position), axis + 20, TICK, Anchor.MIDDLE) for position, name in enumerate(months)
    ]
    for step in MONTH_STEPS:
        shown = labels[::step]
        if all(label.width <= step * bands.width - 2 for label in shown):
            return tuple(label for label in shown if label.box.x >= 0 and label.box.right <= setter.chart_width)
    return ()
