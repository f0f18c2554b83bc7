"""The tables of keys in docs/format.md: what the records of the data files declare, in a language of the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field
from enum import StrEnum
from typing import Any

from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message, join_messages, literal, translatable
from bilan.schema.containers import ListOf, MapOf, OneOrMany
from bilan.schema.either_group import EitherGroup
from bilan.schema.record import Record, RecordOf, is_required, keys_of
from bilan.schema.text_fields import Choice

_KEY, _VALUE, _MEANING = translatable("key"), translatable("value"), translatable("meaning")


def key_table(record: type[Record], language: str) -> str:
    """Return the table of a record in Markdown: a row for each key with what is written there and what it means.

    The keys of a group follow it, with its name before theirs. A required key has an asterisk.
    """
    local = EditorLocale(language)
    head = " | ".join(map(local, (_KEY, _VALUE, _MEANING)))
    return f"| {head} |\n|---|---|---|\n{''.join(_rows(record, local))}"


def records_shown(record: type[Record]) -> Iterator[type[Record]]:
    """Yield the records whose keys the table of a record holds."""
    yield record
    for item in keys_of(record).values():
        if inner := _inner(item.metadata["kind"]):
            yield from records_shown(inner)


def _rows(record: type[Record], local: EditorLocale, above: str = "") -> Iterator[str]:
    for name, item in keys_of(record).items():
        key = f"{above}{name}"
        star = "\\*" if is_required(item) else ""
        yield f"| `{key}`{star} | {local(_value(item))} | {local(item.metadata['help'])} |\n"
        if inner := _inner(item.metadata["kind"]):
            yield from _rows(inner, local, f"{key}.")


def _inner(kind: object) -> type[Record] | None:
    """The record of a group of keys, or of a list of them, whose keys are shown below it."""
    kind = kind.item if isinstance(kind, ListOf) else kind
    return kind.made if isinstance(kind, RecordOf) and not kind.short_for else None


def _value(item: Field[Any]) -> Message:
    """What is written for a key, with its default value."""
    kind, default = item.metadata["kind"], item.default
    if isinstance(kind, Choice):
        return join_messages(_code(code.value, is_default=code is default) for code in kind.codes)
    written = _written(kind)
    if default in (MISSING, None, (), "") or isinstance(default, StrEnum):
        return written
    return translatable("{value} (default: {default})", value=written, default=literal(f"`{str(default).lower()}`"))


def _code(code: str, *, is_default: bool = False) -> Message:
    written = literal(f"`{code}`")
    return translatable("{value} (default)", value=written) if is_default else written


def _written(kind: Any) -> Message:
    """What is written for a value of a type."""
    if isinstance(kind, Choice):
        return join_messages(_code(code.value) for code in kind.codes)
    if isinstance(kind, ListOf):
        return translatable("list: {item}", item=_written(kind.item))
    if isinstance(kind, OneOrMany):
        return translatable("{wanted}, or a list", wanted=_written(kind.item))
    if isinstance(kind, MapOf):
        return translatable("{names}, each with {value}", names=kind.expected, value=_written(kind.holds))
    if isinstance(kind, EitherGroup):
        return translatable("{first}, or {second}", first=_written(kind.record), second=_written(kind.named))
    expected: Message = kind.expected
    if not isinstance(kind, RecordOf) or not kind.short_for:
        return expected
    short = keys_of(kind.made)[kind.short_for].metadata["kind"]
    return translatable("{first}, or {second}", first=_written(short), second=expected)
