"""Finds the layout of a table: which columns are values, and which say what the values of a row are about.

Rows and columns may each name an indicator, a year, a month, quarter or half, and members of dimensions: a figure in each
row; years or months across; indicators or regions across and months down. Columns are known by their labels. For those
without one the rows are searched: the column whose cells name indicators, years, periods or members.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bilan.importers.cell_kinds import has_digits, is_word
from bilan.importers.header_labels import LabelledColumn, dimension_columns, read_header, with_indicators
from bilan.importers.header_rows import HeaderRows, candidates
from bilan.importers.number_marks import Marks
from bilan.importers.period_label import PeriodLabel, are_months
from bilan.importers.table_names import TIME_FIELDS, TableNames
from bilan.spreadsheets.table_sheet import Row, Sheet, shown

LOOKED_AT = 200  # rows below a header, to recognise a column by its cells
FIRST_COLUMNS = 20  # columns that are searched
_OF_A_VALUE = ("status", "obs_status", "qualifier", "lower", "upper")  # fields of the value beside them


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values, and what its labels say of all of them; `beside` has the columns with details of each value.

    `members` has the member of each dimension that the labels name.
    """

    column: int
    label: str
    indicator: str = ""
    year: int = 0
    period: PeriodLabel | None = None
    members: Mapping[str, str] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)
    beside: Mapping[str, int] = field(default_factory=dict)

    @property
    def has_year(self) -> bool:
        """Whether the labels say the year."""
        return bool(self.year or (self.period and self.period.year))


@dataclass(frozen=True, slots=True)
class Layout:
    """A header as understood: the columns of values, and those that say what a row is about.

    `time` is the column of periods, and `time_field` what it holds: `month`, or `period` for any length. `dimensions` has
    the column of each dimension.
    """

    header: HeaderRows
    values: Sequence[ValueColumn]
    indicator: int | None = None
    year: int | None = None
    named: bool = True  # the header itself says what the rows are
    time: int | None = None
    time_field: str = ""
    dimensions: Mapping[str, int] = field(default_factory=dict)

    @property
    def has_details(self) -> bool:
        """Whether columns beside the values give a status or a qualifier."""
        return any(value.beside for value in self.values)

    @property
    def about(self) -> Sequence[int]:
        """The columns that say what a row is about."""
        own = (self.indicator, self.year, self.time, *self.dimensions.values())
        return [column for column in own if column is not None]

    @property
    def columns(self) -> frozenset[int]:
        """Every column that is read."""
        beside = (column for value in self.values for column in value.beside.values())
        return frozenset((*(value.column for value in self.values), *beside, *self.about))

    def is_identified(self, row: Row, names: TableNames) -> bool:
        """Return whether a row says what it is about, in words that are known."""
        return (
            (self.indicator is not None and shown(row.at(self.indicator)) in names.indicators)
            or (self.indicator is None and self.year is not None and names.year(row.at(self.year)) is not None)
            or (
                self.indicator is None
                and self.time is not None
                and names.period_of_row(row.at(self.time), self.time_field) is not None
            )
            or (
                self.indicator is None
                and any(names.member(name, shown(row.at(column))) for name, column in self.dimensions.items())
            )
        )


def find_layout(sheet: Sheet, names: TableNames) -> Layout | None:
    """Return the layout of a sheet; None if no row is a header of figures."""
    found = [
        layout
        for beginning in candidates(sheet)
        for header in beginning
        if (layout := _understood(sheet, header, names)) is not None
    ]
    return max(found, key=lambda layout: _certainty(sheet, layout, names)) if found else None


def _certainty(sheet: Sheet, layout: Layout, names: TableNames) -> tuple[bool, bool, int, int, int]:
    """Return how certain a header is, for comparison.

    It names its columns, leaves no words below it, has more labels that are understood, is higher and has fewer rows.
    """
    labels = sum(len(layout.header.labels[column]) for column in layout.columns if column < len(layout.header.labels))
    whole = words_below(sheet, layout, names) is None
    return layout.named, whole, labels, -layout.header.first, -layout.header.height


def _understood(sheet: Sheet, header: HeaderRows, names: TableNames) -> Layout | None:
    read, across = read_header(header, names)
    rows = sheet.rows[header.below : header.below + LOOKED_AT]
    indicator = next((one.column for one in read if one.meaning == "indicator"), None)
    year = next((one.column for one in read if one.meaning == "year"), None)
    time = next((one for one in read if one.meaning in TIME_FIELDS), None)
    about = _About(year, time.column if time else None, time.meaning if time else "", dimension_columns(read))
    if indicator is None and (values := with_indicators(read)):
        return _indicators_across(sheet, header, rows, values, read, about, across, names)
    values = _columns_of_values(read, about)
    if not values:
        return None
    named = indicator is not None
    about = about.searched(rows, [one.column for one in values], header, names, indicator)
    if indicator is None:
        indicator = _naming(rows, [one.column for one in values], names)
    only = "" if indicator is not None else _indicator_of_all(sheet, names)
    if indicator is None and not (only and about):
        return None
    made = [replace(one, indicator=only) for one in _with_years(_values(values, read, across), names)]
    return about.layout(header, made, indicator, named=named or bool(only), own_years=all(one.has_year for one in made))


def _indicators_across(
    sheet: Sheet,
    header: HeaderRows,
    rows: Sequence[Row],
    values: Sequence[LabelledColumn],
    read: Sequence[LabelledColumn],
    about: _About,
    across: str,
    names: TableNames,
) -> Layout | None:
    made = _with_years(_values(values, read, across), names)
    own_years = all(one.has_year for one in made)
    named = own_years or bool(about)
    taken = [one.column for one in values]
    about = about.searched(rows, taken, header, names)
    if not named and about.time is None:
        about = replace(about, year=_mostly_years(rows, taken, names))
    known = own_years or bool(about) or names.year(sheet.name) is not None
    twice = len({one.key for one in values}) < len(values)
    return about.layout(header, made, None, named=named, own_years=own_years) if known and not twice else None


@dataclass(frozen=True, slots=True)
class _About:
    """The columns that say what a row is about, other than the one of the indicator."""

    year: int | None = None
    time: int | None = None
    time_field: str = ""
    dimensions: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.year is not None or self.time is not None or bool(self.dimensions)

    def searched(
        self,
        rows: Sequence[Row],
        taken: Collection[int],
        header: HeaderRows,
        names: TableNames,
        indicator: int | None = None,
    ) -> _About:
        """Return the same with columns that are known by their cells: of a dimension, or of periods without a label."""
        found, first = self, min(taken)
        for column in (one for one in _free(rows, taken) if one < first and one != indicator):
            texts = [text for row in rows if (text := shown(row.at(column))) and not names.is_whole(text)]
            label = header.text(column)
            if column in (found.year, found.time, *found.dimensions.values()) or names.fields.find(label) or not texts:
                continue
            if any(text in names.indicators for text in texts):
                continue
            dimension = names.dimension_of(texts, found.dimensions)
            members = [text for text in texts if dimension and names.member(dimension, text)]
            if members and (2 * len(members) > len(texts) if not label else {*members} == {*texts} and len({*members}) > 1):
                found = replace(found, dimensions={**found.dimensions, dimension: column})
            elif not label and found.time is None and found.year is None:
                days = are_months(row.at(column) for row in rows)
                periods = sum(names.period(row.at(column), days=days) is not None for row in rows)
                if 2 * periods > len(texts):
                    found = replace(found, time=column, time_field="period")
        return found

    def layout(
        self, header: HeaderRows, values: Sequence[ValueColumn], indicator: int | None, *, named: bool, own_years: bool
    ) -> Layout:
        """Return the layout with these columns of values; the year of a column goes before that of a row."""
        year = None if own_years else self.year
        return Layout(header, values, indicator, year, named, self.time, self.time_field, self.dimensions)


def _columns_of_values(read: Sequence[LabelledColumn], about: _About) -> list[LabelledColumn]:
    """Return the columns of values when rows name the indicator: the value, or one for each year, period or member."""
    plain = [one for one in read if one.meaning == "value" and not (one.year or one.is_part)]
    keyed = [one for one in read if one.meaning in ("", "value") and (one.year or one.is_part or one.whole)]
    parts = [one for one in keyed if one.is_part]
    if plain and parts:
        return [*plain[:1], *(one for one in keyed if one.is_part)]
    return plain[:1] if plain and (about.year is not None or about.time is not None or not keyed) else keyed


def _values(values: Sequence[LabelledColumn], read: Sequence[LabelledColumn], across: str) -> Sequence[ValueColumn]:
    return [
        ValueColumn(
            one.column,
            one.text,
            one.indicator,
            one.year,
            one.period,
            {across: one.member} if one.member else {},
            one.marks,
            {other.meaning: other.column for other in read if other.meaning in _OF_A_VALUE and other.key == one.key},
        )
        for one in values
    ]


def _with_years(values: Sequence[ValueColumn], names: TableNames) -> Sequence[ValueColumn]:
    """Return the columns; a total beside the months of one year is of that year."""
    years = {one.period.period(0, names.begins).year for one in values if one.period and one.period.year}
    if len(years) != 1 or not all(one.period.year for one in values if one.period):
        return values
    year = next(iter(years))
    return [one if one.has_year else replace(one, year=year) for one in values]


def _naming(rows: Sequence[Row], taken: Collection[int], names: TableNames) -> int | None:
    """Return the first column that names an indicator in some row."""
    free = _free(rows, taken)
    return next((column for column in free if any(shown(row.at(column)) in names.indicators for row in rows)), None)


def _indicator_of_all(sheet: Sheet, names: TableNames) -> str:
    """Return the indicator of a whole table: that of all rows by a mapping or an option, or the name of the sheet."""
    return names.indicators.find(names.always.get("indicator", "") or sheet.name)


def _mostly_years(rows: Sequence[Row], taken: Collection[int], names: TableNames) -> int | None:
    """Return the first column in which most cells are years."""
    for column in _free(rows, taken):
        filled = [row.at(column) for row in rows if shown(row.at(column))]
        if 2 * sum(names.year(cell) is not None for cell in filled) > len(filled):
            return column
    return None


def _free(rows: Sequence[Row], taken: Collection[int]) -> Iterable[int]:
    width = max((len(row.cells) for row in rows), default=0)
    return (column for column in range(min(width, FIRST_COLUMNS)) if column not in taken)


def words_below(sheet: Sheet, layout: Layout, names: TableNames) -> Row | None:
    """Return the row below a header, above the first figure, with words instead of numbers: a second header row."""
    header = {row.cells for row in sheet.rows[layout.header.first : layout.header.below]}
    for row in sheet.rows[layout.header.below :]:
        if row.cells in header:
            continue
        if layout.is_identified(row, names):
            return None
        values = [row.at(column.column) for column in layout.values]
        if any(map(is_word, values)):
            return row
        if any(map(has_digits, values)):
            return None
    return None
