"""A heat map: rows and columns of cells, with a darker cell for a larger number, and a second colour below zero.

Rows and columns change places if all text fits only then, as on a phone. If the numbers do not all fit in their cells, there
are none, and the legend says what the shades mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bilan.charts.box import ROUNDING, Box
from bilan.charts.class_legend import ClassLegend, corner, missing_marks
from bilan.charts.data_points import Point, known_values
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.hotspot import hotspots
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.linear_scale import Tick
from bilan.charts.palette import INK, PAPER
from bilan.charts.shading import ON_ZERO, ZERO, Look, minus_mark, shade_of
from bilan.charts.shapes import Bar, Paint
from bilan.charts.text_label import ASCENT, DESCENT, Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NAME, ON_BAR, YEAR, TextStyle
from bilan.charts.value_classes import class_bounds

HEADER_GAP = 5.0
HEADER_LINES = 3
GAP = 8.0
SEAM = 2.0
MIN_CELL_HEIGHT = 22.0
MAX_CELL_HEIGHT = 26.0
MAX_CELL_WIDTH = 72.0
MAX_NAMES_SHARE = 0.4  # of the width
NAME_LINES = 2
LEGEND_GAP = 12.0


@dataclass(frozen=True, slots=True)
class HeatMap(LaidOutChart):
    """Cells by row and column. The labels of the points are not drawn; `rows` and `columns` have the names.

    tick  formats the bounds of the classes in the legend; without it there is no legend, except for missing values.

    Raises ValueError for a break (shades compare), and if the cells do not fill the rows and columns.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Point, ...], ...]
    tick: Tick | None = None

    def __post_init__(self) -> None:
        if not self.rows or not self.columns or [len(row) for row in self.cells] != [len(self.columns)] * len(self.rows):
            raise ValueError("a heat map needs a cell for each row and column")
        if any(point.broken for row in self.cells for point in row):
            raise ValueError("a heat map cannot show a break")

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        upright = _Grid(self, setter)
        turned = _Grid(HeatMap(self.columns, self.rows, tuple(zip(*self.cells, strict=True)), self.tick), setter)
        return (turned if turned.fits and not upright.fits else upright).layout()


@dataclass(frozen=True)
class _Grid:
    """Rows of cells under column headers, each row with its name before it."""

    chart: HeatMap
    setter: TextSetter

    @cached_property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for row in self.chart.cells for point in row)

    @cached_property
    def bounds(self) -> tuple[Decimal, ...]:
        return class_bounds(known_values(self.points))

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The lines of each row's name."""
        width = self.setter.chart_width * MAX_NAMES_SHARE - GAP
        return tuple(self.setter.lines(name, width, NAME, NAME_LINES) for name in self.chart.rows)

    @cached_property
    def left(self) -> float:
        """The x where the cells start."""
        return max((self.setter.width(line, NAME) for lines in self.names for line in lines), default=0) + GAP

    @cached_property
    def cell_width(self) -> float:
        return min((self.setter.chart_width - self.left) / len(self.chart.columns), MAX_CELL_WIDTH)

    @cached_property
    def cell_height(self) -> float:
        lines = max(len(lines) for lines in self.names)
        height = min(MAX_CELL_HEIGHT, max(self.cell_width, MIN_CELL_HEIGHT))
        return max(height, self.setter.depth(lines, NAME) + SEAM)

    @property
    def fits(self) -> bool:
        """True when every column header and number fits in the width of a cell."""
        headers = self.chart.columns
        return self.numbers_fit and all(
            self.setter.fits(header, self.cell_width - 4, YEAR, HEADER_LINES) for header in headers
        )

    @cached_property
    def numbers_fit(self) -> bool:
        """True when every number fits in the width of a cell."""
        printed = (point.printed for point in self.points if point.value is not None)
        return all(self.setter.width(text, YEAR) <= self.cell_width - 4 for text in printed)

    @cached_property
    def headers(self) -> tuple[tuple[str, ...], ...]:
        """The lines of each column header, if all fit; else of every second, third … from the first, on one line each."""
        texts, width = self.chart.columns, self.cell_width
        if all(self.setter.fits(text, width - 4, YEAR, HEADER_LINES) for text in texts):
            return tuple(self.setter.lines(text, width - 4, YEAR, HEADER_LINES) for text in texts)
        for step in (step for step in range(2, len(texts) + 1) if len(texts) % step == 0):
            if all(self.setter.width(text, YEAR) <= step * width - 4 for text in texts[::step]) and self._edges_hold(step):
                return tuple((text,) if at % step == 0 else () for at, text in enumerate(texts))
        return ((),) * len(texts)

    def _edges_hold(self, step: int) -> bool:
        """True when the first and the last of the headers are inside the drawing."""
        shown = self.chart.columns[::step]
        first, last = self.setter.width(shown[0], YEAR) / 2, self.setter.width(shown[-1], YEAR) / 2
        centre = self.left + (len(self.chart.columns) - step + 0.5) * self.cell_width
        return first <= self.left + self.cell_width / 2 and centre + last <= self.setter.chart_width + ROUNDING

    @cached_property
    def top(self) -> float:
        """The y where the cells start."""
        return self.setter.depth(max(len(lines) for lines in self.headers), YEAR) + HEADER_GAP

    def layout(self) -> Drawing:
        """The cells, and below them the legend."""
        marks: list[Mark] = [*self._header_labels(), *self._row_labels()]
        for row, line in enumerate(self.chart.cells):
            for column, point in enumerate(line):
                marks += self._cell(point, row, column)
        legend, bottom = self._legend(self.top + len(self.chart.rows) * self.cell_height)
        return Drawing(self.setter.chart_width, bottom, (*marks, *legend))

    def _legend(self, top: float) -> tuple[tuple[Mark, ...], float]:
        if self.chart.tick:
            legend = ClassLegend.of(self.points, self.bounds, self.chart.tick, zero=True, minus=not self.numbers_fit)
            return legend.draw(top + LEGEND_GAP, self.setter)
        signs = ClassLegend.of(self.points, (), str, zero=False)
        return signs.draw(top + LEGEND_GAP, self.setter) if signs.missing or signs.statuses else ((), top)

    def _header_labels(self) -> list[Label]:
        labels: list[Label] = []
        for column, lines in enumerate(self.headers):
            x, y = self.left + (column + 0.5) * self.cell_width, self.top - HEADER_GAP - self.setter.depth(len(lines), YEAR)
            labels += self.setter.paragraph(lines, x, y, YEAR, Anchor.MIDDLE)
        return labels

    def _row_labels(self) -> list[Label]:
        labels: list[Label] = []
        for row, lines in enumerate(self.names):
            top = self.top + row * self.cell_height + (self.cell_height - self.setter.depth(len(lines), NAME)) / 2 + 1
            labels += self.setter.paragraph(lines, self.left - GAP, top, NAME, Anchor.END)
        return labels

    def _cell(self, point: Point, row: int, column: int) -> list[Mark]:
        x, y = self.left + column * self.cell_width, self.top + row * self.cell_height
        box = Box(x + SEAM / 2, y + SEAM / 2, self.cell_width - SEAM, self.cell_height - SEAM)
        if point.blank:
            return []
        if point.value is None:
            return [*missing_marks(box), *hotspots(point.key, box)]
        paint, style = self._shade(point.value)
        sign = [corner(box, Paint(PAPER if style is ON_BAR else INK))] if point.status else []
        minus = [minus_mark(box, style)] if point.value < 0 and not self.numbers_fit else []
        return [Bar(box, paint), *minus, *sign, *self._number(point, box, style), *hotspots(point.key, box)]

    def _shade(self, value: Decimal) -> Look:
        return shade_of(value, self.bounds) if value else (ZERO, ON_ZERO)

    def _number(self, point: Point, box: Box, style: TextStyle) -> list[Label]:
        baseline = box.y + box.height / 2 + (ASCENT - DESCENT) / 2 * self.setter.size(style)
        label = self.setter.write(point.printed, box.x + box.width / 2, baseline, style, Anchor.MIDDLE)
        return [label] if self.numbers_fit else []
