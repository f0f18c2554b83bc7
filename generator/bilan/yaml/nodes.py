"""The nodes of a YAML file: scalars, lists and mappings, each with its place.

A scalar stays the text that was typed; only the schema gives it a type.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from bilan.diagnostics.problem import Place
from bilan.messages.message import Message, translatable

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar(NamedTuple):
    """A text as typed. `plain` is true if it has no quotes and is not a block."""

    text: str
    place: Place
    plain: bool = True

    @property
    def empty(self) -> bool:
        """True for a key without a value, and for YAML's words for null; an empty text in quotes is a text."""
        return self.plain and self.text in _NOTHING


class Sequence(NamedTuple):
    """A list, in the order written."""

    items: tuple[Node, ...]
    place: Place


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Keys and values, in the order written.

    No key is there twice: `repeated` are the keys that were left out for that reason.
    """

    entries: tuple[Entry, ...]
    place: Place
    repeated: tuple[Scalar, ...] = ()

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def kind_of(node: Node) -> Message:
    """Return what a node is, in plain words for messages."""
    if isinstance(node, Mapping):
        return translatable("a group of keys")
    if isinstance(node, Sequence):
        return translatable("a list")
    if node.empty:
        return translatable("nothing")
    return translatable("“{word}”", word=shorten(node.text)) if node.text.strip() else translatable("an empty text")


def shorten(text: str, longest: int = 40) -> str:
    """Return a text short enough for a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
