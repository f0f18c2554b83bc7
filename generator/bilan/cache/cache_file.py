"""The file of a cache: rows of bytes by key, in SQLite. Values are data, never code.

- A row has a checksum (CRC-32, RFC 1952, 8) of its key and value. One that does not match counts as absent.
- Rows are written many at a time, in one transaction. If that fails, because the disk is full or the file is locked, they
  stay in memory, and the end of the build tries again.
- A broken file is replaced by a new one, but not a file that another build has locked.
- Rows that none of the last builds used are deleted.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from bilan.filesystem.cache_folder import make_cache

FILE = "results.db"
FORMAT = 4  # of the file; a file of another format is emptied
BATCH_BYTES = 16_000_000  # of rows that are collected before they are written
MAX_UNWRITTEN = 256_000_000  # bytes of rows kept in memory if none can be written; further ones are not kept
PAGE_SIZE = 16384  # bytes: rows of 30 KB are written and read in 0.6 of the time that SQLite's own 4096 takes
LOCK_TIMEOUT = 5  # seconds to wait for another build that has locked the file
KEEP_BUILDS = 6  # builds after which an unused row is deleted

BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)  # the last if a table has changed

_CREATE_TABLES = (
    *(f"DROP TABLE IF EXISTS {name}" for name in ("entries", "used", "results", "asked")),
    "CREATE TABLE entries (id INTEGER PRIMARY KEY, checksum INTEGER, value BLOB)",
    "CREATE TABLE used (id INTEGER PRIMARY KEY, build INTEGER)",
    f"PRAGMA user_version = {FORMAT}",
)  # the build number is in a table of its own, because SQLite rewrites a whole row
_SET_BUILD = "INSERT OR REPLACE INTO used VALUES (?, ?)"


class CacheFile:
    """Rows by key; keys are digests of 16 bytes. Without a folder, or if it cannot be written, there are none."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._broken = folder, False
        self._file = _open(folder) if folder else None
        self._ids: set[int] | None = None  # of the rows in the file, so that a missing one costs no query
        self._used: set[int] = set()
        self._new: dict[bytes, bytes] = {}
        self._unwritten = 0
        self._refused = False

    @property
    def is_open(self) -> bool:
        """False when no row can be kept."""
        return self._file is not None

    @property
    def refused(self) -> bool:
        """True when rows of this build could not be written; the next build has to make them again."""
        return self._refused or (self._folder is not None and self._file is None)

    def begin(self) -> None:
        """Start another build. Opens the file again if it was deleted, or could not be created until now."""
        self._ids = None
        if self._folder and not (self._file and os.path.lexists(self._folder / FILE)):
            self._file, self._broken = _open(self._folder), False

    def has(self, key: bytes) -> bool:
        """Whether there is a row with this key. `read` says whether it is intact."""
        if key in self._new:
            return True
        number = _id(key)
        known = number in self._known_ids()
        if known:
            self._used.add(number)
        return known

    def read(self, key: bytes) -> bytes | None:
        """The value of the row with this key; None if there is none that is intact."""
        if key in self._new:
            return self._new[key]
        number = _id(key)
        if number not in self._known_ids():
            return None
        for value, checksum in self._rows("SELECT value, checksum FROM entries WHERE id = ?", number):
            if isinstance(value, bytes) and _checksum(key, value) == checksum:
                self._used.add(number)
                return value
        self._forget(number)
        return None

    def _forget(self, number: int) -> None:
        """Forget a damaged row, for this build and for later ones."""
        self._known_ids().discard(number)
        with self._ignoring_errors():
            if self._file:
                with self._file:
                    self._file.execute("DELETE FROM used WHERE id = ?", (number,))

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a row. It is written with others, by `write_batch` or at the end of the build."""
        if self._file is None or (self._refused and self._unwritten + len(value) > MAX_UNWRITTEN):
            return
        self._new[key] = value
        self._unwritten += len(value)

    def write_batch(self) -> None:
        """Write new rows if they are many."""
        if not self._refused and self._unwritten >= BATCH_BYTES:
            self.write()

    def write(self) -> None:
        """Write new rows. Those that cannot be written stay in memory."""
        if self._file is None or not self._new:
            return
        self._refused = True
        with self._ignoring_errors():
            rows = sorted((_id(key), _checksum(key, value), value) for key, value in self._new.items())
            with self._file:
                build = self._last_build()
                self._file.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
                self._file.executemany(_SET_BUILD, [(number, build) for number, _, _ in rows])
            self._refused = False  # forget them only once they are written
            written = {number for number, _, _ in rows}
            self._used |= written
            self._known_ids().update(written)
            self._new.clear()
            self._unwritten = 0

    def finish(self) -> None:
        """Finish a whole build: write new rows, and delete those that the last builds did not use."""
        self.write()
        if self._file is None:
            return
        with self._ignoring_errors(), self._file:
            build = self._last_build() + 1
            self._file.executemany(_SET_BUILD, [(number, build) for number in sorted(self._used)])
            if self._file.execute("DELETE FROM used WHERE build < ?", (build - KEEP_BUILDS,)).rowcount:
                self._ids = None
            self._file.execute("DELETE FROM entries WHERE id NOT IN (SELECT id FROM used)")
        self._used.clear()
        if self._broken and self._folder:
            self._file.close()
            self._file, self._broken, self._ids = _recreate(self._folder), False, None
            self.write()

    def _known_ids(self) -> set[int]:
        if self._ids is None:
            self._ids = {number for (number,) in self._rows("SELECT id FROM used")}
        return self._ids

    def _last_build(self) -> int:
        rows = self._rows("SELECT max(CAST(build AS INTEGER)) FROM used")
        return int(rows[0][0] or 0) if rows else 0

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        if self._file is None:
            return []
        with self._ignoring_errors():
            return self._file.execute(query, values).fetchall()
        return []

    @contextlib.contextmanager
    def _ignoring_errors(self) -> Iterator[None]:
        """Treat an error of SQLite as a row that is absent."""
        try:
            yield
        except (sqlite3.Error, OverflowError) as error:
            self._broken |= _is_broken(error)


def _id(key: bytes) -> int:
    """The number of a row: SQLite finds rows by number fastest. The checksum distinguishes two keys with the same number."""
    return int.from_bytes(key[:8], "big", signed=True)


def _checksum(key: bytes, value: bytes) -> int:
    return crc32(value, crc32(key))


def _open(folder: Path) -> sqlite3.Connection | None:
    """The file of a folder, created if it is missing and replaced if it is broken; None if neither is possible."""
    try:
        return _connect(folder)
    except sqlite3.Error as error:
        return _recreate(folder) if _is_broken(error) else None


def _recreate(folder: Path) -> sqlite3.Connection | None:
    with contextlib.suppress(OSError, sqlite3.Error):
        for path in folder.glob(f"{FILE}*"):  # with the journal files of SQLite
            path.unlink(missing_ok=True)
        return _connect(folder)
    return None


def _connect(folder: Path) -> sqlite3.Connection | None:
    with contextlib.suppress(OSError):
        make_cache(folder)
        return _with_tables(sqlite3.connect(folder / FILE, timeout=LOCK_TIMEOUT, check_same_thread=False))
    return None


def _is_broken(error: Exception) -> bool:
    """True for a broken file. Other errors (a locked file, a full disk, missing permissions) may be temporary."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in BROKEN


def _with_tables(file: sqlite3.Connection) -> sqlite3.Connection:
    file.execute(f"PRAGMA page_size = {PAGE_SIZE}")  # of a new file
    file.execute("PRAGMA synchronous = OFF")
    if _format_of(file) != FORMAT:
        with file:
            file.execute("BEGIN IMMEDIATE")  # only one of several builds that start together creates the tables
            if _format_of(file) != FORMAT:
                for statement in _CREATE_TABLES:
                    file.execute(statement)
    return file


def _format_of(file: sqlite3.Connection) -> int:
    return int(file.execute("PRAGMA user_version").fetchone()[0])
