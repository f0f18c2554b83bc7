"""Every text of a report that readers are shown in several languages, with the record it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from generator.schema.record import Record
from generator.values.texts import LocalText


def local_texts(value: object, owner: Record | None = None) -> Iterator[tuple[Record | None, LocalText]]:
    """The texts within a value, in the order written, each with the record that holds it."""
    if isinstance(value, LocalText):
        yield owner, value
    elif is_dataclass(value):
        held = value if isinstance(value, Record) else owner
        for field in fields(value):
            yield from local_texts(getattr(value, field.name), held)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from local_texts(item, owner)
    elif isinstance(value, tuple):
        for item in value:
            yield from local_texts(item, owner)
