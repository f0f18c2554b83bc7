"""The CSV of a breakdown: one column for each dimension, then `value` and any other key of a figure.

    region,month,value,note
    casablanca,2025-01,120,
    casablanca,2025-02,98,Strike in the second week.

Columns are read one by one, and a cell becomes a figure only when somebody asks for it, so that 100 000 cells take less than
two seconds. A row with a problem is left out; nothing is said of the sum of a table with such rows. A line that begins
with “#” is a comment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from hashlib import blake2b
from typing import Any, cast

from bilan.diagnostics.problem import Code, Place, Problem, suggestion
from bilan.messages.message import join_messages, translatable
from bilan.model.breakdown import Cell, Coordinates, LazyCells
from bilan.model.breakdown_fields import DUPLICATE_MEMBER, member_of
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import OF_WHOLE, WITHOUT_VALUE, Figure, Status
from bilan.schema.containers import OneOrMany, Reference
from bilan.schema.field_type import EMPTY, ReadContext
from bilan.schema.number_fields import MOST_DIGITS
from bilan.schema.record import keys_without
from bilan.schema.text_fields import LocalizedText
from bilan.spreadsheets.csv_file import read_csv
from bilan.spreadsheets.table_sheet import Limits, Row, Sheet
from bilan.values.interval import Interval, Qualifier, interval_of
from bilan.values.period import Period, parse_period
from bilan.yaml.nodes import Entry, Node, Scalar
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Sequence as SequenceNode
from bilan.yaml.source_text import UNREADABLE

UNKNOWN_COLUMN = Code("unknown-column")
MISSING_COLUMN = Code("missing-column")
LONG_ROW = Code("long-row")

Sources = tuple[Reference, ...]
VALUE = "value"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # the first bytes of .xlsx and .xls
COMMENT = "#"  # begins a line that is not read (W3C, Model for Tabular Data, section 8)
MOST_PROBLEMS = 100  # of one table
LIMITS = Limits(rows=250_000, columns=100, cells=2_000_000)
_NOT_IN_TABLES = OF_WHOLE | {"alternatives", "revisions"}  # keys that hold more than one cell can
_KEYS = keys_without(Figure, _NOT_IN_TABLES)


@dataclass(frozen=True, eq=False)
class FigureTable:
    """What was read of a CSV: for each row its line, its members and its value; `others` are its other keys, by field.

    `broken` is the place of the first row that was left out, or of the file where nothing of it could be read.
    """

    file: str
    digest: str
    dimensions: tuple[str, ...]
    sheet: Sheet
    lines: Sequence[int] = ()
    coordinates: Sequence[Coordinates] = ()
    values: Sequence[Decimal | None] = ()
    others: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    value_column: int = 0
    problems: tuple[Problem, ...] = ()
    broken: Place | None = None

    @cached_property
    def row_of(self) -> Mapping[Coordinates, int]:
        """The place of each cell in the columns, by its coordinates."""
        return {coordinates: row for row, coordinates in enumerate(self.coordinates)}

    def place(self, row: int) -> Place:
        """Where the value of a row is written."""
        return self.sheet.place(Row(self.lines[row], ()), self.value_column)


class TableCells(LazyCells[Figure]):
    """The cells of a table as figures of the indicator whose `whole` is broken down."""

    def __init__(self, table: FigureTable, whole: Figure, begins: int) -> None:
        self.table, self.digest = table, f"{table.file} {table.digest}"
        self._whole, self._begins = whole, begins
        self._time = next((at for at, name in enumerate(table.dimensions) if name in TIME_DIMENSIONS), None)
        self._periods: dict[str, Period | None] = {}

    def __getitem__(self, coordinates: Coordinates) -> Figure:
        return self._figure(self.table.row_of[coordinates])

    def __iter__(self) -> Iterator[Coordinates]:
        return iter(self.table.coordinates)

    def __len__(self) -> int:
        return len(self.table.coordinates)

    def __contains__(self, coordinates: object) -> bool:
        return coordinates in self.table.row_of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TableCells) and (self.table.coordinates, self.table.values, self.table.others) == (
            other.table.coordinates,
            other.table.values,
            other.table.others,
        )

    __hash__ = None  # type: ignore[assignment]

    def numbers(self) -> Iterator[Cell]:
        """The numbers of all cells, without making figures of them."""
        table = self.table
        if not {"qualifier", "rounded_to"} & set(table.others):
            yield from map(Cell, table.coordinates, table.values)
            return
        nothing = [None] * len(self)
        qualifiers, rounding = table.others.get("qualifier", nothing), table.others.get("rounded_to", nothing)
        for coordinates, value, qualifier, rounded_to in zip(
            table.coordinates, table.values, qualifiers, rounding, strict=True
        ):
            yield Cell(coordinates, value, _interval(value, qualifier, rounded_to))

    def described(self) -> Iterator[Figure]:
        """The cells that have a note, a break or another text of their own."""
        return self.having(*_TEXTS)

    def members(self) -> tuple[frozenset[str], ...]:
        """The members that occur, by dimension."""
        return tuple(frozenset(column) for column in zip(*self.table.coordinates, strict=True))

    def of_figure(self, whole: Figure, shown: Callable[[Sources], Sources]) -> TableCells:
        """The same cells of another state of the figure, with those of their sources that are shown; itself if equal."""
        table = self.table
        if "source" in table.others:
            sources = [None if source is None else shown(source) for source in table.others["source"]]
            if sources != table.others["source"]:
                digest = f"{table.digest} without sources"
                table = replace(table, digest=digest, others={**table.others, "source": sources})
        if table is self.table and (whole.source, whole.origin) == (self._whole.source, self._whole.origin):
            return self
        return TableCells(table, whole, self._begins)

    def records(self) -> Iterator[tuple[Coordinates, object]]:
        """What is written for each cell, by field, without making figures of them."""
        columns = {"value": self.table.values, **self.table.others}
        for row, coordinates in enumerate(self.table.coordinates):
            yield coordinates, {name: column[row] for name, column in columns.items() if column[row] is not None}

    def having(self, *fields: str) -> Iterator[Figure]:
        """The cells for which one of these fields is written."""
        columns = [self.table.others[name] for name in fields if name in self.table.others]
        rows = (row for row in range(len(self)) if any(column[row] is not None for column in columns)) if columns else ()
        return map(self._figure, rows)

    def _figure(self, row: int) -> Figure:
        table = self.table
        coordinates, place = table.coordinates[row], table.place(row)
        members = {name: coordinates[at] for at, name in enumerate(table.dimensions) if at != self._time}
        period = self._whole.period if self._time is None else self._period(coordinates[self._time])
        others = {name: column[row] for name, column in table.others.items() if column[row] is not None}
        return Figure(
            id=self._whole.id,
            year=self._whole.year,
            dimensions=table.dimensions,
            members=members,
            period=period,
            place=place,
            places={VALUE: place},
            value=table.values[row],
            **cast(Any, {"source": self._whole.source, "origin": self._whole.origin, **others}),
        )

    def _period(self, member: str) -> Period | None:
        if member not in self._periods:
            period = parse_period(member, self._begins)
            self._periods[member] = period if isinstance(period, Period) else None
        return self._periods[member]


def _interval(value: Decimal | None, qualifier: Qualifier | None, rounded_to: Decimal | None) -> Interval | None:
    """The interval of a number, None where there is none or it is exact."""
    if value is None or (qualifier in (None, Qualifier.EXACT) and rounded_to is None):
        return None
    return interval_of(value, qualifier or Qualifier.EXACT, rounded_to)


_TEXTS = tuple(item.name for item in _KEYS.values() if isinstance(item.metadata["kind"], LocalizedText))


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
        known = (*dimensions, *_KEYS)
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
        others = {_KEYS[name].name: self._other(name) for name in self.columns if name in _KEYS and name != VALUE}
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
        number = _KEYS[VALUE].metadata["kind"]
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
        read = _reader_of(_KEYS[name].metadata["kind"])
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
            found = others[_KEYS[name].name] = [None] * len(self.rows)
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
