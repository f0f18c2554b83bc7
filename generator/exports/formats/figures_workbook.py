"""A workbook in each language of the report: `/data/figures.xlsx`, `/ar/data/figures.xlsx`."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import Workbook

from generator.exports.file import File
from generator.exports.release import Release
from generator.exports.tables import all_tables
from generator.exports.workbook.front import cover, notes
from generator.exports.workbook.sealing import sealed
from generator.exports.workbook.sheets import Bound, by_year_sheet, table_sheet
from generator.language.language import Language

SLOW = True  # a preview, which is made anew at each save, goes without


def files(release: Release) -> Iterator[File]:
    """A workbook a language, where there are figures."""
    if any(True for _ in release.report.figures):
        for language in release.languages:
            yield File(release.path(language, "/data/figures.xlsx"), _workbook(release, language))


def _workbook(release: Release, language: Language) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    bound, tables = Bound(book, release, language), all_tables(release)
    cover(bound, tables)
    notes(bound, tables)
    by_year_sheet(bound)
    for table in tables:
        table_sheet(bound, table)
    _describe(bound)
    return sealed(book, release.day)


def _describe(bound: Bound) -> None:
    publication = bound.release.report.publication
    properties = bound.book.properties
    properties.title = bound.printer.plain(publication.title)
    properties.creator = bound.printer.plain(publication.institution.name)
    properties.language = bound.language.tag
