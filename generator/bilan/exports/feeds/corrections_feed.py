"""The feed of corrections: an entry for each revision of a published number."""

from __future__ import annotations

from bilan.analysis.errata import Erratum, errata
from bilan.exports.feeds.atom_feed import FeedEntry
from bilan.exports.feeds.tag_uri import tag_uri
from bilan.exports.release import Release
from bilan.render.formatter import PageFormatter


def correction_entries(release: Release, formatter: PageFormatter) -> tuple[FeedEntry, ...]:
    """Return the revisions, newest first."""
    return tuple(_entry(release, formatter, erratum) for erratum in errata(release.report))


def _entry(release: Release, formatter: PageFormatter, erratum: Erratum) -> FeedEntry:
    figure, revision = erratum.figure, erratum.revision
    name = f"errata/{figure.key}/{figure.revisions.index(revision) + 1}/{formatter.language.subtag}"
    words = formatter.language.words
    reason = words("{kind}: {reason}").format(kind=words(revision.kind), reason=formatter.plain(revision.reason))
    link = release.page(formatter.language, formatter.figure_address(figure))
    return FeedEntry(tag_uri(release, name), _title(formatter, erratum), link, revision.date, reason, "correction")


def _title(formatter: PageFormatter, erratum: Erratum) -> str:
    figure = erratum.figure
    indicator = formatter.indicator_of(figure)
    now = formatter.printed(figure) if erratum.became is None else formatter.number(erratum.became, indicator)
    return formatter.language.words("{name}, {year}: {was} became {became}").format(
        name=formatter.plain(indicator.name),
        year=figure.year,
        was=formatter.number(erratum.revision.was, indicator),
        became=now,
    )
