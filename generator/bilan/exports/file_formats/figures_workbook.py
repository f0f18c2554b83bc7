"""A workbook in each language of the report: `/data/figures.xlsx`, `/ar/data/figures.xlsx`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilan.exports.data_table import Table
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.exports.tables import all_tables
from bilan.exports.workbook.cover_sheet import cover, notes
from bilan.exports.workbook.table_sheets import LocalizedWorkbook, by_year_sheet, table_sheets
from bilan.exports.workbook.workbook_file import WorkbookFile
from bilan.locales.language import Language

SLOW = True  # left out of a preview, which makes files again after each save


def files(release: Release) -> Iterator[ExportFile]:
    """Return a workbook for each language, if there are figures."""
    if any(True for _ in release.report.figures):
        tables = all_tables(release)
        books = [_with_front_sheets(release, language, tables) for language in release.languages]
        for table in tables:
            table_sheets(books, table)
        for book in books:
            yield ExportFile(release.path(book.language, "/data/figures.xlsx"), book.file.content())


def _with_front_sheets(release: Release, language: Language, tables: Sequence[Table]) -> LocalizedWorkbook:
    """Return a workbook with its cover and notes, before the tables."""
    title = release.formatter(language).plain(release.report.publication.title)
    book = LocalizedWorkbook(WorkbookFile.of(release, language, title), release, language)
    cover(book, tables)
    notes(book, tables)
    by_year_sheet(book)
    return book
