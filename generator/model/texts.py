"""Every text of a report that readers are shown in several languages, with the record it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from generator.model.report import Report
from generator.schema.record import Record
from generator.values.texts import LocalText

Held = tuple[Record | None, LocalText]


def local_texts(report: Report) -> tuple[Held, ...]:
    """The texts of a report, in the order written, each with the record that holds it; found once for each report."""
    return report.views.of(__name__, lambda whole: tuple(_texts(whole, None)), report)


def _texts(value: object, owner: Record | None) -> Iterator[Held]:
    if isinstance(value, LocalText):
        yield owner, value
    elif is_dataclass(value):
        held = value if isinstance(value, Record) else owner
        for name in _holding(type(value)):  # type: ignore[arg-type]
            yield from _texts(getattr(value, name), held)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item, owner)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, owner)


@cache
def _holding(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of record in which a text may be; places, which are many, hold none."""
    return tuple(field.name for field in fields(kind) if field.name not in ("place", "places", "views"))
