"""The files of a report's folder, with what was found in them. A file is read again only when its bytes change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from bilan.cache.cache import Cache
from bilan.cache.codec import LIVE
from bilan.diagnostics.problem import Place, Problem
from bilan.diagnostics.problem_records import dump_problems, load_problems
from bilan.filesystem.file_problems import TOO_LARGE
from bilan.filesystem.report_folder import Listing, ReportFolder
from bilan.geography.geojson import MAX_BYTES, SIMPLIFY, read_geojson
from bilan.geography.region_shapes import RegionShapes
from bilan.model.article import Article
from bilan.model.article_index import Articles, build_index, dump_index, load_index
from bilan.model.data_file import FileResult, read_record
from bilan.model.figure_table import FigureTable
from bilan.model.registers.register_reader import ReadRegister
from bilan.model.registers.register_sheet import LARGEST as LARGEST_REGISTER
from bilan.pictures.picture_file import MAX_BYTES as LARGEST_PICTURE
from bilan.pictures.picture_file import PictureFile, read_picture
from bilan.schema.field_type import ReadContext
from bilan.schema.record import Record
from bilan.schema.unread_entries import Unread
from bilan.yaml.source_text import LARGEST_FILE, decode
from bilan.yaml.source_text import SourceText as SourceText

T = TypeVar("T")
R = TypeVar("R", bound=Record)

ReadFile = Callable[[bytes, str], FileResult[T]]  # of the bytes of a file, and its name in messages


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
        """The record in a YAML file; None where the file is absent or cannot be read."""
        return self.read(path, reading.fingerprint, lambda data, file: read_record(data, file, kind, reading))

    def read(self, path: Path, settings: str, read_file: ReadFile[T]) -> T | None:
        """What a file holds; None where it is absent or cannot be read. `settings` are all that reading it depends on."""
        data = self._bytes(path)
        if data is None:
            return None
        file = self.name_of(path)
        read: FileResult[T] = self.cache.get(file, _digest(data, settings), lambda: read_file(data, file), LIVE)
        self.texts[file] = read.text
        self.problems.extend(read.problems)
        self.unread.extend(read.unread)
        return read.value

    def articles(self, path: Path, settings: str, read_file: ReadFile[tuple[Article, ...]]) -> Articles | None:
        """The articles of a file; None where it is absent or cannot be read.

        If their index is in the cache, the file is parsed only when an article is needed.
        """
        data = self._bytes(path)
        if data is None:
            return None
        file, digest = self.name_of(path), _digest(data, settings)

        def read() -> FileResult[tuple[Article, ...]]:
            return self.cache.get(file, digest, lambda: read_file(data, file), LIVE)

        problems, unread, index = self.cache.get(("notes", file), digest, lambda: _notes(read()))
        self.problems.extend(load_problems(problems))
        self.unread.extend(Unread(Place(*cause), collection, name) for cause, collection, name in unread)
        self.texts[file] = SourceText(file, lambda: decode(data, file)[0].text)
        return Articles(file, f"{file} {digest}", load_index(index), lambda: read().value or ())

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


def _notes(read: FileResult[tuple[Article, ...]]) -> list[Any]:
    unread = [[[*entry.cause], entry.collection, entry.name] for entry in read.unread]
    return [dump_problems(read.problems), unread, dump_index(build_index(read.value or ()))]
