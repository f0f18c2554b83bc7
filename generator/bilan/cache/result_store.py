"""Results by key in one SQLite file, in a folder that can be deleted at any time. Values are bytes, never code.

Results that none of the last builds used are deleted. Each result has a checksum (CRC-32, RFC 1952, 8) and is not returned
if it does not match. A broken file is replaced by a new one, but not a file that another build has locked. Results that
cannot be written, because the disk is full or the folder is gone, stay in memory until the build ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from bilan.cache.held_result import Held, Holder
from bilan.cache.toolchain import toolchain_fingerprint
from bilan.filesystem.cache_folder import make_cache

CACHE = ".cache/bilan"  # in the folder of a report
FILE = "results.db"
FORMAT = 3  # of the file; a file of another format is emptied
BATCH_SIZE, BATCH_BYTES = 64, 4_000_000  # results, and their bytes, that are collected before they are written
MAX_UNWRITTEN = 256_000_000  # bytes of results kept in memory if none can be written; further ones are not kept
LOCK_TIMEOUT = 5  # seconds to wait for another build that has locked the file
KEEP_BUILDS = 6  # builds after which an unused result is deleted

BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)  # the last if a table has changed

_CREATE_TABLES = (
    "DROP TABLE IF EXISTS results",
    "DROP TABLE IF EXISTS asked",
    "CREATE TABLE results (key TEXT PRIMARY KEY, value BLOB, sum INTEGER)",
    "CREATE TABLE asked (key TEXT PRIMARY KEY, build INTEGER) WITHOUT ROWID",
    f"PRAGMA user_version = {FORMAT}",
)  # the build number is in a table of its own, because SQLite rewrites a whole row
_SET_BUILD = "INSERT OR REPLACE INTO asked VALUES (?, ?)"


class ResultStore:
    """Results by key. Without a folder, or if it cannot be written, nothing is cached."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._broken = folder, False
        self._file = _open(folder) if folder else None
        self._used: set[str] = set()
        self._toolchain_digest: str | None = None
        self._new: dict[str, bytes] = {}
        self._unwritten = 0
        self._refused = False
        self._holder = Holder()

    @property
    def toolchain(self) -> str:
        """The fingerprint of code, templates, messages and libraries, computed once a build."""
        if self._toolchain_digest is None:
            self._toolchain_digest = toolchain_fingerprint()
        return self._toolchain_digest

    def begin(self) -> None:
        """Start another build: templates and messages may have changed since the last one."""
        self._toolchain_digest = None
        self._holder.begin()
        if self._folder and not (self._file and os.path.lexists(self._folder / FILE)):
            self._file, self._broken = _open(self._folder), False  # it was deleted, or could not be created until now

    @property
    def refused(self) -> bool:
        """True when results of this build could not be written; the next build has to make them again."""
        return self._refused or (self._folder is not None and self._file is None)

    def hold(self, name: str, data: bytes) -> Held:
        """Hold bytes for this build, whatever happens to the folder; `name` identifies them."""
        return self._holder.hold(name, data)

    @property
    def keeps(self) -> bool:
        """False when nothing is cached."""
        return self._file is not None

    def get(self, key: str) -> bytes | None:
        """The result, or None if it is not cached."""
        if key in self._new:
            return self._new[key]
        for value, checksum in self._rows("SELECT value, sum FROM results WHERE key = ?", [key]):
            if isinstance(value, bytes) and _checksum(key, value) == checksum:
                self._used.add(key)
                return value
        return None

    def known(self, keys: Iterable[str]) -> set[str]:
        """The keys that are cached, out of those given."""
        all_keys = list(keys)
        cached = {key for key in all_keys if key in self._new}
        for first in range(0, len(all_keys), 500):
            some = all_keys[first : first + 500]
            places = ",".join("?" * len(some))
            cached |= {key for (key,) in self._rows(f"SELECT key FROM results WHERE key IN ({places})", some)}
        self._used |= cached
        return cached

    def put(self, key: str, value: bytes) -> None:
        """Cache a result."""
        if self._file is None or (self._refused and self._unwritten + len(value) > MAX_UNWRITTEN):
            return
        self._new[key] = value
        self._unwritten += len(value)
        if not self._refused and (len(self._new) >= BATCH_SIZE or self._unwritten >= BATCH_BYTES):
            self._write()

    def get_json(self, key: str) -> Any:
        """A JSON result; None if it is not cached or not valid."""
        data = self.get(key)
        if data is None:
            return None
        with contextlib.suppress(ValueError):
            return json.loads(data)
        return None

    def put_json(self, key: str, value: object) -> None:
        """Cache a result made of lists, mappings, strings and numbers."""
        self.put(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))

    def save(self) -> None:
        """Write new results, outside a build; nothing is deleted."""
        self._write()

    def collect_garbage(self) -> None:
        """Finish a build: write new results, and delete those that the last builds did not use."""
        self._write()
        if self._file is None:
            return
        with self._ignoring_errors(), self._file:
            build = self._last_build() + 1
            self._file.executemany(_SET_BUILD, [(key, build) for key in self._used])
            self._file.execute("DELETE FROM asked WHERE build < ?", (build - KEEP_BUILDS,))
            self._file.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM asked)")
        self._used.clear()
        if self._broken and self._folder:
            self._file.close()
            self._file, self._broken = _recreate(self._folder), False
            self._write()

    def close(self) -> None:
        """Write new results at the end of a partial build."""
        self._write()

    def _write(self) -> None:
        """Write new results. If that fails they stay in memory, and the end of the build tries again."""
        if self._file is None or not self._new:
            return
        self._refused = True
        with self._ignoring_errors():
            with self._file:
                build = self._last_build()
                rows = [(key, value, _checksum(key, value)) for key, value in self._new.items()]
                self._file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
                self._file.executemany(_SET_BUILD, [(key, build) for key in self._new])
            self._refused = False  # forget them only once they are written
            self._used |= set(self._new)
            self._new.clear()
            self._unwritten = 0

    def _last_build(self) -> int:
        rows = self._rows("SELECT max(CAST(build AS INTEGER)) FROM asked", [])
        return int(rows[0][0] or 0) if rows else 0

    def _rows(self, query: str, values: list[str]) -> list[tuple[Any, ...]]:
        if self._file is None:
            return []
        with self._ignoring_errors():
            return self._file.execute(query, values).fetchall()
        return []

    @contextlib.contextmanager
    def _ignoring_errors(self) -> Iterator[None]:
        """Treat an error of SQLite as a result that is not cached."""
        try:
            yield
        except (sqlite3.Error, OverflowError) as error:
            self._broken |= _is_broken(error)


def _checksum(key: str, value: bytes) -> int:
    return crc32(value, crc32(key.encode("utf-8", "surrogatepass")))


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
