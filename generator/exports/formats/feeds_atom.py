"""The feeds, in each language: `/feed.xml` and `/errata.xml`, `/ar/feed.xml` …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.exports.feeds.atom import Entry, Feed, written
from generator.exports.feeds.corrections import corrections
from generator.exports.feeds.identifiers import identifier
from generator.exports.feeds.news import last_change, news
from generator.exports.file import File
from generator.exports.release import Release
from generator.language.language import Language


def files(release: Release) -> Iterator[File]:
    """Two feeds a language."""
    for language in release.languages:
        printer = release.printer(language)
        title = printer.plain(release.report.publication.title)
        yield _feed(release, language, "feed", "/", title, news(release, printer))
        corrected = f"{title} – {language.words('Corrections')}"
        yield _feed(release, language, "errata", "/errata/", corrected, corrections(release, printer))


def _feed(release: Release, language: Language, name: str, alternate: str, title: str, entries: Sequence[Entry]) -> File:
    publication = release.report.publication
    feed = Feed(
        identifier(release, f"{name}/{language.subtag}"),
        language.tag,
        title,
        release.printer(language).plain(publication.institution.name),
        publication.institution.url,
        publication.licence,
        release.page(language, f"/{name}.xml"),
        release.page(language, alternate),
        max((entry.updated for entry in entries), default=_latest(release)),
        entries,
    )
    return File(release.path(language, f"/{name}.xml"), written(feed))


def _latest(release: Release) -> date:
    """The latest day that the data name, for a feed that has nothing to tell yet."""
    return max((last_change(release, year) for year in release.report.years.values()), default=release.day)
