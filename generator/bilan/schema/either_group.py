"""A group of keys that is written in one of two ways: with the known keys of a record, or with names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from bilan.messages.message import Message
from bilan.schema.containers import MapOf
from bilan.schema.field_type import ReadContext
from bilan.schema.record import RecordOf
from bilan.yaml.nodes import Mapping, Node


@dataclass(frozen=True, slots=True)
class EitherGroup:
    """A record where one of its keys is written, otherwise a group of names."""

    record: RecordOf[Any]
    named: MapOf[Any]

    @property
    def expected(self) -> Message:
        return self.named.expected

    def of_keys(self, keys: Collection[str]) -> RecordOf[Any] | MapOf[Any]:
        """The type of a group with these keys."""
        return self.record if any(key in self.record.key_names for key in keys) else self.named

    def of_node(self, node: Node) -> RecordOf[Any] | MapOf[Any]:
        """The type of a node."""
        return self.of_keys([entry.key.text for entry in node.entries] if isinstance(node, Mapping) else [])

    def read(self, node: Node, reading: ReadContext) -> Any:
        return self.of_node(node).read(node, reading)
