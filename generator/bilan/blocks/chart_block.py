"""The block of a chart, with its sources or notes and the table of its data."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.documents import Document
from bilan.blocks.block import Block
from bilan.blocks.breakdown_table import BreakdownTable
from bilan.figure_charts.chart_spec import ChartSpec
from bilan.figure_charts.opening_chart import OpeningChart as OpeningSpec
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.values.local_text import LocalText
from bilan.values.sentence import Text


class FigureData(Block):
    """The figures of a chart as a table. It has no column for a year, indicator or unit that is the same in all rows.

    `unit_of` is an indicator with the unit that all share, None if they differ.
    """

    figures: tuple[Figure, ...]
    by_year: bool
    by_indicator: bool
    unit_of: Indicator | None


class CountData(Block):
    """Counts as a table: the heading of the first column and its cells, and the other columns with their counts.

    `names` are the cells of the first column; each row of `numbers` has a number for each heading, or None.
    """

    first: Text
    headings: tuple[Text, ...]
    names: tuple[str | LocalText, ...]
    numbers: tuple[tuple[int | None, ...], ...]

    @property
    def rows(self) -> Iterator[tuple[str | LocalText, tuple[int | None, ...]]]:
        """The cells of each row."""
        return zip(self.names, self.numbers, strict=True)


class Chart(Block):
    """A chart. `spec` says what is drawn; below it are its sources (None for a chart without figures), notes, and data."""

    spec: ChartSpec
    sources: tuple[Document, ...] | None = None
    notes: tuple[Text, ...] = ()
    data: FigureData | CountData | BreakdownTable | None = None


class OpeningChart(Block):
    """The chart that opens a year, drawn large under the message of the year, with its sources and notes."""

    spec: OpeningSpec
    sources: tuple[Document, ...] = ()
    notes: tuple[Text, ...] = ()
