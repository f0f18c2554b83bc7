"""The rows of a breakdown's CSV, read column by column, so that 100 000 cells take less than two seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, cast

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import translatable
from bilan.model.breakdown import Coordinates
from bilan.model.breakdown_members import DUPLICATE_MEMBER, member_of
from bilan.model.figure import WITHOUT_VALUE, Status
from bilan.model.figure_table import FIGURE_KEYS, VALUE, FigureTable
from bilan.schema.containers import OneOrMany
from bilan.schema.field_type import EMPTY, ReadContext
from bilan.schema.number_fields import MOST_DIGITS
from bilan.schema.text_fields import LocalizedText
from bilan.spreadsheets.table_sheet import Row, Sheet
from bilan.yaml.nodes import Entry, Node, Scalar
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Sequence as SequenceNode

LONG_ROW = Code("long-row")
MOST_PROBLEMS = 100  # of one table


@dataclass(slots=True)
class TableRows:
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
