"""The tables of keys in docs/format.md, from the declarations of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, Field
from enum import StrEnum
from typing import Any

from bilan.schema.containers import ListOf, MapOf, OneOrMany
from bilan.schema.either_group import EitherGroup
from bilan.schema.record import Record, RecordOf, is_required, keys_of
from bilan.schema.text_fields import Choice
from tests.declared_keys import RECORDS

TABLE = re.compile(r"(<!-- keys of (\w+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)
HEAD = "| key | value | meaning |\n|---|---|---|\n"


def with_tables(text: str) -> str:
    """The text with the table of each record that it names written anew."""
    records = {record.__name__: record for record in RECORDS}
    return TABLE.sub(lambda found: f"{found[1]}{HEAD}{''.join(_rows(records[found[2]]))}{found[3]}", text)


def records_shown(text: str) -> set[type[Record]]:
    """The records whose keys the tables of a text hold."""
    records = {record.__name__: record for record in RECORDS}
    named = {records[found[2]] for found in TABLE.finditer(text)}
    return named | {inner for record in named for inner in _nested(record)}


def _rows(record: type[Record], above: str = "") -> Iterator[str]:
    for name, item in keys_of(record).items():
        kind, key = item.metadata["kind"], f"{above}{name}"
        star = "\\*" if is_required(item) else ""
        yield f"| `{key}`{star} | {_value(item)} | {item.metadata['help']} |\n"
        if inner := _inner(kind):
            yield from _rows(inner, f"{key}.")


def _nested(record: type[Record]) -> Iterator[type[Record]]:
    for item in keys_of(record).values():
        if inner := _inner(item.metadata["kind"]):
            yield inner
            yield from _nested(inner)


def _inner(kind: object) -> type[Record] | None:
    """The record of a group of keys, or of a list of them, whose keys are shown below it."""
    kind = kind.item if isinstance(kind, ListOf) else kind
    return kind.made if isinstance(kind, RecordOf) and not kind.short_for else None


def _value(item: Field[Any]) -> str:
    words = _written(item.metadata["kind"])
    default = item.default
    if isinstance(default, StrEnum):
        return words.replace(f"`{default.value}`", f"`{default.value}` (default)")
    if default in (MISSING, None, (), ""):
        return words
    return f"{words} (default: `{str(default).lower()}`)"


def _written(kind: Any) -> str:
    """What is written for a value of a type."""
    if isinstance(kind, Choice):
        return ", ".join(f"`{code.value}`" for code in kind.codes)
    if isinstance(kind, ListOf):
        return f"list: {_written(kind.item)}"
    if isinstance(kind, OneOrMany):
        return f"{_written(kind.item)}, or a list"
    if isinstance(kind, MapOf):
        return f"{kind.expected}, each with {_written(kind.holds)}"
    if isinstance(kind, EitherGroup):
        return f"{_written(kind.record)}, or {_written(kind.named)}"
    if isinstance(kind, RecordOf):
        return f"a number, or {kind.expected}" if kind.short_for else str(kind.expected)
    return str(kind.expected)
