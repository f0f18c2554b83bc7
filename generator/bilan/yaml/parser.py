"""From a text to its nodes: reads the closed dialect of YAML, event by event, with PyYAML's C parser.

Allowed: mappings, lists, plain, quoted and block scalars, comments. Refused, each with its place: anchors, aliases, tags,
merge keys, directives, several documents, duplicate keys, keys that are not text. Depth, length and number of nodes are
limited. No value is resolved: YAML 1.1 would read `no`, `12:30` and `0537` as something other than what was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import Message, translatable
from bilan.yaml.mapping_entries import EntryReader
from bilan.yaml.nodes import Mapping, Node, Scalar, Sequence
from bilan.yaml.source_text import SourceText
from bilan.yaml.syntax_messages import NOT_SUPPORTED, SYNTAX, explain_syntax_error

DEEPEST = 24  # levels of lists and mappings; the format needs eight
LONGEST_TEXT = 20_000  # characters of one value
MOST_NODES = 1_000_000

CUT_TEXT = Code("cut-text")
TOO_DEEP = Code("too-deep")
TOO_LONG = Code("text-too-long")

_CUT_BY_COMMENT = re.compile(r"[^\S\n]+#\S")


class _GivenUpError(Exception):
    """The rest of the file cannot be read; the reason is already among the problems."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still open."""

    place: Place
    is_mapping: bool
    children: list[Node] = field(default_factory=list)


def parse(source: SourceText) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the one document of a file as nodes, and its problems.

    The node is None if the file is empty or cannot be read.
    """
    reader = _Reader(source)
    try:
        root = reader.document()
    except yaml.YAMLError as error:
        reader.problems.append(syntax_problem(error, source))
        root = None
    except _GivenUpError:
        root = None
    return root, tuple(reader.problems)


class _Reader:
    """Builds nodes from events with its own stack, so that no depth of nesting can exhaust Python's."""

    def __init__(self, source: SourceText) -> None:
        self.source, self.file = source, source.file
        self.may_be_cut = "#" in source.text
        self.problems: list[Problem] = []
        self.entries = EntryReader(source, self.problems)
        self.documents = self.nodes = 0

    def document(self) -> Node | None:
        next_event = yaml.CSafeLoader(self.source.text).get_event
        stack: list[_Open] = []
        root: Node | None = None
        event = next_event()
        while type(event) is not yaml.StreamEndEvent:
            node = self._scalar(event, len(stack)) if type(event) is yaml.ScalarEvent else self._completed_node(event, stack)
            if node is not None and stack:
                stack[-1].children.append(node)
            elif root is None:
                root = node
            event = next_event()
        return root

    def _check_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            message = translatable("A second document begins here; a file holds one.")
            self._refuse(event, message, translatable("Delete the line of three dashes, or make two files."), 3)
            raise _GivenUpError
        if event.version or event.tags:
            self._refuse(
                event, translatable("YAML directives (%) are not used in this format."), translatable("Delete this line.")
            )

    def _completed_node(self, event: Any, stack: list[_Open]) -> Node | None:
        """Return the node that an event other than a scalar completes, or None."""
        kind = type(event)
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._check_node(event, len(stack))
            stack.append(_Open(self._start_of(event), kind is yaml.MappingStartEvent))
            return None
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            return self._closed(stack.pop())
        if kind is yaml.DocumentStartEvent:
            self._check_document(event)
        return self._alias(event) if kind is yaml.AliasEvent else None

    def _alias(self, event: Any) -> Scalar:
        anchor = str(event.anchor)
        message = translatable("“*{name}” is an alias, which this format does not use.", name=anchor)
        self._refuse(event, message, translatable("Write the value itself, or put the text in quotes."), len(anchor) + 1)
        return Scalar("", self._place(event))

    def _closed(self, opened: _Open) -> Node:
        if not opened.is_mapping:
            return Sequence(tuple(opened.children), opened.place)
        entries, repeated = self.entries.read(opened.children)
        return Mapping(entries, opened.place, repeated)

    def _scalar(self, event: Any, depth: int) -> Scalar:
        self._check_node(event, depth)
        place, text = self._place(event), event.value
        if len(text) > LONGEST_TEXT:
            return self._shortened(text, place)
        plain = not event.style
        if plain and text and self.may_be_cut:
            self._check_not_cut(event.end_mark)
        return Scalar(text, place, plain)

    def _shortened(self, text: str, place: Place) -> Scalar:
        length, most = f"{len(text):,}", f"{LONGEST_TEXT:,}"
        message = translatable("This text has {length} characters; at most {most} are read.", length=length, most=most)
        self.problems.append(TOO_LONG.at(place, message, translatable("Shorten it.")))
        return Scalar(text[:LONGEST_TEXT], place, plain=False)

    def _check_not_cut(self, mark: Any) -> None:
        """Report a `#` after a space, with which YAML begins a comment: `Le numero #1 du pays` would lose `#1 du pays`."""
        line = self.source.lines[mark.line]
        match = _CUT_BY_COMMENT.match(line, mark.column)
        if match:
            place = Place(self.source.file, mark.line + 1, match.end() - 1, len(line) - match.end() + 2)
            message = translatable("What follows “#” would be lost: YAML takes it for a comment.")
            hint = translatable("Put the whole text in quotes; if it is meant as a comment, write a space after “#”.")
            self.problems.append(CUT_TEXT.at(place, message, hint))

    def _check_node(self, event: Any, depth: int) -> None:
        self.nodes += 1
        if depth >= DEEPEST or self.nodes > MOST_NODES:
            message = translatable(
                "This file is nested more than {deepest} levels deep, or holds more than {most} values.",
                deepest=DEEPEST,
                most=f"{MOST_NODES:,}",
            )
            self.problems.append(
                TOO_DEEP.at(self._place(event), message, translatable("Check the brackets and the indentation."))
            )
            raise _GivenUpError
        if event.anchor or event.tag:
            self._refuse_marks(event)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            message = translatable("“&{name}” is an anchor, which this format does not use.", name=event.anchor)
            self._refuse(event, message, translatable("Delete it, or put the text in quotes."), len(event.anchor) + 1)
        if event.tag:
            message = translatable("A text that begins with “!” is a tag in YAML, which this format does not use.")
            self._refuse(event, message, translatable("Put the text in quotes."))

    def _refuse(self, event: Any, message: Message, hint: Message, width: int = 1) -> None:
        mark = event.start_mark
        place = Place(self.source.file, mark.line + 1, mark.column + 1, width)
        self.problems.append(NOT_SUPPORTED.at(place, message, hint))

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        width = (end.column if end.line == line else self._end_of_line(line)) - column
        return Place(self.file, line + 1, column + 1, width if width > 1 else 1)

    def _end_of_line(self, line: int) -> int:
        return len(self.source.lines[line].rstrip()) if line < len(self.source.lines) else 0

    def _start_of(self, event: Any) -> Place:
        """Return where a list or a group of keys begins."""
        start = event.start_mark
        return Place(self.source.file, start.line + 1, start.column + 1)


def syntax_problem(error: yaml.YAMLError, source: SourceText) -> Problem:
    """Return why a text is not YAML, in plain words. Problem: `yaml-syntax`."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(source.file, mark.line + 1, mark.column + 1) if mark else Place(source.file)
    message, hint, place = explain_syntax_error(error, place, source)
    return SYNTAX.at(place, message, hint)
