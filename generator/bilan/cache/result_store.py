"""Results by key in a folder that may be deleted at any time: one SQLite file, text and bytes only, nothing that could run.

What no build has asked for during the last builds is let go. A result bears a sum of its bytes (RFC 1952, 8), and is not
found where they are others; a file that is broken is begun anew, never one that only another build has in hand. What cannot
be written, because the disk is full or the folder is gone, stays in memory until the build ends.
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
FORM = 3  # of the file; another form begins it anew
MOST, MOST_BYTES = 64, 4_000_000  # results, and bytes of them, that are held before they are written
MOST_UNWRITTEN = 256_000_000  # bytes of results that are held where none can be written; what comes then is made again
LOCK_TIMEOUT = 5  # seconds that another build may have the file in hand
KEEP_BUILDS = 6  # after which a result that was not asked for is let go

BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)  # the last where a table is not what it was

_MAKE = (
    "DROP TABLE IF EXISTS results",
    "DROP TABLE IF EXISTS asked",
    "CREATE TABLE results (key TEXT PRIMARY KEY, value BLOB, sum INTEGER)",
    "CREATE TABLE asked (key TEXT PRIMARY KEY, build INTEGER) WITHOUT ROWID",
    f"PRAGMA user_version = {FORM}",
)  # what changes with each build lies apart: SQLite writes a row anew as a whole
_ASKED = "INSERT OR REPLACE INTO asked VALUES (?, ?)"


class ResultStore:
    """Results by key. Without a folder, or where none can be written, nothing is found and nothing kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._broken = folder, False
        self._file = _opened(folder) if folder else None
        self._asked: set[str] = set()
        self._made_with: str | None = None
        self._new: dict[str, bytes] = {}
        self._unwritten = 0
        self._refused = False
        self._holder = Holder()

    @property
    def toolchain(self) -> str:
        """The digest of all that results are made with (`workshop`), looked at once a build."""
        if self._made_with is None:
            self._made_with = toolchain_fingerprint()
        return self._made_with

    def begin(self) -> None:
        """Another build begins: our own code, words and templates may have changed since the last."""
        self._made_with = None
        self._holder.begin()
        if self._folder and not (self._file and os.path.lexists(self._folder / FILE)):
            self._file, self._broken = _opened(self._folder), False  # it is gone, or could not be made until now

    @property
    def refused(self) -> bool:
        """True where results of this build could not be written: the next one makes them again."""
        return self._refused or (self._folder is not None and self._file is None)

    def hold(self, name: str, data: bytes) -> Held:
        """Bytes of this build, whatever befalls the folder; the name is theirs alone."""
        return self._holder.hold(name, data)

    @property
    def keeps(self) -> bool:
        """False where nothing is kept."""
        return self._file is not None

    def get(self, key: str) -> bytes | None:
        """The result, None where it is not kept."""
        if key in self._new:
            return self._new[key]
        for value, told in self._all("SELECT value, sum FROM results WHERE key = ?", [key]):
            if isinstance(value, bytes) and _sum(key, value) == told:
                self._asked.add(key)
                return value
        return None

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that are kept."""
        wanted = list(keys)
        held = {key for key in wanted if key in self._new}
        for first in range(0, len(wanted), 500):
            some = wanted[first : first + 500]
            places = ",".join("?" * len(some))
            held |= {key for (key,) in self._all(f"SELECT key FROM results WHERE key IN ({places})", some)}
        self._asked |= held
        return held

    def put(self, key: str, value: bytes) -> None:
        """Keep a result."""
        if self._file is None or (self._refused and self._unwritten + len(value) > MOST_UNWRITTEN):
            return
        self._new[key] = value
        self._unwritten += len(value)
        if not self._refused and (len(self._new) >= MOST or self._unwritten >= MOST_BYTES):
            self._write()

    def get_json(self, key: str) -> Any:
        """A result made of lists, mappings, texts and numbers; None where it is not kept, or not whole."""
        found = self.get(key)
        if found is None:
            return None
        with contextlib.suppress(ValueError):
            return json.loads(found)
        return None

    def put_json(self, key: str, value: object) -> None:
        """Keep a result made of lists, mappings, texts and numbers."""
        self.put(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))

    def save(self) -> None:
        """Write what is new, between builds: nothing is let go."""
        self._write()

    def collect_garbage(self) -> None:
        """A build is complete: write what is new, let go of what was not asked for in a while."""
        self._write()
        if self._file is None:
            return
        with self._trying(), self._file:
            build = self._last() + 1
            self._file.executemany(_ASKED, [(key, build) for key in self._asked])
            self._file.execute("DELETE FROM asked WHERE build < ?", (build - KEEP_BUILDS,))
            self._file.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM asked)")
        self._asked.clear()
        if self._broken and self._folder:
            self._file.close()
            self._file, self._broken = _begun_anew(self._folder), False
            self._write()

    def close(self) -> None:
        """Nothing more is made for now: write what is new."""
        self._write()

    def _write(self) -> None:
        """Write what is new; where that is refused it stays in memory, and is written at the end if it can be."""
        if self._file is None or not self._new:
            return
        self._refused = True
        with self._trying():
            with self._file:
                build = self._last()
                rows = [(key, value, _sum(key, value)) for key, value in self._new.items()]
                self._file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
                self._file.executemany(_ASKED, [(key, build) for key in self._new])
            self._refused = False  # only what the file has taken whole is let go
            self._asked |= set(self._new)
            self._new.clear()
            self._unwritten = 0

    def _last(self) -> int:
        rows = self._all("SELECT max(CAST(build AS INTEGER)) FROM asked", [])
        return int(rows[0][0] or 0) if rows else 0

    def _all(self, query: str, values: list[str]) -> list[tuple[Any, ...]]:
        if self._file is None:
            return []
        with self._trying():
            return self._file.execute(query, values).fetchall()
        return []

    @contextlib.contextmanager
    def _trying(self) -> Iterator[None]:
        """What fails is not found, or not kept."""
        try:
            yield
        except (sqlite3.Error, OverflowError) as error:
            self._broken |= _is_broken(error)


def _sum(key: str, value: bytes) -> int:
    return crc32(value, crc32(key.encode("utf-8", "surrogatepass")))


def _opened(folder: Path) -> sqlite3.Connection | None:
    """The file of a folder, made where it is missing, begun anew where it is not what it should be."""
    try:
        return _connected(folder)
    except sqlite3.Error as error:
        return _begun_anew(folder) if _is_broken(error) else None


def _begun_anew(folder: Path) -> sqlite3.Connection | None:
    with contextlib.suppress(OSError, sqlite3.Error):
        for path in folder.glob(f"{FILE}*"):  # with what SQLite writes beside it
            path.unlink(missing_ok=True)
        return _connected(folder)
    return None


def _connected(folder: Path) -> sqlite3.Connection | None:
    with contextlib.suppress(OSError):
        make_cache(folder)
        return _of_this_form(sqlite3.connect(folder / FILE, timeout=LOCK_TIMEOUT, check_same_thread=False))
    return None


def _is_broken(error: Exception) -> bool:
    """What fails for another reason (a file in use, a full disk, a folder of somebody else) may be well another time."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in BROKEN


def _of_this_form(file: sqlite3.Connection) -> sqlite3.Connection:
    file.execute("PRAGMA synchronous = OFF")
    if _form(file) != FORM:
        with file:
            file.execute("BEGIN IMMEDIATE")  # of builds that begin together only one makes it
            if _form(file) != FORM:
                for words in _MAKE:
                    file.execute(words)
    return file


def _form(file: sqlite3.Connection) -> int:
    return int(file.execute("PRAGMA user_version").fetchone()[0])
