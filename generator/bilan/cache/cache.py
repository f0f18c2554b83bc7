"""The cache: what was made before from the same inputs, with the same code, is not made again.

An entry has a name, which says what it is, and inputs, which are fingerprinted. What `make` reads of a report through a
tracked copy (`bilan.model.tracked_report`) is recorded with the value, and compared with the report of the next build. The
toolchain (code, templates, messages, libraries) is an input of every entry.

Values live in the cache file, for later processes. Two kinds live in memory, too, one value for each name: those of the
codec `LIVE`, such as parsed files, and in a `resident` cache, for a preview, the records of all entries.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident
from typing import Any, Generic, Protocol, TypeVar, cast

from bilan.cache.cache_file import CacheFile
from bilan.cache.codec import JSON, LIVE, Codec
from bilan.cache.contents import AbsentError, Contents
from bilan.cache.fingerprint import fingerprint
from bilan.cache.toolchain import toolchain_fingerprint

T = TypeVar("T")

FOLDER = ".cache/bilan"  # in the folder of a report
Trace = Any  # what was read and its digest, as JSON holds it


class SupersededError(Exception):
    """Raised in a build that a newer change of the files has superseded."""


class Reads(Protocol):
    """What is read while a value is made."""

    @property
    def base(self) -> str:
        """The digest of what every value depends on."""

    def trace(self) -> Trace:
        """What was read so far, with its digest."""

    def holds(self, trace: Trace) -> bool:
        """Whether everything in a trace is still the same."""


class Entry(Generic[T]):
    """The place of one value in a cache. `key` identifies its name and inputs; `trace` is set once it has a value."""

    __slots__ = ("_cache", "_codec", "_name", "_reads", "key", "trace")

    def __init__(self, cache: Cache, name: Hashable, key: bytes, codec: Codec[T], reads: Reads | None) -> None:
        self._cache, self._name, self._codec, self._reads = cache, name, codec, reads
        self.key, self.trace = key, cast(Trace, None)

    def load(self) -> T | None:
        """The value, or None if it is not cached, not intact, or something that it depends on has changed.

        Raises `SupersededError`.
        """
        with suppress(AbsentError):
            if record := self._cache.record(self._name, self.key, self._codec is LIVE):
                trace, value = record
                if self._reads is None or self._reads.holds(trace):
                    self.trace = trace
                    return self._codec.load(value, self._cache.contents)
        return None

    def store(self, value: T) -> T:
        """Keep a value, and return it as `load` will, without what can be read from the cache when it is needed."""
        live = self._codec is LIVE
        if not (live or self._cache.keeps):
            return value
        dumped = self._codec.dump(value, self._cache.contents)
        self.trace = self._reads.trace() if self._reads else None
        self._cache.put_record(self._name, self.key, [self.trace, dumped], live)
        with suppress(AbsentError):
            value = self._codec.load(dumped, self._cache.contents)
        self._cache.write_batch()
        return value


class Cache:
    """The cache in a folder. Without a folder, values of the codec `LIVE` alone are kept, as long as this object exists."""

    def __init__(self, folder: Path | None = None, *, resident: bool = False) -> None:
        self._file = CacheFile(folder)
        self.contents = Contents(self._file)
        self.write_batch = self._file.write_batch
        self._resident = resident
        self._memory: dict[Hashable, tuple[bytes, Any]] = {}
        self._toolchain = ""
        self._superseded: Callable[[], bool] = lambda: False

    def get(
        self, name: Hashable, inputs: object, make: Callable[[], T], codec: Codec[T] = JSON, reads: Reads | None = None
    ) -> T:
        """The value of that name made from these inputs: the cached one, or a new one.

        `make` may depend on nothing but its name, the inputs, and what it reads through `reads`.
        """
        entry = self.entry(name, inputs, codec, reads)
        found = entry.load()
        return entry.store(make()) if found is None else found

    def entry(self, name: Hashable, inputs: object, codec: Codec[T] = JSON, reads: Reads | None = None) -> Entry[T]:
        """The place of a value, for those who make it later, or not always keep it."""
        if codec is LIVE:
            key = fingerprint(inputs)
        else:
            key = fingerprint((self.toolchain, reads.base if reads else "", name, inputs)) if self.keeps else ""
        return Entry(self, name, bytes.fromhex(key), codec, reads)

    @property
    def toolchain(self) -> str:
        """The fingerprint of code, templates, messages and libraries, computed once a build."""
        self._toolchain = self._toolchain or toolchain_fingerprint()
        return self._toolchain

    @property
    def keeps(self) -> bool:
        """False when only values of the codec `LIVE` are kept."""
        return self._resident or self._file.is_open

    @property
    def refused(self) -> bool:
        """True when values of this build could not be written; the next build has to make them again."""
        return self._file.refused

    def begin(self) -> None:
        """Start another build: templates and messages may have changed since the last one."""
        self._toolchain = ""
        self._file.begin()
        self.contents.begin()

    def save(self) -> None:
        """Write new values, outside a build or after a part of one; nothing is deleted."""
        self._file.write()

    def finish(self) -> None:
        """Finish a whole build: write new values, and delete those that the last builds did not use."""
        self._file.finish()

    @contextmanager
    def unless(self, superseded: Callable[[], bool]) -> Iterator[None]:
        """In this context, `get` raises `SupersededError` in this thread once `superseded` returns True.

        Others go on: the panel reads a report that reads its articles from this cache when they are needed.
        """
        thread = get_ident()
        self._superseded = lambda: get_ident() == thread and superseded()
        try:
            yield
        finally:
            self._superseded = lambda: False

    def record(self, name: Hashable, key: bytes, live: bool) -> Any:
        """The trace and the dumped value of an entry, or None. Raises `SupersededError`."""
        if self._superseded():
            raise SupersededError
        known = self._memory.get(name)
        if known and known[0] == key:
            if not live:
                self._file.has(key)  # it is used in this build
            return known[1]
        if live or not self.keeps or (data := self._file.read(key)) is None:
            return None
        with suppress(ValueError):
            record = json.loads(data)
            if self._resident:
                self._memory[name] = key, record
            return record
        return None

    def put_record(self, name: Hashable, key: bytes, record: Any, live: bool) -> None:
        """Keep the trace and the dumped value of an entry."""
        if live or self._resident:
            self._memory[name] = key, record
        if not live:
            data = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
            self._file.put(key, data)


@contextmanager
def open_cache(root: Path) -> Iterator[Cache]:
    """The cache of the report in a folder, for a command; new values are written at the end of the context."""
    cache = Cache(root / FOLDER)
    yield cache
    cache.save()
