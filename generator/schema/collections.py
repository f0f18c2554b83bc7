"""Kinds made of others: lists, one or many, and groups of keys that are names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.problems import Place
from generator.reading.nodes import Entry, Mapping, Node, Sequence
from generator.said import Said, said
from generator.schema.kind import WRONG_KIND, Kind, Reading, mismatch

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

    wanted: Said

    def read(self, node: Node, reading: Reading) -> Reference | None:
        from generator.schema.words import Text

        name = Text(self.wanted).read(node, reading)
        return Reference(name, node.place) if name else None


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list; what cannot be read in it is left out, with its problem."""

    item: Kind[T]

    @property
    def wanted(self) -> Said:
        return said("a list ([a, b], or one item a line after “- ”)")

    def read(self, node: Node, reading: Reading) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            message = mismatch(node, self.wanted)
            reading.problems.append(WRONG_KIND.at(node.place, message))
            return None
        read = (self.item.read(item, reading) for item in node.items)
        return tuple(item for item in read if item is not None)


@dataclass(frozen=True, slots=True)
class OneOrMany(Generic[T]):
    """One item, or a list of them."""

    item: Kind[T]

    @property
    def wanted(self) -> Said:
        return said("{wanted}, or a list", wanted=self.item.wanted)

    def read(self, node: Node, reading: Reading) -> tuple[T, ...] | None:
        if isinstance(node, Sequence):
            return ListOf(self.item).read(node, reading)
        one = self.item.read(node, reading)
        return None if one is None else (one,)


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A group of keys that are names, each with a value made by `entry` from the name and what stands behind it."""

    entry: Callable[[Entry, Reading], T | None]
    wanted: Said
    holds: Kind[T]  # what stands behind each name

    def read(self, node: Node, reading: Reading) -> dict[str, T] | None:
        if not isinstance(node, Mapping):
            message = mismatch(node, said("{names}, each followed by a colon", names=self.wanted))
            reading.problems.append(WRONG_KIND.at(node.place, message))
            return None
        read = ((entry.key.text, self.entry(entry, reading)) for entry in node.entries)
        return {name: value for name, value in read if value is not None}
