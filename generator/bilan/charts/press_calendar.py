"""A heat map of press coverage: twelve months of one or more years, with a darker cell for a larger number.

If there is enough width, the months are along the top; otherwise they go down the side, and the years along the top. The
shades are steps of one colour. Every number is also printed, so nothing depends on the shades.
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
HEADER_HEIGHT = 22.0
GAP = 8.0
SEAM = 2.0
MAX_CELL_HEIGHT = 26.0
MAX_CELL_WIDTH = 72.0


@dataclass(frozen=True, slots=True)
class PressYear:
    """A year with its twelve months. The `label` of a month is not drawn; the calendar has the names of the months."""

    label: str
    cells: tuple[Point, ...]

    def __post_init__(self) -> None:
        if len(self.cells) != MONTHS:
            raise ValueError(f"{self.label}: a year has {MONTHS} months, not {len(self.cells)}")
        if any(cell.broken for cell in self.cells):
            raise ValueError(f"{self.label}: a calendar cannot show a break")


@dataclass(frozen=True, slots=True)
class PressCalendar:
    """Years in order, and the names of the twelve months as they are printed."""

    months: tuple[str, ...]
    years: tuple[PressYear, ...]

    def __post_init__(self) -> None:
        if len(self.months) != MONTHS or not self.years:
            raise ValueError("a press calendar needs the names of twelve months, and a year")

    def draw(self, canvas: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(TextSetter.on_canvas(canvas, frame.direction)), canvas, frame)

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        years = tuple(year.label for year in self.years)
        months_across = _Grid(years, self.months, tuple(year.cells for year in self.years), setter)
        years_across = _Grid(self.months, years, tuple(zip(*(year.cells for year in self.years), strict=True)), setter)
        return (months_across if months_across.fits else years_across).layout()


@dataclass(frozen=True)
class _Grid:
    """Rows of cells under column headers, each row with its name before it."""

    row_names: tuple[str, ...]
    column_headers: tuple[str, ...]
    cells: tuple[tuple[Point, ...], ...]
    setter: TextSetter

    @cached_property
    def left(self) -> float:
        """The x where the cells start."""
        return min(max(self.setter.width(name, NAME) for name in self.row_names) + GAP, self.setter.chart_width * 0.4)

    @cached_property
    def cell_width(self) -> float:
        """The width of a cell."""
        return min((self.setter.chart_width - self.left) / len(self.column_headers), MAX_CELL_WIDTH)

    @property
    def cell_height(self) -> float:
        """The height of a cell."""
        return min(MAX_CELL_HEIGHT, max(self.cell_width, 22.0))

    @property
    def fits(self) -> bool:
        """True when every column header and number fits in the width of a cell."""
        texts = [*self.column_headers, *(point.printed for line in self.cells for point in line if point.value is not None)]
        return all(self.setter.width(text, YEAR) <= self.cell_width - 4 for text in texts)

    def layout(self) -> Drawing:
        """The cells, and below them a legend for missing values if there are any."""
        points = tuple(point for line in self.cells for point in line)
        highest = max(known_values(points), default=Decimal(0))
        marks: list[Mark] = [*self._header_labels(), *self._row_labels()]
        for row, line in enumerate(self.cells):
            for column, point in enumerate(line):
                marks += self._cell(point, row, column, highest)
        bottom = HEADER_HEIGHT + len(self.row_names) * self.cell_height
        word = next((point.missing for point in points if point.missing), None)
        legend = missing_value.legend_entry(word, bottom + GAP, self.setter.chart_width, self.setter) if word else ()
        return Drawing(self.setter.chart_width, bottom + (GAP + 16 if legend else 0), (*marks, *legend))

    def _header_labels(self) -> list[Label]:
        labels = [
            self.setter.write(header, self.left + (column + 0.5) * self.cell_width, HEADER_HEIGHT - 8, YEAR, Anchor.MIDDLE)
            for column, header in enumerate(self.column_headers)
        ]
        return [label for label in labels if label.width <= self.cell_width - 2]

    def _row_labels(self) -> list[Label]:
        labels: list[Label] = []
        for row, name in enumerate(self.row_names):
            lines = self.setter.lines(name, self.left - GAP, NAME, 1)
            top = HEADER_HEIGHT + row * self.cell_height + (self.cell_height - self.setter.leading(NAME)) / 2 + 1
            labels += self.setter.paragraph(lines, self.left - GAP, top, NAME, Anchor.END)
        return labels

    def _cell(self, point: Point, row: int, column: int, highest: Decimal) -> list[Mark]:
        x, y = self.left + column * self.cell_width, HEADER_HEIGHT + row * self.cell_height
        if point.value is None:
            return [Bar(Box(x + 1.5, y + 1.5, self.cell_width - 3, self.cell_height - 3), MISSING)]
        paint, style = shade(point.value, highest)
        label = self.setter.write(point.printed, x + self.cell_width / 2, y + self.cell_height / 2 + 4, style, Anchor.MIDDLE)
        box = Box(x + SEAM / 2, y + SEAM / 2, self.cell_width - SEAM, self.cell_height - SEAM)
        return [Bar(box, paint), *([label] if label.width <= self.cell_width - 2 else [])]
