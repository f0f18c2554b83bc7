"""From the bytes of one file of data to what it holds: its text, its nodes, then a record, with every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Generic, Self, TypeVar

from bilan.diagnostics.problem import Place, Problem
from bilan.messages.message import translatable
from bilan.schema.field_type import EMPTY, ReadContext
from bilan.schema.record import Record, RecordOf
from bilan.schema.unread_entries import Unread
from bilan.yaml.nodes import Node
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText, decode
from bilan.yaml.syntax_messages import SYNTAX

T = TypeVar("T")
U = TypeVar("U")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class FileResult(Generic[T]):
    """The result of reading one file: its text, what it holds (None if it cannot be read), problems, and unread entries."""

    text: SourceText
    value: T | None
    problems: tuple[Problem, ...]
    unread: tuple[Unread, ...]

    def holding(self, value: U | None) -> FileResult[U]:
        """The same result with another value in place of the one that was read."""
        return FileResult(self.text, value, self.problems, self.unread)


def read_record(data: bytes, file: str, kind: type[R], reading: ReadContext) -> FileResult[R]:
    """Return the record that a YAML file holds."""
    opened = DataFile.of(data, file)
    root = opened.nodes()
    return opened.result(RecordOf(kind).read(root, opened.context(reading)) if root else None)


@dataclass(slots=True)
class DataFile:
    """One file while it is read: its text, the problems found so far, and the entries that could not be read.

    Problems and unread entries from `first` on are about what the nodes mean; those before, about text and syntax.
    """

    text: SourceText
    problems: list[Problem] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    first: int = 0

    @classmethod
    def of(cls, data: bytes, file: str) -> Self:
        """The file with these bytes; `file` is its name in messages."""
        text, problems = decode(data, file)
        return cls(text, [*problems], first=len(problems))

    @property
    def is_text(self) -> bool:
        """False if its bytes are no text."""
        return bool(self.text.text) or not self.problems

    def nodes(self) -> Node | None:
        """The nodes of its YAML; None where it is empty or cannot be parsed."""
        if not self.is_text:
            return None
        unreadable_sign = self.problems[0].place if self.problems else None  # a tab or a sign that YAML stumbles over
        root, found = parse(self.text)
        self.problems.extend(one.following(unreadable_sign) if one.code == SYNTAX.word else one for one in found)
        if root is None and not found:
            message = translatable("This file is empty.")
            self.problems.append(EMPTY.at(Place(self.text.file), message, translatable("Fill it, or delete it.")))
        self.first = len(self.problems)
        return root

    def context(self, reading: ReadContext) -> ReadContext:
        """The context of reading, in which problems and unread entries are noted for this file."""
        return replace(reading, problems=self.problems, unread=self.unread)

    def result(self, value: T | None) -> FileResult[T]:
        """The result. A problem of meaning in a place where text or syntax is wrong already follows from that."""
        wrong = {problem.place[:3]: problem.place for problem in self.problems[: self.first]}
        meaning = [one if one.cause else one.following(wrong.get(one.place[:3])) for one in self.problems[self.first :]]
        problems = (*self.problems[: self.first], *meaning)
        unread = (*self.unread, Unread(problems[0].place)) if value is None and problems else (*self.unread,)
        return FileResult(self.text, value, problems, unread)
