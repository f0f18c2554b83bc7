"""A file of the site that is not a page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bilan.cache.held_result import Held
from bilan.cache.result_store import ResultStore

Told = Sequence[str | int]  # path, size and digest: all of a file that is kept


@dataclass(frozen=True, slots=True)
class StoredContent:
    """Bytes that wait on disk until they are wanted: the files of a build are too many for its memory."""

    held: Held
    size: int
    digest: str

    def read(self) -> bytes:
        """The bytes."""
        return self.held.read()


@dataclass(frozen=True)
class ExportFile:
    """Its path from the root of the site (`data/figures.csv`) and what it holds."""

    path: str
    held: bytes | StoredContent

    @property
    def content(self) -> bytes:
        """What it holds."""
        return self.held.read() if isinstance(self.held, StoredContent) else self.held

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return self.held.size if isinstance(self.held, StoredContent) else len(self.held)

    @cached_property
    def digest(self) -> str:
        """Its SHA-256 in hexadecimal digits."""
        return self.held.digest if isinstance(self.held, StoredContent) else hashlib.sha256(self.held).hexdigest()

    @property
    def summary(self) -> Told:
        """What it is found by in a store."""
        return (self.path, self.size, self.digest)


def store_file(file: ExportFile, store: ResultStore) -> ExportFile:
    """The file with its bytes in a store, where that keeps any."""
    if not store.keeps:
        return file
    content, key = file.content, _key(file.digest)
    store.put(key, content)
    return ExportFile(file.path, StoredContent(store.hold(key, content), file.size, file.digest))


def load_file(told: Told, store: ResultStore) -> ExportFile | None:
    """A file that was kept, if its bytes still are."""
    path, size, digest = str(told[0]), int(told[1]), str(told[2])
    content = store.get(_key(digest))
    return None if content is None else ExportFile(path, StoredContent(store.hold(_key(digest), content), size, digest))


def _key(digest: str) -> str:
    return f"file {digest}"
