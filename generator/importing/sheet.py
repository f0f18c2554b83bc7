"""What every file that can be imported is read into: rows of cells, with what was detected and what is wrong.

A place in a sheet is that of a cell: line and column of the text file, or row and column of the workbook's sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from generator.problems import Place, Problem
from generator.reading.source import TOO_LARGE, Source
from generator.said import Said, said

MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_CELLS = 1_000_000
LARGEST = 20_000_000  # bytes of a file

BETWEEN = " | "  # cells in a message

Cell = str | Decimal | date  # a text as typed, or a number or a day that the file itself says it is

_NONE: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file, from 1; `links` are the addresses that its cells lead to, by column from 0."""

    number: int
    cells: tuple[Cell, ...]
    links: Mapping[int, str] = field(default_factory=lambda: _NONE)

    def at(self, column: int) -> Cell:
        """The cell of a column, from 0; empty past the end."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, empty ones left out. Of a text file `lines` are all its lines, and `separator` is its own."""

    file: str
    rows: tuple[Row, ...] = ()
    remarks: tuple[Said, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: Sequence[str] = ()
    separator: str = ""

    def place(self, row: Row, column: int = 0) -> Place:
        """Where a cell stands: in the text file, or in the line that `source` makes of a workbook's row."""
        width = max(1, len(shown(row.at(column))))
        if self.lines:
            line, start = _start_of(self.lines, row.number, column, self.separator)
            return Place(self.file, line, start, width)
        before = sum(len(shown(cell)) + len(BETWEEN) for cell in row.cells[:column])
        return Place(self.file, row.number, before + 1, width)

    @property
    def source(self) -> Source:
        """The lines of the file, or the rows as lines, for messages."""
        return Source(self.file, self._as_lines)

    def _as_lines(self) -> str:
        if self.lines:
            return "\n".join(line.rstrip("\r\n") for line in self.lines)
        lines = [""] * max((row.number for row in self.rows), default=0)
        for row in self.rows:
            lines[row.number - 1] = BETWEEN.join(map(shown, row.cells))
        return "\n".join(lines)


def _start_of(lines: Sequence[str], line: int, column: int, separator: str) -> tuple[int, int]:
    """Line and column, from 1, of the nth cell of the record that begins on a line (RFC 4180)."""
    quoted, cells = False, 0
    for number in range(line, len(lines) + 1):
        for offset, sign in enumerate(lines[number - 1]):
            if cells == column:
                return number, offset + 1
            quoted ^= sign == '"'
            cells += sign == separator and not quoted
        if not quoted:
            break
    return line, 1


def too_many_cells(file: str) -> Problem:
    """That a table is larger than any that is read: `file-too-large`."""
    message = said(
        "This table has more than {rows} rows, {columns} columns or {cells} cells.",
        rows=MOST_ROWS,
        columns=MOST_COLUMNS,
        cells=MOST_CELLS,
    )
    return TOO_LARGE.at(Place(file), message, said("Split it."))


def shown(cell: Cell) -> str:
    """A cell as text, without blanks at its ends or line breaks."""
    return f"{cell:f}" if isinstance(cell, Decimal) else " ".join(str(cell).split())
