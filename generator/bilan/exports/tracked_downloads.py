"""What is offered, watched: what says anything of the files, or of the day, depends on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bilan.cache.dependency_tracking import Tracker
from bilan.exports.downloads import Downloads
from bilan.exports.release import Release

TABLE, FILES = "offer", "files"
CALENDAR = "calendar"


def snapshot_of(offer: Downloads | None) -> dict[str, Mapping[str, object]]:
    """The files and the day of an offer as tables of facts."""
    if offer is None:
        return {TABLE: {FILES: []}}
    return {TABLE: {FILES: [(file.path, file.digest) for file in offer.files]}, **day_read_from(offer.release)}


def day_read_from(release: Release) -> dict[str, Mapping[str, object]]:
    """The day of a release as a table of facts."""
    return {CALENDAR: release.calendar}


def tracked_release(release: Release, watch: Tracker) -> Release:
    """The release of a watched report; that it is asked for its day is noted."""
    return replace(release, report=watch.report, calendar=watch.table(CALENDAR))


def tracked_downloads(offer: Downloads, watch: Tracker) -> Downloads:
    """The offer of a watched report; that its files are looked into is noted."""
    return replace(
        offer, release=tracked_release(offer.release, watch), files=watch.tracked_tuple(TABLE, FILES, offer.files)
    )
