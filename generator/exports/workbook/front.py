"""The sheets before the tables: a cover that says what this is and where it is from, and the notes without which no number
should be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from generator.exports.table import Table
from generator.exports.workbook import looks
from generator.exports.workbook.cells import text
from generator.exports.workbook.sheets import Bound
from generator.values.partial_date import day_of

RULES = (
    "A number without a word before it is exact. “About”, “nearly”, “more than” and “less than” are those of the source.",
    "Zero, not published, not applicable and withheld are four different things; none is ever drawn or counted as another.",
    "A total is the sum of its parts; where it is not, the rest has a name. "
    "What a figure includes without adding up is listed apart.",
    "A thick line before a number is a break in series: it may not be compared with earlier years.",
)


def cover(bound: Bound, tables: Sequence[Table]) -> None:
    """Title, institution, day, licence, and what each sheet holds."""
    publication = bound.release.report.publication
    sheet = bound.sheet(bound.words("Cover"))
    _line(sheet, 2, bound.printer.plain(publication.institution.name), looks.OVERLINE)
    _line(sheet, 3, bound.printer.plain(publication.title), looks.TITLE)
    sheet.row_dimensions[3].height = 34
    row = _pairs(sheet, 5, _facts(bound)) + 1
    _line(sheet, row, bound.words("What the sheets hold"), looks.HEADING)
    named = [(bound.words(table.title), bound.words(table.meaning)) for table in tables]
    whole = (bound.words("Figures by year"), bound.words("The figures, an indicator a row and a year a column."))
    _pairs(sheet, row + 1, [whole, *named])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 4, 26
    sheet.column_dimensions["C"].width = 84


def notes(bound: Bound, tables: Sequence[Table]) -> None:
    """How to read the numbers, and what each column means."""
    sheet = bound.sheet(bound.words("Notes"))
    _line(sheet, 2, bound.words("How to read the figures"), looks.HEADING)
    row = 3
    for rule in RULES:
        _line(sheet, row, bound.words(rule), looks.BODY, wrapped=True)
        row += 1
    for table in tables:
        _line(sheet, row + 1, bound.words(table.title), looks.HEADING)
        own = [column for column in table.columns if column.language in (None, bound.language.subtag)]
        row = _pairs(sheet, row + 2, [(bound.words(column.title), bound.words(column.meaning)) for column in own])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 4, 26
    sheet.column_dimensions["C"].width = 84


def _facts(bound: Bound) -> Iterable[tuple[str, str]]:
    publication = bound.release.report.publication
    yield bound.words("Date of this edition"), bound.language.date(day_of(bound.release.day))
    if bound.release.site:
        yield bound.words("Address"), bound.release.link(bound.language, "/data/")
    if publication.licence:
        yield bound.words("Licence"), publication.licence
    if publication.contact and (where := publication.contact.email or publication.contact.url):
        yield bound.words("Contact"), where


def _pairs(sheet: Worksheet, row: int, pairs: Iterable[tuple[str, str]]) -> int:
    for name, value in pairs:
        for place, words, font in ((2, name, looks.LABEL), (3, value, looks.BODY)):
            cell = sheet.cell(row, place)
            text(cell, words)
            cell.font, cell.alignment = font, looks.WRAPPED
        row += 1
    return row


def _line(sheet: Worksheet, row: int, words: str, font: object, *, wrapped: bool = False) -> None:
    cell = sheet.cell(row, 2)
    text(cell, words)
    cell.font = font  # type: ignore[assignment]
    if wrapped:
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
        cell.alignment = looks.WRAPPED
        sheet.row_dimensions[row].height = 32
