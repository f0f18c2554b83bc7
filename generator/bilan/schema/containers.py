"""Kinds made of others: lists, one or many, and groups of keys that are names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bilan.diagnostics.problem import Place
from bilan.messages.message import EMPTY_MESSAGE, Message, translatable
from bilan.schema.field_type import WRONG_KIND, FieldType, ReadContext, mismatch
from bilan.schema.unread_entries import Unread
from bilan.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from bilan.yaml.syntax_messages import space_after_colon

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that refers to something written elsewhere, and the place where it stands."""

    name: str
    place: Place = field(compare=False)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ReferenceTo:
    """The name of something defined elsewhere; whether it exists is checked later."""

    expected: Message

    def read(self, node: Node, reading: ReadContext) -> Reference | None:
        from bilan.schema.text_fields import Text

        name = Text(self.expected).read(node, reading)
        return Reference(name, node.place) if name else None


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list; what cannot be read in it is left out, with its problem. `collection` names lists whose items have an `id`."""

    item: FieldType[T]
    collection: str = ""

    @property
    def expected(self) -> Message:
        return translatable("a list ([a, b], or one item a line after “- ”)")

    def read(self, node: Node, reading: ReadContext) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            dash = isinstance(node, Scalar) and node.plain and node.text.startswith("-")
            hint = translatable("Write a space after each “-”.") if dash else EMPTY_MESSAGE
            reading.problems.append(WRONG_KIND.at(node.place, mismatch(node, self.expected), hint))
            return None
        return tuple(self._items(node, reading))

    def _items(self, node: Sequence, reading: ReadContext) -> Iterator[T]:
        for item in node.items:
            before = len(reading.problems)
            value = self.item.read(item, reading)
            if value is not None:
                yield value
            elif self.collection and (cause := reading.found_since(before)):
                reading.unread.append(Unread(cause, self.collection, _id(item)))


@dataclass(frozen=True, slots=True)
class OneOrMany(Generic[T]):
    """One item, or a list of them."""

    item: FieldType[T]

    @property
    def expected(self) -> Message:
        return translatable("{wanted}, or a list", wanted=self.item.expected)

    def read(self, node: Node, reading: ReadContext) -> tuple[T, ...] | None:
        if isinstance(node, Sequence):
            return ListOf(self.item).read(node, reading)
        one = self.item.read(node, reading)
        return None if one is None else (one,)


@dataclass(frozen=True, slots=True)
class MapOf(Generic[T]):
    """A group of keys that are names, each with a value made by `entry` from the name and what stands behind it.

    `collection` names groups that are referred to from elsewhere; what of them could not be read is noted.
    """

    entry: Callable[[Entry, ReadContext], T | None]
    expected: Message
    holds: FieldType[T]  # what stands behind each name
    collection: str = ""

    def read(self, node: Node, reading: ReadContext) -> dict[str, T] | None:
        if not isinstance(node, Mapping):
            message = mismatch(node, translatable("{names}, each followed by a colon", names=self.expected))
            hint = space_after_colon(node.text) if isinstance(node, Scalar) else EMPTY_MESSAGE
            reading.problems.append(WRONG_KIND.at(node.place, message, hint))
            self._unread(reading, node.place, "")
            return None
        for key in node.repeated:
            self._unread(reading, key.place, key.text)
        return dict(self._entries(node, reading))

    def _entries(self, node: Mapping, reading: ReadContext) -> Iterator[tuple[str, T]]:
        for entry in node.entries:
            before = len(reading.problems)
            value = self.entry(entry, reading)
            if value is not None:
                yield entry.key.text, value
            else:
                self._unread(reading, reading.found_since(before), entry.key.text)

    def _unread(self, reading: ReadContext, cause: Place | None, name: str) -> None:
        if self.collection and cause:
            reading.unread.append(Unread(cause, self.collection, name))


def _id(item: Node) -> str:
    """The id of an item of a list, empty where it has none that can be read."""
    name = item.get("id") if isinstance(item, Mapping) else None
    return name.text if isinstance(name, Scalar) else ""
