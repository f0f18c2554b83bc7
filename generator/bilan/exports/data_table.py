"""A table of the data: columns, each with what it means, and rows. CSV, workbook, schema and dictionary come of it."""

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
    """What the cells of a column hold."""

    TEXT = "text"
    NAME = "name"  # an identifier
    NAMES = "names"  # identifiers, a blank between them
    ADDRESS = "address"
    WHEN = "when"  # a date as precise as it is known (EDTF level 0)
    DAY = "day"
    YEAR = "year"
    NUMBER = "number"
    COUNT = "count"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for machines, its title and meaning (messages of the interface), how a record's cell is read.

    `choices` are the codes a cell may hold, each with what it means, empty where the code says it itself.
    `language` is the subtag of the language its texts are in, None for a column that is in none.
    """

    name: str
    title: str
    meaning: str
    read: Read
    type: ColumnType = ColumnType.TEXT
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None

    @property
    def stem(self) -> str:
        """Its name without its language."""
        return self.name.removesuffix(f"_{self.language}")


@dataclass(frozen=True, slots=True)
class Link:
    """Columns whose cells name a row of another table."""

    columns: tuple[str, ...]
    table: str
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns, with a title and what they are (messages of the interface). `key` tells rows apart."""

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
    """A row for each record, read when it is come to."""

    readers: tuple[Read, ...]
    records: tuple[object, ...]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return (tuple([read(record) for read in self.readers]) for record in self.records)

    def __contains__(self, row: object) -> bool:
        return any(row == own for own in self)


def rows(columns: Iterable[Column], records: Iterable[object]) -> Rows:
    """A row for each record."""
    return Rows(tuple(column.read for column in columns), tuple(records))


def in_each_language(
    release: Release, name: str, title: str, meaning: str, read: Callable[[Any], LocalText | None]
) -> tuple[Column, ...]:
    """A column for each language of the report; a cell is empty where there is no text in that language."""
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
    """Identifiers in one cell, none of which holds a blank."""
    return " ".join(reference.name for reference in references) or None


def codes(kind: type[StrEnum]) -> dict[str, str]:
    """The members of an enumeration as codes that say themselves what they mean."""
    return {member.value: "" for member in kind}
