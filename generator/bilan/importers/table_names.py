"""What the words of a table of figures may mean: fields, indicators, years, periods, dimensions and their members."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bilan.importers.calendar_words import CalendarWords, calendar_words
from bilan.importers.cell_kinds import is_sum
from bilan.importers.cell_text import NameIndex
from bilan.importers.column_mapping import Columns, TableMapping
from bilan.importers.period_label import PeriodLabel, month_of_day, numbered_label, period_label
from bilan.importers.year_label import YearLabel, day_of, year_label
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.report import Report
from bilan.schema.record import keys_of
from bilan.spreadsheets.table_sheet import Cell, shown
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period

PERIOD = "period"  # the field of a column with periods of any length
TIME_FIELDS = (PERIOD, *TIME_DIMENSIONS)


@dataclass(frozen=True)
class TableNames:
    """Finds the meaning of labels and cells, in a report whose years begin in the month `begins`.

    `always` has what a mapping or the editor says of all rows: the indicator, or the member of a dimension.
    """

    fields: NameIndex
    indicators: NameIndex
    dimensions: NameIndex = field(default_factory=lambda: NameIndex(()))
    members: Mapping[str, NameIndex] = field(default_factory=dict)
    ids: Mapping[str, Collection[str]] = field(default_factory=dict)  # the members of each dimension
    always: Mapping[str, str] = field(default_factory=dict)
    begins: int = 1
    years: frozenset[int] = frozenset()
    words: CalendarWords = field(default_factory=calendar_words)

    def year(self, cell: Cell) -> YearLabel | None:
        """Return the year of a cell: `2024`, and `2024-25` if the report’s years begin in another month than January."""
        return year_label(cell, self.begins)

    def period(self, cell: Cell, *, days: bool = False) -> PeriodLabel | None:
        """Return the month, quarter or half of a label. With `days` the first and the last day of a month are that month."""
        if days and (day := day_of(cell)) is not None:
            return month_of_day(day)
        return None if isinstance(cell, date) else period_label(cell, self.words, self.years)

    def period_of_row(self, cell: Cell, name: str) -> PeriodLabel | Period | None:
        """Return the period of a cell below the field `name`, None if it is none of that length."""
        frequency = TIME_DIMENSIONS.get(name)
        typed = shown(cell)
        if frequency is not None and (numbered := numbered_label(typed, frequency)) is not None:
            return numbered
        if frequency is None:
            exact = parse_period(typed, self.begins)
            if isinstance(exact, Period):
                return exact
        label = self.period(cell, days=True)
        return label if label is not None and frequency in (None, label.frequency) else None

    def member(self, dimension: str, text: str) -> str:
        """Return the member of a dimension that a text names, empty if it names none."""
        index = self.members.get(dimension)
        return index.find(text) if index is not None else ""

    def dimension_of(self, texts: Iterable[str], but: Collection[str] = ()) -> str:
        """Return the dimension that most of these texts are members of; empty if none or several."""
        given = [text for text in dict.fromkeys(texts) if text]
        counts = {
            name: sum(bool(index.find(text)) for text in given) for name, index in self.members.items() if name not in but
        }
        most = max(counts.values(), default=0)
        best = [name for name, count in counts.items() if count == most]
        return best[0] if most and len(best) == 1 else ""

    def is_whole(self, text: str) -> bool:
        """Return whether a text names the whole of a dimension or of a year: `Total`, `Ensemble`, `Année`."""
        return is_sum(text)


def table_names(report: Report, mapping: TableMapping) -> TableNames:
    """Return the names of a report with those of a mapping: ids, and names in every language."""
    indicators = [(text, item.id) for item in report.indicators.values() for text in item.name.texts.values()]
    dimensions = [
        *((text, item.id) for item in report.dimensions.values() for text in (item.id, *item.name.texts.values())),
        *((label, name) for name, labels in mapping.dimensions.items() for label in labels),
    ]
    members = {
        item.id: NameIndex(
            [
                *((text, one.id) for one in item.members.values() for text in (one.id, *one.name.texts.values())),
                *mapping.members.get(item.id, {}).items(),
            ]
        )
        for item in report.dimensions.values()
    }
    return TableNames(
        NameIndex((label, name) for name in keys_of(Columns) for label in getattr(mapping.columns, name)),
        NameIndex([*((name, name) for name in report.indicators), *indicators, *mapping.names.items()]),
        NameIndex(dimensions),
        members,
        {item.id: tuple(item.members) for item in report.dimensions.values()},
        mapping.always,
        report.publication.begins,
        frozenset(report.years),
        calendar_words(tuple(map(str, report.publication.languages)), report.publication.institution.country or ""),
    )
