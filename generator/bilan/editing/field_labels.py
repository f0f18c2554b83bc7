"""The labels of fields, for messages: `activities › Value` for a place in figures.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bilan.diagnostics.problem import Place
from bilan.editing.list_items import item_source_at
from bilan.editing.schema_files import record_of
from bilan.locales.editor_locale import EditorLocale
from bilan.schema.containers import ListOf, MapOf, OneOrMany
from bilan.schema.either_group import EitherGroup
from bilan.schema.record import RecordOf, keys_of
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Node, Scalar, Sequence
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText

ARROW = " › "
_Labelled = dict[Place, str]


@dataclass(slots=True)
class Labels:
    """The labels of the fields of some files in a language. An item of a list is parsed when a label in it is needed."""

    sources: Mapping[str, SourceText]
    language: str
    _known: dict[tuple[str, int], _Labelled] = field(default_factory=dict)

    def at(self, place: Place) -> str:
        """Return the label of the field at a place; empty outside of fields, and in a file that is not data."""
        record, source = record_of(place.file), self.sources.get(place.file)
        if record is None or source is None:
            return ""
        first, item = item_source_at(source, place.line)
        if (place.file, first) not in self._known:
            root = parse(item)[0] or parse(source)[0]
            fields = _fields(root, RecordOf(record), "", EditorLocale(self.language)) if root is not None else ()
            self._known[place.file, first] = dict(fields)
        known = self._known[place.file, first]
        if place in known:
            return known[place]
        before = [start for start in known if start.line == place.line and start.column <= place.column]
        return known[max(before)] if before else ""


def _fields(node: Node, kind: object, above: str, locale: EditorLocale) -> Iterator[tuple[Place, str]]:
    """Yield every field below a node; anything that is not a field gets an empty label."""
    if isinstance(kind, EitherGroup):
        yield from _fields(node, kind.of_node(node), above, locale)
    elif isinstance(kind, OneOrMany):
        yield from _fields(node, ListOf(kind.item) if isinstance(node, Sequence) else kind.item, above, locale)
    elif isinstance(kind, ListOf) and isinstance(node, Sequence):
        for item in node.items:
            yield from _fields(item, kind.item, _joined(above, _name_of(item)), locale)
    elif isinstance(kind, MapOf) and isinstance(node, MappingNode):
        for entry in node.entries:
            yield entry.key.place, ""
            yield from _fields(entry.value, kind.holds, _joined(above, entry.key.text), locale)
    elif isinstance(kind, RecordOf):
        yield from _of_record(node, kind, above, locale)
    else:
        yield from _of_value(node, above)


def _of_value(node: Node, above: str) -> Iterator[tuple[Place, str]]:
    """Yield the fields of a value that is not a record: a text, a text by language, numbers by name, a list of words."""
    yield node.place, above
    if isinstance(node, MappingNode):
        for entry in node.entries:
            named = _joined(above, entry.key.text)
            yield from ((entry.key.place, named), (entry.value.place, named))
    elif isinstance(node, Sequence):
        yield from ((item.place, above) for item in node.items)


def _of_record(node: Node, kind: RecordOf, above: str, locale: EditorLocale) -> Iterator[tuple[Place, str]]:  # type: ignore[type-arg]
    known = keys_of(kind.made)
    if not isinstance(node, MappingNode):
        if kind.short_for:
            yield node.place, _joined(above, locale(known[kind.short_for].metadata["title"]))
        return
    yield node.place, above
    for entry in node.entries:
        if entry.key.text not in known:
            yield entry.key.place, above
            continue
        inner = known[entry.key.text].metadata["kind"]
        label = _joined(above, locale(known[entry.key.text].metadata["title"]))
        yield entry.key.place, label
        yield entry.value.place, label
        yield from _fields(entry.value, inner, above if not above and _of_records(inner) else label, locale)


def _of_records(kind: object) -> bool:
    """Return whether the items of a collection have names or keys: at the head of a file these are enough."""
    return isinstance(kind, MapOf) or (isinstance(kind, ListOf) and isinstance(kind.item, RecordOf))


def _joined(above: str, name: str) -> str:
    return f"{above}{ARROW}{name}" if above and name else above or name


def _name_of(item: Node) -> str:
    """Return the id of an item of a list, empty if it has none."""
    named = item.get("id") if isinstance(item, MappingNode) else None
    return named.text if isinstance(named, Scalar) else ""
