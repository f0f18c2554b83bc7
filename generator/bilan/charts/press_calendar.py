"""A calendar of press coverage: twelve months of one or more years, each number in a cell that darkens with it.

On a wide sheet the months run along the top; where their names find no room there, they run down the side and the
years along the top. The shades are steps of one colour, and every number is printed, so no shade has to be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bilan.charts import missing_value
from bilan.charts.box import Box
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.data_points import Point, known_values
from bilan.charts.drawing import Drawing, Mark, as_svg
from bilan.charts.shading import shade
from bilan.charts.shapes import MISSING, Bar
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NAME, YEAR

MONTHS = 12
HEAD = 22.0
GAP = 8.0
SEAM = 2.0
TALLEST = 26.0
WIDEST = 72.0


@dataclass(frozen=True, slots=True)
class PressYear:
    """A year with its twelve months; a month's `label` is not drawn here, the calendar's names of months are."""

    label: str
    cells: tuple[Point, ...]

    def __post_init__(self) -> None:
        if len(self.cells) != MONTHS:
            raise ValueError(f"{self.label}: a year has {MONTHS} months, not {len(self.cells)}")
        if any(cell.broken for cell in self.cells):
            raise ValueError(f"{self.label}: a calendar has no place to show a break")


@dataclass(frozen=True, slots=True)
class PressCalendar:
    """Years in order, under the names of the twelve months as they are to be read."""

    months: tuple[str, ...]
    years: tuple[PressYear, ...]

    def __post_init__(self) -> None:
        if len(self.months) != MONTHS or not self.years:
            raise ValueError("a press calendar needs the names of twelve months, and a year")

    def draw(self, artboard: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(TextSetter.on_canvas(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        years = tuple(year.label for year in self.years)
        along = _Grid(years, self.months, tuple(year.cells for year in self.years), pen)
        down = _Grid(self.months, years, tuple(zip(*(year.cells for year in self.years), strict=True)), pen)
        return (along if along.fits else down).drawn()


@dataclass(frozen=True)
class _Grid:
    """Cells in lines under heads, each line with its name before it."""

    names: tuple[str, ...]
    heads: tuple[str, ...]
    cells: tuple[tuple[Point, ...], ...]
    pen: TextSetter

    @cached_property
    def left(self) -> float:
        """Where the cells begin."""
        return min(max(self.pen.width(name, NAME) for name in self.names) + GAP, self.pen.sheet * 0.4)

    @cached_property
    def pitch(self) -> float:
        """From one cell to the next in a line."""
        return min((self.pen.sheet - self.left) / len(self.heads), WIDEST)

    @property
    def tall(self) -> float:
        """From one line of cells to the next."""
        return min(TALLEST, max(self.pitch, 22.0))

    @property
    def fits(self) -> bool:
        """True when every head and number can be read in the width of a cell."""
        texts = [*self.heads, *(point.printed for line in self.cells for point in line if point.value is not None)]
        return all(self.pen.width(text, YEAR) <= self.pitch - 4 for text in texts)

    def drawn(self) -> Drawing:
        """The cells, and below them what a dashed one means."""
        points = tuple(point for line in self.cells for point in line)
        highest = max(known_values(points), default=Decimal(0))
        marks: list[Mark] = [*self._heads(), *self._names()]
        for row, line in enumerate(self.cells):
            for column, point in enumerate(line):
                marks += self._cell(point, row, column, highest)
        bottom = HEAD + len(self.names) * self.tall
        word = next((point.missing for point in points if point.missing), None)
        key = missing_value.legend_entry(word, bottom + GAP, self.pen.sheet, self.pen) if word else ()
        return Drawing(self.pen.sheet, bottom + (GAP + 16 if key else 0), (*marks, *key))

    def _heads(self) -> list[Label]:
        written = [
            self.pen.write(head, self.left + (column + 0.5) * self.pitch, HEAD - 8, YEAR, Anchor.MIDDLE)
            for column, head in enumerate(self.heads)
        ]
        return [label for label in written if label.width <= self.pitch - 2]

    def _names(self) -> list[Label]:
        found: list[Label] = []
        for row, name in enumerate(self.names):
            lines = self.pen.lines(name, self.left - GAP, NAME, 1)
            top = HEAD + row * self.tall + (self.tall - self.pen.leading(NAME)) / 2 + 1
            found += self.pen.paragraph(lines, self.left - GAP, top, NAME, Anchor.END)
        return found

    def _cell(self, point: Point, row: int, column: int, highest: Decimal) -> list[Mark]:
        x, y = self.left + column * self.pitch, HEAD + row * self.tall
        if point.value is None:
            return [Bar(Box(x + 1.5, y + 1.5, self.pitch - 3, self.tall - 3), MISSING)]
        look, lettering = shade(point.value, highest)
        label = self.pen.write(point.printed, x + self.pitch / 2, y + self.tall / 2 + 4, lettering, Anchor.MIDDLE)
        box = Box(x + SEAM / 2, y + SEAM / 2, self.pitch - SEAM, self.tall - SEAM)
        return [Bar(box, look), *([label] if label.width <= self.pitch - 2 else [])]
