"""Finds the layout of a table: a figure in each row, years across, or indicators across and years down.

Columns are known by their labels. For those without one the rows are searched: the column whose cells name indicators, the
one whose cells are years.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bilan.importers.cell_kinds import has_digits, is_number, is_word
from bilan.importers.cell_text import NameIndex
from bilan.importers.header_rows import HeaderRows, candidates
from bilan.importers.number_marks import Marks
from bilan.importers.year_label import day_of, names_years, year_label
from bilan.spreadsheets.table_sheet import Cell, Row, Sheet, shown

LOOKED_AT = 200  # rows below a header, to recognise a column by its cells
FIRST_COLUMNS = 20  # columns that are searched
_OF_A_VALUE = ("status", "obs_status", "qualifier")  # fields of the value beside them


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values, and what its labels say of all of them; `beside` has the columns with details of each value."""

    column: int
    label: str
    indicator: str = ""
    year: int = 0
    marks: Marks = field(default_factory=Marks)
    beside: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A header as understood: the columns of values, and those of the indicator and the year of a row."""

    header: HeaderRows
    values: Sequence[ValueColumn]
    indicator: int | None = None
    year: int | None = None
    named: bool = True  # the header itself says what the rows are

    @property
    def has_details(self) -> bool:
        """Whether columns beside the values give a status or a qualifier."""
        return any(value.beside for value in self.values)

    @property
    def columns(self) -> frozenset[int]:
        """Every column that is read."""
        beside = (column for value in self.values for column in value.beside.values())
        named = (column for column in (self.indicator, self.year) if column is not None)
        return frozenset((*(value.column for value in self.values), *beside, *named))


@dataclass(frozen=True, slots=True)
class _Labelled:
    """The meaning of a column's labels, at most one of each kind; `meaning` is a field."""

    column: int
    text: str
    meaning: str = ""
    indicator: str = ""
    year: int = 0
    marks: Marks = field(default_factory=Marks)


def find_layout(sheet: Sheet, fields: NameIndex, indicators: NameIndex) -> Layout | None:
    """Return the layout of a sheet; None if no row is a header of figures.

    `fields` has the field for a label, `indicators` the indicator.
    """
    found = [
        layout
        for beginning in candidates(sheet)
        for header in beginning
        if (layout := _understood(sheet, header, fields, indicators)) is not None
    ]
    return max(found, key=lambda layout: _certainty(sheet, layout, indicators)) if found else None


def _certainty(sheet: Sheet, layout: Layout, indicators: NameIndex) -> tuple[bool, bool, int, int, int]:
    """Return how certain a header is, for comparison.

    It names its columns, leaves no words below it, has more labels that are understood, is higher and has fewer rows.
    """
    labels = sum(len(layout.header.labels[column]) for column in layout.columns if column < len(layout.header.labels))
    whole = words_below(sheet, layout, indicators) is None
    return layout.named, whole, labels, -layout.header.first, -layout.header.height


def _understood(sheet: Sheet, header: HeaderRows, fields: NameIndex, indicators: NameIndex) -> Layout | None:
    years = names_years(label for labels in header.labels for label in labels)
    read = [
        one
        for column, labels in enumerate(header.labels)
        if (years or all(day_of(label) is None for label in labels))
        and (one := _labelled(column, labels, fields, indicators)) is not None
    ]
    rows = sheet.rows[header.below : header.below + LOOKED_AT]
    indicator = next((one.column for one in read if one.meaning == "indicator"), None)
    year = next((one.column for one in read if one.meaning == "year"), None)
    if indicator is None and (across := _indicators_across(read)):
        own_years = all(one.year for one in across)
        named = own_years or year is not None
        if not named:
            year = _mostly_years(rows, [one.column for one in across])
        known = own_years or year is not None or year_label(sheet.name) is not None
        twice = len({(one.indicator, one.year) for one in across}) < len(across)
        own = None if own_years else year
        return Layout(header, _values(across, read), year=own, named=named) if known and not twice else None
    values = _columns_of_values(read, year)
    named = indicator is not None
    if indicator is None and values:
        indicator = _naming(rows, [one.column for one in values], indicators)
    if indicator is None or not values:
        return None
    own_years = all(one.year for one in values)
    return Layout(header, _values(values, read), indicator, None if own_years else year, named)


def _labelled(column: int, labels: Sequence[Cell], fields: NameIndex, indicators: NameIndex) -> _Labelled | None:
    """Return the meaning of a column's labels; None if one is not understood.

    Above an indicator any other label is its theme.
    """
    meaning, indicator, year, marks, other = "", "", 0, Marks(), False
    for label in labels:
        text = shown(label)
        if known := fields.find(text):
            meaning = known
        elif (found := indicators.find(text)) and not indicator:
            indicator, other = found, False
        elif (when := year_label(label)) and not year:
            year, marks = when
        elif is_number(label):
            return None  # a row of figures is no header
        else:
            other = True
    if other or not (meaning or indicator or year):
        return None
    if (indicator and meaning in ("indicator", "year")) or (year and meaning == "year"):
        return None
    return _Labelled(column, " ".join(map(shown, labels)), meaning, indicator, year, marks)


def _indicators_across(read: Iterable[_Labelled]) -> list[_Labelled]:
    return [one for one in read if one.indicator and one.meaning in ("", "value")]


def _columns_of_values(read: Sequence[_Labelled], year: int | None) -> list[_Labelled]:
    """Return the columns of values when rows name the indicator: the value, or one column for each year."""
    plain = [one for one in read if one.meaning == "value" and not one.year]
    of_a_year = [one for one in read if one.year and one.meaning in ("", "value")]
    return plain[:1] if plain and (year is not None or not of_a_year) else of_a_year


def _values(values: Sequence[_Labelled], read: Sequence[_Labelled]) -> Sequence[ValueColumn]:
    return [
        ValueColumn(
            one.column,
            one.text,
            one.indicator,
            one.year,
            one.marks,
            {
                other.meaning: other.column
                for other in read
                if other.meaning in _OF_A_VALUE and (other.year, other.indicator) == (one.year, one.indicator)
            },
        )
        for one in values
    ]


def _naming(rows: Sequence[Row], taken: Collection[int], indicators: NameIndex) -> int | None:
    """Return the first column that names an indicator in some row."""
    return next((column for column in _free(rows, taken) if any(shown(row.at(column)) in indicators for row in rows)), None)


def _mostly_years(rows: Sequence[Row], taken: Collection[int]) -> int | None:
    """Return the first column in which most cells are years."""
    for column in _free(rows, taken):
        filled = [row.at(column) for row in rows if shown(row.at(column))]
        if 2 * sum(year_label(cell) is not None for cell in filled) > len(filled):
            return column
    return None


def _free(rows: Sequence[Row], taken: Collection[int]) -> Iterable[int]:
    width = max((len(row.cells) for row in rows), default=0)
    return (column for column in range(min(width, FIRST_COLUMNS)) if column not in taken)


def words_below(sheet: Sheet, layout: Layout, indicators: NameIndex) -> Row | None:
    """Return the row below a header, above the first figure, with words instead of numbers: a second header row."""
    header = {row.cells for row in sheet.rows[layout.header.first : layout.header.below]}
    key = layout.year if layout.indicator is None else layout.indicator
    for row in sheet.rows[layout.header.below :]:
        if row.cells in header:
            continue
        cell = row.at(key) if key is not None else ""
        if shown(cell) in indicators or (layout.indicator is None and year_label(cell) is not None):
            return None
        values = [row.at(column.column) for column in layout.values]
        if any(map(is_word, values)):
            return row
        if any(map(has_digits, values)):
            return None
    return None
