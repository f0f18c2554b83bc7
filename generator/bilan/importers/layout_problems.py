"""Reasons not to trust the layout of a table of figures: what its header, titles or notes leave open.

Because of each of them, the whole table or some of its rows are not proposed.

Problems: `ambiguous-number`, and `invalid-number` for a header cell without a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.cell_kinds import faulty_cell, has_digits, is_number, is_total, is_word
from bilan.importers.cell_text import comparable, without_accents
from bilan.importers.scale_words import is_scaled_unit, names_a_scale
from bilan.importers.table_layout import Layout, words_below
from bilan.importers.table_names import TIME_FIELDS, TableNames
from bilan.messages.message import join_messages, translatable
from bilan.model.indicator import Indicator
from bilan.schema.number_fields import AMBIGUOUS
from bilan.spreadsheets.table_sheet import Row, Sheet, column_letters, shown

_UNITS = frozenset(("unit", "units", "unite", "unites", "unite de mesure", "mesure", "الوحدة", "وحدة القياس"))
_DIMENSIONS = frozenset((
    "region", "regions", "province", "prefecture", "commune", "ville", "pays", "sexe", "genre", "age", "trimestre",
    "semestre", "mois", "semaine", "quarter", "month", "week", "city", "gender", "sex", "country", "district",
    "الجهة", "جهة", "الاقليم", "اقليم", "العمالة", "المدينة", "مدينة", "الجنس", "السن", "الشهر", "شهر", "الفصل",
    "الربع",
))  # fmt: skip
_WHOLES = frozenset(("annee", "annuel", "annuelle", "year", "all", "tous", "toutes", "national", "maroc", "السنة", "الكل"))
_OF_ARTICLES = frozenset(("differs", "differe", "مختلف")), frozenset(("article", "المقال", "مقال"))
_ADVICE = translatable("Write a label above it. In a CSV file, put a number that holds the separator in quotation marks.")


def layout_problems(sheet: Sheet, layout: Layout, names: TableNames) -> Sequence[Problem]:
    """Return the first reason not to read the table."""
    causes = (
        _header_without_value(sheet, layout),
        _of_articles(sheet, layout),
        _scaled(sheet, layout),
        _words_below(sheet, layout, names),
        _several_values(sheet, layout, names),
        _columns_without_label(sheet, layout),
    )
    return next(filter(None, map(tuple, causes)), ())


class RowChecks:
    """Checks of single rows in a table whose layout is sound."""

    def __init__(self, sheet: Sheet, layout: Layout, names: TableNames) -> None:
        self._sheet, self._layout, self._names = sheet, layout, names
        labels = [layout.header.text(column) for column in range(len(layout.header.labels))]
        self._labels = labels
        self._units = [index for index, label in enumerate(labels) if without_accents(label) in _UNITS]
        self._parts = [
            index
            for index, label in enumerate(labels)
            if without_accents(label) in _DIMENSIONS and index not in layout.columns
        ]
        self._values = [column.column for column in layout.values]

    def problem(self, row: Row, indicator: Indicator | None) -> Problem | None:
        """Return why the figures of a row may not be what they seem; None if nothing says so."""
        for column in _without_label(self._layout, row):
            if is_number(row.at(column)):
                message = translatable(
                    "This row has a number in column {column}, which has no label.", column=column_letters(column)
                )
                return AMBIGUOUS.at(self._sheet.place(row, column), message, _ADVICE)
        for column in self._units:
            words = shown(row.at(column))
            if is_scaled_unit(words) and not (indicator and is_scaled_unit(indicator.unit.name)):
                return _scale_problem(self._sheet.place(row, column), words)
        for column in self._parts:
            part = shown(row.at(column))
            if part and not is_total(part) and without_accents(part) not in _WHOLES:
                message = translatable(
                    "The column “{column}” divides the figures: this row is for “{part}” alone.",
                    column=self._labels[column],
                    part=part[:40],
                )
                hint = translatable("Import the whole of each figure: rows with “Total” in this column are read.")
                return AMBIGUOUS.at(self._sheet.place(row, column), message, hint)
        return None

    def begins_another_table(self, row: Row) -> bool:
        """Return whether a row is another header."""
        layout, names = self._layout, self._names
        if layout.is_identified(row, names):
            return False
        if any(names.fields.find(shown(one)) in ("indicator", "year", *TIME_FIELDS) for one in row.cells):
            return True
        values = [one for column in self._values if shown(one := row.at(column))]
        years = [label.year for one in values if (label := names.year(one)) is not None]
        if layout.about and 1 < len(years) == len(values):
            return years in ([*range(years[0], years[-1] + 1)], [*range(years[0], years[-1] - 1, -1)])
        return bool(values) and all(shown(one) in names.indicators for one in values)

    def aside(self, row: Row) -> tuple[str, ...]:
        """Return the words in columns that are not read, by which two rows of the same indicator and year differ."""
        read = self._layout.columns
        return tuple(
            comparable(cell) if isinstance(cell, str) and not has_digits(cell) else ""
            for column, cell in enumerate(row.cells)
            if column not in read and column < len(self._labels)
        )


def another_table(place: Place) -> Problem:
    """Return the problem that a second table begins below the first, and was not read."""
    message = translatable("Another table begins in this row; this row and those below it were not read.")
    return AMBIGUOUS.at(place, message, translatable("Put each table in a file or a sheet of its own."))


def _header_without_value(sheet: Sheet, layout: Layout) -> Iterator[Problem]:
    for row in sheet.rows[layout.header.first : layout.header.below]:
        for column, fault in row.faults.items():
            yield faulty_cell(f"{column_letters(column)}{row.number}", fault, sheet.place(row, column))


def _of_articles(sheet: Sheet, layout: Layout) -> Iterator[Problem]:
    header = sheet.rows[layout.header.first : layout.header.below]
    labels = {without_accents(shown(cell)) for row in header for cell in row.cells}
    if all(labels & names for names in _OF_ARTICLES):
        message = translatable("These are figures that articles report, not the institution’s own.")
        yield AMBIGUOUS.at(sheet.place(header[0]), message, translatable("Import the table of figures instead."))


def _scaled(sheet: Sheet, layout: Layout) -> Iterator[Problem]:
    """Yield a problem for the first words that say the table is in thousands or more.

    They may be above it, in its header, or in a note below.
    """
    header = layout.header
    above = ((row, column) for row in sheet.rows[: header.first] for column in range(len(row.cells)))
    labels = (
        (row, column)
        for row in sheet.rows[header.first : header.below]
        for column in range(len(row.cells))
        if column in layout.columns
    )
    notes = (
        (row, column)
        for row in sheet.rows[header.below :]
        if not any(has_digits(row.at(one.column)) for one in layout.values)
        for column in range(len(row.cells))
    )
    for row, column in chain(above, labels, notes):
        cell = row.at(column)
        if isinstance(cell, str) and names_a_scale(cell):
            yield _scale_problem(sheet.place(row, column), shown(cell))
            return


def _scale_problem(place: Place, words: str) -> Problem:
    message = translatable("This table gives its numbers in a larger unit: “{words}”.", words=words[:80])
    hint = translatable("Write the full numbers (13 000 for 13 in thousands), and delete these words.")
    return AMBIGUOUS.at(place, message, hint)


def _words_below(sheet: Sheet, layout: Layout, names: TableNames) -> Iterator[Problem]:
    row = words_below(sheet, layout, names)
    if row is None:
        return
    columns = [column.column for column in layout.values if is_word(row.at(column.column))]
    words = join_messages(dict.fromkeys(shown(cell)[:40] for cell in row.cells if is_word(cell)))
    message = translatable("The row below the header says more than is understood: {words}.", words=words)
    hint = translatable(
        "Keep only the columns to import, each below its year; “Valeur” and “Réalisé” are understood below a year."
    )
    yield AMBIGUOUS.at(sheet.place(row, columns[0]), message, hint)


def _several_values(sheet: Sheet, layout: Layout, names: TableNames) -> Iterator[Problem]:
    """Yield a problem if another column could be the value too."""
    if layout.indicator is None or any(column.year for column in layout.values):
        return
    named = [
        column
        for column, labels in enumerate(layout.header.labels)
        if labels and all(names.fields.find(shown(label)) == "value" for label in labels)
    ]
    if len(named) > 1:
        labels = [layout.header.text(column) for column in named]
        message = translatable("Several columns may be the value: {columns}.", columns=join_messages(labels))
        hint = translatable("Keep one of them, or name it in a mapping: “value: {name}”.", name=labels[0])
        yield AMBIGUOUS.at(sheet.place(sheet.rows[layout.header.below - 1], named[1]), message, hint)


def _columns_without_label(sheet: Sheet, layout: Layout) -> Iterator[Problem]:
    """Yield a problem for the first column without a label that has a number in most rows of figures."""
    counted: dict[int, int] = {}
    rows = [
        row
        for row in sheet.rows[layout.header.below :]
        if any(has_digits(row.at(column.column)) for column in layout.values)
    ]
    for row in rows:
        for column in _without_label(layout, row):
            if is_number(row.at(column)):
                counted[column] = counted.get(column, 0) + 1
    usual = [column for column, count in sorted(counted.items()) if 2 * count > len(rows)]
    if usual:
        message = translatable("Column {column} has numbers and no label.", column=column_letters(usual[0]))
        yield AMBIGUOUS.at(sheet.place(rows[0], usual[0]), message, _ADVICE)


def _without_label(layout: Layout, row: Row) -> Sequence[int]:
    """Return the columns without a label, to the right of the first value."""
    first = min(column.column for column in layout.values)
    labels, read = layout.header.labels, layout.columns
    return [
        column
        for column in range(first + 1, len(row.cells))
        if column not in read and (column >= len(labels) or not labels[column])
    ]
