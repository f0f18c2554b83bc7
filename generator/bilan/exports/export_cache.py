"""Where files are made of a release, or found made: kept while everything that was read of the report is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from bilan.cache.dependency_tracking import Snapshot, Tracker, untracked
from bilan.cache.fingerprint import fingerprint
from bilan.cache.result_store import ResultStore
from bilan.cache.text_hash import hash_texts
from bilan.exports.export_file import ExportFile, load_file, store_file
from bilan.exports.release import Release
from bilan.exports.tracked_downloads import day_read_from, tracked_release


@dataclass(frozen=True)
class ExportCache:
    """Makes the files of a release that are asked for."""

    release: Release
    store: ResultStore

    def files(self, name: object, make: Callable[[Release], Iterable[ExportFile]]) -> list[ExportFile]:
        """What `make` makes of the release; `name` tells it from all else that is made, and holds all else it is made of."""
        if not self.store.keeps:
            return list(make(self.release))
        key = hash_texts("files", self._base, fingerprint(name))
        found = self._found(key)
        return self._made(make, key) if found is None else found

    @cached_property
    def _facts(self) -> Snapshot:
        return Snapshot(self.release.report, day_read_from(self.release))

    @cached_property
    def _base(self) -> str:
        release = self.release
        return hash_texts(self.store.toolchain, fingerprint((untracked(release.report), release.site)))

    def _found(self, key: str) -> list[ExportFile] | None:
        known = self.store.get_json(key)
        if known is None or not self._facts.holds(known["read"]):
            return None
        files = [file for told in known["files"] if (file := load_file(told, self.store))]
        return files if len(files) == len(known["files"]) else None

    def _made(self, make: Callable[[Release], Iterable[ExportFile]], key: str) -> list[ExportFile]:
        watch = Tracker(self._facts)
        files = [store_file(file, self.store) for file in make(tracked_release(self.release, watch))]
        self.store.put_json(key, {"files": [file.summary for file in files], "read": watch.trace()})
        return files
