"""The sheets of the workbook: one for each table, and the figures by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilan.analysis.time_series import by_theme, observed_indicators
from bilan.exports.data_table import Cell, Column, ColumnType, Table
from bilan.exports.release import Release
from bilan.exports.workbook import cell_styles as styles
from bilan.exports.workbook.number_formats import money_format, number_format, qualified_format
from bilan.exports.workbook.workbook_file import Sheet, WorkbookFile
from bilan.locales.language import Language
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.render.formatter import PageFormatter
from bilan.values.digits import decimal_places

MOST_LINKS = 2000  # rows with links; beyond, a spreadsheet opens slowly


@dataclass(frozen=True)
class LocalizedWorkbook:
    """A workbook that is being written, in a language of the report."""

    file: WorkbookFile
    release: Release
    language: Language

    @property
    def formatter(self) -> PageFormatter:
        """The formatter of the report in the language."""
        return self.release.formatter(self.language)

    def words(self, message: str) -> str:
        """Return a message of the interface in the language."""
        return self.language.words(message)

    def titles(self, columns: Sequence[Column]) -> list[str]:
        """Return the titles of columns; a label that another column has too is left out, because titles are unique."""
        labels = [self.formatter.plain(column.label) if column.label else "" for column in columns]
        words = [self.words(column.title) for column in columns]
        taken = {word.casefold() for word, column in zip(words, columns, strict=True) if not column.label}
        unique = [label and label.casefold() not in taken and labels.count(label) == 1 for label in labels]
        return [label if own else word for label, word, own in zip(labels, words, unique, strict=True)]

    def sheet(self, title: str) -> Sheet:
        """Add a sheet with a message of the interface as its title."""
        return self.file.sheet(self.words(title))


def table_sheets(books: Sequence[LocalizedWorkbook], table: Table) -> None:
    """Write a table into each workbook. Its cells are read once for all."""
    started = [(_table_sheet(book, table), localized_columns(book, table)) for book in books]
    linked = len(table.rows) <= MOST_LINKS
    for number, row in enumerate(table.rows, start=2):
        chosen = [_style(column, value, linked) for column, value in zip(table.columns, row, strict=True)]
        for sheet, columns in started:
            for place, (_, own, otherwise) in enumerate(columns, start=1):
                at = otherwise if row[own] is None else own
                if chosen[at] is styles.LINK:
                    sheet.put_link(number, place, str(row[at]), styles.LINK)
                else:
                    sheet.put(number, place, row[at], chosen[at])


def _style(column: Column, value: Cell, linked: bool) -> styles.CellStyle:
    if linked and column.type is ColumnType.ADDRESS and isinstance(value, str) and value.startswith("http"):
        return styles.LINK
    return styles.WRAPPED if column.type is ColumnType.TEXT else styles.TOP


def _table_sheet(book: LocalizedWorkbook, table: Table) -> Sheet:
    """Add a sheet for a table with columns in the language, a frozen header and filters."""
    sheet = book.sheet(table.title)
    columns = [column for column, _, _ in localized_columns(book, table)]
    titles = book.titles(columns)
    _head(sheet, titles)
    sheet.set_widths([styles.width(column) for column in columns])
    sheet.freeze(1, 0)
    sheet.add_table(f"bilan_{table.name}", titles, len(table.rows), styles.HEAD)
    return sheet


def localized_columns(book: LocalizedWorkbook, table: Table) -> list[tuple[Column, int, int]]:
    """The columns that a reader is shown, each with where its cells are, and where those are that take the place of what
    is not there: a text in the reader's language, or else as it was written."""
    default = book.release.languages[0].subtag
    places = {column.name: index for index, column in enumerate(table.columns)}
    return [
        (column, index, places.get(f"{column.stem}_{default}", index))
        for index, column in enumerate(table.columns)
        if column.language in (None, book.language.subtag)
    ]


def _head(sheet: Sheet, titles: list[str]) -> None:
    for place, title in enumerate(titles, start=1):
        sheet.put(1, place, title, styles.HEAD)
    sheet.set_height(1, 32)


def by_year_sheet(book: LocalizedWorkbook) -> None:
    """Write the figures by year.

    There is an indicator in each row, a year in each column, real numbers with qualifiers in their format.
    """
    report = book.release.report
    years = [year.number for year in report.years.values() if year.figures]
    sheet = book.sheet("Figures by year")
    _head(sheet, [book.words("Indicator"), book.words("Unit"), *map(str, years)])
    row = 2
    for theme, members in by_theme(report, observed_indicators(report)):
        _theme(book, sheet, row, theme, len(years) + 2)
        for place, indicator in enumerate(members, start=row + 1):
            _series(book, sheet, place, indicator, years)
        row += 1 + len(members)
    sheet.set_widths((46, 24, *(15 for _ in years)))
    sheet.freeze(1, 2)


def _theme(book: LocalizedWorkbook, sheet: Sheet, row: int, theme: str, columns: int) -> None:
    name = book.formatter.plain(book.release.report.themes[theme].name)
    for place in range(1, columns + 1):
        sheet.put(row, place, name if place == 1 else None, styles.THEME)


def _series(book: LocalizedWorkbook, sheet: Sheet, row: int, indicator: Indicator, years: list[int]) -> None:
    sheet.put(row, 1, book.formatter.plain(indicator.name), styles.WRAPPED)
    sheet.put(row, 2, book.formatter.unit_name(indicator), styles.WRAPPED)
    for place, year in enumerate(years, start=3):
        figure = book.release.report.figure(indicator.id, year)
        if figure:
            _observed(book, sheet, row, place, figure, indicator)


def _observed(book: LocalizedWorkbook, sheet: Sheet, row: int, place: int, figure: Figure, indicator: Indicator) -> None:
    before = "right" if book.language.direction == "rtl" else "left"
    rule = before if figure.break_ else ""
    if figure.value is None:
        sheet.put(row, place, book.formatter.printed(figure), styles.QUIET.ruled(rule))
        return
    if figure.range:
        sheet.put(row, place, book.formatter.printed(figure), styles.TOP.ruled(rule))
        return
    places = max(indicator.decimals, decimal_places(figure.value.normalize()))
    unit = book.formatter.unit_of(indicator)
    own = money_format(places, unit.currency, book.language) if unit and unit.currency else number_format(places)
    shown = qualified_format(own, figure.qualifier, book.language)
    sheet.put(row, place, figure.value, styles.TOP.ruled(rule), shown)
