"""Bytes that a build has made or found and will write later: nothing that befalls the cache meanwhile changes them.

They wait in a file that stands in no folder, so that nobody can delete it and it goes with the process; where none can be
written, in memory. Builds of one process share what is the same.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from io import RawIOBase
from threading import Lock
from weakref import WeakValueDictionary


class Held:
    """Some bytes, for as long as somebody knows of them."""

    def __init__(self, data: bytes, file: RawIOBase | None, lock: Lock) -> None:
        self._data: bytes | None = data
        self._file, self._lock, self._size = file, lock, len(data)
        if file:
            with suppress(OSError), lock:  # where the disk is full, they stay in memory
                self._start = file.seek(0, 2)
                _write_all(file, data)
                self._data = None

    def read(self) -> bytes:
        """The bytes."""
        if self._data is not None or self._file is None:
            return self._data or b""
        with self._lock:
            self._file.seek(self._start)
            return _read_all(self._file, self._size)


class Holder:
    """Holds bytes by a name that is theirs alone, as their digest is."""

    def __init__(self) -> None:
        self._held: WeakValueDictionary[str, Held] = WeakValueDictionary()
        self._lock = Lock()
        self.begin()

    def begin(self) -> None:
        """Another build begins; the file of the one before goes with the last of what it holds."""
        self._file = _file()

    def hold(self, name: str, data: bytes) -> Held:
        """These bytes, held."""
        held = self._held.get(name)
        if held is None:
            held = self._held[name] = Held(data, self._file, self._lock)
        return held


def _file() -> RawIOBase | None:
    with suppress(OSError):
        return tempfile.TemporaryFile(buffering=0, prefix="bilan-")
    return None


def _write_all(file: RawIOBase, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[file.write(left) or 0 :]


def _read_all(file: RawIOBase, size: int) -> bytes:
    parts = []
    while size and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
