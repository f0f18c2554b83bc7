"""Blocks of figures: single figures, key figures, tables, changes, sums."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.change import Change, Incomparable
from bilan.analysis.composition import Composition
from bilan.analysis.documents import Document
from bilan.blocks.block import Block
from bilan.blocks.chart_block import Chart
from bilan.model.figure import Figure, Status
from bilan.model.indicator import Indicator
from bilan.render.formatter import STATUS_WORDS
from bilan.values.local_text import LocalText
from bilan.values.sentence import Text, sentence


@dataclass(frozen=True)
class FigureValue(Block):
    """A figure in running text, with or without its unit."""

    figure: Figure
    unit: bool = False


@dataclass(frozen=True)
class ChangeValue(Block):
    """A change in running text, or why there is none."""

    change: Change | Incomparable


@dataclass(frozen=True)
class Course(Block):
    """The sparkline of a figure: its values up to its year. The scale includes `together`, the figures shown beside it."""

    figure: Figure
    together: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class KeyFigure(Block):
    """A figure in large type with its change since the year before, and its course if there is one."""

    figure: Figure
    change: Change | Incomparable | None
    course: Course | None


@dataclass(frozen=True)
class KeyFigures(Block):
    """The highlights of a year."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Cover(Block):
    """The head of a page: the institution, the title of the report, a year, and its first highlight."""

    institution: LocalText
    title: LocalText
    year: int | None
    lead: KeyFigure | None


@dataclass(frozen=True)
class Legend(Block):
    """What the marks beside the figures of a table mean, for the marks that are there."""

    statuses: tuple[Status, ...]
    broken: bool
    corrected: bool
    disputed: bool
    computed: bool

    @property
    def entries(self) -> tuple[tuple[Text, Text], ...]:
        """Each mark with its meaning."""
        not_final = sentence("Not final: a later edition may change it.")
        return (
            *((sentence(STATUS_WORDS[status]), not_final) for status in self.statuses),
            *((mark, meaning) for shown, mark, meaning in self._marks if shown),
        )

    @property
    def _marks(self) -> tuple[tuple[bool, Text, Text], ...]:
        broken = sentence("What is counted changed: the figures before and after are not compared.")
        computed = sentence("Computed from other figures of the report; the page of the figure shows the formula.")
        corrected = sentence("Changed after it was published; the corrections give the earlier number and the reason.")
        disputed = sentence("Another source gives another number; the page of the figure shows both.")
        return (
            (self.broken, sentence("break in series"), broken),
            (self.computed, sentence("computed"), computed),
            (self.corrected, sentence("corrected"), corrected),
            (self.disputed, sentence("sources disagree"), disputed),
        )


@dataclass(frozen=True)
class FigureRow:
    """A figure in a table with its change, its documents, and the figures that contain it (`within`).

    `note` is the number of its note below the table, 0 without one.
    """

    figure: Figure
    change: Change | Incomparable | None
    documents: tuple[Document, ...]
    within: tuple[Figure, ...] = ()
    note: int = 0

    @property
    def unsettled(self) -> bool:
        """True if the figure has a value that a later edition may change."""
        return self.figure.value is not None and self.figure.status is not Status.FINAL


@dataclass(frozen=True)
class SeriesTable(Block):
    """An indicator over the years, the newest first."""

    caption: Text
    indicator: Indicator
    rows: tuple[FigureRow, ...]
    legend: Legend | None


@dataclass(frozen=True)
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
        """The figures with a note, in the order of their numbers."""
        return tuple(row.figure for row in self.rows if row.note)


@dataclass(frozen=True)
class LatestRow:
    """An indicator with its first and its latest figure, and its course if there is one."""

    indicator: Indicator
    first: Figure
    latest: Figure
    course: Course | None


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class ChangeList(Block):
    """The changes of a year, and the figures that are not comparable with the years before."""

    year: int
    rows: tuple[ChangeRow, ...]
    apart: tuple[NotComparableFigures, ...]


@dataclass(frozen=True)
class Overview(Block):
    """The overview of a year: several blocks with headings."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class YearIndex(Block):
    """The contents of a year's page, with links to the years before and after. `sections` are texts with their anchors."""

    before: int | None
    after: int | None
    sections: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class YearLinks(Block):
    """Links to the other pages of a year: texts with their addresses."""

    links: tuple[tuple[Text, str], ...]


@dataclass(frozen=True)
class Sum(Block):
    """A total written as the sum of its parts."""

    composition: Composition


@dataclass(frozen=True)
class CompositionBlock(Block):
    """A total and its parts: a chart if it can be drawn, and the sum."""

    chart: Chart | None
    sum: Sum
