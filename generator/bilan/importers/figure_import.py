"""Imports the rows of a table as figures, and names the cells that have none.

A cell that cannot be read is a problem at its place; the others are read all the same. Totals, rows without a number and
marks such as `n.d.` are left out and named.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from bilan.analysis.unresolved import UNKNOWN_INDICATOR
from bilan.diagnostics.problem import Place, Problem, suggestion
from bilan.importers.cell_kinds import faulty_cell, has_digits, is_total
from bilan.importers.cell_text import comparable
from bilan.importers.layout_problems import RowChecks, another_table
from bilan.importers.left_out_rows import join_first, row_name
from bilan.importers.mapped_table import Table
from bilan.importers.merged_cells import MergedCells
from bilan.importers.number_marks import marks_of, means_no_number
from bilan.importers.row_keys import CellKey, RowKey, RowKeys
from bilan.importers.scale_words import is_scaled_unit
from bilan.importers.table_layout import Layout, ValueColumn
from bilan.importers.table_names import TableNames
from bilan.importers.table_numbers import Amount, Signs, number
from bilan.importers.year_label import FIRST, LAST, day_of, names_years
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.model.figure import WITHOUT_VALUE, Status
from bilan.model.indicator import Indicator, most_decimals
from bilan.model.report import Report
from bilan.model.unit import PERCENT
from bilan.schema.number_fields import DECIMALS, INVALID, MOST_DIGITS, TOO_LARGE
from bilan.schema.text_fields import UNKNOWN_VALUE
from bilan.spreadsheets.table_sheet import Cell, Row, column_letters, shown
from bilan.spreadsheets.xlsx_reader.number_format import NumberFormat
from bilan.values.interval import Qualifier
from bilan.values.period import Period
from bilan.yaml.source_text import TOO_LARGE as FILE_TOO_LARGE

RANGE = "range"  # the qualifier of a range in our own downloads
MOST_COMPARED = 100  # unknown names for which the nearest known name is searched
_SDMX = {
    "a": Status.FINAL,
    "p": Status.PROVISIONAL,
    "e": Status.ESTIMATED,
    "o": Status.MISSING,
    "m": Status.NOT_APPLICABLE,
    "q": Status.WITHHELD,
}  # CL_OBS_STATUS 2.2, as our own exports write it


@dataclass(frozen=True, slots=True)
class NewFigure:
    """The figure of a cell. `status` and `qualifier` are None if the table gives none.

    `period` is that of a part of the year, None for the whole; `members` are pairs of dimension and member. A whole that is
    for another period than its year has `own_period`.
    """

    indicator: str
    year: int
    value: Decimal | None
    place: Place
    status: Status | None = None
    qualifier: Qualifier | None = None
    period: Period | None = None
    members: tuple[tuple[str, str], ...] = ()
    own_period: Period | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is for a part of the year or a member of a dimension."""
        return self.period is not None or bool(self.members)

    @property
    def when(self) -> str:
        """Its period and members, for a message: `2025`, `2025-03 (district=centre)`."""
        members = ", ".join(f"{dimension}={member}" for dimension, member in self.members)
        return f"{self.period or self.year}" + (f" ({members})" if members else "")

    @property
    def key(self) -> str:
        """The reference to it: `2025-03/visits{district=centre}`."""
        members = ",".join(f"{dimension}={member}" for dimension, member in self.members)
        return f"{self.period or self.year}/{self.indicator}" + (f"{{{members}}}" if members else "")


@dataclass(slots=True)
class NewFigures:
    """What an import found: figures, remarks for the editor, and problems."""

    figures: list[NewFigure] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    year_used: bool = False  # whether a row without a year took that of the import


def value_cells(tables: Sequence[Table]) -> Iterator[Cell]:
    """Yield every cell that should be a number."""
    for table in tables:
        for column in table.layout.values if table.layout else ():
            yield from (row.at(column.column) for row in table.rows)


def new_figures(tables: Sequence[Table], report: Report, names: TableNames, signs: Signs, year: int | None) -> NewFigures:
    """Return every number of the tables, which are sheets of one file; `year` is that of rows without one.

    Problems: `unknown-indicator`, `unknown-member`, `invalid-period`, `ambiguous-number`, `invalid-number`,
    `unexpected-decimals`, `number-too-large`.
    """
    found = NewFigures(remarks=[*signs.remarks])
    rows: dict[str, list[_Read]] = {}
    for table in tables:
        found.problems += table.problems
        if table.layout is None or table.problems:
            continue
        reader = _TableReader(table, table.layout, report, names, signs, year)
        for read in reader.figures():
            rows.setdefault(f"{read.figure.year} {read.figure.key}", []).append(read)
        found.problems += reader.problems
        found.year_used |= reader.year_used
        found.remarks += reader.remarks()
    for same in rows.values():
        conflict = next(filter(None, (_conflict(same[0], other) for other in same[1:])), None)
        if conflict is None:
            found.figures.append(same[0].figure)
        else:
            found.problems.append(conflict)
    return found


class _Read(NamedTuple):
    """A figure, and the words in its row that are not read."""

    figure: NewFigure
    aside: tuple[str, ...]


def _conflict(one: _Read, other: _Read) -> Problem | None:
    """Return why two rows cannot both be the same figure; then neither is used."""
    figure, first = other.figure, one.figure.place.line
    when = figure.when
    if one.figure.value != figure.value:
        message = translatable("“{id}” has two numbers for {year} in this table.", id=figure.indicator, year=when)
    elif one.aside != other.aside:
        message = translatable(
            "“{id}” has two rows for {year}, which differ in another column.", id=figure.indicator, year=when
        )
    else:
        return None
    hint = translatable("Keep one of the two; the other is in row {row}.", row=first)
    return INVALID.at(figure.place, message, hint)


class _TableReader:
    """Reads the rows of one table, and collects problems and what is left out."""

    def __init__(
        self, table: Table, layout: Layout, report: Report, names: TableNames, signs: Signs, year: int | None
    ) -> None:
        self.problems: list[Problem] = []
        self._table, self._layout, self._report, self._names, self._signs = table, layout, report, names, signs
        of_sheet = names.year(table.sheet.name)
        self._year = of_sheet.year if of_sheet else year or 0
        self._year_is_given = of_sheet is None
        self.year_used = False
        self._ignored = {comparable(name) for name in table.mapping.ignore}
        self._merged = MergedCells(table.sheet.merged)
        self._numbers = {row.number: row for row in table.rows}
        header = layout.header
        self._header = {row.cells for row in table.sheet.rows[header.first : header.below]}  # printed again on each page
        self._checks = RowChecks(table.sheet, layout, names)
        self._keys = RowKeys(table, layout, names)
        self._years = layout.year is None or names_years(row.at(layout.year) for row in table.rows)
        self._totals: list[str] = []
        self._without: list[str] = []
        self._nothing: list[str] = []
        self._marks: list[str] = []
        self._words: list[str] = []
        self._statuses: list[str] = []
        self._rounded: list[str] = []

    def figures(self) -> Iterator[_Read]:
        """Yield every figure that can be read, row by row."""
        if not self._merged.complete:
            message = translatable("This sheet has more merged cells than Bilan reads.")
            self.problems.append(
                FILE_TOO_LARGE.at(Place(self._table.sheet.file), message, translatable("Unmerge them in Excel."))
            )
            return
        for row in self._table.rows:
            if row.cells not in self._header and self._checks.begins_another_table(row):
                self.problems.append(another_table(self._table.sheet.place(row)))
                return
            self._check_status(row)
            self._note_ranges(row)
            filled = [column for column in self._layout.values if self._is_filled(row, column)]
            if row.cells in self._header or (not filled and self._layout.indicator is None):
                self._note_unless_year(row)
                continue
            indicator = self._indicator_of(row, filled) if self._layout.indicator is not None else ""
            if indicator is None or not filled:
                continue
            key = self._keys.of_row(row, self._key)
            if isinstance(key, Problem):
                self._note_unread(row, filled, key)
                continue
            if key.left_out:
                self._note_row(row, self._totals)
                continue
            year = self._year_of(row, filled, key)
            if year is None:
                continue
            if (problem := self._checks.problem(row, self._report.indicators.get(indicator))) is not None:
                self.problems.append(problem)
                continue
            aside = self._checks.aside(row)
            for column in filled:
                about = self._keys.of_cell(row, column, key, year)
                if isinstance(about, Problem):
                    self.problems.append(about)
                    continue
                figure = self._figure(row, column, column.indicator or indicator, about)
                if figure is not None:
                    yield _Read(figure, aside)

    def remarks(self) -> Iterator[Message]:
        """Yield remarks on what was left out, each cell or row by its name."""
        yield from self._keys.remarks()
        if self._totals:
            yield translatable("Totals were left out: {rows}.", rows=join_first(self._totals))
        if self._without:
            yield translatable("Rows without a number were left out: {rows}.", rows=join_first(self._without))
        if self._nothing:
            yield translatable("Cells without a number were left out: {cells}.", cells=join_first(self._nothing))
        if self._marks:
            yield translatable("Marks beside a number that were not read: {cells}.", cells=join_first(self._marks))
        if self._statuses:
            yield translatable("Statuses that were not read: {cells}.", cells=join_first(self._statuses))
        if self._words:
            yield translatable(
                "Words that the sheet shows beside a number, not read: {cells}.", cells=join_first(self._words)
            )
        if self._rounded:
            yield translatable("Taken rounded, as the sheet shows them: {cells}.", cells=join_first(self._rounded))

    def _is_filled(self, row: Row, column: ValueColumn) -> bool:
        """Return whether a cell has a value or a fault, or a status beside it that says there is none."""
        if shown(row.at(column.column)) or column.column in row.faults:
            return True
        status = self._status(row, column)
        return status in WITHOUT_VALUE

    def _indicator_of(self, row: Row, filled: Sequence[ValueColumn]) -> str | None:
        """Return the id of the indicator that a row names; None if the row is left out or names no known one."""
        column = self._layout.indicator or 0
        typed = shown(self._key(row, column)) or self._table.mapping.always.get("indicator", "")
        found = self._names.indicators.all(typed)
        if len(found) == 1 and not (filled and "%" in typed and _is_no_share(self._report.indicators[found[0]])):
            return found[0]
        if not filled:
            self._note_row(row, self._without)
            return None
        if comparable(typed) in self._ignored or (
            typed and all(means_no_number(shown(row.at(one.column))) or not has_digits(row.at(one.column)) for one in filled)
        ):
            self._note_row(row, self._without)
        elif is_total(typed) and not self._near(typed):
            self._note_row(row, self._totals)
        else:
            self.problems.append(self._unknown(row, column, typed, found))
        return None

    def _unknown(self, row: Row, column: int, typed: str, found: Sequence[str]) -> Problem:
        place = self._table.sheet.place(row, column)
        if len(found) == 1:
            unit = self._report.indicators[found[0]].unit.name
            message = translatable("This is a percentage; “{id}” counts in “{unit}”.", id=found[0], unit=unit)
            return INVALID.at(place, message, translatable("Write the number without the percent sign, if it is one."))
        if found:
            message = translatable("“{name}” names several indicators: {ids}.", name=typed, ids=join_messages(found))
            return UNKNOWN_INDICATOR.at(place, message, translatable("Write its id."))
        if not typed:
            message = translatable("This row has numbers, but nothing in it names their indicator.")
            return UNKNOWN_INDICATOR.at(place, message, translatable("Fill in the cell."))
        message = translatable("“{name}” is not an indicator of indicators.yml.", name=typed)
        hint = self._near(typed) or translatable(
            "Define it there first. Or, in a mapping, say which indicator it is, “{names}”, or leave the row out: "
            "“ignore: [{name}]”.",
            name=typed,
            names=f"names: {{{typed}: …}}",
        )
        return UNKNOWN_INDICATOR.at(place, message, hint)

    def _near(self, typed: str) -> Message:
        """Return a hint with the name that may be meant. After many unknown names it is empty, to save time."""
        if len(self.problems) > MOST_COMPARED:
            return EMPTY_MESSAGE
        return suggestion(comparable(typed[:100]), self._names.indicators)

    def _year_of(self, row: Row, filled: Sequence[ValueColumn], key: RowKey) -> int | None:
        """Return the year of a row, 0 if its columns or its period have years; None if it has none."""
        if all(column.has_year for column in filled):
            return 0
        column = self._layout.year
        cell = self._key(row, column) if column is not None else ""
        typed = shown(cell) or self._table.mapping.always.get("year", "")
        label = self._names.year(cell if shown(cell) else typed) if self._years or day_of(cell) is None else None
        if label is not None:
            return label.year
        if not typed and key.has_year:
            return 0
        place = self._table.sheet.place(row, column if column is not None else filled[0].column)
        if not typed and self._year:
            self.year_used |= self._year_is_given
            return self._year
        if not typed:
            message, hint = (
                translatable("The year of this figure is missing."),
                translatable("Fill in the cell, or give one year for all rows: “--year 2024”."),
            )
            self.problems.append(INVALID.at(place, message, hint))
        elif self._layout.indicator is None and not any(has_digits(row.at(one.column)) for one in filled):
            self._note_row(row, self._without)
        elif self._layout.indicator is None and is_total(typed):
            self._note_row(row, self._totals)
        else:
            message = translatable("Found “{typed}”; expected a year.", typed=typed[:40])
            self.problems.append(
                INVALID.at(
                    place,
                    message,
                    translatable("Write it with four digits, from {first} to {last}.", first=FIRST, last=LAST),
                )
            )
        return None

    def _note_unread(self, row: Row, filled: Sequence[ValueColumn], problem: Problem) -> None:
        """Note why a row cannot be read: a note without a number is left out, any other is a problem."""
        if self._layout.indicator is None and not any(has_digits(row.at(one.column)) for one in filled):
            self._note_row(row, self._without)
        else:
            self.problems.append(problem)

    def _figure(self, row: Row, column: ValueColumn, indicator: str, about: CellKey) -> NewFigure | None:
        """Return the figure of a cell; None if it has none or cannot be read."""
        place = self._table.sheet.place(row, column.column)
        status, qualifier = self._status(row, column), self._qualifier(row, column)
        cell = row.at(column.column)
        if column.column in row.faults:
            self.problems.append(faulty_cell(self._name(row, column.column), row.faults[column.column], place))
            return None
        if not shown(cell):
            return NewFigure(indicator, about.year, None, place, status, None, about.period, about.members)
        if isinstance(cell, str) and means_no_number(cell):
            self._nothing.append(f"{self._name(row, column.column)} “{shown(cell)}”")
            return None
        if (area := self._shared_area(row, column.column)) is not None:
            message = translatable("The cells {area} are merged: only the first of them has a value.", area=area)
            self.problems.append(INVALID.at(place, message, translatable("Unmerge them in Excel, and fill in each one.")))
            return None
        amount = number(cell, self._signs, place)
        if isinstance(amount, Problem):
            if self._is_known_range(indicator, about, shown(cell)):
                self._nothing.append(f"{self._name(row, column.column)} “{RANGE}”")
            else:
                self.problems.append(amount)
            return None
        form = row.formats.get(column.column)
        value = self._checked(amount, form, self._report.indicators[indicator], row, column.column)
        if isinstance(value, Problem):
            self.problems.append(value)
            return None
        if unread := " ".join(mark for mark in (amount.marks.unread, column.marks.unread) if mark):
            self._marks.append(f"{self._name(row, column.column)} “{unread}”")
        if form is not None and form.words.strip("%"):
            self._words.append(f"{self._name(row, column.column)} “{form.words}”")
        settled = amount.marks.status or status or column.marks.status
        return NewFigure(indicator, about.year, value, place, settled, qualifier, about.period, about.members)

    def _is_known_range(self, indicator: str, about: CellKey, typed: str) -> bool:
        """Return whether a text is the range that the report has: our workbook prints `9 000 à 11 000`."""
        known = None if about.period or about.members else self._report.figure(indicator, about.year)
        if known is None or known.range is None:
            return False
        digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in typed)
        ends = re.findall(r"\d+", re.sub(r"(?<=\d)[\s.,](?=\d{3}(?!\d))", "", digits))
        return ends == [f"{known.range.low:f}", f"{known.range.high:f}"]

    def _checked(
        self, amount: Amount, form: NumberFormat | None, indicator: Indicator, row: Row, column: int
    ) -> Decimal | Problem:
        """Return the value in the unit and decimals of the indicator, or why it cannot be."""
        place, value = self._table.sheet.place(row, column), amount.value.normalize()
        typed = shown(row.at(column))
        if form is not None and not form.thousands and is_scaled_unit(form.words):
            message = translatable("This cell holds {value}, and shows “{words}” beside it.", value=typed, words=form.words)
            return INVALID.at(place, message, translatable("Write the full number into the cell."))
        percent = amount.percent or (form is not None and (form.percent or "%" in form.words))
        if percent and indicator.unit.name != PERCENT:
            message = translatable(
                "This is a percentage; “{id}” counts in “{unit}”.", id=indicator.id, unit=indicator.unit.name
            )
            return INVALID.at(place, message, translatable("Write the number without the percent sign, if it is one."))
        most = most_decimals(indicator, self._report.units)
        if _decimals(value) > most and form is not None and form.decimals == most:
            value = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP).normalize()
            self._rounded.append(f"{self._name(row, column)} {value:f} ({typed})")
        if _decimals(value) > most:
            return DECIMALS.at(
                place,
                _too_precise(typed, most),
                translatable(
                    "Round it, or write “{key}” for this indicator in indicators.yml.",
                    key=f"decimals: {min(6, _decimals(value))}",
                ),
            )
        if len(f"{value:f}".lstrip("-").replace(".", "")) > MOST_DIGITS:
            message = translatable(
                "Found “{typed}”; expected a number of at most {most} digits.", typed=typed[:60], most=MOST_DIGITS
            )
            return TOO_LARGE.at(place, message, translatable("Check the number: more digits could not be kept exactly."))
        return value

    def _status(self, row: Row, column: ValueColumn) -> Status | None:
        """Return the status of a value, by the columns beside it."""
        for field_ in ("status", "obs_status"):
            typed = shown(row.at(column.beside[field_])) if field_ in column.beside else ""
            if typed:
                known = _SDMX.get(typed.casefold()) or next((one for one in Status if one.value == typed.casefold()), None)
                marks = marks_of(typed) if known is None else None
                return known or (marks.status if marks else None)
        return None

    def _note_ranges(self, row: Row) -> None:
        """Note the ranges of a download, which has their ends in columns of their own."""
        for column in self._layout.values:
            beside = column.beside.get("qualifier")
            if beside is not None and shown(row.at(beside)) == RANGE and not shown(row.at(column.column)):
                self._nothing.append(f"{self._name(row, column.column)} “{RANGE}”")

    def _check_status(self, row: Row) -> None:
        """Note an unknown status: beside a number it is named, without one it is a problem."""
        for column in self._layout.values:
            for field_ in ("status", "obs_status"):
                beside = column.beside.get(field_)
                typed = shown(row.at(beside)) if beside is not None else ""
                if beside is None or not typed or row.cells in self._header or self._status(row, column) is not None:
                    continue
                if marks_of(typed) is not None or means_no_number(typed):
                    continue
                if shown(row.at(column.column)):
                    self._statuses.append(f"{self._name(row, beside)} “{typed[:40]}”")
                else:
                    message = translatable("“{typed}” is not a status of a figure.", typed=typed[:40])
                    known = join_messages(one.value for one in Status)
                    hint = translatable("Write one of {known}.", known=known)
                    self.problems.append(UNKNOWN_VALUE.at(self._table.sheet.place(row, beside), message, hint))

    def _qualifier(self, row: Row, column: ValueColumn) -> Qualifier | None:
        typed = shown(row.at(column.beside["qualifier"])).casefold() if "qualifier" in column.beside else ""
        return next((one for one in Qualifier if one.value == typed), None)

    def _key(self, row: Row, column: int) -> Cell:
        """Return the cell that names the indicator or the year of a row: its own, or that of its merged area."""
        cell = row.at(column)
        area = self._merged.area(row.number, column) if cell == "" else None
        above = self._numbers.get(area.top) if area is not None else None
        return above.at(area.left) if above is not None and area is not None else cell

    def _shared_area(self, row: Row, column: int) -> str | None:
        """Return the merged area that covers several cells that are read, None if the cell is on its own."""
        area = self._merged.area(row.number, column)
        if area is None:
            return None
        columns = sum(area.left <= one.column <= area.right for one in self._layout.values)
        rows = sum(number in self._numbers for number in range(area.top, min(area.bottom, area.top + MOST_COMPARED) + 1))
        reference = f"{column_letters(area.left)}{area.top}:{column_letters(area.right)}{area.bottom}"
        return reference if columns > 1 or rows > 1 else None

    def _name(self, row: Row, column: int) -> str:
        """Return the name of a cell in a spreadsheet, such as B7."""
        return f"{column_letters(column)}{row.number}"

    def _note_unless_year(self, row: Row) -> None:
        """Note a row without a value, unless it is a year or a month that has none yet."""
        if not self._layout.says(row, self._names):
            self._note_row(row, self._without)

    def _note_row(self, row: Row, rows: list[str]) -> None:
        rows.append(row_name(row))


def _is_no_share(indicator: Indicator) -> bool:
    """Return whether `Visites (%)` cannot mean this indicator: it is a count, and its names have no percent sign."""
    return indicator.unit.name != PERCENT and not any("%" in name for name in indicator.name.texts.values())


def _too_precise(typed: str, decimals: int) -> Message:
    if not decimals:
        return translatable("Found “{typed}”; this indicator is counted in whole numbers.", typed=typed)
    return translatable("Found “{typed}”; this indicator has at most {decimals} decimals.", typed=typed, decimals=decimals)


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))
