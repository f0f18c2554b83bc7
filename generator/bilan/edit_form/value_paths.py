"""Which value of a form is at a place of a file: `note.fr`, `alternatives.0.value`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from bilan.diagnostics.problem import Place
from bilan.edit_form.form_values import BY_LANGUAGE, COLUMN, DIMENSION, ID
from bilan.edit_form.record_address import RecordAddress, entry_nodes
from bilan.model.breakdown_fields import Breakdowns
from bilan.model.registers.count_fields import CELL_TEXTS, Conditions
from bilan.model.reported_figures import ReportedFigures
from bilan.schema.containers import ListOf, MapOf, OneOrMany
from bilan.schema.either_group import EitherGroup
from bilan.schema.record import RecordOf, keys_of
from bilan.schema.text_fields import LocalizedText
from bilan.yaml.nodes import Entry, Mapping, Node, Sequence


class Paths(NamedTuple):
    """The paths of values by line and column. A group begins where its first key does: `outer` has the group there."""

    outer: dict[tuple[int, int], str]
    inner: dict[tuple[int, int], str]


def record_paths(root: Node | None, address: RecordAddress, default: str) -> Paths:
    """Return the paths of the values of a record by their places; `default` is the report's first language."""
    if not address.collection:
        return entry_paths(None, root, address.kind, default)
    found = entry_nodes(root, address.collection).get(address.name)
    return entry_paths(found[:2], found[2], address.kind, default) if found else Paths({}, {})


def entry_paths(start: tuple[int, int] | None, node: Node | None, kind: Any, default: str) -> Paths:
    """Return the paths of the values in a node of that type, which begins with a name at `start` if it has one."""
    paths = Paths({}, {})
    values = _paths(node, kind, "", default) if node is not None else ()
    starts = [(start, "")] if start else []
    for place, path in [*starts, *(((place.line, place.column), path) for place, path in values)]:
        paths.outer.setdefault(place, path)
        paths.inner[place] = path
    return paths


def path_at(paths: dict[tuple[int, int], str], place: Place) -> str | None:
    """Return the path of the value at a place, or of the one that begins before it; None outside the record.

    The empty path is the record itself.
    """
    if (place.line, place.column) in paths:
        return paths[place.line, place.column]
    before = [start for start in paths if start[0] == place.line and start[1] <= place.column]
    if before:
        return paths[max(before)]
    above = [start for start in paths if start < (place.line, place.column)]
    return paths[max(above)] if above and place.line <= max(paths)[0] else None


def _paths(node: Node, kind: Any, path: str, default: str) -> Iterator[tuple[Place, str]]:
    if isinstance(kind, EitherGroup):
        yield from _paths(node, kind.of_node(node), path, default)
    elif isinstance(kind, OneOrMany) and not isinstance(node, Sequence):
        yield from _paths(node, kind.item, _joined(path, "0"), default)
    elif isinstance(kind, OneOrMany | ListOf) and isinstance(node, Sequence):
        yield node.place, path
        for index, item in enumerate(node.items):
            yield from _paths(item, kind.item, _joined(path, str(index)), default)
    elif isinstance(kind, MapOf) and isinstance(node, Mapping):
        yield from _names(node, kind, path, default)
    elif isinstance(kind, RecordOf):
        yield from _record(node, kind, path, default)
    elif isinstance(kind, LocalizedText) and not isinstance(node, Mapping):
        yield node.place, _joined(path, default)
    elif isinstance(kind, LocalizedText):
        yield from _by_key(node, path)
    elif isinstance(kind, ReportedFigures):
        yield from _reported(node, path)
    elif isinstance(kind, Breakdowns):
        yield from _breakdowns(node, kind, path, default)
    elif isinstance(kind, Conditions) and isinstance(node, Mapping):
        yield node.place, path
        for start, entry in _items(node, path):
            yield entry.key.place, _joined(start, COLUMN)
            yield from _paths(entry.value, CELL_TEXTS, _joined(start, "texts"), default)
    else:
        yield from ((place, path) for place in _places(node))


def _names(node: Mapping, kind: MapOf[Any], path: str, default: str) -> Iterator[tuple[Place, str]]:
    if kind.expected != BY_LANGUAGE:
        yield from _entries(node, kind.holds, path, default)
        return
    yield node.place, path
    for entry in node.entries:
        yield entry.key.place, _joined(path, entry.key.text)
        yield from _paths(entry.value, kind.holds, _joined(path, entry.key.text), default)


def _entries(node: Mapping, holds: Any, path: str, default: str) -> Iterator[tuple[Place, str]]:
    yield node.place, path
    for item, entry in _items(node, path):
        yield entry.key.place, _joined(item, ID)
        yield from _paths(entry.value, holds, item, default)


def _items(node: Mapping, path: str) -> Iterator[tuple[str, Entry]]:
    """Yield the path of each entry as an item of a list."""
    return ((_joined(path, str(index)), entry) for index, entry in enumerate(node.entries))


def _breakdowns(node: Node, kind: Breakdowns, path: str, default: str) -> Iterator[tuple[Place, str]]:
    yield node.place, path
    if isinstance(node, Sequence):
        yield from ((name.place, _joined(path, f"{index}.{DIMENSION}")) for index, name in enumerate(node.items))
    for item, entry in _items(node, path) if isinstance(node, Mapping) else ():
        yield entry.key.place, _joined(item, DIMENSION)
        if isinstance(entry.value, Mapping):
            yield from _entries(entry.value, kind.member(), _joined(item, "members"), default)
        else:
            yield entry.value.place, _joined(item, "file")


def _record(node: Node, kind: RecordOf[Any], path: str, default: str) -> Iterator[tuple[Place, str]]:
    known = keys_of(kind.made)
    if not isinstance(node, Mapping):
        yield from (
            _paths(node, known[kind.short_for].metadata["kind"], _joined(path, kind.short_for), default)
            if (kind.short_for)
            else ((node.place, path),)
        )
        return
    yield node.place, path
    for entry in node.entries:
        if entry.key.text in kind.key_names:
            inner = _joined(path, entry.key.text)
            yield entry.key.place, inner
            yield from _paths(entry.value, known[entry.key.text].metadata["kind"], inner, default)


def _by_key(node: Node, path: str) -> Iterator[tuple[Place, str]]:
    yield node.place, path
    for entry in node.entries if isinstance(node, Mapping) else ():
        yield entry.key.place, _joined(path, entry.key.text)
        yield entry.value.place, _joined(path, entry.key.text)


def _reported(node: Node, path: str) -> Iterator[tuple[Place, str]]:
    yield node.place, path
    if isinstance(node, Mapping):
        for index, entry in enumerate(node.entries):
            yield entry.key.place, _joined(path, f"{index}.figure")
            yield from ((place, _joined(path, f"{index}.value")) for place in _places(entry.value))
    elif isinstance(node, Sequence):
        yield from ((item.place, _joined(path, f"{index}.figure")) for index, item in enumerate(node.items))


def _places(node: Node) -> Iterator[Place]:
    """Yield the places of a node and of everything in it."""
    yield node.place
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key.place
            yield from _places(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _places(item)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
