"""The files of a report's folder, with what was found in them. A file is read again only when its bytes change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
from bilan.messages.message import EMPTY_MESSAGE, Message
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
from bilan.spreadsheets.table_sheet import Sheet
from bilan.yaml.source_text import LARGEST_FILE, decode
from bilan.yaml.source_text import SourceText as SourceText

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Found = TypeVar("Found", bound=FileResult[Any] | FigureTable | ReadRegister)

ReadFile = Callable[[bytes, str], FileResult[T]]  # of the bytes of a file, and its name in messages
ReadDrawing = Callable[[bytes], tuple[T | None, Iterable[Problem]]]


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
        read = self._converted(path, settings, read_file)
        if read is None:
            return None
        self.texts[self.name_of(path)] = read.text
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
        table = self._converted(path, settings, convert)
        if table is not None:
            self._keep_text(path, table.sheet)
        return table

    def register(self, path: Path, settings: str, convert: Callable[[bytes, str], ReadRegister]) -> ReadRegister | None:
        """The rows of a register, read; None where the file is absent or cannot be read.

        The text of one with private columns is not kept: reports of problems quote texts.
        """
        read = self._converted(path, settings, convert, LARGEST_REGISTER)
        if read is not None and not read.table.register.has_private_columns:
            self._keep_text(path, read.sheet)
        return read

    def _converted(
        self, path: Path, settings: str, convert: Callable[[bytes, str], Found], most: int = LARGEST_FILE
    ) -> Found | None:
        """What a file is read as, with its problems; None where it is absent or cannot be read."""
        data = self._bytes(path, most)
        if data is None:
            return None
        file = self.name_of(path)
        read: Found = self.cache.get(file, _digest(data, settings), lambda: convert(data, file), LIVE)
        self.problems.extend(read.problems)
        return read

    def _keep_text(self, path: Path, sheet: Sheet) -> None:
        file = self.name_of(path)
        self.texts[file] = SourceText(file, lambda: "".join(sheet.lines))

    def shapes(self, path: Path, members: Mapping[str, str]) -> RegionShapes | None:
        """The shapes that a GeoJSON file holds; `members` are the texts by which it may name members, with their ids."""
        file, settings = self.name_of(path), repr(sorted(members.items()))
        return self._drawn(path, MAX_BYTES, settings, lambda data: read_geojson(data, file, members), SIMPLIFY)

    def picture(self, path: Path, named: Place) -> PictureFile | None:
        """The picture that a file holds, None where it cannot be read; `named` is where the report names the file."""
        return self._drawn(path, LARGEST_PICTURE, repr([*named]), lambda data: read_picture(data, named))

    def _drawn(
        self, path: Path, most: int, settings: str, convert: ReadDrawing[T], smaller: Message = EMPTY_MESSAGE
    ) -> T | None:
        """What a file without text holds, None where it cannot be read; `smaller` is the hint for one that is too large."""
        data = self.folder.read(path, most)
        if data is None:
            return None
        if isinstance(data, Problem):
            self.problems.append(replace(data, hint=smaller or data.hint) if data.code == TOO_LARGE.word else data)
            return None
        content: bytes = data
        value: T | None
        value, problems = self.cache.get(self.name_of(path), _digest(content, settings), lambda: convert(content), LIVE)
        self.problems.extend(problems)
        return value

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
