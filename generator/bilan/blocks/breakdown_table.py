"""The table of an indicator by the members of a dimension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bilan.blocks.block import Block
from bilan.blocks.table_rows import FigureRow, Legend
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.values.sentence import Text


@dataclass(frozen=True)
class CellRow:
    """A member and its figure in each column; None where none was found."""

    label: Text
    cells: tuple[FigureRow | None, ...]


@dataclass(frozen=True)
class RestRow:
    """What is not broken down, in each column; None where everything is, or where it is not known."""

    label: Text
    numbers: tuple[Decimal | None, ...]


class BreakdownTable(Block):
    """A row for each member, a column for each year (or for each period of one year).

    `first` is the heading of the first column. In an `anchored` table each figure has its permanent anchor, and elsewhere a
    link to it; `cited` is one that is cited as an example. `totals` are the figures that are broken down. Of a table of
    periods, `come` are the numbers of rows up to the last with a figure in each column: the periods after it have not come.
    `accounts` are the anchors of figures with an account of their own below the table: that has the anchor, and the table
    a link to it.
    """

    caption: Text
    indicator: Indicator
    first: Text
    headings: tuple[Text, ...]
    rows: tuple[CellRow, ...]
    rest: RestRow | None = None
    totals: tuple[Figure, ...] = ()
    legend: Legend | None = None
    anchored: bool = False
    come: tuple[int, ...] = ()
    cited: Figure | None = None
    accounts: frozenset[str] = frozenset()

    def has_account(self, figure: Figure) -> bool:
        """True for a figure that has more details below the table."""
        return figure.anchor in self.accounts

    def has_come(self, row: int, column: int) -> bool:
        """False for a period after the last with a figure in a column. Rows are counted from 1, columns from 0."""
        return not self.come or row <= self.come[column]

    @property
    def cells(self) -> Iterator[Figure]:
        """The figures of the members, row by row."""
        return (cell.figure for row in self.rows for cell in row.cells if cell)
