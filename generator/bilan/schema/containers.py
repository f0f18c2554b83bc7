"""Kinds made of others: lists, one or many, and groups of keys that are names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable, translatable_plural
from bilan.schema.field_type import WRONG_KIND, FieldType, Group, ReadContext, mismatch
from bilan.schema.unread_entries import Unread
from bilan.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from bilan.yaml.syntax_messages import space_after_colon

UNKNOWN_KEY = Code("unknown-key")

_BETWEEN_NAMES = re.compile(r"\s*[,;،؛]\s*|\s+")
_NAME = re.compile(r"(?:\d{4}/)?[a-z0-9]+(?:[_-][a-z0-9]+)*", re.ASCII)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that refers to something written elsewhere, and its place."""

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
            hint = translatable("Write a space after each “-”.") if dash else _as_list(node)
            reading.problems.append(WRONG_KIND.at(node.place, mismatch(node, self.expected), hint))
            return None
        return tuple(self._items(node, reading))

    def _items(self, node: Sequence, reading: ReadContext) -> Iterator[T]:
        for item in self._separated(node, reading):
            before = len(reading.problems)
            value = self.item.read(item, reading)
            if value is not None:
                yield value
            elif self.collection and (cause := reading.found_since(before)):
                reading.unread.append(Unread(cause, self.collection, _id(item)))

    def _separated(self, node: Sequence, reading: ReadContext) -> Iterator[Node]:
        """The items; several names in one of them are read one by one: a missing comma causes no further problems."""
        for item in node.items:
            names = _each_name(item) if isinstance(self.item, ReferenceTo) else ()
            if names:
                hint = translatable("Write a comma between the names: {names}", names=join_messages(n.text for n in names))
                reading.problems.append(WRONG_KIND.at(item.place, mismatch(item, self.item.expected), hint))
            yield from names or (item,)


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
        if isinstance(self.item, ReferenceTo) and (hint := _as_list(node)):
            reading.problems.append(WRONG_KIND.at(node.place, mismatch(node, self.expected), hint))
            return ListOf(self.item).read(Sequence(_each_name(node), node.place), reading)
        one = self.item.read(node, reading)
        return None if one is None else (one,)


@dataclass(frozen=True, slots=True)
class MapOf(Generic[T]):
    """A group of keys that are names, each with a value made by `entry` from the name and its value.

    `collection` names groups that are referred to from elsewhere; what of them could not be read is noted.
    """

    entry: Callable[[Entry, ReadContext], T | None]
    expected: Message
    holds: FieldType[T]  # the value of each name
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
        outside = self._keys_outside(node, reading)
        for entry in node.entries:
            if entry.key in outside:
                continue
            before = len(reading.problems)
            if keys := [key for key, name in outside.items() if name is entry.key]:
                reading.problems.extend(_not_indented(key, entry.key) for key in keys)
                value = None
            else:
                value = self.entry(entry, reading)
            if value is not None:
                yield entry.key.text, value
            else:
                self._unread(reading, reading.found_since(before), entry.key.text)

    def _keys_outside(self, node: Mapping, reading: ReadContext) -> dict[Scalar, Scalar]:
        """Keys below a name that are not indented under it, each with that name, which has no value."""
        inner = set(self.holds.key_names) - set(reading.decimals_of) if isinstance(self.holds, Group) else set[str]()
        outside: dict[Scalar, Scalar] = {}
        name: Scalar | None = None
        for entry in node.entries if inner else ():
            if name is not None and entry.key.text in inner:
                outside[entry.key] = name
            else:
                name = entry.key if isinstance(entry.value, Scalar) and entry.value.empty else None
        return outside

    def _unread(self, reading: ReadContext, cause: Place | None, name: str) -> None:
        if self.collection and cause:
            reading.unread.append(Unread(cause, self.collection, name))


def _not_indented(key: Scalar, name: Scalar) -> Problem:
    message = translatable("“{key}” belongs to “{name}”, but it is not indented below it.", key=key.text, name=name.text)
    number = name.place.column + 1
    hint = translatable_plural(
        number,
        "Start the line of “{key}” with {number} space.",
        "Start the line of “{key}” with {number} spaces.",
        key=key.text,
    )
    problem = UNKNOWN_KEY.at(key.place, message, hint)
    return replace(problem, subject=f"{name.place.file}:{name.place.line}")


def _as_list(node: Node) -> Message:
    """What to write if several names have no brackets; empty if that is not the mistake."""
    names = _several_names(node.text) if isinstance(node, Scalar) else ()
    return translatable("Write a list: [{names}]", names=", ".join(names)) if names else EMPTY_MESSAGE


def _each_name(node: Node) -> tuple[Scalar, ...]:
    """The names of a text that holds several, at its place; else nothing."""
    names = _several_names(node.text) if isinstance(node, Scalar) else ()
    return tuple(Scalar(name, node.place) for name in names)


def _several_names(text: str) -> tuple[str, ...]:
    """The names in a text that holds more than one, with blanks, commas or semicolons between them; else nothing."""
    names = tuple(name for name in _BETWEEN_NAMES.split(text.strip()) if name)
    return names if len(names) > 1 and all(map(_NAME.fullmatch, names)) else ()


def _id(item: Node) -> str:
    """The id of an item of a list, empty where it has none that can be read."""
    name = item.get("id") if isinstance(item, Mapping) else None
    return name.text if isinstance(name, Scalar) else ""
