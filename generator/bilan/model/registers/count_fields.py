"""The keys by which a figure is counted: `where` and the names of columns."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.messages.message import Message, translatable
from bilan.schema.containers import OneOrMany, Reference, ReferenceTo
from bilan.schema.field_type import WRONG_KIND, ReadContext, mismatch
from bilan.schema.text_fields import Text
from bilan.yaml.nodes import Entry, Mapping, Node

REGISTER = ReferenceTo(translatable("the name of a register"))
COLUMN = ReferenceTo(translatable("the name of a column"))


@dataclass(frozen=True, slots=True)
class CellText:
    """What a cell must hold, with the place where it is written."""

    expected: Message = translatable("what the cells hold")

    def read(self, node: Node, reading: ReadContext) -> Reference | None:
        text = Text(self.expected).read(node, reading)
        return Reference(text, node.place) if text else None


CELL_TEXTS = OneOrMany(CellText())


@dataclass(frozen=True, slots=True)
class Condition:
    """That a cell of a column holds one of some texts."""

    column: Reference
    texts: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Reads `{kind: communique, language: [fr, ar]}`: a row is counted where all columns hold one of their texts."""

    expected: Message = translatable("names of columns, each followed by what its cells hold")

    def read(self, node: Node, reading: ReadContext) -> tuple[Condition, ...] | None:
        if isinstance(node, Mapping):
            read = (self._condition(entry, reading) for entry in node.entries)
            return tuple(condition for condition in read if condition is not None)
        hint = translatable("Write for example “{example}”.", example="where: {kind: communique}")
        reading.problems.append(WRONG_KIND.at(node.place, mismatch(node, self.expected), hint))
        return None

    def _condition(self, entry: Entry, reading: ReadContext) -> Condition | None:
        texts = CELL_TEXTS.read(entry.value, reading)
        return Condition(Reference(entry.key.text, entry.key.place), texts) if texts else None
