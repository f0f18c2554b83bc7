"""The feed of news: years of the report, and answers to false claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bilan.analysis.documents import documents
from bilan.analysis.lead_figure import highlights
from bilan.exports.feeds.atom_feed import FeedEntry
from bilan.exports.feeds.tag_uri import tag_uri
from bilan.exports.release import Release
from bilan.model.figure import Figure
from bilan.model.rebuttal import Rebuttal
from bilan.model.year import Year
from bilan.render.formatter import PageFormatter
from bilan.values.partial_date import PartialDate


def news_entries(release: Release, formatter: PageFormatter) -> tuple[FeedEntry, ...]:
    """Return years with figures and dated rebuttals, newest first."""
    years = [year for year in release.report.years.values() if year.figures]
    found = [_year(release, formatter, year) for year in years]
    found += [entry for year in release.report.years.values() for entry in _rebuttals(release, formatter, year)]
    return tuple(sorted(found, key=lambda entry: (entry.updated, entry.id), reverse=True))


def _year(release: Release, formatter: PageFormatter, year: Year) -> FeedEntry:
    named = highlights(year)
    dates = [_figure_text(formatter, figure) for figure in named]
    title = formatter.language.words("Year {year}").format(year=formatter.year(year.number))
    link = release.page(formatter.language, f"/{year.number}/")
    summary = " · ".join(dates) or title
    return FeedEntry(
        tag_uri(release, f"{year.number}/{formatter.language.subtag}"),
        title,
        link,
        last_change(release, year),
        summary,
        "year",
    )


def _figure_text(formatter: PageFormatter, figure: Figure) -> str:
    name = formatter.plain(formatter.indicator_of(figure).name)
    return formatter.language.words("{name}: {figure}").format(name=name, figure=formatter.printed(figure, unit=True))


def last_change(release: Release, year: Year) -> date:
    """Return the latest day in the data of a year, up to today: of publication, of a revision, of a source or an event.

    The end of the year if nothing has a date.
    """
    known = [day for day in _days(release, year) if day <= release.day]
    return max(known, default=min(date(year.number, 12, 31), release.day))


def _days(release: Release, year: Year) -> Iterator[date]:
    if year.about.publish_on:
        yield year.about.publish_on
    cited = documents(release.report)
    for figure in year.figures.values():
        yield from (revision.date for revision in figure.revisions)
        yield from (when.first for source in figure.source if (when := cited[source.name].date))
    dates: list[PartialDate | None] = [article.date for article in year.articles]
    dates += [rebuttal.date for rebuttal in year.rebuttals]
    yield from (when.first for when in dates if when)


def _rebuttals(release: Release, formatter: PageFormatter, year: Year) -> Iterator[FeedEntry]:
    for rebuttal in year.rebuttals:
        if rebuttal.date and rebuttal.date.first <= release.day:
            yield _rebuttal(release, formatter, year, rebuttal, rebuttal.date)


def _rebuttal(release: Release, formatter: PageFormatter, year: Year, rebuttal: Rebuttal, when: PartialDate) -> FeedEntry:
    name = f"{year.number}/rebuttals/{rebuttal.id}/{formatter.language.subtag}"
    link = release.page(formatter.language, f"/{year.number}/rebuttals/#{rebuttal.id}")
    verdict = formatter.language.words(rebuttal.verdict.name_to_readers)
    summary_text = formatter.language.words("{kind}: {reason}").format(kind=verdict, reason=formatter.plain(rebuttal.answer))
    return FeedEntry(tag_uri(release, name), formatter.plain(rebuttal.claim), link, when.first, summary_text, "rebuttal")
