"""Drawings made of marks, one for each thing or for each thousand: the parts of a total, or years beside each other.

The marks of a line are one dashed stroke, so a drawing of thousands of them takes few bytes. Names and numbers are printed:
nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilan.charts.band_scale import BandScale
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.legend import draw_legend
from bilan.charts.palette import INK, QUIET, SERIES, Colour, series_colour
from bilan.charts.shapes import Paint, Polyline
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NUMBER, YEAR

MARK_SHARE = 0.68  # of the distance between two marks
HEIGHT_SHARE = 0.9  # of the usual plot
SMALLEST, LARGEST = 3.0, 14.0  # pixels between two marks
BAND_SHARE = 0.72  # of a band's width
MAX_BAND = 128.0  # pixels: few years are heaps side by side, not walls
LABEL_HEIGHT = 22.0
GAP = 8.0
MAX_PER_FIELD = 5_000  # marks


@dataclass(frozen=True, slots=True)
class Field:
    """So many marks of one colour, with a name and a number as text."""

    name: str
    printed: str
    marks: int

    def __post_init__(self) -> None:
        if not 0 <= self.marks <= MAX_PER_FIELD:
            raise ValueError(f"{self.name}: from 0 to {MAX_PER_FIELD} marks can be drawn, not {self.marks}")


@dataclass(frozen=True, slots=True)
class PartField(LaidOutChart):
    """The parts of a total as one field of marks, each part in its colour, with their names and numbers below."""

    fields: tuple[Field, ...]

    def layout(self, setter: TextSetter) -> Drawing:
        """The drawing as placed marks, running from left to right."""
        height, total = setter.plot_height * HEIGHT_SHARE, sum(field.marks for field in self.fields)
        pitch = _pitch(total, setter.chart_width, height)
        rows = max(1, int(height / pitch))
        colours = [series_colour(index) for index in range(len(self.fields))]
        lines: list[Mark] = []
        begin = 0
        for field, colour in zip(self.fields, colours, strict=True):
            lines += _columns(begin, begin + field.marks, rows, pitch, colour)
            begin += field.marks
        names = tuple(f"{field.name} {field.printed}" for field in self.fields)
        legend, depth = draw_legend(names, setter, tuple((colour, INK) for colour in colours))
        top = rows * pitch + GAP
        moved = Drawing(setter.chart_width, depth, legend).translated(0, top)
        return Drawing(setter.chart_width, top + depth, (*lines, *moved))


@dataclass(frozen=True, slots=True)
class YearField(LaidOutChart):
    """The years of one series as heaps of marks; the last is in the series' colour, the others are quiet."""

    fields: tuple[Field, ...]

    def layout(self, setter: TextSetter) -> Drawing:
        """The drawing as placed marks, running from left to right."""
        height = setter.plot_height * HEIGHT_SHARE
        bands = BandScale(0, min(setter.chart_width, MAX_BAND * len(self.fields)), len(self.fields))
        most = max(field.marks for field in self.fields)
        pitch = _pitch(most, bands.width * BAND_SHARE, height)
        across = max(1, int(bands.width * BAND_SHARE / pitch))
        floor = LABEL_HEIGHT + max(height, -(-most // across) * pitch)
        marks: list[Mark] = []
        for position, field in enumerate(self.fields):
            left = bands.centre(position) - across * pitch / 2
            colour = SERIES[0] if position == len(self.fields) - 1 else QUIET
            marks += _rows(field.marks, across, left, floor, pitch, colour)
            marks += self._labels(field, bands.centre(position), floor, across, pitch, bands.width, setter)
        return Drawing(setter.chart_width, floor + LABEL_HEIGHT, tuple(marks))

    def _labels(
        self, field: Field, centre: float, floor: float, across: int, pitch: float, band: float, setter: TextSetter
    ) -> Iterator[Label]:
        """The number above the marks and the year below; a number that is wider than its band is left to the description."""
        top = floor - -(-field.marks // across) * pitch
        if max(setter.width(one.printed, NUMBER) for one in self.fields) <= band:
            yield setter.write(field.printed, centre, top - GAP, NUMBER, Anchor.MIDDLE)
        yield setter.write(field.name, centre, floor + LABEL_HEIGHT - 6, YEAR, Anchor.MIDDLE)


def _pitch(marks: int, width: float, height: float) -> float:
    """The distance between two marks with which they fill a rectangle, in quarters of a pixel."""
    quarters = int((width * height / max(marks, 1)) ** 0.5 * 4)
    pitch = min(max(quarters / 4, SMALLEST), LARGEST)
    while pitch > SMALLEST and int(width / pitch) * int(height / pitch) < marks:
        pitch -= 0.25
    return pitch


def _paint(pitch: float, colour: Colour) -> Paint:
    size = round(pitch * MARK_SHARE, 2)
    return Paint(stroke=colour, width=size, dashes=f"{size:g} {pitch - size:g}")


def _columns(begin: int, end: int, rows: int, pitch: float, colour: Colour) -> Iterator[Polyline]:
    """The marks from `begin` to `end` of a field that is filled column by column."""
    paint = _paint(pitch, colour)
    while begin < end:
        column, row = divmod(begin, rows)
        count = min(end - begin, rows - row)
        x = (column + 0.5) * pitch
        yield Polyline(((x, row * pitch), (x, (row + count) * pitch)), paint)
        begin += count


def _rows(count: int, across: int, left: float, floor: float, pitch: float, colour: Colour) -> Iterator[Polyline]:
    """So many marks in rows from the floor up."""
    paint = _paint(pitch, colour)
    for row in range(-(-count // across)):
        width = min(across, count - row * across)
        y = floor - (row + 0.5) * pitch
        yield Polyline(((left, y), (left + width * pitch, y)), paint)
