"""Reads the labels of a header: the indicator, period or member whose numbers are below each column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bilan.importers.cell_kinds import is_number
from bilan.importers.header_rows import HeaderRows
from bilan.importers.number_marks import Marks
from bilan.importers.period_label import PeriodLabel, are_months
from bilan.importers.table_names import TIME_FIELDS, TableNames
from bilan.importers.year_label import day_of, names_years
from bilan.spreadsheets.table_sheet import Cell, shown

# Columns of our own figures.csv. It names dimensions by their ids alone: its `kind` is no dimension that is named “Kind”.
OWN_COLUMNS = frozenset(("id", "indicator", "obs_status"))


@dataclass(frozen=True, slots=True)
class LabelledColumn:
    """The meaning of a column's labels, at most one of each kind; `meaning` is a field."""

    column: int
    text: str
    meaning: str = ""
    indicator: str = ""
    year: int = 0
    marks: Marks = field(default_factory=Marks)
    period: PeriodLabel | None = None
    dimension: str = ""
    member: str = ""  # of the dimension that is across
    whole: bool = False  # the whole of what is across: `Total`

    @property
    def is_part(self) -> bool:
        """Whether the labels name a period or a member."""
        return self.period is not None or bool(self.member)

    @property
    def key(self) -> tuple[object, ...]:
        """What the labels say of the values."""
        part = self.period
        return self.indicator, self.year, (part.frequency, part.number, part.year) if part else None, self.member


def read_header(header: HeaderRows, names: TableNames) -> tuple[Sequence[LabelledColumn], str]:
    """Return the meaning of the labels, and the dimension whose members are across, empty if there is none."""
    cells = [label for labels in header.labels for label in labels]
    years, months = names_years(cells), are_months(cells)
    down = {names.dimensions.find(shown(cell)) for cell in cells} - {""}
    unknown = [text for text in map(shown, cells) if _is_unknown(text, names)]
    dimension = names.dimension_of(unknown)
    if dimension in down and not _is_above(header, dimension, names):
        dimension = names.dimension_of(unknown, down)
    if dimension and sum(bool(names.member(dimension, text)) for text in dict.fromkeys(unknown)) < 2:
        dimension = ""
    read = [
        one
        for column, labels in enumerate(header.labels)
        if (years or months or all(day_of(label) is None for label in labels))
        and (one := _labelled(column, labels, names, dimension, months=months)) is not None
    ]
    if {shown(cell) for cell in cells} >= OWN_COLUMNS:
        read = [one for one in read if one.dimension in ("", one.text)]
    first = min((one.column for one in read if one.is_part), default=None)
    if first is None:
        read = [one for one in read if not one.whole]
    else:  # `Année` behind the months is their total
        read = [
            replace(one, meaning="", whole=True) if one.meaning == "year" and one.column > first else one for one in read
        ]
    return read, dimension


def _is_unknown(text: str, names: TableNames) -> bool:
    return not (names.fields.find(text) or names.dimensions.find(text) or names.indicators.find(text))


def _is_above(header: HeaderRows, dimension: str, names: TableNames) -> bool:
    """Return whether the name of a dimension is above its members: `Quartier` above `Centre`, `Gare`."""
    return any(
        any(names.dimensions.find(shown(label)) == dimension for label in labels)
        and any(names.member(dimension, shown(label)) for label in labels)
        for labels in header.labels
    )


def _labelled(column: int, labels: Sequence[Cell], names: TableNames, across: str, *, months: bool) -> LabelledColumn | None:
    """Return the meaning of a column's labels; None if one is not understood.

    Above an indicator any other label is its theme. `across` is the dimension whose members may be labels; with `months`
    days are the months that they begin or end.
    """
    meaning, indicator, year, marks, other = "", "", 0, Marks(), False
    period: PeriodLabel | None = None
    dimension, member, whole = "", "", False
    for label in labels:
        text = shown(label)
        if known := names.fields.find(text):
            meaning = known
        elif known := names.dimensions.find(text):
            dimension = known
        elif (found := names.indicators.find(text)) and not indicator:
            indicator, other = found, False
        elif (when := None if months else names.year(label)) and not year:
            year, marks = when
        elif (part := names.period(label, days=months)) and not period:
            period, marks = part, part.marks
        elif (found := names.member(across, text)) and not member:
            member = found
        elif names.is_whole(text):
            whole = True
        elif is_number(label):
            return None  # a row of figures is no header
        else:
            other = True
    if (period or whole) and meaning in TIME_FIELDS:
        meaning = ""  # `Mois` above `janvier`
    if (member or whole) and dimension == across:
        dimension = ""  # `Quartier` above `Centre`
    if other or not (meaning or indicator or year or period or dimension or member or whole):
        return None
    about_rows = meaning in ("indicator", "year", *TIME_FIELDS) or dimension
    if about_rows and (indicator or period or member or (year and meaning != "indicator") or (meaning and dimension)):
        return None
    text = " ".join(map(shown, labels))
    return LabelledColumn(column, text, meaning, indicator, year, marks, period, dimension, member, whole)


def dimension_columns(read: Iterable[LabelledColumn]) -> Mapping[str, int]:
    """Return the first column of each dimension whose members are below it."""
    found: dict[str, int] = {}
    for one in read:
        if one.dimension:
            found.setdefault(one.dimension, one.column)
    return found


def with_indicators(read: Iterable[LabelledColumn]) -> list[LabelledColumn]:
    """Return the columns that name an indicator and have its values."""
    return [one for one in read if one.indicator and one.meaning in ("", "value")]
