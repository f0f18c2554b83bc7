"""The value of one record in the text of its file, and the text with another value.

Only the lines of the record change, and of these only what the value changes: comments, order, quotes and line ends stay.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from bilan.edit_form.form_values import ID, FormMapper, UnnamedItemError, Value, clean_value
from bilan.edit_form.line_merge import carry_change, with_line_ends
from bilan.edit_form.record_address import RecordAddress, collections_of, entry_nodes, item_name
from bilan.editing.yaml_format import Layout, comments, dump_tree, has_same_meaning, layout_of, load_tree
from bilan.messages.message import Message, translatable
from bilan.schema.containers import ListOf, MapOf
from bilan.yaml.nodes import Node
from bilan.yaml.parser import parse
from bilan.yaml.source_text import decode

_BOM = "\ufeff"
_COMMENT_OR_BLANK = re.compile(r"[ ]*(?:#.*)?")


class UnreadableError(Exception):
    """A file cannot be shown or saved as a form; `field` is the path of the value that is the cause, if one is."""

    def __init__(self, why: Message, field: str = "") -> None:
        super().__init__(why)
        self.why, self.field = why, field


class _Cut(NamedTuple):
    """A part of a file that can be read alone: `head` goes before it, `before` and `after` are the rest of the file."""

    before: str
    head: str
    part: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordText:
    """A record in the text of its file, for a report in these languages; the first is the default."""

    address: RecordAddress
    text: str
    languages: tuple[str, ...]

    @property
    def value(self) -> Value:
        """The value of the record for a form; empty for a new one. Raises `UnreadableError`."""
        if self.address.is_new:
            return {}
        cut = self._cut()
        entry = self._entry(load_yaml(cut.head + cut.part), cut)
        if entry is None and self.address.collection:
            raise self._gone()
        return FormMapper(self.languages).spread(entry, self.address.kind) or {}

    def with_value(self, value: Value) -> str:
        """Return the text of the file with another value of the record. Raises `UnreadableError`."""
        if not self.address.is_new and clean_value(self.value) == clean_value(value):
            return self.text
        name = str(clean_value(value.get(ID)) or "")
        if name in self.names.keys() - {self.address.name}:
            raise UnreadableError(translatable("The id “{id}” is already used.", id=name), ID)
        cut = self._cut()
        tree = load_yaml(cut.head + cut.part)
        layout = layout_of(cut.head + cut.part)
        base = _dumped(tree, layout)
        try:
            self._merge(tree, cut, value)
        except UnnamedItemError as error:
            raise UnreadableError(error.why) from error
        text = self._joined(cut, base, _dumped(tree, layout))
        saved = RecordText(self.saved_as(value), text, self.languages)
        if clean_value(saved.value) != clean_value(_without_name(value, self.address)):
            raise self._unsafe()
        return text

    def _merge(self, tree: Any, cut: _Cut, value: Value) -> None:
        """Put the value into the tree of the file, or of its part."""
        if self.address.is_new:
            self._add(tree, value)
            return
        entry = self._entry(tree, cut)
        if entry is None and self.address.collection:
            raise self._gone()
        merged = FormMapper(self.languages).merged(entry, value, self.address.kind)
        self._put(tree, cut, merged if merged is not None else "")

    def saved_as(self, value: Value) -> RecordAddress:
        """Return the address that the record has with a value."""
        collection = collections_of(self.address.file).get(self.address.collection)
        name = str(clean_value(value.get(ID)) or "")
        if isinstance(collection, ListOf) and not name:
            present = [*self.names]
            name = str(present.index(self.address.name) if self.address.name in present else len(present))
        if isinstance(collection, MapOf) and not self.address.is_new:
            name = self.address.name
        return replace(self.address, name=name)

    def deleted(self) -> str:
        """Return the text of the file without the record. Its comments stay in its place. Raises `UnreadableError`."""
        names = self.names
        if self.address.name not in names:
            raise self._gone()
        cut = self._cut()
        if cut.head and len(names) > 1:
            indent = " " * _indentation(cut.part)
            kept = "".join(f"{indent}{comment}\n" for comment in comments(cut.head + cut.part).elements())
            return self._with_ends(f"{cut.before}{kept}{cut.after}")
        cut = _Cut("", "", self._plain, "")
        tree, layout = load_yaml(cut.part), layout_of(cut.part)
        base, container = _dumped(tree, layout), tree[self.address.collection]
        del container[_key(container, self.address.name)]
        if not container:
            tree[self.address.collection] = CommentedMap() if isinstance(container, dict) else CommentedSeq()
        return self._joined(cut, base, _dumped(tree, layout))

    @property
    def names(self) -> Mapping[str, object]:
        """The entries of the collection before the change, by name."""
        return entry_nodes(_parsed(self._plain or f"{self.address.collection}:\n"), self.address.collection)

    @property
    def _plain(self) -> str:
        """The text without a byte order mark, with LF line ends."""
        return self.text.removeprefix(_BOM).replace("\r\n", "\n")

    def _cut(self) -> _Cut:
        """Return the lines of the record alone, of a new one those of the last entry; else the whole file."""
        text = self._plain
        if not self.address.collection and all(map(_COMMENT_OR_BLANK.fullmatch, text.split("\n"))):
            return _Cut("", "", text, "")
        root = _parsed(text or f"{self.address.collection}:\n")
        names = entry_nodes(root, self.address.collection)
        name = (next(reversed(names), "") if self.address.is_new else self.address.name) if self.address.collection else ""
        lines = text.split("\n")
        span = _span(lines, names, name, _value_line(root, self.address.collection)) if name in names else None
        if span is None:
            return _Cut("", "", text, "")
        start, end = span
        head, part = f"{self.address.collection}:\n", "\n".join(lines[start:end]) + "\n"
        before = "".join(f"{line}\n" for line in lines[:start])
        return _Cut(before, head, part, "\n".join(lines[end:]))

    def _joined(self, cut: _Cut, base: str, changed: str) -> str:
        """Return the text of the file with the change of its part, in the layout of the file."""
        whole = cut.head + cut.part
        lost = comments(whole) - comments(changed)
        changed += "".join(f"{comment}\n" for comment in lost.elements())
        carried = "\n".join(carry_change(base.split("\n"), changed.split("\n"), whole.split("\n")))
        shift = _indentation(cut.part) - _indentation(base.removeprefix(cut.head)) if cut.head else 0
        anew = cut.head + _shifted(changed.removeprefix(cut.head), shift)
        for candidate in (carried, anew):
            part = candidate.removeprefix(cut.head)
            text = f"{cut.before}{part}{cut.after}"
            if has_same_meaning(changed, candidate) and (not cut.head or self._keeps_others(text)):
                return self._with_ends(text)
        raise self._unsafe()

    def _with_ends(self, text: str) -> str:
        """Return a text of the file with the byte order mark and the line ends that it had."""
        mark = _BOM if self.text.startswith(_BOM) else ""
        return mark + with_line_ends(self.text.removeprefix(_BOM), text)

    def _keeps_others(self, text: str) -> bool:
        """Return whether a text of the file can be read, with all entries that there were."""
        try:
            after = entry_nodes(_parsed(text), self.address.collection)
        except UnreadableError:
            return False
        return len(after) == len(self.names) + self.address.is_new

    def _entry(self, tree: Any, cut: _Cut) -> Any:
        """Return the tree of the record in that of its file, or of its part."""
        if not self.address.collection:
            return tree
        container: Any = tree.get(self.address.collection) if isinstance(tree, dict) else None
        key = self._key(container, cut)
        return None if key is None else container[key]

    def _key(self, container: Any, cut: _Cut) -> Any:
        """Return the key or the index of the record; a part of a list has no other item."""
        return 0 if cut.head and isinstance(container, list) else _key(container, self.address.name)

    def _put(self, tree: Any, cut: _Cut, entry: Any) -> None:
        """Put the changed tree of the record in its place."""
        if self.address.collection:
            container = tree[self.address.collection]
            container[self._key(container, cut)] = entry

    def _add(self, tree: Any, value: Value) -> None:
        """Add a new entry to a tree."""
        kind = collections_of(self.address.file)[self.address.collection]
        container = tree.get(self.address.collection)
        if not container:
            container = CommentedMap() if isinstance(kind, MapOf) else CommentedSeq()
            tree[self.address.collection] = container
        name = str(clean_value(value.get(ID)) or "")
        entry = FormMapper(self.languages).merged(None, _without_name(value, self.address), self.address.kind)
        if entry is None:
            raise UnreadableError(translatable("Nothing was written yet."))
        if not isinstance(kind, MapOf):
            container.append(entry)
            return
        if not name:
            raise UnreadableError(translatable("Write an id."), ID)
        container[name] = entry

    def _gone(self) -> UnreadableError:
        return UnreadableError(
            translatable("“{name}” is no longer in {file}.", name=self.address.name, file=self.address.file)
        )

    def _unsafe(self) -> UnreadableError:
        return UnreadableError(
            translatable(
                "This form cannot be saved without changing something else; edit {file} by hand.", file=self.address.file
            )
        )


def _key(container: Any, name: str) -> Any:
    """Return the key or the index of an entry, None if it is not there."""
    if isinstance(container, dict):
        return name if name in container else None
    items = container if isinstance(container, list) else ()
    return next((index for index, item in enumerate(items) if item_name(item, index) == name), None)


def _without_name(value: Mapping[str, Value], address: RecordAddress) -> Value:
    """Return a value without the name of the entry, which is its key in a group of names."""
    kind = collections_of(address.file).get(address.collection)
    return {key: item for key, item in value.items() if key != ID} if isinstance(kind, MapOf) else value


def _span(
    lines: list[str], names: Mapping[str, tuple[int, int, Node]], name: str, opened: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the first line of an entry, counted from 0, and that after its last; None if they have other things on them.

    `opened` is the line and the column where the value of the collection begins.
    """
    line, column, _ = names[name]
    prefix = lines[line - 1][: column - 1]
    flow = lines[opened[0] - 1][opened[1] - 1 : opened[1]] in ("{", "[")
    if flow or prefix.strip() not in ("", "-") or (prefix.strip() and not name.isdecimal() and "-" not in prefix):
        return None
    end = next((number for number in range(line, len(lines)) if _begins_other(lines[number], prefix)), len(lines))
    while end > line and _COMMENT_OR_BLANK.fullmatch(lines[end - 1]):
        text = lines[end - 1]
        if text.strip() and len(text) - len(text.lstrip()) >= column:
            break
        end -= 1
    return line - 1, end


def _begins_other(line: str, prefix: str) -> bool:
    """Return whether a line begins another entry, or a key above; comments and empty lines do not."""
    if _COMMENT_OR_BLANK.fullmatch(line):
        return False
    indent = len(line) - len(line.lstrip(" "))
    return indent <= len(prefix) - len(prefix.lstrip(" ")) if prefix.strip() else indent <= len(prefix)


def _value_line(root: Node | None, collection: str) -> tuple[int, int]:
    found = root.get(collection) if hasattr(root, "get") else None  # type: ignore[union-attr]
    return (found.place.line, found.place.column) if found is not None else (1, 1)


def _indentation(part: str) -> int:
    return len(part) - len(part.lstrip(" "))


def _shifted(part: str, by: int) -> str:
    """Return lines with more spaces at their start, or fewer."""
    if by >= 0:
        return textwrap.indent(part, " " * by)
    return re.sub(rf"^ {{0,{-by}}}", "", part, flags=re.MULTILINE)


def load_yaml(text: str) -> Any:
    """Return the tree of a text. Raises `UnreadableError`."""
    try:
        tree = load_tree(text)
    except (YAMLError, ValueError, RecursionError) as error:
        raise UnreadableError(translatable("This file cannot be read: {reason}.", reason=type(error).__name__)) from error
    return CommentedMap() if tree is None else tree


def _dumped(tree: Any, layout: Layout) -> str:
    return dump_tree(tree, layout) if tree else ""


@lru_cache(8)  # a change reads the text before it, and the text after it, several times
def _parsed(text: str) -> Node:
    """Return the nodes of a text. Raises `UnreadableError` with the first problem if it is not in our dialect."""
    source, unreadable = decode(text.encode("utf-8", "surrogatepass"), "file")
    root, problems = parse(source)
    found = [*unreadable, *problems]
    if found:
        line = str(found[0].place.line)
        raise UnreadableError(translatable("Line {line}: {message}", line=line, message=found[0].message))
    if root is None:
        raise UnreadableError(translatable("This file is empty."))
    return root
