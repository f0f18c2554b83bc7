"""Rows of cells, the result of reading any table, with what was detected and what is wrong.

A place is that of a cell: line and column of a text file, or row and column of a workbook's sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from bilan.diagnostics.problem import Place, Problem
from bilan.messages.message import Message, translatable
from bilan.spreadsheets.xlsx_reader.number_format import NumberFormat
from bilan.yaml.source_text import TOO_LARGE

MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_CELLS = 500_000


class Limits(NamedTuple):
    """The largest table that is read: rows, columns and cells."""

    rows: int = MOST_ROWS
    columns: int = MOST_COLUMNS
    cells: int = MOST_CELLS


IMPORTED = Limits()
LARGEST = 20_000_000  # bytes of a file

BETWEEN = " | "  # between cells in a message

Cell = str | Decimal | date  # a text as typed, or a number or a date if the file itself says that it is one


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell of a workbook has no value: a formula that was never calculated, or an error such as `#REF!`."""

    formula: bool = False
    error: str = ""


class Area(NamedTuple):
    """Cells merged into one: rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


_NO_LINKS: Mapping[int, str] = MappingProxyType({})
_NO_FORMATS: Mapping[int, NumberFormat] = MappingProxyType({})
_NO_FAULTS: Mapping[int, Fault] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file, from 1. By column, from 0: where cells lead to, how they show a number, why they
    have no value."""

    number: int
    cells: tuple[Cell, ...]
    links: Mapping[int, str] = field(default_factory=lambda: _NO_LINKS)
    formats: Mapping[int, NumberFormat] = field(default_factory=lambda: _NO_FORMATS)
    faults: Mapping[int, Fault] = field(default_factory=lambda: _NO_FAULTS)

    def at(self, column: int) -> Cell:
        """Return the cell of a column, from 0; empty past the end."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a text file, or of one sheet of a workbook; empty ones are left out.

    Of a text file `lines` are all its lines, and `separator` is its own. `file` is how places name it: `figures.csv`,
    `figures.xlsx!2024`. `hidden_rows` and `hidden_columns` (from 0) of a workbook were left out though they have values.
    """

    file: str
    rows: tuple[Row, ...] = ()
    remarks: tuple[Message, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = ""
    lines: Sequence[str] = ()
    separator: str = ""
    merged: Sequence[Area] = ()
    hidden_rows: int = 0
    hidden_columns: frozenset[int] = frozenset()

    def place(self, row: Row, column: int = 0) -> Place:
        """Return the place of a cell: line and column of a text file, row and column of any other."""
        if self.lines:
            width = max(1, len(shown(row.at(column))))
            return Place(self.file, *_start_of(self.lines, row.number, column, self.separator), width)
        return Place(self.file, row.number, column + 1)


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was read: its sheets (one for a text file), remarks on the whole file, or why it cannot be read."""

    file: str
    sheets: tuple[Sheet, ...] = ()
    remarks: tuple[Message, ...] = ()
    problems: tuple[Problem, ...] = ()


def book_of(sheet: Sheet) -> Book:
    """Return a file with one sheet."""
    return Book(sheet.file, (sheet,))


def column_letters(column: int) -> str:
    """Return a column, from 0, by its letters: A, Z, AA."""
    before, last = divmod(column, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


def _start_of(lines: Sequence[str], line: int, column: int, separator: str) -> tuple[int, int]:
    """Return line and column, from 1, of the nth cell of the record that begins on a line (RFC 4180)."""
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


def too_many_cells(file: str, limits: Limits = IMPORTED) -> Problem:
    """Return the problem that a table is larger than the limits: `file-too-large`."""
    message = translatable(
        "This table has more than {rows} rows, {columns} columns or {cells} cells.",
        rows=limits.rows,
        columns=limits.columns,
        cells=limits.cells,
    )
    return TOO_LARGE.at(Place(file), message, translatable("Split it."))


def shown(cell: Cell) -> str:
    """Return a cell as text, without spaces at its ends or line breaks."""
    return f"{cell:f}" if isinstance(cell, Decimal) else " ".join(str(cell).split())
