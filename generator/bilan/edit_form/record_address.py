"""The address of a record in the data files: `data/2021/figures.yml#figures/activities`.

Its file, the key of the collection and the name of the entry there: its key, its `id`, or its position from 0. Without a
collection it is the head of the file: all keys but its collections. With an empty name it is a new entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bilan.editing.schema_files import record_of
from bilan.schema.containers import ListOf, MapOf
from bilan.schema.record import RecordOf, keys_of
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Node, Scalar, Sequence

Collection = MapOf[Any] | ListOf[Any]


@dataclass(frozen=True, slots=True)
class RecordAddress:
    """A record of a data file. `file` is relative to the folder of the report."""

    file: str
    collection: str = ""
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> RecordAddress:
        """Return the address that a text writes."""
        file, _, inner = text.partition("#")
        collection, _, name = inner.partition("/")
        return cls(file, collection, name)

    def __str__(self) -> str:
        inner = f"{self.collection}/{self.name}" if self.collection else ""
        return f"{self.file}#{inner}"

    @property
    def is_new(self) -> bool:
        """Whether the record is still to be added."""
        return bool(self.collection) and not self.name

    @property
    def kind(self) -> Any:
        """The type of the record; None if no data file has such a record."""
        record = record_of(self.file)
        if record is None:
            return None
        known = collections_of(self.file)
        if not self.collection:
            return RecordOf(record, without=frozenset(known))
        collection = known.get(self.collection)
        return entry_kind(collection) if collection else None


def collections_of(file: str) -> Mapping[str, Collection]:
    """Return the keys of a data file whose entries are records of their own, such as `figures`, with their types."""
    record = record_of(file)
    kinds = {name: item.metadata["kind"] for name, item in keys_of(record).items()} if record else {}
    return {name: kind for name, kind in kinds.items() if isinstance(kind, MapOf | ListOf) and _holds_records(kind)}


def entry_kind(collection: Collection) -> Any:
    """Return the type of the entries of a collection."""
    return collection.holds if isinstance(collection, MapOf) else collection.item


def entry_nodes(root: Node | None, collection: str) -> dict[str, tuple[int, int, Node]]:
    """Return the entries of a collection by name: the line and the column where each begins, and its node."""
    found = root.get(collection) if isinstance(root, MappingNode) else None
    if isinstance(found, MappingNode):
        return {entry.key.text: (entry.key.place.line, entry.key.place.column, entry.value) for entry in found.entries}
    if isinstance(found, Sequence):
        items = enumerate(found.items)
        return {_item_name(item, index): (item.place.line, item.place.column, item) for index, item in items}
    return {}


def item_name(item: Any, index: int) -> str:
    """Return the name of an item of a list in a tree: its `id`, or its position."""
    name = item.get("id") if isinstance(item, dict) else None
    return str(name) if name else str(index)


def _item_name(item: Node, index: int) -> str:
    name = item.get("id") if isinstance(item, MappingNode) else None
    return name.text if isinstance(name, Scalar) and name.text else str(index)


def _holds_records(kind: Collection) -> bool:
    inner = entry_kind(kind)
    return isinstance(inner, RecordOf) or bool(isinstance(kind, MapOf) and kind.collection)
