"""A tracked release with its files, and files of a release from the cache.

Whatever reads a file or the day depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bilan.cache.cache import Cache
from bilan.exports.downloads import Downloads
from bilan.exports.export_file import FILES, ExportFile
from bilan.exports.release import Release
from bilan.model.tracked_report import Snapshot, Tracker

FACTS = "files"
CALENDAR = "calendar"


def snapshot_of(downloads: Downloads | None) -> dict[str, Mapping[str, object]]:
    """Return the files and the day of downloads as tables: size and digest of each file, by path."""
    if downloads is None:
        return {FACTS: {}}
    return {FACTS: downloads.facts, **day_read_from(downloads.release)}


def day_read_from(release: Release) -> dict[str, Mapping[str, object]]:
    """Return the day of a release as a table."""
    return {CALENDAR: release.calendar}


def tracked_release(release: Release, tracker: Tracker) -> Release:
    """Return the release of a tracked report; reading its day is tracked too."""
    return replace(release, report=tracker.report, calendar=tracker.table(CALENDAR))


@dataclass(frozen=True)
class ExportCache:
    """Makes files of a release, or takes them from the cache while everything that was read of the report is the same."""

    release: Release
    cache: Cache

    def files(
        self, name: tuple[str, ...], inputs: object, make: Callable[[Release], Iterable[ExportFile]]
    ) -> Sequence[ExportFile]:
        """Return the files that `make` makes of the release and these inputs."""
        tracker = self._snapshot.tracker()
        release = tracked_release(self.release, tracker)
        return self.cache.get(name, (inputs, self.release.site), lambda: list(make(release)), FILES, tracker)

    @cached_property
    def _snapshot(self) -> Snapshot:
        return Snapshot(self.release.report, day_read_from(self.release), tracks=self.cache.keeps)
