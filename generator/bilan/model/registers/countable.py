"""What figures are counted from: the rows of a register, or the articles, events and rebuttals of a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from bilan.diagnostics.problem import Place
from bilan.model.article import Article
from bilan.model.event import Event
from bilan.model.rebuttal import Rebuttal
from bilan.model.registers.count_fields import Condition
from bilan.model.registers.register import Register, RegisterColumn
from bilan.model.registers.register_reader import ReadRegister
from bilan.schema.containers import Reference
from bilan.values.partial_date import PartialDate

Texts = Sequence[str]  # what a cell holds: no text, one, or several

BUILT_IN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "articles": ("topics", "outlet", "language", "country", "kind", "title", "url"),
        "events": ("topics",),
        "rebuttals": ("verdict",),
    }
)  # the columns by which they may be counted


class Countable(Protocol):
    """Records in a row. `broken` is the place of a problem because of which some are missing."""

    @property
    def broken(self) -> Place | None: ...

    def __len__(self) -> int: ...

    def dates(self) -> Sequence[PartialDate | None]:
        """The date of each record."""
        ...

    def texts(self, column: str) -> Sequence[Texts] | None:
        """What each record holds in a column; None where there is no such column."""
        ...

    def column_of(self, dimension: str) -> str | None:
        """The column that holds members of a dimension."""
        ...


@dataclass(frozen=True, slots=True)
class CountableRows:
    """The rows of a register, with their private columns."""

    read: ReadRegister

    @property
    def broken(self) -> Place | None:
        return self.read.table.broken

    def __len__(self) -> int:
        return len(self.read.table)

    def dates(self) -> Sequence[PartialDate | None]:
        return [value if isinstance(value, PartialDate) else None for value in self.read.table.dates] or [None] * len(self)

    def texts(self, column: str) -> Sequence[Texts] | None:
        values = self.read.column(column)
        if values is None:
            return [()] * len(self) if column in self.read.table.register.columns else None
        return [() if value is None else (str(value),) for value in values]

    def column_of(self, dimension: str) -> str | None:
        return dimension_column(self.read.table.register, dimension)


def dimension_column(register: Register, dimension: str) -> str | None:
    """The public column of a register that holds members of a dimension."""
    named = (name for name, item in register.public_columns.items() if item.dimension and item.dimension.name == dimension)
    return next(named, None)


def undeclared_texts(
    conditions: Iterable[Condition], register: Register, members_of: Mapping[str, Sequence[str]]
) -> Iterator[tuple[RegisterColumn, Reference, tuple[str, ...]]]:
    """The texts of conditions that no cell can hold: the column, the text, and the texts that are declared."""
    for condition in conditions:
        column = register.columns.get(condition.column.name)
        if column is None or column.is_private:
            continue
        declared = tuple(members_of.get(column.dimension.name, ())) if column.dimension else column.values
        yield from ((column, text, declared) for text in condition.texts if declared and text.name not in declared)


@dataclass(frozen=True, slots=True)
class CountableRecords:
    """The articles, events or rebuttals of a year."""

    name: str
    records: Sequence[Article] | Sequence[Event] | Sequence[Rebuttal]
    broken: Place | None = None

    def __len__(self) -> int:
        return len(self.records)

    def dates(self) -> Sequence[PartialDate | None]:
        return [record.date for record in self.records]

    def texts(self, column: str) -> Sequence[Texts] | None:
        if column not in BUILT_IN[self.name]:
            return None
        return [_texts(getattr(record, column)) for record in self.records]

    def column_of(self, dimension: str) -> str | None:
        return dimension if dimension in BUILT_IN[self.name] else None


def _texts(value: object) -> Texts:
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return () if value is None else (str(value),)
