"""A workbook in each language of the report: `/data/figures.xlsx`, `/ar/data/figures.xlsx`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exports.file import File
from generator.exports.release import Release
from generator.exports.table import Table
from generator.exports.tables import all_tables
from generator.exports.workbook.book import Book
from generator.exports.workbook.front import cover, notes
from generator.exports.workbook.sheets import Bound, by_year_sheet, table_sheets
from generator.language.language import Language

SLOW = True  # a preview, which is made anew at each save, goes without


def files(release: Release) -> Iterator[File]:
    """A workbook a language, where there are figures."""
    if any(True for _ in release.report.figures):
        tables = all_tables(release)
        bounds = [_begun(release, language, tables) for language in release.languages]
        for table in tables:
            table_sheets(bounds, table)
        for bound in bounds:
            yield File(release.path(bound.language, "/data/figures.xlsx"), bound.book.saved(release.day))


def _begun(release: Release, language: Language, tables: Sequence[Table]) -> Bound:
    """A workbook up to its tables."""
    bound = Bound(_book(release, language), release, language)
    cover(bound, tables)
    notes(bound, tables)
    by_year_sheet(bound)
    return bound


def _book(release: Release, language: Language) -> Book:
    printer, publication = release.printer(language), release.report.publication
    title, creator = printer.plain(publication.title), printer.plain(publication.institution.name)
    return Book(title, creator, language.tag, language.direction == "rtl")
