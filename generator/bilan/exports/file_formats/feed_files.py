"""The feeds, in each language: `/feed.xml` and `/errata.xml`, `/ar/feed.xml` …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bilan.exports.export_file import ExportFile
from bilan.exports.feeds.atom_feed import Feed, FeedEntry, serialize_feed
from bilan.exports.feeds.corrections_feed import correction_entries
from bilan.exports.feeds.news_feed import last_change, news_entries
from bilan.exports.feeds.tag_uri import tag_uri
from bilan.exports.release import Release
from bilan.locales.language import Language


def files(release: Release) -> Iterator[ExportFile]:
    """Return two feeds for each language."""
    for language in release.languages:
        formatter = release.formatter(language)
        title = formatter.plain(release.report.publication.title)
        yield _feed(release, language, "feed", "/", title, news_entries(release, formatter))
        corrected = f"{title} – {language.words('Corrections')}"
        yield _feed(release, language, "errata", "/errata/", corrected, correction_entries(release, formatter))


def _feed(
    release: Release, language: Language, name: str, alternate: str, title: str, entries: Sequence[FeedEntry]
) -> ExportFile:
    publication = release.report.publication
    feed = Feed(
        tag_uri(release, f"{name}/{language.subtag}"),
        language.tag,
        title,
        release.formatter(language).plain(publication.publisher.name),
        publication.publisher.url,
        publication.licence,
        release.page(language, f"/{name}.xml"),
        release.page(language, alternate),
        max((entry.updated for entry in entries), default=_latest(release)),
        entries,
    )
    return ExportFile(release.path(language, f"/{name}.xml"), serialize_feed(feed))


def _latest(release: Release) -> date:
    """Return the latest day in the data, for a feed without entries."""
    return max((last_change(release, year) for year in release.report.years.values()), default=release.day)
