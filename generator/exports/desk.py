"""Where files are made of a release, or found made: kept while everything that was read of the report is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.exports.file import File, found, kept
from generator.exports.release import Release
from generator.exports.watched import day_of, watched_release
from generator.keeping.digest import digest
from generator.keeping.store import Store
from generator.keeping.text_digest import text_digest
from generator.keeping.watching import Facts, Watch, untold


@dataclass(frozen=True)
class Desk:
    """Makes the files of a release that are asked for."""

    release: Release
    store: Store

    def files(self, name: object, make: Callable[[Release], Iterable[File]]) -> list[File]:
        """What `make` makes of the release; `name` tells it from all else that is made, and holds all else it is made of."""
        if not self.store.keeps:
            return list(make(self.release))
        key = text_digest("files", self._base, digest(name))
        found = self._found(key)
        return self._made(make, key) if found is None else found

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.release.report, day_of(self.release))

    @cached_property
    def _base(self) -> str:
        release = self.release
        return text_digest(self.store.made_with, digest((untold(release.report), release.site)))

    def _found(self, key: str) -> list[File] | None:
        known = self.store.get_json(key)
        if known is None or not self._facts.holds(known["read"]):
            return None
        files = [file for told in known["files"] if (file := found(told, self.store))]
        return files if len(files) == len(known["files"]) else None

    def _made(self, make: Callable[[Release], Iterable[File]], key: str) -> list[File]:
        watch = Watch(self._facts)
        files = [kept(file, self.store) for file in make(watched_release(self.release, watch))]
        self.store.put_json(key, {"files": [file.told for file in files], "read": watch.trace()})
        return files
