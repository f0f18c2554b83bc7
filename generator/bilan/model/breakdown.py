"""A figure broken down by one or more dimensions: its cells, each an observation of its own (SDMX: a series per key).

A cell is found by its coordinates: one member for each dimension, in the order of `dimensions`. The members of month,
quarter and half are periods in SDMX notation (`2025-03`), those of a declared dimension its ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, NamedTuple, Protocol, TypeVar

from bilan.diagnostics.problem import Place
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.values.interval import Interval


class Observation(Protocol):
    """What a cell is: a figure."""

    @property
    def value(self) -> Decimal | None:
        """Its number."""

    @property
    def interval(self) -> Interval | None:
        """The interval of the numbers that it may mean."""


O_co = TypeVar("O_co", bound=Observation, covariant=True)

Coordinates = tuple[str, ...]


class Cell(NamedTuple):
    """The number of a cell; `value` is None where it has none, `interval` None where the number is exact."""

    coordinates: Coordinates
    value: Decimal | None
    interval: Interval | None = None


class LazyCells(Mapping[Coordinates, O_co]):
    """Cells of a table, each made into a figure when it is needed. `digest` is that of all they are made of."""

    digest: str

    def fingerprinted(self) -> str:
        """The cells in a fingerprint (`bilan.cache.fingerprint`)."""
        return f"cells {self.digest}"

    def numbers(self) -> Iterator[Cell]:
        """The numbers of all cells, without making figures of them."""
        raise NotImplementedError

    def having(self, *fields: str) -> Iterator[O_co]:
        """The cells for which one of these fields of a figure is written."""
        raise NotImplementedError

    def records(self) -> Iterator[tuple[Coordinates, object]]:
        """What is written for each cell, by field, without making figures of them."""
        raise NotImplementedError

    def described(self) -> Iterator[O_co]:
        """The cells that have a text of their own, such as a note."""
        raise NotImplementedError

    def members(self) -> tuple[frozenset[str], ...]:
        """The members that occur, by dimension."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Breakdown(Generic[O_co]):
    """The cells of a figure by some dimensions, in the order written. `place` is that of the key in figures.yml.

    `file` is the CSV that holds the cells, as figures.yml names it, and `file_place` where it does. `unread` is the place of
    a problem because of which cells are missing that were written: nothing can be said of their sum. The cells of one
    that is `counted` come from the register that the figure names.
    """

    dimensions: tuple[str, ...]
    place: Place = field(compare=False)
    cells: Mapping[Coordinates, O_co] = field(default_factory=dict)
    file: str = ""
    file_place: Place | None = field(default=None, compare=False)
    unread: Place | None = field(default=None, compare=False)
    counted: bool = False

    @property
    def name(self) -> str:
        """Its key in `by`: `region, month`."""
        return ", ".join(self.dimensions)

    @property
    def time(self) -> str | None:
        """Its dimension of time, if it has one."""
        return next((name for name in self.dimensions if name in TIME_DIMENSIONS), None)

    def numbers(self) -> Iterator[Cell]:
        """The numbers of all cells, in the order written."""
        if isinstance(self.cells, LazyCells):
            yield from self.cells.numbers()
        else:
            yield from (Cell(coordinates, figure.value, _claim(figure)) for coordinates, figure in self.cells.items())

    def records(self) -> Iterator[tuple[Coordinates, object]]:
        """What is written for each cell: a mapping by field, or the figure."""
        yield from self.cells.records() if isinstance(self.cells, LazyCells) else self.cells.items()

    def having(self, *fields: str) -> Iterator[O_co]:
        """The cells for which one of these fields may be written: all of figures.yml, and those of a table that have one."""
        return self.cells.having(*fields) if isinstance(self.cells, LazyCells) else iter(self.cells.values())

    def described(self) -> Iterator[O_co]:
        """The cells that may have a text of their own: all that are written in figures.yml, and those of a table that do."""
        return self.cells.described() if isinstance(self.cells, LazyCells) else iter(self.cells.values())

    def members(self) -> tuple[frozenset[str], ...]:
        """The members that occur, in the order of `dimensions`."""
        if isinstance(self.cells, LazyCells):
            return self.cells.members()
        return tuple(frozenset(column) for column in zip(*self.cells, strict=True))

    def member(self, coordinates: Coordinates, dimension: str) -> str:
        """The member of one dimension in the coordinates of a cell."""
        return coordinates[self.dimensions.index(dimension)]


def _claim(figure: Observation) -> Interval | None:
    """The interval of a figure, None where it has no number or an exact one."""
    interval = figure.interval
    return None if interval is None or interval.exact else interval


def by_dimensions(by: Mapping[str, Breakdown[O_co]], dimensions: frozenset[str]) -> Breakdown[O_co] | None:
    """The breakdown by exactly these dimensions, in whatever order they are written."""
    return next((item for item in by.values() if frozenset(item.dimensions) == dimensions), None)
