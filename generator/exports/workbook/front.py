"""The sheets before the tables: a cover that says what this is and where it is from, and the notes without which no number
should be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.exports.table import Table
from generator.exports.workbook import looks
from generator.exports.workbook.sheet import Sheet
from generator.exports.workbook.sheets import Bound
from generator.values.partial_date import day_of

RULES = (
    "A number without a word before it is exact. “About”, “nearly”, “more than” and “less than” are those of the source.",
    "Zero, not published, not applicable and withheld are four different things; none is ever drawn or counted as another.",
    "A total is the sum of its parts; where it is not, the rest has a name. "
    "What a figure includes without adding up is listed apart.",
    "A thick line before a number is a break in series: it may not be compared with earlier years.",
)
_WIDTHS = (4, 26, 84)


def cover(bound: Bound, tables: Sequence[Table]) -> None:
    """Title, institution, day, licence, and what each sheet holds."""
    publication = bound.release.report.publication
    sheet = bound.sheet("Cover")
    sheet.put(2, 2, bound.printer.plain(publication.institution.name), looks.OVERLINE)
    sheet.put(3, 2, bound.printer.plain(publication.title), looks.TITLE)
    sheet.heighten(3, 34)
    row = _pairs(sheet, 5, _facts(bound)) + 1
    sheet.put(row, 2, bound.words("What the sheets hold"), looks.HEADING)
    named = [(bound.words(table.title), bound.words(table.meaning)) for table in tables]
    whole = (bound.words("Figures by year"), bound.words("The figures, an indicator a row and a year a column."))
    _pairs(sheet, row + 1, [whole, *named])
    sheet.widths = _WIDTHS


def notes(bound: Bound, tables: Sequence[Table]) -> None:
    """How to read the numbers, and what each column means."""
    sheet = bound.sheet("Notes")
    sheet.put(2, 2, bound.words("How to read the figures"), looks.HEADING)
    for row, rule in enumerate(RULES, start=3):
        sheet.put(row, 2, bound.words(rule), looks.WRAPPED)
        sheet.merge(row, 2, 3)
        sheet.heighten(row, 32)
    row = 3 + len(RULES)
    for table in tables:
        sheet.put(row + 1, 2, bound.words(table.title), looks.HEADING)
        own = [column for column in table.columns if column.language in (None, bound.language.subtag)]
        row = _pairs(sheet, row + 2, [(bound.words(column.title), bound.words(column.meaning)) for column in own])
    sheet.widths = _WIDTHS


def _facts(bound: Bound) -> Iterable[tuple[str, str]]:
    publication = bound.release.report.publication
    yield bound.words("Date of this edition"), bound.language.date(day_of(bound.release.day))
    if bound.release.site:
        yield bound.words("Address"), bound.release.link(bound.language, "/data/")
    if publication.licence:
        yield bound.words("Licence"), publication.licence
    if publication.contact and (where := publication.contact.email or publication.contact.url):
        yield bound.words("Contact"), where


def _pairs(sheet: Sheet, row: int, pairs: Iterable[tuple[str, str]]) -> int:
    """Names and what they are, from a row on; the row after them."""
    for name, value in pairs:
        sheet.put(row, 2, name, looks.LABEL)
        sheet.put(row, 3, value, looks.WRAPPED)
        row += 1
    return row
