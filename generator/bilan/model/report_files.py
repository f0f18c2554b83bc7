"""The files of a report's folder: each is read, parsed and made into records once for each of its contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

from bilan.cache.cache import Cache
from bilan.cache.codec import LIVE
from bilan.diagnostics.problem import Place, Problem
from bilan.diagnostics.problem_records import dump_problems, load_problems
from bilan.filesystem.file_problems import TOO_LARGE
from bilan.filesystem.report_folder import Listing, ReportFolder
from bilan.geography.geojson import MAX_BYTES, SIMPLIFY, read_geojson
from bilan.geography.region_shapes import RegionShapes
from bilan.messages.message import translatable
from bilan.model.article import Article
from bilan.model.article_index import Articles, build_index, dump_index, load_index
from bilan.model.figure_table import FigureTable
from bilan.model.registers.register_reader import ReadRegister
from bilan.model.registers.register_sheet import LARGEST as LARGEST_REGISTER
from bilan.pictures.picture_file import MAX_BYTES as LARGEST_PICTURE
from bilan.pictures.picture_file import PictureFile, read_picture
from bilan.schema.field_type import EMPTY, ReadContext
from bilan.schema.record import Record, RecordOf
from bilan.schema.unread_entries import Unread
from bilan.yaml.nodes import Node
from bilan.yaml.parser import SYNTAX, parse
from bilan.yaml.source_text import LARGEST_FILE, decode
from bilan.yaml.source_text import SourceText as SourceText

T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found while a file was read: problems, and entries that could not be read."""

    problems: list[Problem] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


Convert = Callable[[SourceText, Findings], T | None]


@dataclass(frozen=True, slots=True)
class _Reading(Generic[T]):
    """The result of reading one file."""

    text: SourceText
    value: T | None
    problems: tuple[Problem, ...]
    unread: tuple[Unread, ...]


@dataclass(slots=True)
class ReportFiles:
    """The files of a folder while they are read, with the problems, the unread entries and the texts found so far."""

    folder: ReportFolder
    cache: Cache
    problems: list[Problem] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    texts: dict[str, SourceText] = field(default_factory=dict)

    def name_of(self, path: Path) -> str:
        """The name of a file in messages."""
        return self.folder.name(path)

    def record(self, path: Path, kind: type[R], reading: ReadContext) -> R | None:
        """The record in a file; None where the file is absent or cannot be read."""
        return self.converted(path, kind, reading, lambda record: record)

    def converted(self, path: Path, kind: type[R], reading: ReadContext, convert: Callable[[R], T]) -> T | None:
        """The record in a file, converted; None where the file is absent or cannot be read."""
        return self.text(path, reading.fingerprint, _of_records(kind, reading, convert))

    def articles(
        self, path: Path, kind: type[R], reading: ReadContext, convert: Callable[[R], tuple[Article, ...]]
    ) -> Articles | None:
        """The articles of a file; None where it is absent or cannot be read.

        If their index is in the cache, the file is parsed only when an article is needed.
        """
        data = self._bytes(path)
        if data is None:
            return None
        file, digest = self.name_of(path), _digest(data, reading.fingerprint)
        to_articles = _of_records(kind, reading, convert)

        def read() -> _Reading[tuple[Article, ...]]:
            return self.cache.get(file, digest, lambda: _read(data, file, to_articles), LIVE)

        problems, unread, index = self.cache.get(("notes", file), digest, lambda: _notes(read()))
        self.problems.extend(load_problems(problems))
        self.unread.extend(Unread(Place(*cause), collection, name) for cause, collection, name in unread)
        self.texts[file] = SourceText(file, lambda: decode(data, file)[0].text)
        return Articles(file, f"{file} {digest}", load_index(index), lambda: read().value or ())

    def nodes(self, path: Path, settings: str, convert: Callable[[Node, Findings], T | None]) -> T | None:
        """What `convert` makes of the nodes of a YAML file; None where it is absent or cannot be read."""
        return self.text(path, settings, lambda text, findings: _of_nodes(text, findings, convert))

    def text(self, path: Path, settings: str, convert: Convert[T]) -> T | None:
        """What `convert` makes of the text of a file; None where it is absent or cannot be read."""
        data = self._bytes(path)
        if data is None:
            return None
        file = self.name_of(path)
        made: _Reading[T] = self.cache.get(file, _digest(data, settings), lambda: _read(data, file, convert), LIVE)
        self.texts[file] = made.text
        self.problems.extend(made.problems)
        self.unread.extend(made.unread)
        return made.value

    def table(self, path: Path, settings: str, convert: Callable[[bytes, str], FigureTable]) -> FigureTable | None:
        """The table that a CSV file holds, read; None where it is absent or cannot be read."""
        data = self._bytes(path)
        if data is None:
            return None
        file = self.name_of(path)
        table: FigureTable = self.cache.get(file, _digest(data, settings), lambda: convert(data, file), LIVE)
        self.texts[file] = SourceText(file, lambda: "".join(table.sheet.lines))
        self.problems.extend(table.problems)
        return table

    def register(self, path: Path, settings: str, convert: Callable[[bytes, str], ReadRegister]) -> ReadRegister | None:
        """The rows of a register, read; None where the file is absent or cannot be read.

        The text of one with private columns is not kept: reports of problems quote texts.
        """
        data = self._bytes(path, LARGEST_REGISTER)
        if data is None:
            return None
        file = self.name_of(path)
        read: ReadRegister = self.cache.get(file, _digest(data, settings), lambda: convert(data, file), LIVE)
        self.problems.extend(read.problems)
        if not read.table.register.has_private_columns:
            self.texts[file] = SourceText(file, lambda: "".join(read.sheet.lines))
        return read

    def shapes(self, path: Path, members: Mapping[str, str]) -> RegionShapes | None:
        """The shapes that a GeoJSON file holds; `members` are the texts by which it may name members, with their ids."""
        data = self.folder.read(path, MAX_BYTES)
        if data is None or isinstance(data, Problem):
            self.problems.extend([replace(data, hint=SIMPLIFY) if data.code == TOO_LARGE.word else data] if data else [])
            return None
        content, file = data, self.name_of(path)
        settings = repr(sorted(members.items()))
        shapes, problems = self.cache.get(file, _digest(data, settings), lambda: read_geojson(content, file, members), LIVE)
        self.problems.extend(problems)
        outlines: RegionShapes | None = shapes
        return outlines

    def picture(self, path: Path, named: Place) -> PictureFile | None:
        """The picture that a file holds, None where it cannot be read; `named` is where the report names the file."""
        data = self.folder.read(path, LARGEST_PICTURE)
        if data is None or isinstance(data, Problem):
            self.problems.extend([data] if data else [])
            return None
        content, file = data, self.name_of(path)
        settings = repr([*named])
        picture, problems = self.cache.get(file, _digest(data, settings), lambda: read_picture(content, named), LIVE)
        self.problems.extend(problems)
        image: PictureFile | None = picture
        return image

    def _bytes(self, path: Path, most: int = LARGEST_FILE) -> bytes | None:
        """The bytes of a file, None where it is absent or cannot be read."""
        data = self.folder.read(path, most)
        if isinstance(data, Problem):
            self.texts[data.place.file] = SourceText(data.place.file, "")
            self.problems.append(data)
            self.unread.append(Unread(data.place))
            return None
        return data

    def listing(self, folder: Path) -> Listing:
        """The files and folders of a folder; what cannot be listed is a problem."""
        listing = self.folder.listing(folder)
        self.problems.extend(listing.problems)
        return listing


def _digest(data: bytes, settings: str) -> str:
    hashed = blake2b(data, digest_size=16)
    hashed.update(settings.encode())
    return hashed.hexdigest()


def _read(data: bytes, file: str, convert: Convert[T]) -> _Reading[T]:
    text, found = decode(data, file)
    findings = Findings([*found])
    value = convert(text, findings) if text.text or not found else None
    if value is None and findings.problems:
        findings.unread.append(Unread(findings.problems[0].place))
    return _Reading(text, value, tuple(findings.problems), tuple(findings.unread))


def _notes(read: _Reading[tuple[Article, ...]]) -> list[Any]:
    unread = [[[*entry.cause], entry.collection, entry.name] for entry in read.unread]
    return [dump_problems(read.problems), unread, dump_index(build_index(read.value or ()))]


def _of_records(kind: type[R], reading: ReadContext, convert: Callable[[R], T]) -> Convert[T]:
    def to_record(node: Node, findings: Findings) -> T | None:
        record = RecordOf(kind).read(node, replace(reading, problems=findings.problems, unread=findings.unread))
        return None if record is None else convert(record)

    return lambda text, findings: _of_nodes(text, findings, to_record)


def _of_nodes(text: SourceText, findings: Findings, convert: Callable[[Node, Findings], T | None]) -> T | None:
    root, found = parse(text)
    problems = findings.problems
    unreadable_sign = problems[0].place if problems else None  # a tab or a sign that YAML stumbles over
    problems.extend(problem.following(unreadable_sign) if problem.code == SYNTAX.word else problem for problem in found)
    if root is None and not found:
        problems.append(
            EMPTY.at(Place(text.file), translatable("This file is empty."), translatable("Fill it, or delete it."))
        )
    return None if root is None else _parsed(root, findings, convert)


def _parsed(root: Node, findings: Findings, convert: Callable[[Node, Findings], T | None]) -> T | None:
    """What `convert` makes of the nodes; a problem in a place where the YAML itself is wrong already follows from that."""
    problems = findings.problems
    before = len(problems)
    wrong = {problem.place[:3]: problem.place for problem in problems}
    value = convert(root, findings)
    problems[before:] = [
        problem if problem.cause else problem.following(wrong.get(problem.place[:3])) for problem in problems[before:]
    ]
    return value
