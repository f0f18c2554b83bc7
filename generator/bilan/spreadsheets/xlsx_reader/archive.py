"""The parts of a workbook: their names and sizes, and their XML as events."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from bilan.diagnostics.problem import Place
from bilan.filesystem.file_problems import FileError
from bilan.messages.message import Message, translatable
from bilan.yaml.source_text import TOO_LARGE, UNREADABLE

LARGEST_UNPACKED = 40_000_000  # bytes of all parts that are read
LARGEST_LISTING = 2_000_000  # bytes of the list of parts, about fifty for each
MOST_ELEMENTS = 4_000_000  # of XML in all parts that are read
DEEPEST = 64  # depth of elements
LONGEST_TAG = 1_000_000  # bytes
_BLOCK = 65_536  # bytes
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # an OLE file: Excel 97–2003, or a workbook with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4

Attributes = Mapping[str, str]


class WorkbookError(FileError):
    """A workbook or one of its parts cannot be read."""


class Archive:
    """The parts of a workbook by name. Raises `WorkbookError`: `unreadable-file`, `file-too-large`."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._unpacked = self._elements = 0
        if _size_of_listing(data) > LARGEST_LISTING:
            raise self.too_large(translatable("This workbook is made of too many parts."))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise self.unreadable(*_why_no_archive(data)) from error
        self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def unreadable(self, message: Message, hint: Message) -> WorkbookError:
        """Return the error that this file cannot be read."""
        return WorkbookError(UNREADABLE.at(Place(self.file), message, hint))

    def too_large(self, what: Message) -> WorkbookError:
        """Return the error that this file has too many of something."""
        return WorkbookError(
            TOO_LARGE.at(Place(self.file), what, translatable("Split it, or copy the table into a new workbook."))
        )

    def damaged(self) -> WorkbookError:
        """Return the error that this file is not as Excel writes them."""
        return self.unreadable(
            translatable("This workbook is damaged."), translatable("Open it in Excel and save it again.")
        )

    def parse(
        self, part: str, start: Callable[[str, Attributes], None], end: Callable[[str], None], text: Callable[[str], None]
    ) -> None:
        """Call functions for the events of a part: names of elements without prefix, and attributes as written."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype  # entities are declared there, of which bombs are made
        parser.CharacterDataHandler = text
        depth = 0

        def opened(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > DEEPEST:
                raise self.damaged()
            if self._elements > MOST_ELEMENTS:
                raise self.too_large(translatable("This workbook holds more than {most} elements.", most=MOST_ELEMENTS))
            start(name.rpartition(":")[2], attributes)

        def closed(name: str) -> None:
            nonlocal depth
            depth -= 1
            end(name.rpartition(":")[2])

        parser.StartElementHandler, parser.EndElementHandler = opened, closed
        fed = 0
        try:
            for block in self._blocks(part):
                fed += len(block)
                parser.Parse(block)
                if fed - parser.CurrentByteIndex > LONGEST_TAG:
                    raise self.damaged()
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise self.damaged() from error

    def _blocks(self, part: str) -> Iterator[bytes]:
        """Yield the bytes of a part; at most `LARGEST_UNPACKED` of all parts together, whatever the archive claims."""
        try:
            with self._zip.open(self._names[part.lower()]) as stream:
                while block := stream.read(_BLOCK):
                    self._unpacked += len(block)
                    if self._unpacked > LARGEST_UNPACKED:
                        raise self.too_large(
                            translatable("This workbook unpacks to more than {most} bytes.", most=LARGEST_UNPACKED)
                        )
                    yield block
        except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise self.damaged() from error


def beside(part: str, target: str) -> str:
    """Return the part that a relation names: relative to another part, or from the root."""
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
    )


def relations_of(part: str) -> str:
    """Return the part with the relations of a part (ECMA-376, part 2, 9.3)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _size_of_listing(data: bytes) -> int:
    """Return the size of the central directory from its end record (ZIP, 4.3.16); 0 if there is none."""
    end = data.rfind(b"PK\x05\x06")
    return int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a document type")


def _why_no_archive(data: bytes) -> tuple[Message, Message]:
    if not data.startswith(_OLD_EXCEL):
        return translatable("This is not an Excel workbook (.xlsx)."), translatable("Open it in Excel and save it again.")
    if _ENCRYPTED in data:
        return (
            translatable("This workbook is protected by a password."),
            translatable("Open it in Excel, remove the password (File, Info, Protect Workbook), and save it."),
        )
    return translatable("This is a workbook of Excel 97–2003 (.xls)."), translatable(
        "Open it in Excel and save it as .xlsx."
    )
