"""A release and its downloads, tracked; and the files that are made of a release, from the cache.

What says anything of the downloads, or of the day, depends on them.
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

TABLE, LIST = "offer", "files"
CALENDAR = "calendar"


def snapshot_of(offer: Downloads | None) -> dict[str, Mapping[str, object]]:
    """The files and the day of an offer as tables of facts."""
    if offer is None:
        return {TABLE: {LIST: []}}
    return {TABLE: {LIST: [(file.path, file.digest) for file in offer.files]}, **day_read_from(offer.release)}


def day_read_from(release: Release) -> dict[str, Mapping[str, object]]:
    """The day of a release as a table of facts."""
    return {CALENDAR: release.calendar}


def tracked_release(release: Release, watch: Tracker) -> Release:
    """The release of a watched report; that it is asked for its day is noted."""
    return replace(release, report=watch.report, calendar=watch.table(CALENDAR))


def tracked_downloads(offer: Downloads, watch: Tracker) -> Downloads:
    """The offer of a watched report; that its files are looked into is noted."""
    return replace(offer, release=tracked_release(offer.release, watch), files=watch.tracked_tuple(TABLE, LIST, offer.files))


@dataclass(frozen=True)
class ExportCache:
    """Makes files of a release, or takes them from the cache while everything that was read of the report is the same."""

    release: Release
    cache: Cache

    def files(
        self, name: tuple[str, ...], inputs: object, make: Callable[[Release], Iterable[ExportFile]]
    ) -> Sequence[ExportFile]:
        """The files that `make` makes of the release and these inputs."""
        tracker = self._snapshot.tracker()
        release = tracked_release(self.release, tracker)
        return self.cache.get(name, (inputs, self.release.site), lambda: list(make(release)), FILES, tracker)

    @cached_property
    def _snapshot(self) -> Snapshot:
        return Snapshot(self.release.report, day_read_from(self.release), tracks=self.cache.keeps)
