"""Reads the CSV of a breakdown: column by column, so that 100 000 cells take less than two seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from hashlib import blake2b
from typing import Any, cast

from bilan.diagnostics.problem import Code, Place, Problem, suggestion
from bilan.messages.message import join_messages, translatable
from bilan.model.breakdown import Coordinates
from bilan.model.breakdown_members import DUPLICATE_MEMBER, member_of
from bilan.model.figure import WITHOUT_VALUE, Status
from bilan.model.figure_table import FIGURE_KEYS, VALUE, FigureTable
from bilan.schema.containers import OneOrMany
from bilan.schema.field_type import EMPTY, ReadContext
from bilan.schema.number_fields import MOST_DIGITS
from bilan.schema.text_fields import LocalizedText
from bilan.spreadsheets.csv_file import read_csv
from bilan.spreadsheets.table_sheet import Limits, Row, Sheet
from bilan.yaml.nodes import Entry, Node, Scalar
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Sequence as SequenceNode
from bilan.yaml.source_text import UNREADABLE

UNKNOWN_COLUMN = Code("unknown-column")
MISSING_COLUMN = Code("missing-column")
LONG_ROW = Code("long-row")

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # the first bytes of .xlsx and .xls
COMMENT = "#"  # begins a line that is not read (W3C, Model for Tabular Data, section 8)
MOST_PROBLEMS = 100  # of one table
LIMITS = Limits(rows=250_000, columns=100, cells=2_000_000)


def read_table(data: bytes, file: str, dimensions: tuple[str, ...], reading: ReadContext) -> FigureTable:
    """The table of a CSV file. The reading has the decimals of the indicator, the year of the folder and the members.

    Problems: `unknown-column`, `missing-column`, `long-row`, `unknown-member`, `duplicate-member`, `empty-value`, those of
    numbers and of the other keys of a figure, and those of CSV files.
    """
    sheet = read_csv(data, file, limits=LIMITS)
    if data.startswith(WORKBOOKS):
        message = translatable("This file is named .csv, but is a workbook.")
        wrong = UNREADABLE.at(Place(file), message, translatable("Open it in Excel, and save it as CSV."))
        sheet = replace(sheet, rows=(), problems=(wrong,))
    hashed = blake2b(data, digest_size=16)
    hashed.update(f"{dimensions} {reading.fingerprint}".encode("utf-8", "surrogatepass"))
    digest = hashed.hexdigest()
    empty = FigureTable(file, digest, dimensions, replace(sheet, rows=()))
    written = [row for row in sheet.rows if not str(row.cells[0]).startswith(COMMENT)]
    if sheet.problems or not written:
        unread = sheet.problems or (_empty(file, dimensions),)
        return replace(empty, problems=unread, broken=unread[0].place)
    head, *rows = written
    columns, problems = _columns(sheet, head, dimensions)
    if not rows:
        problems.append(EMPTY.at(sheet.place(head), translatable("This table has no rows."), _ADD_ROWS))
    if columns is None or not rows:
        return replace(empty, problems=tuple(problems), broken=problems[0].place)
    return _Reader(sheet, tuple(rows), dimensions, columns, len(head.cells), reading, problems).table(empty)


_ADD_ROWS = translatable("Add a row for each combination of members, or delete the key that names the file.")


def _empty(file: str, dimensions: tuple[str, ...]) -> Problem:
    hint = translatable("Write a first row with the names of the columns: {names}.", names=",".join((*dimensions, VALUE)))
    return EMPTY.at(Place(file), translatable("This file is empty."), hint)


def _columns(sheet: Sheet, head: Row, dimensions: tuple[str, ...]) -> tuple[dict[str, int] | None, list[Problem]]:
    """The columns by name, from 0; None where one is missing, so that no row can be read."""
    problems: list[Problem] = []
    found: dict[str, int] = {}
    for column, cell in enumerate(head.cells):
        name = str(cell).strip()
        known = (*dimensions, *FIGURE_KEYS)
        if name.partition(".")[0] in known and name not in found:
            found[name] = column
            continue
        if name in found:
            message = translatable("There are two columns “{name}”.", name=name)
            hint = translatable("Delete one of the two.")
        else:
            message = translatable("“{name}” is not a column of this table.", name=name)
            hint = suggestion(name, known) or translatable(
                "Delete it, or name it as a dimension or a key of a figure: {names}.", names=join_messages(known)
            )
        problems.append(UNKNOWN_COLUMN.at(sheet.place(head, column), message, hint))
    missing = [name for name in (*dimensions, VALUE) if name not in found]
    if missing:
        message = translatable("The first row lacks a column: {names}.", names=join_messages(missing))
        hint = translatable("It is written “{example}”.", example=sheet.separator.join((*dimensions, VALUE)))
        problem = MISSING_COLUMN.at(sheet.place(head), message, hint)
        problems.append(problem.following(problems[0].place if problems else None))
    return (None if missing else found), problems


@dataclass(slots=True)
class _Reader:
    """The rows of a table while they are read."""

    sheet: Sheet
    rows: tuple[Row, ...]
    dimensions: tuple[str, ...]
    columns: Mapping[str, int]
    width: int  # of the first row
    reading: ReadContext
    problems: list[Problem]
    dropped: set[int] = field(default_factory=set)

    def table(self, empty: FigureTable) -> FigureTable:
        """The table without the rows that have a problem."""
        self._long_rows()
        members = [self._members(name) for name in self.dimensions]
        others = {
            FIGURE_KEYS[name].name: self._other(name) for name in self.columns if name in FIGURE_KEYS and name != VALUE
        }
        values = self._values(others.get("status"))
        self._translations(others)
        coordinates = list(zip(*members, strict=True))
        self._duplicates(coordinates)
        kept = [row for row in range(len(self.rows)) if row not in self.dropped] if self.dropped else range(len(self.rows))
        numbers = [row.number for row in self.rows]
        first = min((problem.place for problem in self.problems), default=None)
        return replace(
            empty,
            lines=_rows_of(numbers, kept),
            coordinates=_rows_of(cast("list[Coordinates]", coordinates), kept),
            values=_rows_of(values, kept),
            others={name: _rows_of(column, kept) for name, column in others.items()},
            value_column=self.columns[VALUE],
            problems=tuple(sorted(self.problems, key=lambda problem: problem.order)[:MOST_PROBLEMS]),
            broken=first,
        )

    def _cells(self, name: str) -> list[str]:
        column = self.columns[name]
        return [row.cells[column] if column < len(row.cells) else "" for row in self.rows]  # type: ignore[misc]

    def _scalar(self, row: int, name: str, text: str) -> Scalar:
        return Scalar(text.strip(), self.sheet.place(self.rows[row], self.columns[name]), plain=bool(text.strip()))

    def _drop(self, row: int, *problems: Problem) -> None:
        self.problems.extend(problems)
        self.dropped.add(row)

    def _long_rows(self) -> None:
        most = self.width
        for number, row in enumerate(self.rows):
            if len(row.cells) > most and any(str(cell).strip() for cell in row.cells[most:]):
                message = translatable(
                    "This row has {cells} cells, the first row {columns}.", cells=len(row.cells), columns=most
                )
                hint = translatable("Put a cell that holds the separator in quotes, or delete the extra cell.")
                self._drop(number, LONG_ROW.at(self.sheet.place(row, most), message, hint))

    def _members(self, name: str) -> list[str]:
        """The members of a dimension, row by row; a text is looked up once."""
        known: dict[str, str] = {}
        cells = self._cells(name)
        for row, text in enumerate(cells):
            member = known.get(text)
            if member is None:
                read = self._member(name, row, text)
                if isinstance(read, Problem):
                    self._drop(row, read)
                    read = ""
                else:
                    known[text] = read
                member = read
            cells[row] = member
        return cells

    def _member(self, name: str, row: int, text: str) -> str | Problem:
        typed = self._scalar(row, name, text)
        if not typed.text:
            message = translatable("This cell is empty; it names no member of “{dimension}”.", dimension=name)
            return EMPTY.at(typed.place, message, translatable("Write the member, or delete the row."))
        return member_of(name, typed, self.reading)

    def _values(self, statuses: Sequence[Status | None] | None) -> list[Decimal | None]:
        number = FIGURE_KEYS[VALUE].metadata["kind"]
        found: list[Decimal | None] = []
        for row, text in enumerate(self._cells(VALUE)):
            if text.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS and (text[0] != "0" or len(text) == 1):
                found.append(Decimal(text))
                continue
            found.append(None)
            status = statuses[row] if statuses else None
            if not text.strip() and status in WITHOUT_VALUE:
                continue
            if not text.strip():
                message = translatable("This cell is empty; expected a number.")
                hint = translatable("Write the number; where there is none, write “missing” in a column “status”.")
                self._drop(row, EMPTY.at(self._scalar(row, VALUE, text).place, message, hint))
                continue
            found[row] = self._read(row, VALUE, text, number.read)
        return found

    def _read(self, row: int, name: str, text: str, read: Callable[[Node, ReadContext], Any]) -> Any:
        reading = replace(self.reading, problems=[], short=False)
        value = read(self._scalar(row, name, text), reading)
        if reading.problems:
            self._drop(row, *reading.problems)
        return value

    def _other(self, name: str) -> list[Any]:
        """The values of a key of a figure, None where a cell is empty; a text is read once."""
        read = _reader_of(FIGURE_KEYS[name].metadata["kind"])
        known: dict[str, Any] = {"": None}
        found: list[Any] = []
        for row, text in enumerate(self._cells(name)):
            if text not in known:
                value = self._read(row, name, text, read) if text.strip() else None
                if row in self.dropped:
                    found.append(value)
                    continue
                known[text] = value
            found.append(known[text])
        return found

    def _translations(self, others: dict[str, list[Any]]) -> None:
        """Columns such as `note.ar` give the text of `note` in another language."""
        for name in dict.fromkeys(name.partition(".")[0] for name in self.columns if "." in name):
            columns = {
                column.partition(".")[2] or self.reading.languages[0]: column
                for column in self.columns
                if column.partition(".")[0] == name
            }
            cells = {language: self._cells(column) for language, column in columns.items()}
            read = LocalizedText().read
            found = others[FIGURE_KEYS[name].name] = [None] * len(self.rows)
            for row in range(len(self.rows)):
                given = {language: texts[row] for language, texts in cells.items() if texts[row].strip()}
                if given:
                    entries = tuple(self._entry(row, columns[language], language, text) for language, text in given.items())
                    node = MappingNode(entries, entries[0].value.place)
                    reading = replace(self.reading, problems=[])
                    found[row] = read(node, reading)
                    if reading.problems:
                        self._drop(row, *reading.problems)

    def _entry(self, row: int, column: str, language: str, text: str) -> Entry:
        typed = self._scalar(row, column, text)
        return Entry(Scalar(language, typed.place), typed)

    def _duplicates(self, coordinates: Sequence[tuple[str, ...]]) -> None:
        if len(set(coordinates)) == len(coordinates):
            return
        first: dict[tuple[str, ...], int] = {}
        for row, members in enumerate(coordinates):
            if row not in self.dropped and members in first:
                line = self.rows[first[members]].number
                message = translatable(
                    "This row gives “{members}” again; line {line} did.", members=", ".join(members), line=line
                )
                place = self.sheet.place(self.rows[row], self.columns[self.dimensions[0]])
                self._drop(row, DUPLICATE_MEMBER.at(place, message, translatable("Delete one of the two.")))
            first.setdefault(members, row)


def _reader_of(kind: Any) -> Callable[[Node, ReadContext], Any]:
    """How a cell of a key is read; several names in one cell have blanks, commas or semicolons between them."""
    if not isinstance(kind, OneOrMany):
        return cast("Callable[[Node, ReadContext], Any]", kind.read)

    def read(node: Node, reading: ReadContext) -> Any:
        names = node.text.replace(",", " ").replace(";", " ").split() if isinstance(node, Scalar) else ()
        return kind.read(SequenceNode(tuple(Scalar(name, node.place) for name in names), node.place), reading)

    return read


def _rows_of(column: list[Any], kept: Sequence[int]) -> list[Any]:
    return column if len(kept) == len(column) else [column[row] for row in kept]
