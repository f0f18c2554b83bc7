"""A table of the data: columns, each with its meaning, and rows. CSV, workbook, schema and dictionary are made from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from bilan.exports.release import Release
from bilan.schema.containers import Reference
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate

Cell = str | bool | int | Decimal | date | PartialDate | None
Read = Callable[[Any], Cell]


class ColumnType(Enum):
    """The type of the cells in a column."""

    TEXT = "text"
    NAME = "name"  # an identifier
    NAMES = "names"  # identifiers, separated by spaces
    ADDRESS = "address"
    WHEN = "when"  # a date of any precision (EDTF level 0)
    DAY = "day"
    YEAR = "year"
    NUMBER = "number"
    COUNT = "count"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its machine name, its title and meaning (messages of the interface), and how a cell is read from a record.

    `choices` are the codes of a cell with their meanings, empty if the code explains itself. `language` is the subtag
    of its texts, None if it has no language. `label` is a text of the data that readers see in place of the title.
    """

    name: str
    title: str
    meaning: str
    read: Read
    type: ColumnType = ColumnType.TEXT
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    label: LocalText | None = None

    @property
    def stem(self) -> str:
        """The name without its language."""
        return self.name.removesuffix(f"_{self.language}")


@dataclass(frozen=True, slots=True)
class Link:
    """Columns whose cells name a row of another table."""

    columns: tuple[str, ...]
    table: str
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns, with a title and a description (messages of the interface).

    `key` are the columns that identify a row.
    """

    name: str
    title: str
    meaning: str
    rank: int
    columns: tuple[Column, ...]
    rows: Collection[tuple[Cell, ...]]
    key: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows(Collection[tuple[Cell, ...]]):
    """A row for each record, read when iterated."""

    readers: tuple[Read, ...]
    records: Collection[object]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return (tuple([read(record) for read in self.readers]) for record in self.records)

    def __contains__(self, row: object) -> bool:
        return any(row == own for own in self)


def rows(columns: Iterable[Column], records: Iterable[object]) -> Rows:
    """Return a row for each record."""
    return Rows(tuple(column.read for column in columns), tuple(records))


def in_each_language(
    release: Release, name: str, title: str, meaning: str, read: Callable[[Any], LocalText | None]
) -> tuple[Column, ...]:
    """Return a column for each language of the report; a cell is empty if there is no text in that language."""
    return tuple(
        Column(f"{name}_{language.subtag}", title, meaning, _in_language(read, language.subtag), language=language.subtag)
        for language in release.languages
    )


def _in_language(read: Callable[[Any], LocalText | None], subtag: str) -> Read:
    def cell(record: object) -> Cell:
        text = read(record)
        return text.texts.get(subtag) if text else None

    return cell


def names(references: Iterable[Reference]) -> str | None:
    """Return identifiers in one cell, separated by spaces."""
    return " ".join(reference.name for reference in references) or None


def codes(kind: type[StrEnum]) -> dict[str, str]:
    """Return the members of an enumeration as codes that explain themselves."""
    return {member.value: "" for member in kind}
