"""Bytes that a build has made or read from the cache and will write later, safe from changes to the cache folder.

They are in a temporary file without a name, which nobody can delete and which ends with the process; in memory if no
temporary file can be written. Builds of one process share equal bytes.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from io import RawIOBase
from threading import Lock
from weakref import WeakValueDictionary


class HeldBytes:
    """Some bytes, available as long as this object exists."""

    def __init__(self, data: bytes, file: RawIOBase | None, lock: Lock) -> None:
        self._data: bytes | None = data
        self._temporary_file, self._lock, self._size = file, lock, len(data)
        if file:
            with suppress(OSError), lock:  # if the disk is full, they stay in memory
                self._start = file.seek(0, 2)
                _write_all(file, data)
                self._data = None

    def read(self) -> bytes:
        """The bytes."""
        if self._data is not None or self._temporary_file is None:
            return self._data or b""
        with self._lock:
            self._temporary_file.seek(self._start)
            return _read_all(self._temporary_file, self._size)


class Holder:
    """Holds bytes by a name that identifies them, such as their digest."""

    def __init__(self) -> None:
        self._held: WeakValueDictionary[str, HeldBytes] = WeakValueDictionary()
        self._lock = Lock()
        self.begin()

    def begin(self) -> None:
        """Start another build with a new file; the file of the build before is closed with the last bytes it holds."""
        self._temporary_file = _temporary_file()

    def held(self, name: str) -> HeldBytes | None:
        """The bytes of that name, if they are held."""
        return self._held.get(name)

    def hold(self, name: str, data: bytes) -> HeldBytes:
        """Hold the bytes of that name."""
        held = self._held.get(name)
        if held is None:
            held = self._held[name] = HeldBytes(data, self._temporary_file, self._lock)
        return held


def _temporary_file() -> RawIOBase | None:
    with suppress(OSError):
        return tempfile.TemporaryFile(buffering=0, prefix="bilan-")
    return None


def _write_all(file: RawIOBase, data: bytes) -> None:
    remaining = memoryview(data)
    while remaining:
        remaining = remaining[file.write(remaining) or 0 :]


def _read_all(file: RawIOBase, size: int) -> bytes:
    parts = []
    while size and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
