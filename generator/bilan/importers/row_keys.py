"""What a cell of a table is about: its period and its members, as its row, its column and its sheet say.

A row or column for `Total` is the whole of a year or a dimension. One for a change or a subtotal is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bilan.diagnostics.problem import Problem
from bilan.importers.cell_kinds import is_total
from bilan.importers.left_out_rows import join_first
from bilan.importers.mapped_table import Table
from bilan.importers.period_label import PeriodLabel
from bilan.importers.table_layout import Layout, ValueColumn
from bilan.importers.table_names import TIME_FIELDS, TableNames
from bilan.importers.year_label import year_label
from bilan.messages.message import Message, translatable
from bilan.model.breakdown_members import DIMENSIONS_FILE, unknown_member
from bilan.schema.period_fields import INVALID_PERIOD
from bilan.spreadsheets.table_sheet import Cell, Row, shown
from bilan.values.period import Frequency, Period, year_period
from bilan.values.period_syntax import parse_period

_EXPECTED = {
    "month": translatable("a month"),
    "quarter": translatable("a quarter"),
    "half": translatable("a half of the year"),
    "period": translatable("a period"),
}


@dataclass(frozen=True, slots=True)
class RowKey:
    """What a row is about. `left_out` says that it is a subtotal or a change; `year` is that of a total of periods."""

    period: PeriodLabel | Period | None = None
    members: Mapping[str, str] = field(default_factory=dict)
    left_out: bool = False
    year: int = 0

    @property
    def has_year(self) -> bool:
        """Whether its period says the year."""
        return bool(self.year or (self.period and self.period.year))


@dataclass(frozen=True, slots=True)
class CellKey:
    """What a cell is about. `period` is None for a whole year; `members` are pairs of dimension and member."""

    year: int
    period: Period | None = None
    members: tuple[tuple[str, str], ...] = ()


class RowKeys:
    """Reads what the rows and cells of one table are about, and notes how labels were understood."""

    def __init__(self, table: Table, layout: Layout, names: TableNames) -> None:
        self._table, self._layout, self._names = table, layout, names
        self._of_all = {**table.members}
        for dimension in names.members:
            member = names.member(dimension, names.always.get(dimension, ""))
            if member:
                self._of_all[dimension] = member
        self._own_year = self._year_of_periods()
        self._periods: dict[str, str] = {}
        self._members: dict[str, dict[str, str]] = {}
        for dimension, member in self._of_all.items():
            self._note_member(dimension, table.sheet.name or names.always.get(dimension, ""), member)

    def of_row(self, row: Row, cell_of: Callable[[Row, int], Cell]) -> RowKey | Problem:
        """Return what a row is about; `cell_of` gives a cell, also one that is merged. Problems: `invalid-period`,
        `unknown-member`."""
        found = RowKey()
        if self._layout.time is not None:
            cell = cell_of(row, self._layout.time)
            period = self._period(row, cell)
            if isinstance(period, Problem):
                return period
            found = replace(found, period=period, left_out=self._is_change(cell))
            if period is None and self._names.is_whole(shown(cell)):
                found = replace(found, year=self._own_year)
        for dimension, column in self._layout.dimensions.items():
            cell = cell_of(row, column)
            text = shown(cell)
            if not text or self._names.is_whole(text):
                continue
            if self._is_change(cell):
                return replace(found, left_out=True)
            member = self._names.member(dimension, text)
            if not member:
                return self._unknown_member(row, column, dimension, text)
            self._note_member(dimension, text, member)
            found = replace(found, members={**found.members, dimension: member})
        return found

    def of_cell(self, row: Row, column: ValueColumn, key: RowKey, year: int) -> CellKey | Problem:
        """Return what a cell is about; `year` is that of its row, 0 if its column or its period has it. Problem:
        `invalid-period`."""
        begins = self._names.begins
        label = column.period or key.period or self._always_period()
        period = label.period(column.year or year, begins) if isinstance(label, PeriodLabel) else label
        own = column.year or year or (period.year if period else key.year)
        if period is not None and not year_period(own, begins).holds(period):
            message = translatable("{period} is not in the year {year}.", period=str(period), year=own)
            hint = translatable("Correct the period or the year.")
            return INVALID_PERIOD.at(self._table.sheet.place(row, column.column), message, hint)
        whole = period is None or period.frequency is Frequency.YEAR
        if not whole:
            text = column.label if column.period else shown(row.at(self._layout.time or 0))
            self._periods.setdefault(text, str(period))
        members = {**self._of_all, **key.members, **column.members}
        for dimension, member in column.members.items():
            self._note_member(dimension, column.label, member)
        return CellKey(own, None if whole else period, tuple(sorted(members.items())))

    def remarks(self) -> Iterator[Message]:
        """Yield how periods and members were understood, for the editor to confirm."""
        if self._periods:
            named = [text if text == period else f"{text} ({period})" for text, period in self._periods.items()]
            yield translatable("Periods that were read: {periods}.", periods=join_first(named))
        for dimension, labels in self._members.items():
            named = [text if text == member else f"{text} ({member})" for text, member in labels.items()]
            yield translatable(
                "Members of “{dimension}” that were read: {members}.", dimension=dimension, members=join_first(named)
            )

    def _period(self, row: Row, cell: Cell) -> PeriodLabel | Period | Problem | None:
        text, name = shown(cell), self._layout.time_field
        if not text or self._names.is_whole(text) or self._is_change(cell):
            return None
        found = self._names.period_of_row(cell, name)
        if found is not None:
            return found
        if name == "period" and (label := year_label(cell, self._names.begins)) is not None:
            return year_period(label.year, self._names.begins)
        message = translatable("Found “{typed}”; expected {expected}.", typed=text[:40], expected=_EXPECTED[name])
        hint = translatable("Write for example “{example}”.", example=_EXAMPLES[name])
        return INVALID_PERIOD.at(self._table.sheet.place(row, self._layout.time or 0), message, hint)

    def _year_of_periods(self) -> int:
        """Return the one year that the periods of the rows are in; 0 if they name none or several."""
        if self._layout.time is None:
            return 0
        labels = [
            found
            for row in self._table.rows
            if (found := self._names.period_of_row(row.at(self._layout.time), self._layout.time_field)) is not None
        ]
        begins = self._names.begins
        years = {(one.period(0, begins) if isinstance(one, PeriodLabel) else one).year for one in labels if one.year}
        return years.pop() if len(years) == 1 and all(one.year for one in labels) else 0

    def _always_period(self) -> PeriodLabel | Period | None:
        for name in TIME_FIELDS:
            if typed := self._names.always.get(name, ""):
                exact = parse_period(typed, self._names.begins)
                return exact if isinstance(exact, Period) else self._names.period_of_row(typed, name)
        return None

    def _is_change(self, cell: Cell) -> bool:
        """Return whether a cell names a subtotal or a change, which is no figure of the report."""
        text = shown(cell)
        return is_total(text) and not self._names.is_whole(text)

    def _unknown_member(self, row: Row, column: int, dimension: str, text: str) -> Problem:
        problem = unknown_member(dimension, text, self._names.ids[dimension], self._table.sheet.place(row, column))
        lines = f"  {dimension}:\n    members:\n      …: {{name: {text}}}"
        added = translatable("Correct the name, or add the member to {file}.", file=DIMENSIONS_FILE)
        return problem if problem.hint else replace(problem, hint=added, snippet=lines)

    def _note_member(self, dimension: str, text: str, member: str) -> None:
        self._members.setdefault(dimension, {}).setdefault(text, member)


_EXAMPLES = {"month": "2025-03", "quarter": "2025-Q3", "half": "2025-H1", "period": "2025-03"}
