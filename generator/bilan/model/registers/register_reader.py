"""A CSV or XLSX file → the typed rows of a register, and what is wrong with it, at the cell.

Columns are read one by one, and a text in many cells is read once, so that 100 000 rows take a second or two. A
row with a fault is left out. What private columns hold is kept apart, only for counting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from itertools import dropwhile

from bilan.diagnostics.problem import Place, Problem
from bilan.messages.message import translatable
from bilan.model.figure_table_reader import COMMENT
from bilan.model.figure_table_rows import LONG_ROW
from bilan.model.registers.cell_faults import CellFault, problems_of
from bilan.model.registers.register import ColumnKind, Register, RegisterColumn
from bilan.model.registers.register_cells import Misread, ReadText, blank, clean, text_reader
from bilan.model.registers.register_header import read_header
from bilan.model.registers.register_sheet import register_sheet
from bilan.model.registers.register_table import RegisterTable, Value
from bilan.schema.field_type import EMPTY, WRONG_KIND, ReadContext
from bilan.spreadsheets.table_sheet import Cell, Fault, Row, Sheet
from bilan.values.partial_date import PartialDate, day_of
from bilan.values.period import year_period
from bilan.yaml.source_text import NOT_UTF8


@dataclass(frozen=True, slots=True)
class ReadRegister:
    """What was read of a file: the table that may be published, and the columns that may not, row by row.

    `sheet` has the text of a CSV, in which places are found; `positions` are its columns, from 0.
    """

    table: RegisterTable
    sheet: Sheet
    private: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    positions: Mapping[str, int] = field(default_factory=dict)

    def column(self, name: str) -> Sequence[Value] | None:
        """The values of a column, public or private."""
        return self.table.columns.get(name, self.private.get(name))

    def unquoted(self, problem: Problem) -> Problem:
        """A problem of the file; where there are private columns, its line is not quoted."""
        return replace(problem, quotable=not self.table.register.has_private_columns)

    def place(self, row: int, column: str) -> Place:
        """Where a cell is written."""
        return self.sheet.place(Row(self.table.lines[row], ()), self.positions.get(column, 0))


def read_register(data: bytes, file: str, register: Register, reading: ReadContext) -> ReadRegister:
    """The rows of a register in the year that the reading is of. What is private is in no problem, and no line is quoted.

    Problems: those of `register_sheet`, `read_header` and `text_reader`, `empty-value`, `long-row`, `wrong-kind`.
    """
    read = _read(data, file, register, reading)
    return replace(read, problems=tuple(map(read.unquoted, read.problems)))


def _read(data: bytes, file: str, register: Register, reading: ReadContext) -> ReadRegister:
    sheet = register_sheet(data, file, register)
    hashed = blake2b(data, digest_size=16)
    hashed.update(fingerprint(register, reading).encode("utf-8", "surrogatepass"))
    table = RegisterTable(register, file, digest=hashed.hexdigest())
    if sheet.problems:
        return _unread(table, sheet, tuple(map(_without_word, sheet.problems)))
    written = list(dropwhile(_is_comment, sheet.rows))
    if not written:
        return _unread(table, sheet, (_empty(file, register),))
    head, *rows = written
    header = read_header(sheet, head, register)
    if header.problems:
        return _unread(table, sheet, header.problems)
    return _Reader(sheet, rows, register, header.positions, len(head.cells), reading).read(table)


def _is_comment(row: Row) -> bool:
    """True of a line before the first row that is not read: it begins with “#”."""
    return str(row.cells[0]).startswith(COMMENT)


def fingerprint(register: Register, reading: ReadContext) -> str:
    """All that the rows depend on beside the file: the declaration of the register and what its cells may name."""
    return f"{register!r} {reading.fingerprint}"


def _unread(table: RegisterTable, sheet: Sheet, problems: tuple[Problem, ...]) -> ReadRegister:
    return ReadRegister(replace(table, broken=problems[0].place), replace(sheet, rows=()), problems=problems)


def _without_word(problem: Problem) -> Problem:
    """A file that is not UTF-8 is not quoted: the word could be private."""
    hint = translatable("Save it as “CSV UTF-8”, or as a workbook (.xlsx).")
    return replace(problem, hint=hint) if problem.code == NOT_UTF8.word else problem


def _empty(file: str, register: Register) -> Problem:
    titles = ",".join(column.written for column in register.columns.values())
    hint = translatable("Write a first row with the titles of the columns: {names}.", names=titles)
    return EMPTY.at(Place(file), translatable("This file is empty."), hint)


@dataclass(slots=True)
class _Reader:
    """The rows of a register while they are read."""

    sheet: Sheet
    rows: list[Row]
    register: Register
    positions: Mapping[str, int]
    width: int
    reading: ReadContext
    faults: list[CellFault] = field(default_factory=list)

    def read(self, table: RegisterTable) -> ReadRegister:
        """The columns, without the rows that have a fault."""
        self._long_rows()
        values = {name: self._column(column) for name, column in self.register.columns.items()}
        wrong = {fault.row for fault in self.faults}
        kept = [row for row in range(len(self.rows)) if row not in wrong] if wrong else range(len(self.rows))
        columns = {name: [column[row] for row in kept] if wrong else column for name, column in values.items()}
        problems = tuple(problems_of(self.faults, self.sheet, self.rows))
        public = self.register.public_columns
        read = replace(
            table,
            lines=[self.rows[row].number for row in kept],
            columns={name: column for name, column in columns.items() if name in public},
            broken=problems[0].place if problems else None,
        )
        private = {name: column for name, column in columns.items() if name not in public}
        return ReadRegister(read, replace(self.sheet, rows=()), private, problems, self.positions)

    def _long_rows(self) -> None:
        for number, row in enumerate(self.rows):
            if len(row.cells) > self.width and any(cell != "" for cell in row.cells[self.width :]):
                message = translatable(
                    "This row has {cells} cells, the first row {columns}.", cells=len(row.cells), columns=self.width
                )
                hint = translatable("Put a cell that holds the separator in quotes, or delete the extra cell.")
                self.faults.append(CellFault(LONG_ROW, number, self.width, "", message, hint))

    def _column(self, column: RegisterColumn) -> list[Value]:
        """The values of a column, None where a cell is empty or has a fault; a text is read once."""
        position = self.positions[column.id]
        year = year_period(self.reading.year or 1, self.reading.begins)
        read = text_reader(column, self.register, year, self.reading.members_of)
        empty = blank(column) if column.must_be_filled else None
        links = column.kind is ColumnKind.URL
        known: dict[Cell, Value | Misread] = {}
        found: list[Value] = []
        for number, row in enumerate(self.rows):
            cell = row.cells[position] if position < len(row.cells) else ""
            if links and position in row.links:
                cell = row.links[position]
            if position in row.faults:
                value: Value | Misread = _faulty(row.faults[position])
            else:
                key = str(_day(cell, row, position)) if isinstance(cell, date) else cell
                if key not in known:
                    known[key] = self._value(key, column, read, empty)
                value = known[key]
            if isinstance(value, Misread):
                text = "" if column.is_private else str(cell)
                self.faults.append(CellFault(value.code, number, position, text, value.message, value.hint))
                value = None
            found.append(value)
        return found

    def _value(self, cell: Cell, column: RegisterColumn, read: ReadText, empty: Misread | None) -> Value | Misread:
        if isinstance(cell, Decimal) and column.kind is ColumnKind.NUMBER:
            return cell
        text = clean(f"{cell:f}" if isinstance(cell, Decimal) else str(cell))
        return read(text) if text else empty


def _day(cell: date, row: Row, position: int) -> PartialDate:
    """A day of a workbook, as precise as its cell shows it."""
    shown_as = row.formats.get(position)
    if shown_as and shown_as.year_only:
        return PartialDate(cell.year)
    return PartialDate(cell.year, cell.month) if shown_as and shown_as.month_only else day_of(cell)


def _faulty(fault: Fault) -> Misread:
    """A cell of a workbook that has no value."""
    if fault.formula:
        message = translatable("This cell holds a formula that was never calculated.")
        return Misread(WRONG_KIND, message, translatable("Open the file in Excel and save it again."))
    message = translatable("This cell holds the error {error}.", error=fault.error)
    return Misread(WRONG_KIND, message, translatable("Correct it in Excel, or empty it."))
