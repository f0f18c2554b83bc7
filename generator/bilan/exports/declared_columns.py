"""The columns of a record's keys, from their declarations (`bilan.schema.record.key`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import Field
from operator import attrgetter
from typing import Any

from bilan.exports.data_table import Cell, Column, ColumnType, codes, in_each_language, names
from bilan.exports.published_order import in_published_order
from bilan.exports.release import Release
from bilan.schema.containers import ListOf, OneOrMany, ReferenceTo
from bilan.schema.date_fields import Date, Day
from bilan.schema.number_fields import Number, WholeNumber
from bilan.schema.record import Export, Record, keys_of
from bilan.schema.text_fields import Boolean, Choice, LocalizedText, Pattern, Text, WebAddress

_TYPES: dict[type, ColumnType] = {
    Text: ColumnType.TEXT,
    Pattern: ColumnType.NAME,
    Choice: ColumnType.NAME,
    ReferenceTo: ColumnType.NAME,
    Boolean: ColumnType.TRUTH,
    WholeNumber: ColumnType.COUNT,
    Number: ColumnType.NUMBER,
    Date: ColumnType.WHEN,
    Day: ColumnType.DAY,
    WebAddress: ColumnType.ADDRESS,
    ListOf: ColumnType.NAMES,
    OneOrMany: ColumnType.NAMES,
}


def declared_columns(
    release: Release, record: type[Record], through: Callable[[Any], object] = lambda row: row
) -> Iterator[Column]:
    """Return the columns of the keys of a record that have an `export`. `through` leads from a row to the record."""
    for name, item in keys_of(record).items():
        if export := item.metadata["export"]:
            yield from _columns(release, export.name or name, item, export, through)


def table_columns(order: str, own: Iterable[Column], declared: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns of a table in their published order; an own column replaces the declared one of the same name."""
    written = tuple(own)
    replaced = {column.stem for column in written}
    remaining = [column for column in declared if column.stem not in replaced]
    return in_published_order(order, (*written, *remaining), lambda column: column.stem)


def _columns(
    release: Release, name: str, item: Field[Any], export: Export, through: Callable[[Any], object]
) -> Iterator[Column]:
    value, kind = attrgetter(item.name), item.metadata["kind"]
    if isinstance(kind, LocalizedText):
        yield from in_each_language(release, name, export.title, export.meaning, lambda row: value(through(row)))
        return
    cell = _cell(kind)
    required = item.default is not None and item.default != () and not export.may_be_empty
    choices = codes(kind.codes) if isinstance(kind, Choice) else {}
    yield Column(name, export.title, export.meaning, lambda row: cell(value(through(row))), _type(kind), required, choices)


def _type(kind: object) -> ColumnType:
    return next(_TYPES[known] for known in type(kind).__mro__ if known in _TYPES)


def _cell(kind: object) -> Callable[[Any], Cell]:
    """Return how to write a value of a type into one cell."""
    if isinstance(kind, Choice):
        return lambda code: None if code is None else str(code.value)
    if isinstance(kind, ReferenceTo):
        return lambda reference: reference.name if reference else None
    if isinstance(kind, ListOf | OneOrMany):
        return names if isinstance(kind.item, ReferenceTo) else lambda words: " ".join(words) or None
    return lambda value: None if value == "" else value
