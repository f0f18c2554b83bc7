"""Imports the rows of a table as figures, and names the cells that have none.

A cell that cannot be read is a problem at its place; the others are read all the same. Totals, rows without a number and
marks such as `n.d.` are left out and named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bilan.analysis.unresolved import UNKNOWN_INDICATOR
from bilan.diagnostics.problem import Place, Problem, suggestion
from bilan.importers.cell_kinds import faulty_cell, has_digits, is_total
from bilan.importers.cell_text import comparable
from bilan.importers.checked_value import checked_value, is_percentage
from bilan.importers.layout_problems import RowChecks, another_table
from bilan.importers.left_out_rows import LeftOut, cell_name, row_name
from bilan.importers.mapped_table import Table
from bilan.importers.merged_cells import MergedCells
from bilan.importers.new_figure import NewFigure, NewFigures, ReadFigure, conflict_of
from bilan.importers.number_marks import means_no_number
from bilan.importers.part_entries import dimensions_of
from bilan.importers.range_cells import range_ends, range_in_table, reversed_range
from bilan.importers.row_keys import CellKey, RowKey, RowKeys
from bilan.importers.status_cells import qualifier_beside, range_columns, status_beside, unread_statuses
from bilan.importers.table_layout import Layout, ValueColumn
from bilan.importers.table_names import TableNames
from bilan.importers.table_numbers import number, sign_remarks
from bilan.importers.year_label import FIRST, LAST, day_of, names_years
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.model.figure import WITHOUT_VALUE, Status
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.unit import PERCENT
from bilan.schema.number_fields import INVALID
from bilan.schema.text_fields import UNKNOWN_VALUE
from bilan.spreadsheets.table_sheet import Cell, Row, shown
from bilan.values.interval import Interval
from bilan.yaml.source_text import TOO_LARGE as FILE_TOO_LARGE

MOST_COMPARED = 100  # unknown names for which the nearest known name is searched


def value_cells(tables: Sequence[Table]) -> Iterator[Cell]:
    """Yield every cell that should be a number."""
    for table in tables:
        for column in table.layout.values if table.layout else ():
            yield from (row.at(column.column) for row in table.rows)


def new_figures(tables: Sequence[Table], report: Report, names: TableNames, decimal: str, year: int | None) -> NewFigures:
    """Return every number of the tables, which are sheets of one file.

    `decimal` is the decimal sign, empty if nothing decides; `year` is that of rows without one.

    Problems: `unknown-indicator`, `unknown-member`, `invalid-period`, `ambiguous-number`, `invalid-number`,
    `unexpected-decimals`, `number-too-large`.
    """
    found = NewFigures(remarks=sign_remarks(decimal))
    rows: dict[str, list[ReadFigure]] = {}
    for table in tables:
        found.problems += table.problems
        if table.layout is None or table.problems:
            continue
        reader = _TableReader(table, table.layout, report, names, decimal, year)
        for read in reader.figures():
            rows.setdefault(f"{read.figure.year} {read.figure.key}", []).append(read)
        found.problems += reader.problems
        found.year_used |= reader.year_used
        found.remarks += reader.remarks()
    for same in rows.values():
        conflict = next(filter(None, (conflict_of(same[0], other) for other in same[1:])), None)
        if conflict is None:
            found.figures.append(same[0].figure)
        else:
            found.problems.append(conflict)
    return found


class _TableReader:
    """Reads the rows of one table, and collects problems and what is left out."""

    def __init__(
        self, table: Table, layout: Layout, report: Report, names: TableNames, decimal: str, year: int | None
    ) -> None:
        self.problems: list[Problem] = []
        self._table, self._layout, self._report, self._names, self._decimal = table, layout, report, names, decimal
        of_sheet = names.year(table.sheet.name)
        self._year = of_sheet.year if of_sheet else year or 0
        self._year_is_given = of_sheet is None
        self.year_used = False
        self._ignored = {comparable(name) for name in table.mapping.ignore}
        self._merged = MergedCells(table.sheet.merged, table.rows)
        header = layout.header
        self._header = {row.cells for row in table.sheet.rows[header.first : header.below]}  # printed again on each page
        self._checks = RowChecks(table.sheet, layout, names)
        self._value_columns = [column.column for column in layout.values]
        self._keys = RowKeys(table, layout, names)
        self._years = layout.year is None or names_years(row.at(layout.year) for row in table.rows)
        self._left_out = LeftOut()

    def figures(self) -> Iterator[ReadFigure]:
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
            self._note_statuses(row)
            filled = [column for column in self._layout.values if self._is_filled(row, column)]
            if row.cells in self._header or (not filled and self._layout.indicator is None):
                self._note_unless_year(row)
                continue
            indicator = self._indicator_of(row, filled) if self._layout.indicator is not None else ""
            if indicator is None or not filled:
                continue
            key = self._keys.of_row(row, self._merged.value)
            if isinstance(key, Problem):
                self._note_unread(row, filled, key)
                continue
            if key.left_out:
                self._note_row(row, self._left_out.totals)
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
                figure = (
                    about if isinstance(about, Problem) else self._figure(row, column, column.indicator or indicator, about)
                )
                if isinstance(figure, Problem):
                    self.problems.append(figure)
                elif figure is not None:
                    yield ReadFigure(figure, aside)

    def remarks(self) -> Iterator[Message]:
        """Yield remarks on what was left out, each cell or row by its name."""
        yield from self._keys.remarks()
        yield from self._left_out.remarks()

    def _is_filled(self, row: Row, column: ValueColumn) -> bool:
        """Return whether a cell has a value or a fault, or a status beside it that says there is none."""
        if shown(row.at(column.column)) or column.column in row.faults:
            return True
        return range_columns(row, column) is not None or status_beside(row, column) in WITHOUT_VALUE

    def _indicator_of(self, row: Row, filled: Sequence[ValueColumn]) -> str | None:
        """Return the id of the indicator that a row names; None if the row is left out or names no known one."""
        column = self._layout.indicator or 0
        typed = shown(self._merged.value(row, column)) or self._table.mapping.always.get("indicator", "")
        found = self._names.indicators.all(typed)
        if len(found) == 1 and not (filled and "%" in typed and _is_no_share(self._report.indicators[found[0]])):
            return found[0]
        if not filled:
            self._note_row(row, self._left_out.rows_without_number)
            return None
        if comparable(typed) in self._ignored or (
            typed and all(means_no_number(shown(row.at(one.column))) or not has_digits(row.at(one.column)) for one in filled)
        ):
            self._note_row(row, self._left_out.rows_without_number)
        elif is_total(typed) and not self._near(typed):
            self._note_row(row, self._left_out.totals)
        else:
            self.problems.append(self._unknown(row, column, typed, found))
        return None

    def _unknown(self, row: Row, column: int, typed: str, found: Sequence[str]) -> Problem:
        place = self._table.sheet.place(row, column)
        if len(found) == 1:
            return is_percentage(self._report.indicators[found[0]], place)
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
        cell = self._merged.value(row, column) if column is not None else ""
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
            hint = translatable("Fill in the cell, or give one year for all rows: “--year 2024”.")
            self.problems.append(INVALID.at(place, translatable("The year of this figure is missing."), hint))
        elif self._is_note(row, filled):
            self._note_row(row, self._left_out.rows_without_number)
        elif self._layout.indicator is None and is_total(typed):
            self._note_row(row, self._left_out.totals)
        else:
            message = translatable("Found “{typed}”; expected a year.", typed=typed[:40])
            hint = translatable("Write it with four digits, from {first} to {last}.", first=FIRST, last=LAST)
            self.problems.append(INVALID.at(place, message, hint))
        return None

    def _note_unread(self, row: Row, filled: Sequence[ValueColumn], problem: Problem) -> None:
        """Note why a row cannot be read: a note without a number is left out, any other is a problem."""
        if self._is_note(row, filled):
            self._note_row(row, self._left_out.rows_without_number)
        else:
            self.problems.append(problem)

    def _is_note(self, row: Row, filled: Sequence[ValueColumn]) -> bool:
        """Return whether a row that names no indicator has words alone where its numbers would be."""
        return self._layout.indicator is None and not any(has_digits(row.at(one.column)) for one in filled)

    def _figure(self, row: Row, column: ValueColumn, indicator: str, about: CellKey) -> NewFigure | Problem | None:
        """Return the figure of a cell, or why it cannot be read; None if it has none."""
        place = self._table.sheet.place(row, column.column)
        status, qualifier = status_beside(row, column), qualifier_beside(row, column)
        cell = row.at(column.column)
        if column.column in row.faults:
            return faulty_cell(cell_name(row, column.column), row.faults[column.column], place)
        if (ends := range_columns(row, column)) is not None:
            return self._range(row, column, [(row.at(end), end) for end in ends], indicator, about)
        if not shown(cell):
            return NewFigure(indicator, about.year, None, place, status, None, about.period, about.members)
        if isinstance(cell, str) and means_no_number(cell):
            self._left_out.cells_without_number.append(f"{cell_name(row, column.column)} “{shown(cell)}”")
            return None
        if (area := self._merged.shared_area(row, column.column, self._value_columns)) is not None:
            message = translatable("The cells {area} are merged: only the first of them has a value.", area=area)
            return INVALID.at(place, message, translatable("Unmerge them in Excel, and fill in each one."))
        if isinstance(cell, str) and (written := range_ends(cell)) is not None:
            return self._range(row, column, [(end, column.column) for end in written], indicator, about)
        amount = number(cell, self._decimal, place)
        if isinstance(amount, Problem):
            return amount
        form = row.formats.get(column.column)
        known = self._report.indicators[indicator]
        checked = checked_value(amount, form, known, self._report.units, shown(cell), place)
        if isinstance(checked, Problem):
            return checked
        if checked.rounded:
            self._left_out.rounded.append(f"{cell_name(row, column.column)} {checked.value:f} ({shown(cell)})")
        if unread := " ".join(mark for mark in (amount.marks.unread, column.marks.unread) if mark):
            self._left_out.marks.append(f"{cell_name(row, column.column)} “{unread}”")
        if form is not None and form.words.strip("%"):
            self._left_out.words.append(f"{cell_name(row, column.column)} “{form.words}”")
        settled = amount.marks.status or status or column.marks.status
        return NewFigure(indicator, about.year, checked.value, place, settled, qualifier, about.period, about.members)

    def _range(
        self, row: Row, column: ValueColumn, ends: Sequence[tuple[Cell, int]], indicator: str, about: CellKey
    ) -> NewFigure | Problem:
        """Return the figure of a range, from the cells of its two ends and their columns, or why it cannot be read."""
        known, values = self._report.indicators[indicator], list[Decimal]()
        for cell, at in ends:
            place = self._table.sheet.place(row, at)
            amount = number(cell, self._decimal, place)
            checked = (
                amount
                if isinstance(amount, Problem)
                else checked_value(amount, None, known, self._report.units, shown(cell), place)
            )
            if isinstance(checked, Problem):
                return checked
            values.append(checked.value)
        place, found = self._table.sheet.place(row, column.column), Interval(values[0], values[1])
        if found.low >= found.high:
            return reversed_range(found, place)
        figure = NewFigure(
            indicator, about.year, found, place, status_beside(row, column), None, about.period, about.members
        )
        return range_in_table(place) if len(dimensions_of(figure)) > 1 else figure

    def _note_statuses(self, row: Row) -> None:
        """Note unknown statuses: beside a number one is named, without one it is a problem."""
        for column in self._layout.values:
            for beside, typed in unread_statuses(row, column) if row.cells not in self._header else ():
                if shown(row.at(column.column)):
                    self._left_out.statuses.append(f"{cell_name(row, beside)} “{typed[:40]}”")
                else:
                    message = translatable("“{typed}” is not a status of a figure.", typed=typed[:40])
                    hint = translatable("Write one of {known}.", known=join_messages(one.value for one in Status))
                    self.problems.append(UNKNOWN_VALUE.at(self._table.sheet.place(row, beside), message, hint))

    def _note_unless_year(self, row: Row) -> None:
        """Note a row without a value, unless it is a year or a month that has none yet."""
        if not self._layout.is_identified(row, self._names):
            self._note_row(row, self._left_out.rows_without_number)

    def _note_row(self, row: Row, rows: list[str]) -> None:
        rows.append(row_name(row))


def _is_no_share(indicator: Indicator) -> bool:
    """Return whether `Visites (%)` cannot mean this indicator: it is a count, and its names have no percent sign."""
    return indicator.unit.name != PERCENT and not any("%" in name for name in indicator.name.texts.values())
