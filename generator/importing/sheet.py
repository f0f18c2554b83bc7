"""What every file that can be imported is read into: rows of cells, with what was detected and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.problems import Place, Problem
from generator.reading.source import Source
from generator.said import Said

MOST_ROWS = 50_000
MOST_COLUMNS = 500
LARGEST = 20_000_000  # bytes of a file

BETWEEN = " | "  # cells in a message

Cell = str | Decimal | date  # a text as typed, or a number or a day that the file itself says it is


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell of a column, from 0; empty past the end."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, empty ones left out."""

    file: str
    rows: tuple[Row, ...] = ()
    remarks: tuple[Said, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place(self, row: Row, column: int = 0) -> Place:
        """Where a cell stands in the line that `source` shows of its row."""
        before = sum(len(shown(cell)) + len(BETWEEN) for cell in row.cells[:column])
        return Place(self.file, row.number, before + 1, max(1, len(shown(row.at(column)))))

    @property
    def source(self) -> Source:
        """The rows as lines of a text, for messages."""
        lines = [""] * max((row.number for row in self.rows), default=0)
        for row in self.rows:
            lines[row.number - 1] = BETWEEN.join(map(shown, row.cells))
        return Source(self.file, "\n".join(lines))


def shown(cell: Cell) -> str:
    """A cell as text, without blanks at its ends or line breaks."""
    return f"{cell:f}" if isinstance(cell, Decimal) else " ".join(str(cell).split())
