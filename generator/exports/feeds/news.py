"""What is new: a year of the report, a false claim answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.derive.documents import documents
from generator.exports.feeds.atom import Entry
from generator.exports.feeds.identifiers import identifier
from generator.exports.release import Release
from generator.markdown.printer import Printer
from generator.model.figures import Figure
from generator.model.press import Rebuttal
from generator.model.year import Year
from generator.values.partial_date import PartialDate


def news(release: Release, printer: Printer) -> tuple[Entry, ...]:
    """Years with figures and dated rebuttals, the newest first."""
    years = [year for year in release.report.years.values() if year.figures]
    found = [_year(release, printer, year) for year in years]
    found += [entry for year in release.report.years.values() for entry in _rebuttals(release, printer, year)]
    return tuple(sorted(found, key=lambda entry: (entry.updated, entry.id), reverse=True))


def _year(release: Release, printer: Printer, year: Year) -> Entry:
    named = [year.figures[name.name] for name in year.about.highlights if name.name in year.figures]
    told = [_told(printer, figure) for figure in named]
    title = printer.language.words("Year {year}").format(year=year.number)
    link = release.page(printer.language, f"/{year.number}/")
    summary = " · ".join(told) or title
    return Entry(
        identifier(release, f"{year.number}/{printer.language.subtag}"),
        title,
        link,
        last_change(release, year),
        summary,
        "year",
    )


def _told(printer: Printer, figure: Figure) -> str:
    name = printer.plain(printer.indicator_of(figure).name)
    return printer.language.words("{name}: {figure}").format(name=name, figure=printer.printed(figure, unit=True))


def last_change(release: Release, year: Year) -> date:
    """The latest day that the data of a year name, up to today: of publication, of a revision, of what it cites or tells.

    The end of the year where nothing is dated.
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
    told: list[PartialDate | None] = [article.date for article in year.articles]
    told += [rebuttal.date for rebuttal in year.rebuttals]
    yield from (when.first for when in told if when)


def _rebuttals(release: Release, printer: Printer, year: Year) -> Iterator[Entry]:
    for rebuttal in year.rebuttals:
        if rebuttal.date and rebuttal.date.first <= release.day:
            yield _rebuttal(release, printer, year, rebuttal, rebuttal.date)


def _rebuttal(release: Release, printer: Printer, year: Year, rebuttal: Rebuttal, when: PartialDate) -> Entry:
    name = f"{year.number}/rebuttals/{rebuttal.id}/{printer.language.subtag}"
    link = release.page(printer.language, f"/{year.number}/rebuttals/#{rebuttal.id}")
    verdict = printer.language.words(rebuttal.verdict)
    said = printer.language.words("{kind}: {reason}").format(kind=verdict, reason=printer.plain(rebuttal.answer))
    return Entry(identifier(release, name), printer.plain(rebuttal.claim), link, when.first, said, "rebuttal")
