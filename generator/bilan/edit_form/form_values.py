"""Converts the tree of a record into values of a form, and merges them back.

Expanded, every value is a text, every text in several languages a group by language, and every group of names a list whose
items have an `id`. A breakdown is a list of dimensions, each with its members or its file; the conditions of a count are a
list of columns, each with its texts. Merged back, what is the same stays as it was written: short form, quotes,
comments; what is empty is removed.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from bilan.edit_form.form_scalars import scalar_like
from bilan.messages.explained_error import ExplainedError
from bilan.messages.message import translatable
from bilan.model.breakdown_fields import Breakdowns
from bilan.model.registers.count_fields import CELL_TEXTS, Conditions
from bilan.model.reported_figures import ReportedFigures
from bilan.model.unit import ScaleEnds
from bilan.schema.containers import ListOf, MapOf, OneOrMany
from bilan.schema.either_group import EitherGroup
from bilan.schema.focus_field import FocusPoint
from bilan.schema.number_fields import NumberOrRange
from bilan.schema.record import RecordOf, keys_of
from bilan.schema.text_fields import LocalizedText, Text
from bilan.values.interval import Qualifier
from bilan.yaml.invisible_characters import without_invisible_signs

# What no file may contain, except a tab and a line break, which the form writes with an escape or as lines.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_TWO_ENDS = re.compile(r"\[\s*([^,\[\]]+?)\s*,\s*([^,\[\]]+?)\s*\]")  # of a range, a scale or a point

Value = Any  # a text, a list or a group by key: JSON

PAIRS = (ScaleEnds, NumberOrRange, FocusPoint)  # types written as a list of two numbers
BY_LANGUAGE = "languages"  # the key of a name in a list, if the group is by language
ID, DIMENSION, COLUMN = "id", "dimension", "column"  # the keys of a name in the items of a list


class UnnamedItemError(ExplainedError):
    """An item of a group of names has no name, or that of another."""


@dataclass(frozen=True, slots=True)
class _Members:
    """The type of one breakdown: its members, each a figure of this type, or the name of its CSV file."""

    member: RecordOf[Any]


class _Texts:
    """The type of one condition: the texts that a cell of its column may hold."""


@dataclass(frozen=True, slots=True)
class FormMapper:
    """Expands and merges values for a report in these languages; the first is the default."""

    languages: tuple[str, ...]

    def spread(self, tree: Any, kind: object) -> Value:
        """Return the form's values for a tree of that type."""
        if isinstance(kind, RecordOf):
            return self._record(tree, kind)
        if isinstance(kind, MapOf):
            return self._named(tree, kind)
        if isinstance(kind, EitherGroup):
            return self.spread(tree, kind.of_keys(tree if _is_group(tree) else ()))
        if isinstance(kind, Breakdowns):
            return self._breakdowns(tree, kind)
        if isinstance(kind, Conditions):
            return self._by_name(tree, _Texts(), COLUMN)
        if isinstance(kind, _Members):
            return {"members": self._by_name(tree, kind.member, ID)} if _is_group(tree) else {"file": _text(tree)}
        if isinstance(kind, _Texts):
            return {"texts": self.spread(tree, CELL_TEXTS)}
        if isinstance(kind, PAIRS) and isinstance(tree, list):
            return _quantity(tree)
        if isinstance(kind, OneOrMany):
            return self.spread(tree if isinstance(tree, list) else [tree], ListOf(kind.item))
        if isinstance(kind, ListOf):
            return [self.spread(item, kind.item) for item in tree] if isinstance(tree, list) else []
        if isinstance(kind, ReportedFigures):
            return _reported(tree)
        if isinstance(kind, LocalizedText):
            return (
                {name: _text(text) for name, text in tree.items()} if _is_group(tree) else {self.languages[0]: _text(tree)}
            )
        return _text(tree)

    def _record(self, tree: Any, kind: RecordOf[Any]) -> Value:
        known = _known(kind)
        if not _is_group(tree):
            return {kind.short_for: self.spread(tree, known[kind.short_for])} if kind.short_for else {}
        return {key: self.spread(tree[key], known[key]) for key in tree if key in known}

    def _named(self, tree: Any, kind: MapOf[Any]) -> Value:
        if kind.expected != BY_LANGUAGE:
            return self._by_name(tree, kind.holds, ID)
        return {key: self.spread(item, kind.holds) for key, item in tree.items()} if _is_group(tree) else {}

    def _by_name(self, tree: Any, holds: object, name: str) -> Value:
        """Return a group of names as a list whose items have the name at that key."""
        items = tree.items() if _is_group(tree) else ()
        return [{name: key, **self.spread(item, holds)} for key, item in items]

    def _breakdowns(self, tree: Any, kind: Breakdowns) -> Value:
        if _is_group(tree):
            return self._by_name(tree, _Members(kind.member()), DIMENSION)
        names = tree if isinstance(tree, list) else [tree] if tree else []
        return [{DIMENSION: _text(name)} for name in names]

    def merged(self, tree: Any, value: Value, kind: object) -> Any:
        """Return the tree with the form's values merged in; None if nothing is left of it. Raises `UnnamedItemError`."""
        value = clean_value(value)
        if value is None:
            return tree if isinstance(tree, (dict, list)) and not tree else None
        if tree is not None and clean_value(self.spread(tree, kind)) == value:
            return tree
        if isinstance(kind, RecordOf):
            return self._into_record(tree, value, kind)
        if isinstance(kind, MapOf):
            return self._into_named(tree, value, kind)
        if isinstance(kind, EitherGroup):
            return self.merged(tree, value, kind.of_keys(value))
        if isinstance(kind, Breakdowns):
            return self._into_breakdowns(tree, value, kind)
        if isinstance(kind, Conditions):
            return self._into_by_name(tree, value, _Texts(), COLUMN)
        if isinstance(kind, _Members):
            return self._into_members(tree, value, kind)
        if isinstance(kind, _Texts):
            return self.merged(tree, value.get("texts"), CELL_TEXTS)
        if isinstance(kind, PAIRS) and (ends := _TWO_ENDS.fullmatch(value)):
            return _range(ends[1], ends[2])
        if isinstance(kind, OneOrMany):
            one = len(value) == 1 and not isinstance(tree, list)
            return self.merged(tree, value[0], kind.item) if one else self._into_list(tree, value, ListOf(kind.item))
        if isinstance(kind, ListOf):
            return self._into_list(tree, value, kind)
        if isinstance(kind, ReportedFigures):
            return _into_reported(tree, value)
        if isinstance(kind, LocalizedText):
            return self._into_text(tree, value)
        return scalar_like(value, tree)

    def _into_record(self, tree: Any, value: Value, kind: RecordOf[Any]) -> Any:
        known = _known(kind)
        if kind.short_for and not _is_group(tree) and value.keys() == {kind.short_for}:
            return self.merged(tree, value[kind.short_for], known[kind.short_for])
        group = tree if _is_group(tree) else CommentedMap()
        if kind.short_for and tree is not None and not _is_group(tree):
            group[kind.short_for] = tree
        items = {key: self.merged(group.get(key), value.get(key), one) for key, one in known.items()}
        return _with(group, [*known], items)

    def _into_named(self, tree: Any, value: Value, kind: MapOf[Any]) -> Any:
        if kind.expected != BY_LANGUAGE:
            return self._into_by_name(tree, value, kind.holds, ID)
        return self._into_group(tree, value, kind.holds)

    def _into_by_name(self, tree: Any, value: Value, holds: object, name: str) -> Any:
        names = [item.get(name) for item in value]
        if not all(names):
            raise UnnamedItemError(translatable("Write an id."))
        twice = next((one for one in names if names.count(one) > 1), None)
        if twice:
            raise UnnamedItemError(translatable("The id “{id}” is already used.", id=twice))
        return self._into_group(tree, {item[name]: _without(item, name) for item in value}, holds)

    def _into_group(self, tree: Any, items: Mapping[str, Value], holds: object) -> Any:
        """Return the group with these items by name, in their order."""
        group = tree if _is_group(tree) else CommentedMap()
        for new, old in _renamed([*group], [*items]).items():
            _rename(group, old, new)
        for name in [name for name in group if name not in items]:
            del group[name]
        for name, item in items.items():
            merged = self.merged(group.get(name), item, holds)
            group[name] = merged if merged is not None else ""
        if [*group] != [*items]:
            for name in items:
                group.move_to_end(name)
        return group

    def _into_breakdowns(self, tree: Any, value: Value, kind: Breakdowns) -> Any:
        """Return names alone, as a counted figure has them, if no dimension has members or a file."""
        if not _is_group(tree) and all(item.keys() <= {DIMENSION} for item in value):
            return self._into_list(tree, [item[DIMENSION] for item in value], ListOf(Text()))
        return self._into_by_name(tree, value, _Members(kind.member()), DIMENSION)

    def _into_members(self, tree: Any, value: Value, kind: _Members) -> Any:
        if "members" not in value:
            return scalar_like(value.get("file", ""), None if _is_group(tree) else tree)
        groups = [item for item in tree.values() if _is_group(item)] if _is_group(tree) else []
        members = self._into_by_name(tree, value["members"], kind.member, ID)
        for item in members.values():
            if _is_group(item) and not any(item is one for one in groups) and not any(map(_is_nested, item.values())):
                item.fa.set_flow_style()
        if not _is_group(tree) and not any(map(_is_group, members.values())):
            members.fa.set_flow_style()
        return members

    def _into_list(self, tree: Any, value: Value, kind: ListOf[Any]) -> Any:
        listed = tree if isinstance(tree, list) else _new_list(value)
        ids = [item.get("id") for item in value if isinstance(item, Mapping)]
        named = all(ids) and len(ids) == len(value) and all(map(_is_group, listed))
        old = {str(item.get("id")): item for item in listed} if named else {}
        renamed = _renamed([*old], [str(name) for name in ids]) if named else {}
        if named:
            _leave(listed, {*map(str, ids), *renamed.values()})
        for place, item in enumerate(value):
            name = str(item.get("id")) if named else ""
            before = old.get(renamed.get(name, name)) if named else listed[place] if place < len(listed) else None
            merged = self.merged(before, item, kind.item)
            if place < len(listed):
                listed[place] = merged
            else:
                listed.append(merged)
        del listed[len(value) :]
        return listed

    def _into_text(self, tree: Any, value: Value) -> Any:
        if not _is_group(tree) and value.keys() == {self.languages[0]}:
            return scalar_like(value[self.languages[0]], tree)
        group = tree if _is_group(tree) else CommentedMap()
        if tree is not None and not _is_group(tree):
            group[self.languages[0]] = tree
        tags = [*dict.fromkeys((*self.languages, *value))]
        return _with(group, tags, {name: self.merged(group.get(name), value.get(name), None) for name in tags})


def clean_value(value: Value) -> Value:
    """Return a value without empty parts; None if nothing is left.

    A text loses spaces at its ends, and the control characters and invisible characters that come with pasted text.
    """
    if isinstance(value, Mapping):
        return {
            key: item for key, item in ((key, clean_value(item)) for key, item in value.items()) if item is not None
        } or None
    if isinstance(value, list):
        return [item for item in map(clean_value, value) if item is not None] or None
    text = _CONTROL.sub(" ", _text(value).replace("\r\n", "\n").replace("\ufeff", ""))
    return textwrap.dedent(without_invisible_signs(text)).strip() or None


def _known(kind: RecordOf[Any]) -> dict[str, object]:
    """Return the types of the keys that a record may have."""
    known = keys_of(kind.made)
    return {key: known[key].metadata["kind"] for key in kind.key_names}


def _text(tree: Any) -> str:
    return "" if tree is None else "true" if tree is True else "false" if tree is False else str(tree)


def _is_group(tree: Any) -> bool:
    return isinstance(tree, dict)


def _is_nested(tree: Any) -> bool:
    return isinstance(tree, (dict, list))


def _with(group: CommentedMap, order: list[str], items: Mapping[str, Any]) -> CommentedMap:
    """Return the group with these items: None removes one, a new one goes where the format has it."""
    for place, key in enumerate(order):
        item = items[key]
        if item is None:
            group.pop(key, None)
        elif key in group:
            if group[key] is not item:
                group[key] = item
        else:
            before = [known for known in order[:place] if known in group]
            group.insert([*group].index(before[-1]) + 1 if before else 0, key, item)
    return group


def _new_list(value: Value) -> CommentedSeq:
    listed = CommentedSeq()
    if all(isinstance(item, str) for item in value):
        listed.fa.set_flow_style()
    return listed


def _range(low: str, high: str) -> CommentedSeq:
    ends = CommentedSeq([scalar_like(low, None), scalar_like(high, None)])
    ends.fa.set_flow_style()
    return ends


def _leave(listed: Any, remaining: set[str]) -> None:
    for place in reversed(range(len(listed))):
        if _is_group(listed[place]) and str(listed[place].get("id")) not in remaining:
            del listed[place]


def _renamed(old: list[str], new: list[str]) -> dict[str, str]:
    """Return new names by the old ones at their positions, if none was added or removed."""
    pairs = zip(new, old, strict=True) if len(new) == len(old) else ()
    return {name: before for name, before in pairs if name not in old and before not in new}


def _rename(group: CommentedMap, old: str, new: str) -> None:
    place, comment = [*group].index(old), group.ca.items.pop(old, None)
    group.insert(place, new, group.pop(old))
    if comment:
        group.ca.items[new] = comment


def _without(item: Mapping[str, Value], name: str) -> Value:
    return {key: part for key, part in item.items() if key != name}


def _reported(tree: Any) -> Value:
    if _is_group(tree):
        return [{"figure": name, **_reported_number(number)} for name, number in tree.items()]
    return [{"figure": _text(name)} for name in (tree if isinstance(tree, list) else [tree])]


def _reported_number(tree: Any) -> dict[str, str]:
    """The number that an article gives, and its qualifier if one is written."""
    if not _is_group(tree):
        return {"value": _quantity(tree)}
    parts = {name: tree[name] for name in ("value", "qualifier") if name in tree}
    return {name: _quantity(part) for name, part in parts.items()}


def _quantity(tree: Any) -> str:
    """A number, or a range as its two ends in brackets."""
    return f"[{', '.join(map(_text, tree))}]" if isinstance(tree, list) else _text(tree)


def _into_reported(tree: Any, value: Value) -> Any:
    if not any("value" in item for item in value):
        names = CommentedSeq(scalar_like(item.get("figure", ""), None) for item in value)
        names.fa.set_flow_style()
        return names
    group = CommentedMap((item.get("figure", ""), _into_reported_number(item)) for item in value)
    if not _is_group(tree) or tree.fa.flow_style():
        group.fa.set_flow_style()
    return group


def _into_reported_number(item: Mapping[str, Any]) -> Any:
    """The number alone, or a group with its qualifier."""
    number, qualifier = _into_quantity(item.get("value", "")), item.get("qualifier", "")
    if not qualifier or qualifier == Qualifier.EXACT:
        return number
    group = CommentedMap({"value": number, "qualifier": scalar_like(qualifier, None)})
    group.fa.set_flow_style()
    return group


def _into_quantity(value: str) -> Any:
    ends = _TWO_ENDS.fullmatch(value)
    return _range(ends[1], ends[2]) if ends else scalar_like(value, None)
