"""Every record that the data files declare: those of the files, and those within them at any depth."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.editing.schema_files import FILES
from bilan.schema.containers import ListOf, MapOf, OneOrMany
from bilan.schema.either_group import EitherGroup
from bilan.schema.record import Record, RecordOf, keys_of


def declared_records() -> tuple[type[Record], ...]:
    """Return the records of all data files, each once, by name."""
    found = {record for file in FILES.values() for record in _with_inner(file)}
    return tuple(sorted(found, key=lambda record: record.__name__))


def records_within(kind: object) -> Iterator[type[Record]]:
    """Yield the records that values of a type hold, at any depth."""
    if isinstance(kind, RecordOf):
        yield from _with_inner(kind.made)
    elif isinstance(kind, MapOf):
        yield from records_within(kind.holds)
    elif isinstance(kind, EitherGroup):
        yield from (*records_within(kind.record), *records_within(kind.named))
    elif isinstance(kind, ListOf | OneOrMany):
        yield from records_within(kind.item)


def _with_inner(record: type[Record]) -> Iterator[type[Record]]:
    yield record
    for item in keys_of(record).values():
        yield from records_within(item.metadata["kind"])
