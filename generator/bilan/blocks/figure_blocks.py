"""Blocks of figures: single figures, key figures, tables, changes, sums."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.change import Change, Incomparable
from bilan.analysis.composition import Composition
from bilan.blocks.block import Block
from bilan.blocks.chart_block import Chart
from bilan.blocks.picture_block import PictureBlock
from bilan.blocks.running_text import RunningText
from bilan.blocks.table_rows import FigureRow, Legend
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.values.local_text import LocalText
from bilan.values.sentence import Text


class FigureValue(Block):
    """A figure in running text, with or without its unit."""

    figure: Figure
    unit: bool = False


class ChangeValue(Block):
    """A change in running text, or why there is none."""

    change: Change | Incomparable


class Course(Block):
    """The sparkline of a figure: its values up to its year. The scale includes `together`, the figures shown beside it."""

    figure: Figure
    together: tuple[Figure, ...] = ()


class KeyFigure(Block):
    """A figure in large type with its change since the year before, and its course if there is one."""

    figure: Figure
    change: Change | Incomparable | None
    course: Course | None


class KeyFigures(Block):
    """The highlights of a year."""

    items: tuple[KeyFigure, ...]


class Cover(Block):
    """The head of a page: the institution, the title of the report, a year, and its first highlight or its message.

    `independence` says who compiled the report, if that is not the institution. `logo` is the path of its file in the site.
    """

    institution: LocalText
    title: LocalText
    year: int | None
    lead: KeyFigure | None
    independence: Text | None = None
    finding: RunningText | None = None
    logo: str = ""
    picture: PictureBlock | None = None


class SeriesTable(Block):
    """An indicator over the years, the newest first."""

    caption: Text
    indicator: Indicator
    rows: tuple[FigureRow, ...]
    legend: Legend | None


class YearTable(Block):
    """Several indicators in one year. `unit_of` is an indicator with the unit that all share, None if they differ."""

    caption: Text
    year: int
    rows: tuple[FigureRow, ...]
    unit_of: Indicator | None
    changed: bool
    legend: Legend | None

    @property
    def noted(self) -> tuple[Figure, ...]:
        """For each note that figures share, the first of them, in the order of their numbers."""
        first: dict[int, Figure] = {}
        for row in self.rows:
            if row.note:
                first.setdefault(row.note, row.figure)
        return tuple(figure for _, figure in sorted(first.items()))

    def first_noted(self, row: FigureRow) -> Figure:
        """The first figure with the note of a row."""
        return self.noted[row.note - 1]


@dataclass(frozen=True)
class LatestRow:
    """An indicator with its first and its latest figure, and its course if there is one."""

    indicator: Indicator
    first: Figure
    latest: Figure
    course: Course | None


class LatestTable(Block):
    """Indicators with their latest figure."""

    caption: Text
    rows: tuple[LatestRow, ...]


@dataclass(frozen=True)
class NotComparableFigures:
    """Figures that are not comparable with earlier years for one reason: the text of a break, or a rule."""

    reason: LocalText | Incomparable
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class ChangeRow:
    """A figure, the earlier figure that it is compared with, and the change."""

    before: Figure
    figure: Figure
    change: Change


class ChangeList(Block):
    """The changes of a year, and the figures that are not comparable with the years before."""

    year: int
    rows: tuple[ChangeRow, ...]
    apart: tuple[NotComparableFigures, ...]


class Overview(Block):
    """The overview of a year: several blocks with headings."""

    blocks: tuple[Block, ...]


class YearHead(Block):
    """The head of the page of a year without a message, with its lead figure; None if it has no highlights."""

    title: LocalText
    year: int
    lead: KeyFigure | None


@dataclass(frozen=True)
class YearCard:
    """A year with its message, or without one its lead figure."""

    year: int
    finding: RunningText | None
    lead: KeyFigure | None


class YearCards(Block):
    """The years with figures, the newest first."""

    cards: tuple[YearCard, ...]


class PressYears(Block):
    """The years without figures, of which the press writes."""

    years: tuple[int, ...]


class YearIndex(Block):
    """The contents of a year's page, with links to the other years. `sections` are texts with their anchors.

    `compared` is the year before, if the two can be compared.
    """

    year: int
    years: tuple[int, ...]
    sections: tuple[tuple[str, Text], ...]
    compared: int | None = None


class Disclosure(Block):
    """Blocks that are shown when readers open them."""

    title: Text
    blocks: tuple[Block, ...]


class YearLinks(Block):
    """Links to the other pages of a year: texts with their addresses."""

    links: tuple[tuple[Text, str], ...]


class Sum(Block):
    """A total written as the sum of its parts."""

    composition: Composition


class CompositionBlock(Block):
    """A total and its parts: a chart if it can be drawn, and the sum."""

    chart: Chart | None
    sum: Sum
