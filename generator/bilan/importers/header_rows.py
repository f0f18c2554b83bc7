"""Finds the header of a sheet: one to three rows, possibly merged, somewhere below a title.

A column has the labels of all header rows above it, from top to bottom. A merged label covers every column of its area. So
does a label with blank cells to its right, because spreadsheets lose merges in CSV.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bilan.spreadsheets.table_sheet import Area, Cell, Row, Sheet, shown

SEARCHED = 30  # rows above the last row of a header
HIGHEST = 3  # rows of a header


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """Rows that may be a header: their positions in the sheet, and the labels of each column."""

    first: int
    height: int
    labels: Sequence[tuple[Cell, ...]]  # by column; without blank labels, each once

    @property
    def below(self) -> int:
        """The position of the first row below."""
        return self.first + self.height

    def text(self, column: int) -> str:
        """Return the labels of a column as one text."""
        return " ".join(map(shown, self.labels[column])) if column < len(self.labels) else ""


def candidates(sheet: Sheet) -> Iterator[list[HeaderRows]]:
    """Yield possible headers from the top; for each first row, the one with the most rows first."""
    for first in range(min(SEARCHED, len(sheet.rows))):
        yield [_rows(sheet, first, height) for height in range(1, HIGHEST + 1) if first + height <= len(sheet.rows)]


def _rows(sheet: Sheet, first: int, height: int) -> HeaderRows:
    rows = sheet.rows[first : first + height]
    width = max(len(row.cells) for row in rows)
    grid = [[row.at(column) for column in range(width)] for row in rows]
    for area in sheet.merged if len(sheet.merged) <= len(sheet.rows) * width else ():
        _spread(grid, rows, area)
    for upper, lower in pairwise(grid):
        _fill_right(upper, lower)
    return HeaderRows(first, height, [_labels(column) for column in zip(*grid, strict=True)])


def _spread(grid: list[list[Cell]], rows: Sequence[Row], area: Area) -> None:
    """Write the value of a merged area into each of its cells in these rows; areas that begin above are left out."""
    top = next((index for index, row in enumerate(rows) if row.number == area.top), None)
    if top is None or area.left >= len(grid[0]):
        return
    value = grid[top][area.left]
    for index, row in enumerate(rows):
        if area.top <= row.number <= area.bottom:
            for column in range(area.left, min(area.right + 1, len(grid[index]))):
                grid[index][column] = value


def _fill_right(upper: list[Cell], lower: list[Cell]) -> None:
    """Fill blank cells of a row of labels from the left, if the row below has a label there."""
    for column in range(1, len(upper)):
        if upper[column] == "" and lower[column] != "" and lower[column - 1] != "":
            upper[column] = upper[column - 1]


def _labels(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(dict.fromkeys(cell for cell in cells if shown(cell)))
