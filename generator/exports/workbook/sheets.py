"""The sheets: cover, notes, a sheet for each table, and the figures by year."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from generator.derive.series import by_theme, observed_indicators
from generator.exports.release import Release
from generator.exports.table import Cell, Column, Holds, Table
from generator.exports.workbook import looks
from generator.exports.workbook.cells import Square, exact, qualified_format, text, write
from generator.language.language import Language
from generator.markdown.printer import Printer
from generator.model.figures import Figure
from generator.model.indicators import Indicator

Dresses = dict[tuple[bool, bool, str, bool], StyleArray]
MOST_LINKS = 2000  # rows whose addresses are links; beyond, a spreadsheet opens slowly


@dataclass(frozen=True)
class Bound:
    """A workbook in the making, in a language."""

    book: Workbook
    release: Release
    language: Language

    @property
    def printer(self) -> Printer:
        """What prints the report in the language."""
        return self.release.printer(self.language)

    def words(self, message: str) -> str:
        """A message of the interface."""
        return self.language.words(message)

    def sheet(self, title: str) -> Worksheet:
        """A new sheet under a title, read as the language is."""
        sheet: Worksheet = self.book.create_sheet(title[:31])
        sheet.sheet_view.rightToLeft = self.language.direction == "rtl"
        sheet.sheet_view.showGridLines = False
        return sheet


def table_sheet(bound: Bound, table: Table) -> None:
    """A table with its columns in the language, its head kept in sight, ready to be filtered."""
    sheet = bound.sheet(bound.words(table.title))
    columns = spoken_columns(bound, table)
    _head(sheet, [bound.words(column.title) for column, _ in columns])
    dresses: Dresses = {}
    for number, row in enumerate(table.rows, start=2):
        for place, (column, cells) in enumerate(columns, start=1):
            value = next((row[index] for index in cells if row[index] is not None), None)
            _body(sheet.cell(number, place), column, value, len(table.rows) <= MOST_LINKS, dresses)
    for place, (column, _) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = looks.width(column)
    _as_table(sheet, table.name, len(table.rows), len(columns))


def spoken_columns(bound: Bound, table: Table) -> list[tuple[Column, list[int]]]:
    """The columns that a reader is shown, each with where its cells are: a text in the reader's language, or else as it
    was written."""
    default = bound.release.languages[0].subtag
    places = {column.name: index for index, column in enumerate(table.columns)}
    return [
        (column, [index, places.get(f"{column.stem}_{default}", index)])
        for index, column in enumerate(table.columns)
        if column.language in (None, bound.language.subtag)
    ]


def _head(sheet: Worksheet, titles: list[str], row: int = 1) -> None:
    for place, title in enumerate(titles, start=1):
        text(sheet.cell(row, place), title)
        _dress(sheet.cell(row, place))
    sheet.row_dimensions[row].height = 32
    sheet.freeze_panes = f"A{row + 1}"


def _dress(cell: Square) -> None:
    cell.font, cell.fill, cell.alignment = looks.HEAD, looks.HEAD_FILL, looks.CENTRED


def _body(cell: Square, column: Column, value: Cell, linked: bool, dresses: Dresses) -> None:
    write(cell, value)
    link = value if linked and column.holds is Holds.ADDRESS and isinstance(value, str) else ""
    if link.startswith("http"):
        cell.hyperlink = link
    # To look each part of a style up again for each cell takes most of the time.
    look = (column.holds is Holds.TEXT, link.startswith("http"), cell.number_format, bool(cell.quotePrefix))
    if look not in dresses:
        cell.alignment = looks.WRAPPED if column.holds is Holds.TEXT else looks.TOP
        cell.font = looks.LINK if link.startswith("http") else looks.BODY
        dresses[look] = copy(cell._style)  # type: ignore[union-attr]
    cell._style = copy(dresses[look])  # type: ignore[union-attr]


def _as_table(sheet: Worksheet, name: str, rows: int, columns: int) -> None:
    reach = f"A1:{get_column_letter(columns)}{rows + 1}"
    made = SheetTable(displayName=f"bilan_{name}", ref=reach)
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(made)


def by_year_sheet(bound: Bound) -> None:
    """The figures as people compare them: an indicator a row, a year a column, qualifiers in words before real numbers."""
    report = bound.release.report
    years = [year.number for year in report.years.values() if year.figures]
    sheet = bound.sheet(bound.words("Figures by year"))
    _head(sheet, [bound.words("Indicator"), bound.words("Unit"), *map(str, years)])
    row = 2
    for theme, members in by_theme(report, observed_indicators(report)):
        row = _theme(bound, sheet, row, theme, len(years) + 2)
        for indicator in members:
            _series(bound, sheet, row, indicator, years)
            row += 1
    for place, wide in enumerate((46, 24, *(15 for _ in years)), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = wide
    sheet.freeze_panes = "C2"


def _theme(bound: Bound, sheet: Worksheet, row: int, theme: str, columns: int) -> int:
    for place in range(1, columns + 1):
        sheet.cell(row, place).fill = looks.THEME_FILL
    text(sheet.cell(row, 1), bound.printer.plain(bound.release.report.themes[theme].name))
    sheet.cell(row, 1).font = looks.LABEL
    return row + 1


def _series(bound: Bound, sheet: Worksheet, row: int, indicator: Indicator, years: list[int]) -> None:
    named = (bound.printer.plain(indicator.name), bound.printer.unit_name(indicator))
    for place, words in enumerate(named, start=1):
        text(sheet.cell(row, place), words)
        sheet.cell(row, place).font, sheet.cell(row, place).alignment = looks.BODY, looks.WRAPPED
    for place, year in enumerate(years, start=3):
        figure = bound.release.report.figure(indicator.id, year)
        if figure:
            _observed(bound, sheet.cell(row, place), figure, indicator)


def _observed(bound: Bound, cell: Square, figure: Figure, indicator: Indicator) -> None:
    cell.alignment = looks.TOP
    if figure.break_:
        cell.border = looks.BROKEN_RTL if bound.language.direction == "rtl" else looks.BROKEN
    if figure.value is None:
        text(cell, bound.printer.printed(figure))
        cell.font = looks.QUIET
        return
    cell.value, cell.font = exact(figure.value), looks.BODY
    cell.number_format = qualified_format(_decimals(figure.value, indicator), figure.qualifier, bound.language)


def _decimals(value: Decimal, indicator: Indicator) -> int:
    return max(indicator.decimals, -int(value.normalize().as_tuple().exponent), 0)
