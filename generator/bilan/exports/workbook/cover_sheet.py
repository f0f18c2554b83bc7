"""The sheets before the tables: a cover, and notes on how to read the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilan.analysis.independence import independence
from bilan.exports.data_table import Table
from bilan.exports.workbook import cell_styles as styles
from bilan.exports.workbook.table_sheets import LocalizedWorkbook
from bilan.exports.workbook.workbook_file import Sheet
from bilan.values.partial_date import day_of

RULES = (
    "A number with no qualifier is exact. “About”, “nearly”, “more than” and “less than” are the words of the source.",
    "Zero, not found, number not known, not applicable and withheld are five different things; none is ever drawn or "
    "counted as another.",
    "A total is the sum of its parts; where it is not, the rest has a name. "
    "What a figure includes without adding up is listed separately.",
    "A thick line before a number is a break in series: the number cannot be compared with earlier years.",
)
_WIDTHS = (4, 26, 84)


def cover(book: LocalizedWorkbook, tables: Sequence[Table]) -> None:
    """Write the title, institution, day, licence, and the content of each sheet."""
    publication = book.release.report.publication
    sheet = book.sheet("Cover")
    sheet.put(2, 2, book.formatter.plain(publication.institution.name), styles.OVERLINE)
    sheet.put(3, 2, book.formatter.plain(publication.title), styles.TITLE)
    sheet.set_height(3, 34)
    independent = independence(publication)
    if independent:
        sheet.put_merged(4, 2, 3, book.formatter.plain(independent), styles.WRAPPED)
        sheet.set_height(4, 32)
    row = _pairs(sheet, 5, _facts(book)) + 1
    sheet.put(row, 2, book.words("What the sheets contain"), styles.HEADING)
    named = [(book.words(table.title), book.words(table.meaning)) for table in tables]
    whole = (book.words("Figures by year"), book.words("The figures: a row for each indicator, a column for each year."))
    _pairs(sheet, row + 1, [whole, *named])
    sheet.set_widths(_WIDTHS)


def notes(book: LocalizedWorkbook, tables: Sequence[Table]) -> None:
    """Write how to read the numbers, and the meaning of each column."""
    sheet = book.sheet("Notes")
    sheet.put(2, 2, book.words("How to read the figures"), styles.HEADING)
    for row, rule in enumerate(RULES, start=3):
        sheet.put_merged(row, 2, 3, book.words(rule), styles.WRAPPED)
        sheet.set_height(row, 32)
    row = 3 + len(RULES)
    for table in tables:
        sheet.put(row + 1, 2, book.words(table.title), styles.HEADING)
        own = [column for column in table.columns if column.language in (None, book.language.subtag)]
        row = _pairs(sheet, row + 2, [*zip(book.titles(own), (book.words(column.meaning) for column in own), strict=True)])
    sheet.set_widths(_WIDTHS)


def _facts(book: LocalizedWorkbook) -> Iterable[tuple[str, str]]:
    publication = book.release.report.publication
    yield book.words("Date of this edition"), book.language.date(day_of(book.release.day))
    if book.release.site:
        yield book.words("Address"), book.release.link(book.language, "/data/")
    if publication.licence:
        yield book.words("Licence"), publication.licence
    if publication.contact and (where := publication.contact.email or publication.contact.url):
        yield book.words("Contact"), where


def _pairs(sheet: Sheet, row: int, pairs: Iterable[tuple[str, str]]) -> int:
    """Write names and meanings from a row on; return the row after them."""
    for name, value in pairs:
        sheet.put(row, 2, name, styles.LABEL)
        sheet.put(row, 3, value, styles.WRAPPED)
        row += 1
    return row
