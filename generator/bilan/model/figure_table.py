"""The CSV of a breakdown: one column for each dimension, then `value` and any other key of a figure.

    region,month,value,note
    casablanca,2025-01,120,
    casablanca,2025-02,98,Strike in the second week.

Columns are read one by one, and a cell becomes a figure only when it is needed, so that 100 000 cells take less than
two seconds. A row with a problem is left out; the sum of a table with such rows is not checked. A line that begins
with “#” is a comment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, cast

from bilan.diagnostics.problem import Place, Problem
from bilan.model.breakdown import Cell, Coordinates, LazyCells
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import OF_WHOLE, Figure
from bilan.schema.containers import Reference
from bilan.schema.record import keys_without
from bilan.schema.text_fields import LocalizedText
from bilan.spreadsheets.table_sheet import Row, Sheet
from bilan.values.interval import Interval, Qualifier, interval_of
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period

Sources = tuple[Reference, ...]
VALUE = "value"
_NOT_IN_TABLES = OF_WHOLE | {"alternatives", "revisions"}  # keys that hold more than one cell can
FIGURE_KEYS = keys_without(Figure, _NOT_IN_TABLES)


@dataclass(frozen=True, eq=False)
class FigureTable:
    """What was read of a CSV: for each row its line, its members and its value; `others` are its other keys, by field.

    `broken` is the place of the first row that was left out, or of the file where no row could be read.
    """

    file: str
    digest: str
    dimensions: tuple[str, ...]
    sheet: Sheet
    lines: Sequence[int] = ()
    coordinates: Sequence[Coordinates] = ()
    values: Sequence[Decimal | None] = ()
    others: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    value_column: int = 0
    problems: tuple[Problem, ...] = ()
    broken: Place | None = None

    @cached_property
    def row_of(self) -> Mapping[Coordinates, int]:
        """The place of each cell in the columns, by its coordinates."""
        return {coordinates: row for row, coordinates in enumerate(self.coordinates)}

    def place(self, row: int) -> Place:
        """Where the value of a row is written."""
        return self.sheet.place(Row(self.lines[row], ()), self.value_column)


class TableCells(LazyCells[Figure]):
    """The cells of a table as figures of the indicator whose `whole` is broken down."""

    def __init__(self, table: FigureTable, whole: Figure, begins: int) -> None:
        self.table, self.digest = table, f"{table.file} {table.digest}"
        self._whole, self._begins = whole, begins
        self._time = next((at for at, name in enumerate(table.dimensions) if name in TIME_DIMENSIONS), None)
        self._periods: dict[str, Period | None] = {}

    def __getitem__(self, coordinates: Coordinates) -> Figure:
        return self._figure(self.table.row_of[coordinates])

    def __iter__(self) -> Iterator[Coordinates]:
        return iter(self.table.coordinates)

    def __len__(self) -> int:
        return len(self.table.coordinates)

    def __contains__(self, coordinates: object) -> bool:
        return coordinates in self.table.row_of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TableCells) and (self.table.coordinates, self.table.values, self.table.others) == (
            other.table.coordinates,
            other.table.values,
            other.table.others,
        )

    __hash__ = None  # type: ignore[assignment]

    def numbers(self) -> Iterator[Cell]:
        """The numbers of all cells, without making figures of them."""
        table = self.table
        if not {"qualifier", "rounded_to"} & set(table.others):
            yield from map(Cell, table.coordinates, table.values)
            return
        nothing = [None] * len(self)
        qualifiers, rounding = table.others.get("qualifier", nothing), table.others.get("rounded_to", nothing)
        for coordinates, value, qualifier, rounded_to in zip(
            table.coordinates, table.values, qualifiers, rounding, strict=True
        ):
            yield Cell(coordinates, value, _interval(value, qualifier, rounded_to))

    def described(self) -> Iterator[Figure]:
        """The cells that have a note, a break or another text of their own."""
        return self.having(*_TEXTS)

    def members(self) -> tuple[frozenset[str], ...]:
        """The members that occur, by dimension."""
        return tuple(frozenset(column) for column in zip(*self.table.coordinates, strict=True))

    def of_figure(self, whole: Figure, shown: Callable[[Sources], Sources]) -> TableCells:
        """The same cells of another state of the figure, with those of their sources that are shown; itself if equal."""
        table = self.table
        if "source" in table.others:
            sources = [None if source is None else shown(source) for source in table.others["source"]]
            if sources != table.others["source"]:
                digest = f"{table.digest} without sources"
                table = replace(table, digest=digest, others={**table.others, "source": sources})
        if table is self.table and (whole.source, whole.origin) == (self._whole.source, self._whole.origin):
            return self
        return TableCells(table, whole, self._begins)

    def records(self) -> Iterator[tuple[Coordinates, object]]:
        """What is written for each cell, by field, without making figures of them."""
        columns = {"value": self.table.values, **self.table.others}
        for row, coordinates in enumerate(self.table.coordinates):
            yield coordinates, {name: column[row] for name, column in columns.items() if column[row] is not None}

    def having(self, *fields: str) -> Iterator[Figure]:
        """The cells for which one of these fields is written."""
        columns = [self.table.others[name] for name in fields if name in self.table.others]
        rows = (row for row in range(len(self)) if any(column[row] is not None for column in columns)) if columns else ()
        return map(self._figure, rows)

    def _figure(self, row: int) -> Figure:
        table = self.table
        coordinates, place = table.coordinates[row], table.place(row)
        members = {name: coordinates[at] for at, name in enumerate(table.dimensions) if at != self._time}
        period = self._whole.period if self._time is None else self._period(coordinates[self._time])
        others = {name: column[row] for name, column in table.others.items() if column[row] is not None}
        return Figure(
            id=self._whole.id,
            year=self._whole.year,
            dimensions=table.dimensions,
            members=members,
            period=period,
            place=place,
            places={VALUE: place},
            value=table.values[row],
            **cast(Any, {"source": self._whole.source, "origin": self._whole.origin, **others}),
        )

    def _period(self, member: str) -> Period | None:
        if member not in self._periods:
            period = parse_period(member, self._begins)
            self._periods[member] = period if isinstance(period, Period) else None
        return self._periods[member]


def _interval(value: Decimal | None, qualifier: Qualifier | None, rounded_to: Decimal | None) -> Interval | None:
    """The interval of a number, None where there is none or it is exact."""
    if value is None or (qualifier in (None, Qualifier.EXACT) and rounded_to is None):
        return None
    return interval_of(value, qualifier or Qualifier.EXACT, rounded_to)


_TEXTS = tuple(item.name for item in FIGURE_KEYS.values() if isinstance(item.metadata["kind"], LocalizedText))
