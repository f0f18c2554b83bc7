"""Counts the records that a figure names: how many there are, by month and by member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import UNSETTLED, Figure
from bilan.model.registers.countable import Countable
from bilan.values.partial_date import PartialDate
from bilan.values.period import Frequency, reporting_year_of, year_period

Coordinates = tuple[str, ...]
Numbers = Mapping[Coordinates, int]


@dataclass(frozen=True, slots=True)
class Count:
    """How many records a figure counts, and how many of them have which members, by the name of the breakdown."""

    number: int
    by: Mapping[str, Numbers] = field(default_factory=dict)


def count(figure: Figure, rows: Countable, members_of: Mapping[str, Sequence[str]]) -> Count | None:
    """The count of a figure; None where it names a column that does not exist, or where records are missing."""
    chosen = chosen_rows(figure, rows)
    if chosen is None:
        return None
    breakdowns = [breakdown for breakdown in figure.by.values() if breakdown.counted]
    by = {breakdown.name: _by(breakdown.dimensions, figure, rows, chosen, members_of) for breakdown in breakdowns}
    return Count(len(chosen), by)


def chosen_rows(figure: Figure, rows: Countable) -> list[int] | None:
    """The records that a figure counts, from 0; None where that cannot be known."""
    if rows.broken is not None:
        return None
    chosen = list(_in_period(figure, rows))
    for condition in figure.where:
        texts = rows.texts(condition.column.name)
        if texts is None:
            return None
        accepted = {text.name for text in condition.texts}
        chosen = [row for row in chosen if not accepted.isdisjoint(texts[row])]
    if figure.once_by is None:
        return chosen
    texts = rows.texts(figure.once_by.name)
    return None if texts is None else list(first_of_each(chosen, texts))


def first_of_each(rows: Sequence[int], texts: Sequence[Sequence[str]]) -> Iterator[int]:
    """The first record with each text; one without a text is alone."""
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        known_by = tuple(texts[row])
        if not known_by or known_by not in seen:
            seen.add(known_by)
            yield row


def _in_period(figure: Figure, rows: Countable) -> Iterator[int]:
    """The records of the period of a figure, where that is not the year of the folder."""
    period = figure.period
    if period is None or period.frequency is Frequency.YEAR:
        yield from range(len(rows))
        return
    for row, day in enumerate(rows.dates()):
        if day is not None and period.start <= day.first and day.last <= period.end:
            yield row


def _by(
    dimensions: tuple[str, ...],
    figure: Figure,
    rows: Countable,
    chosen: Sequence[int],
    members_of: Mapping[str, Sequence[str]],
) -> Numbers:
    """The numbers of a breakdown; a member without a record has 0. A record without a member is in none."""
    found = [members(name, figure, rows) for name in dimensions]
    counted = Counter(tuple([column[row] for column in found]) for row in chosen)
    expected = product(*(_expected(name, figure, rows, members_of) for name in dimensions))
    return {coordinates: counted[coordinates] for coordinates in expected}


def members(dimension: str, figure: Figure, rows: Countable) -> Sequence[str]:
    """The member of each record in a dimension, empty where it has none: the month of its date, the text of its column."""
    if dimension in TIME_DIMENSIONS:
        begins = figure.period.begins if figure.period else 1
        known: dict[PartialDate, str] = {}
        return [_period_of(day, TIME_DIMENSIONS[dimension], begins, known) if day else "" for day in rows.dates()]
    column = rows.column_of(dimension)
    texts = rows.texts(column) if column else None
    return [one[0] if len(one) == 1 else "" for one in texts] if texts is not None else [""] * len(rows)


def _period_of(day: PartialDate, frequency: Frequency, begins: int, known: dict[PartialDate, str]) -> str:
    """The month, quarter or half of a date; empty if the date is not precise enough."""
    if day not in known:
        year = year_period(reporting_year_of(day.first, begins), begins)
        periods = (part for part in year.parts(frequency) if part.has(day.first) and part.has(day.last))
        known[day] = next(map(str, periods), "")
    return known[day]


def _expected(dimension: str, figure: Figure, rows: Countable, members_of: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The members that are shown: all that are declared, and the periods of the figure.

    Where the figure is provisional or estimated, the periods after the last record are left out: records may still come.
    """
    if dimension not in TIME_DIMENSIONS:
        return members_of.get(dimension, ())
    if figure.period is None:
        return ()
    parts = figure.period.parts(TIME_DIMENSIONS[dimension])
    last = max((day.last for day in rows.dates() if day), default=None)
    if figure.status in UNSETTLED and last:
        parts = tuple(part for part in parts if part.start <= last)
    return tuple(map(str, parts))
