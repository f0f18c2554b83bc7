"""What is offered, watched: pages that say anything of the files depend on them."""

from __future__ import annotations

from dataclasses import replace

from generator.exports.offer import Offer
from generator.keeping.watching import Watch

TABLE, FILES = "offer", "files"


def facts_of(offer: Offer | None) -> dict[str, dict[str, object]]:
    """The files of an offer as a table of facts."""
    return {TABLE: {FILES: [(file.path, file.digest) for file in offer.files] if offer else []}}


def watched(offer: Offer, watch: Watch) -> Offer:
    """The offer of a watched report; that its files are looked into is noted."""
    release = replace(offer.release, report=watch.report)
    return replace(offer, release=release, files=watch.watched_tuple(TABLE, FILES, offer.files))
