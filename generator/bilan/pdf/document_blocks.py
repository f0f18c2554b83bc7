"""The blocks that only the document of a year has. Like those of pages, they are the same for every language."""

from __future__ import annotations

import datetime

from bilan.analysis.documents import Document
from bilan.blocks.block import Block
from bilan.blocks.chart_block import Chart
from bilan.blocks.running_text import RunningText
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.publication import Publication
from bilan.values.sentence import Text


class Chapter(Block):
    """A chapter with its title and its anchor. An annex has a letter, other chapters a number.

    `listed`: its sections are in the contents.
    """

    anchor: str
    title: Text | RunningText
    blocks: tuple[Block, ...]
    annex: bool = False
    listed: bool = False


class ChartPair(Block):
    """Two charts beside each other."""

    left: Chart
    right: Chart


class ChartsElsewhere(Block):
    """The charts of a theme that the document has in another place: what each is of, and its anchor there."""

    charts: tuple[tuple[Text, str], ...]


class Unbroken(Block):
    """Blocks that no page parts."""

    blocks: tuple[Block, ...]


class LongSeriesTable(Block):
    """Indicators of a theme with their figures of several years; None for a year without one."""

    caption: Text
    years: tuple[int, ...]
    rows: tuple[tuple[Indicator, tuple[Figure | None, ...]], ...]


class CitedDocuments(Block):
    """The documents that are cited, with the numbers by which they are."""

    documents: tuple[Document, ...]


class Colophon(Block):
    """Who published the document, when, under which licence, and how to cite it. `online` is its page on the site."""

    publication: Publication
    year: int
    online: str
    day: datetime.date
