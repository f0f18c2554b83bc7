"""What is offered, watched: what says anything of the files, or of the day, depends on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.exports.offer import Offer
from generator.exports.release import Release
from generator.keeping.watching import Watch

TABLE, FILES = "offer", "files"
CALENDAR = "calendar"


def facts_of(offer: Offer | None) -> dict[str, Mapping[str, object]]:
    """The files and the day of an offer as tables of facts."""
    if offer is None:
        return {TABLE: {FILES: []}}
    return {TABLE: {FILES: [(file.path, file.digest) for file in offer.files]}, **day_of(offer.release)}


def day_of(release: Release) -> dict[str, Mapping[str, object]]:
    """The day of a release as a table of facts."""
    return {CALENDAR: release.calendar}


def watched_release(release: Release, watch: Watch) -> Release:
    """The release of a watched report; that it is asked for its day is noted."""
    return replace(release, report=watch.report, calendar=watch.table(CALENDAR))


def watched(offer: Offer, watch: Watch) -> Offer:
    """The offer of a watched report; that its files are looked into is noted."""
    return replace(
        offer, release=watched_release(offer.release, watch), files=watch.watched_tuple(TABLE, FILES, offer.files)
    )
