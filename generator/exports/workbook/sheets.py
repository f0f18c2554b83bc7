"""The sheets: a sheet for each table, and the figures by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.derive.series import by_theme, observed_indicators
from generator.exports.release import Release
from generator.exports.table import Cell, Column, Holds, Table
from generator.exports.workbook import looks
from generator.exports.workbook.book import Book
from generator.exports.workbook.cells import decimals, held, qualified_format
from generator.exports.workbook.sheet import Listing, Sheet
from generator.language.language import Language
from generator.markdown.printer import Printer
from generator.model.figures import Figure
from generator.model.indicators import Indicator

MOST_LINKS = 2000  # rows whose addresses are links; beyond, a spreadsheet opens slowly


@dataclass(frozen=True)
class Bound:
    """A workbook in the making, in a language."""

    book: Book
    release: Release
    language: Language

    @property
    def printer(self) -> Printer:
        """What prints the report in the language."""
        return self.release.printer(self.language)

    def words(self, message: str) -> str:
        """A message of the interface."""
        return self.language.words(message)

    def sheet(self, title: str) -> Sheet:
        """A new sheet under a title, a message of the interface."""
        return self.book.sheet(self.words(title))


def table_sheets(bounds: Sequence[Bound], table: Table) -> None:
    """A table in each workbook, its cells read once for all of them."""
    begun = [(_table_sheet(bound, table), spoken_columns(bound, table)) for bound in bounds]
    linked = len(table.rows) <= MOST_LINKS
    for number, row in enumerate(table.rows, start=2):
        cells = [(held(value), _look(column, value, linked)) for column, value in zip(table.columns, row, strict=True)]
        for sheet, columns in begun:
            shown = [otherwise if row[own] is None else own for _, own, otherwise in columns]
            sheet.fill(number, [cells[at] for at in shown])
            for place, at in enumerate(shown if linked else (), start=1):
                if cells[at][1] is looks.LINK:
                    sheet.link(number, place, str(row[at]))


def _look(column: Column, value: Cell, linked: bool) -> looks.Look:
    if linked and column.holds is Holds.ADDRESS and isinstance(value, str) and value.startswith("http"):
        return looks.LINK
    return looks.WRAPPED if column.holds is Holds.TEXT else looks.TOP


def _table_sheet(bound: Bound, table: Table) -> Sheet:
    """A sheet for a table with its columns in the language, its head kept in sight, ready to be filtered."""
    sheet = bound.sheet(table.title)
    columns = [column for column, _, _ in spoken_columns(bound, table)]
    titles = [bound.words(column.title) for column in columns]
    _head(sheet, titles)
    sheet.widths = [looks.width(column) for column in columns]
    sheet.frozen, sheet.listing = "A2", Listing(f"bilan_{table.name}", titles, len(table.rows))
    return sheet


def spoken_columns(bound: Bound, table: Table) -> list[tuple[Column, int, int]]:
    """The columns that a reader is shown, each with where its cells are, and where those are that take the place of what
    is not there: a text in the reader's language, or else as it was written."""
    default = bound.release.languages[0].subtag
    places = {column.name: index for index, column in enumerate(table.columns)}
    return [
        (column, index, places.get(f"{column.stem}_{default}", index))
        for index, column in enumerate(table.columns)
        if column.language in (None, bound.language.subtag)
    ]


def _head(sheet: Sheet, titles: list[str]) -> None:
    for place, title in enumerate(titles, start=1):
        sheet.put(1, place, title, looks.HEAD)
    sheet.heighten(1, 32)


def by_year_sheet(bound: Bound) -> None:
    """The figures as people compare them: an indicator a row, a year a column, qualifiers in words before real numbers."""
    report = bound.release.report
    years = [year.number for year in report.years.values() if year.figures]
    sheet = bound.sheet("Figures by year")
    _head(sheet, [bound.words("Indicator"), bound.words("Unit"), *map(str, years)])
    row = 2
    for theme, members in by_theme(report, observed_indicators(report)):
        _theme(bound, sheet, row, theme, len(years) + 2)
        for place, indicator in enumerate(members, start=row + 1):
            _series(bound, sheet, place, indicator, years)
        row += 1 + len(members)
    sheet.widths, sheet.frozen = (46, 24, *(15 for _ in years)), "C2"


def _theme(bound: Bound, sheet: Sheet, row: int, theme: str, columns: int) -> None:
    name = bound.printer.plain(bound.release.report.themes[theme].name)
    for place in range(1, columns + 1):
        sheet.put(row, place, name if place == 1 else None, looks.THEME)


def _series(bound: Bound, sheet: Sheet, row: int, indicator: Indicator, years: list[int]) -> None:
    sheet.put(row, 1, bound.printer.plain(indicator.name), looks.WRAPPED)
    sheet.put(row, 2, bound.printer.unit_name(indicator), looks.WRAPPED)
    for place, year in enumerate(years, start=3):
        figure = bound.release.report.figure(indicator.id, year)
        if figure:
            _observed(bound, sheet, row, place, figure, indicator)


def _observed(bound: Bound, sheet: Sheet, row: int, place: int, figure: Figure, indicator: Indicator) -> None:
    before = "right" if bound.language.direction == "rtl" else "left"
    rule = before if figure.break_ else ""
    if figure.value is None:
        sheet.put(row, place, bound.printer.printed(figure), looks.QUIET.ruled(rule))
        return
    places = max(indicator.decimals, decimals(figure.value))
    shown = qualified_format(places, figure.qualifier, bound.language)
    sheet.put(row, place, figure.value, looks.TOP.ruled(rule), shown)
