"""The tables of keys in docs/format.md and its translations, from the declarations of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass
from enum import StrEnum
from typing import Any

from bilan.locales.editor_locale import EditorLocale
from bilan.schema.containers import ListOf, MapOf, OneOrMany
from bilan.schema.either_group import EitherGroup
from bilan.schema.record import Record, RecordOf, is_required, keys_of
from bilan.schema.text_fields import Choice
from tests.declared_keys import RECORDS

TABLE = re.compile(r"(<!-- keys of (\w+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)


@dataclass(frozen=True)
class Words:
    """What the tables say in a language besides the words of the declarations."""

    head: str
    between: str
    default: str
    default_value: str
    list_of: str
    or_list: str
    each_with: str
    either: str


WORDS = {
    "en": Words(
        "| key | value | meaning |",
        ", ",
        "{} (default)",
        "{} (default: `{}`)",
        "list: {}",
        "{}, or a list",
        "{}, each with {}",
        "{}, or {}",
    ),
    "fr": Words(
        "| clé | valeur | signification |",
        ", ",
        "{} (par défaut)",
        "{} (par défaut\u00a0: `{}`)",
        "liste\u00a0: {}",
        "{}, ou une liste",
        "{}, avec chaque fois {}",
        "{}, ou {}",
    ),
    "ar": Words(
        "| المفتاح | القيمة | المعنى |",
        "، ",
        "{} (افتراضيا)",
        "{} (افتراضيا: `{}`)",
        "لائحة: {}",
        "{}، أو لائحة",
        "{}، ولكل منها {}",
        "{}، أو {}",
    ),
}


def with_tables(text: str, language: str = "en") -> str:
    """The text with the table of each record that it names written anew."""
    records = {record.__name__: record for record in RECORDS}
    tables = KeyTables(language)
    return TABLE.sub(lambda found: f"{found[1]}{tables.table(records[found[2]])}{found[3]}", text)


def records_shown(text: str) -> set[type[Record]]:
    """The records whose keys the tables of a text hold."""
    records = {record.__name__: record for record in RECORDS}
    named = {records[found[2]] for found in TABLE.finditer(text)}
    return named | {inner for record in named for inner in _nested(record)}


@dataclass(frozen=True)
class KeyTables:
    """Tables of keys in a language."""

    language: str

    @property
    def _words(self) -> Words:
        return WORDS[self.language]

    def _local(self, text: str) -> str:
        return EditorLocale(self.language)(text)

    def table(self, record: type[Record]) -> str:
        """The table of a record: a row for each key."""
        return f"{self._words.head}\n|---|---|---|\n{''.join(self._rows(record))}"

    def _rows(self, record: type[Record], above: str = "") -> Iterator[str]:
        for name, item in keys_of(record).items():
            kind, key = item.metadata["kind"], f"{above}{name}"
            star = "\\*" if is_required(item) else ""
            yield f"| `{key}`{star} | {self._value(item)} | {self._local(item.metadata['help'])} |\n"
            if inner := _inner(kind):
                yield from self._rows(inner, f"{key}.")

    def _value(self, item: Field[Any]) -> str:
        words = self._written(item.metadata["kind"])
        default = item.default
        if isinstance(default, StrEnum):
            return words.replace(f"`{default.value}`", self._words.default.format(f"`{default.value}`"))
        if default in (MISSING, None, (), ""):
            return words
        return self._words.default_value.format(words, str(default).lower())

    def _written(self, kind: Any) -> str:
        """What is written for a value of a type."""
        words = self._words
        if isinstance(kind, Choice):
            return words.between.join(f"`{code.value}`" for code in kind.codes)
        if isinstance(kind, ListOf):
            return words.list_of.format(self._written(kind.item))
        if isinstance(kind, OneOrMany):
            return words.or_list.format(self._written(kind.item))
        if isinstance(kind, MapOf):
            return words.each_with.format(self._local(kind.expected), self._written(kind.holds))
        if isinstance(kind, EitherGroup):
            return words.either.format(self._written(kind.record), self._written(kind.named))
        expected = self._local(kind.expected)
        if not isinstance(kind, RecordOf) or not kind.short_for:
            return expected
        return words.either.format(self._written(keys_of(kind.made)[kind.short_for].metadata["kind"]), expected)


def _nested(record: type[Record]) -> Iterator[type[Record]]:
    for item in keys_of(record).values():
        if inner := _inner(item.metadata["kind"]):
            yield inner
            yield from _nested(inner)


def _inner(kind: object) -> type[Record] | None:
    """The record of a group of keys, or of a list of them, whose keys are shown below it."""
    kind = kind.item if isinstance(kind, ListOf) else kind
    return kind.made if isinstance(kind, RecordOf) and not kind.short_for else None
