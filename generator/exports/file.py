"""A file of the site that is not a page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.keeping.held import Held
from generator.keeping.store import Store

Told = Sequence[str | int]  # path, size and digest: all of a file that is kept


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that wait on disk until they are wanted: the files of a build are too many for its memory."""

    held: Held
    size: int
    digest: str

    def read(self) -> bytes:
        """The bytes."""
        return self.held.read()


@dataclass(frozen=True)
class File:
    """Its path from the root of the site (`data/figures.csv`) and what it holds."""

    path: str
    held: bytes | Kept

    @property
    def content(self) -> bytes:
        """What it holds."""
        return self.held.read() if isinstance(self.held, Kept) else self.held

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return self.held.size if isinstance(self.held, Kept) else len(self.held)

    @cached_property
    def digest(self) -> str:
        """Its SHA-256 in hexadecimal digits."""
        return self.held.digest if isinstance(self.held, Kept) else hashlib.sha256(self.held).hexdigest()

    @property
    def told(self) -> Told:
        """What it is found by in a store."""
        return (self.path, self.size, self.digest)


def kept(file: File, store: Store) -> File:
    """The file with its bytes in a store, where that keeps any."""
    if not store.keeps:
        return file
    content, key = file.content, _key(file.digest)
    store.put(key, content)
    return File(file.path, Kept(store.hold(key, content), file.size, file.digest))


def found(told: Told, store: Store) -> File | None:
    """A file that was kept, if its bytes still are."""
    path, size, digest = str(told[0]), int(told[1]), str(told[2])
    content = store.get(_key(digest))
    return None if content is None else File(path, Kept(store.hold(_key(digest), content), size, digest))


def _key(digest: str) -> str:
    return f"file {digest}"
