"""A workbook in each language of the report: `/data/figures.xlsx`, `/ar/data/figures.xlsx`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exports.file import File
from generator.exports.release import Release
from generator.exports.table import Table
from generator.exports.tables import all_tables
from generator.exports.workbook.cover_sheet import cover, notes
from generator.exports.workbook.table_sheets import LocalizedWorkbook, by_year_sheet, table_sheets
from generator.exports.workbook.workbook_file import WorkbookFile
from generator.language.language import Language

SLOW = True  # a preview, which is made anew at each save, goes without


def files(release: Release) -> Iterator[File]:
    """A workbook a language, where there are figures."""
    if any(True for _ in release.report.figures):
        tables = all_tables(release)
        books = [_begun(release, language, tables) for language in release.languages]
        for table in tables:
            table_sheets(books, table)
        for book in books:
            yield File(release.path(book.language, "/data/figures.xlsx"), book.file.content())


def _begun(release: Release, language: Language, tables: Sequence[Table]) -> LocalizedWorkbook:
    """A workbook up to its tables."""
    book = LocalizedWorkbook(_file(release, language), release, language)
    cover(book, tables)
    notes(book, tables)
    by_year_sheet(book)
    return book


def _file(release: Release, language: Language) -> WorkbookFile:
    printer, publication = release.printer(language), release.report.publication
    title, creator = printer.plain(publication.title), printer.plain(publication.institution.name)
    return WorkbookFile(title, creator, language.tag, release.day, from_right=language.direction == "rtl")
