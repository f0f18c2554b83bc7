"""The files of a report's folder: each is read, parsed and made into records once for each of its contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.filesystem.folder import Listing, ReportFolder
from generator.model.articles import Articles, index_in, index_notes, made_index
from generator.model.press import Article
from generator.noting import noted, problems_in
from generator.problems import Place, Problem
from generator.reading.memory import Memory
from generator.reading.nodes import Node
from generator.reading.parser import parse
from generator.reading.source import LARGEST_FILE, decoded
from generator.reading.source import Source as SourceText
from generator.said import said
from generator.schema.kind import EMPTY, Reading
from generator.schema.record import Record, RecordOf

T = TypeVar("T")
R = TypeVar("R", bound=Record)

Finished = Callable[[R], tuple[Article, ...]]
Make = Callable[[SourceText, list[Problem]], T | None]  # adds what is wrong to the problems


@dataclass(frozen=True, slots=True)
class _Made(Generic[T]):
    """What came of reading one file."""

    text: SourceText
    value: T | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Files:
    """The files of a folder while they are read, with the problems and the texts met so far."""

    folder: ReportFolder
    memory: Memory
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, SourceText] = field(default_factory=dict)

    def known_as(self, path: Path) -> str:
        """The name of a file in messages."""
        return self.folder.name(path)

    def record(self, path: Path, kind: type[R], reading: Reading, finished: Callable[[R], T]) -> T | None:
        """What is finished of the record that a file holds, None where it is absent or cannot be read."""

        return self.text(path, reading.terms, _of_records(kind, reading, finished))

    def articles(self, path: Path, kind: type[R], reading: Reading, finished: Finished[R]) -> Articles | None:
        """The articles of a file, None where it is absent or cannot be read. Where it is noted what other files ask of them,
        the file is parsed when somebody looks into them."""
        data = self._bytes(path)
        if data is None:
            return None
        file, digest = self.known_as(path), _digest(data, reading.terms)
        make = _of_records(kind, reading, finished)

        def read() -> _Made[tuple[Article, ...]]:
            return self.memory.of(file, digest, lambda: _made(data, file, make))

        problems, index = self.memory.noted(file, digest, lambda: _notes(read()))
        self.problems.extend(problems_in(problems))
        self.texts[file] = SourceText(file, lambda: decoded(data, file)[0].text)
        return Articles(file, f"{file} {digest}", index_in(index), lambda: read().value or ())

    def nodes(self, path: Path, terms: str, make: Callable[[Node, list[Problem]], T | None]) -> T | None:
        """What is made of the nodes of a YAML file on these terms, None where it is absent or cannot be read."""
        return self.text(path, terms, lambda text, problems: _of_nodes(text, problems, make))

    def text(self, path: Path, terms: str, make: Make[T]) -> T | None:
        """What is made of the text of a file on these terms, None where it is absent or cannot be read."""
        data = self._bytes(path)
        if data is None:
            return None
        file = self.known_as(path)
        made = self.memory.of(file, _digest(data, terms), lambda: _made(data, file, make))
        self.texts[file] = made.text
        self.problems.extend(made.problems)
        return made.value

    def _bytes(self, path: Path) -> bytes | None:
        """The bytes of a file, None where it is absent or cannot be read."""
        data = self.folder.read(path, LARGEST_FILE)
        if isinstance(data, Problem):
            self.texts[data.place.file] = SourceText(data.place.file, "")
            self.problems.append(data)
            return None
        return data

    def listing(self, folder: Path) -> Listing:
        """What a folder holds; what of it cannot be looked at is a problem."""
        listing = self.folder.listing(folder)
        self.problems.extend(listing.problems)
        return listing


def _digest(data: bytes, terms: str) -> str:
    hashed = blake2b(data, digest_size=16)
    hashed.update(terms.encode())
    return hashed.hexdigest()


def _made(data: bytes, file: str, make: Make[T]) -> _Made[T]:
    text, found = decoded(data, file)
    problems = [*found]
    value = make(text, problems) if text.text or not problems else None
    return _Made(text, value, tuple(problems))


def _notes(made: _Made[tuple[Article, ...]]) -> list[Any]:
    return [noted(made.problems), index_notes(made_index(made.value or ()))]


def _of_records(kind: type[R], reading: Reading, finished: Callable[[R], T]) -> Make[T]:
    def make(node: Node, problems: list[Problem]) -> T | None:
        record = RecordOf(kind).read(node, replace(reading, problems=problems))
        return None if record is None else finished(record)

    return lambda text, problems: _of_nodes(text, problems, make)


def _of_nodes(text: SourceText, problems: list[Problem], make: Callable[[Node, list[Problem]], T | None]) -> T | None:
    root, found = parse(text)
    problems.extend(found)
    if root is None and not found:
        problems.append(EMPTY.at(Place(text.file), said("This file is empty."), said("Fill it, or delete it.")))
    return None if root is None else make(root, problems)
