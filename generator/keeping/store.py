"""Results by key in a folder that may be deleted at any time: one SQLite file, text and bytes only, nothing that could run.

What no build has asked for during the last builds is let go. A file that cannot be read is begun anew.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.keeping.workshop import workshop

CACHE = ".cache/bilan"  # in the folder of a report
FILE = "results.db"
FORM = 2  # of the file; another form begins it anew
MOST, MOST_BYTES = 64, 4_000_000  # results, and bytes of them, that are held before they are written
BUILDS = 6  # after which a result that was not asked for is let go

_MAKE = """
    CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, value BLOB);
    CREATE TABLE IF NOT EXISTS asked (key TEXT PRIMARY KEY, build INTEGER) WITHOUT ROWID;
"""  # what changes with each build lies apart: SQLite writes a row anew as a whole
_ASKED = "INSERT OR REPLACE INTO asked VALUES (?, ?)"


class Store:
    """Results by key. Without a folder, or where none can be written, nothing is found and nothing kept."""

    def __init__(self, folder: Path | None) -> None:
        self._file = _opened(folder) if folder else None
        self._asked: set[str] = set()
        self._made_with: str | None = None
        self._new: dict[str, bytes] = {}
        self._held = 0

    @property
    def made_with(self) -> str:
        """The digest of all that results are made with (`workshop`), looked at once a build."""
        if self._made_with is None:
            self._made_with = workshop()
        return self._made_with

    def begin(self) -> None:
        """Another build begins: our own code, words and templates may have changed since the last."""
        self._made_with = None

    @property
    def keeps(self) -> bool:
        """False where nothing is kept."""
        return self._file is not None

    def get(self, key: str) -> bytes | None:
        """The result, None where it is not kept."""
        if key in self._new:
            return self._new[key]
        found = self._one("SELECT value FROM results WHERE key = ?", key)
        if found is not None:
            self._asked.add(key)
        return found

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
        self._new[key] = value
        self._held += len(value)
        if len(self._new) >= MOST or self._held >= MOST_BYTES:
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

    def finish(self) -> None:
        """A build is complete: write what is new, let go of what was not asked for in a while."""
        self._write()
        if self._file is None:
            return
        with contextlib.suppress(sqlite3.Error), self._file:
            build = self._last() + 1
            self._file.executemany(_ASKED, [(key, build) for key in self._asked])
            self._file.execute("DELETE FROM asked WHERE build < ?", (build - BUILDS,))
            self._file.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM asked)")
        self._asked.clear()

    def rest(self) -> None:
        """Nothing more is made for now: write what is new."""
        self._write()

    def _write(self) -> None:
        self._held = 0
        if self._file is not None:
            with contextlib.suppress(sqlite3.Error), self._file:
                build = self._last()
                self._file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self._new.items())
                self._file.executemany(_ASKED, [(key, build) for key in self._new])
                self._asked |= set(self._new)
                self._new.clear()
        if self._file is None:
            self._new.clear()

    def _last(self) -> int:
        rows = self._all("SELECT max(build) FROM asked", [])
        return int(rows[0][0] or 0) if rows else 0

    def _one(self, query: str, key: str) -> bytes | None:
        rows = self._all(query, [key])
        return bytes(rows[0][0]) if rows else None

    def _all(self, query: str, values: list[str]) -> list[tuple[Any, ...]]:
        if self._file is None:
            return []
        with contextlib.suppress(sqlite3.Error):
            return self._file.execute(query, values).fetchall()
        return []


def _opened(folder: Path) -> sqlite3.Connection | None:
    """The file of a folder, made where it is missing, begun anew where it is not what it should be."""
    path = folder / FILE
    for _ in range(2):
        try:
            _made(folder)
            file = sqlite3.connect(path, timeout=1, check_same_thread=False)
            return _of_this_form(file)
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                path.unlink()
        except OSError:
            return None
    return None


def _made(folder: Path) -> None:
    """Make a folder that git leaves alone, whatever the repository says."""
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")


def _of_this_form(file: sqlite3.Connection) -> sqlite3.Connection:
    file.execute("PRAGMA journal_mode = WAL")
    file.execute("PRAGMA synchronous = OFF")
    if file.execute("PRAGMA user_version").fetchone()[0] != FORM:
        file.execute("DROP TABLE IF EXISTS results")
        file.execute("DROP TABLE IF EXISTS asked")
        file.execute(f"PRAGMA user_version = {FORM}")
    file.executescript(_MAKE)
    return file
