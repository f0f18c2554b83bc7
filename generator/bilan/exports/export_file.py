"""A file of the site that is not a page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from bilan.cache.codec import Codec
from bilan.cache.contents import Contents
from bilan.cache.held_bytes import HeldBytes


@dataclass(frozen=True, slots=True)
class StoredContent:
    """Content that stays on disk until it is needed, because all files of a build are too many for memory."""

    held: HeldBytes
    size: int
    digest: str

    def read(self) -> bytes:
        """Return the bytes."""
        return self.held.read()


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The size of a file in bytes, and its SHA-256."""

    size: int
    digest: str


@dataclass(frozen=True)
class ExportFile:
    """The path of a file from the root of the site (`data/figures.csv`), and its content.

    `permanent` is false for a file that only pages fetch or show: nobody quotes its address, so it is no permalink.
    """

    path: str
    held: bytes | StoredContent
    permanent: bool = True

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.held.read() if isinstance(self.held, StoredContent) else self.held

    @property
    def size(self) -> int:
        """The size in bytes."""
        return self.held.size if isinstance(self.held, StoredContent) else len(self.held)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 in hexadecimal digits."""
        return self.held.digest if isinstance(self.held, StoredContent) else hashlib.sha256(self.held).hexdigest()


def _dump(files: Sequence[ExportFile], contents: Contents) -> list[list[str | int | bool]]:
    for file in files:
        contents.put(file.digest, partial(getattr, file, "content"))
    return [[file.path, file.size, file.digest, file.permanent] for file in files]


def _load(record: Sequence[tuple[str, int, str, bool]], contents: Contents) -> list[ExportFile]:
    return [
        ExportFile(path, StoredContent(contents.hold(digest), size, digest), permanent)
        for path, size, digest, permanent in record
    ]


FILES: Codec[Sequence[ExportFile]] = Codec(_dump, _load)
