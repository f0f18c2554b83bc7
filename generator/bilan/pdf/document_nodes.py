"""The nodes that only the document of a year has: its cover, its chapters, its key figures, its lists."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.rich_text.node_types import Block, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Block):
    """A part of a block with a place of its own: `number`, `date`…"""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Block):
    """The first page. Parts: institution, independence, title, year; picture with credit; and the message of the year, or
    number, name and finding of the first figure.

    The point of the picture that stays visible is in percent from the left and from the top.
    """

    picture_left: int = 50
    picture_top: int = 50


@dataclass(frozen=True, slots=True)
class Chapter(Block):
    """A chapter, with its heading. An annex has a letter, other chapters a number.

    A chapter that is a page of the site has its address, from which links start and in which ids are unique, and the path of
    its file, beside which its images are.
    """

    page: str = ""
    file: str = ""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigures(Block):
    """Figures in large type, two beside each other."""


@dataclass(frozen=True, slots=True)
class KeyFigure(Block):
    """A figure in large type. Parts: name, number, unit, change, meaning; and a sparkline."""


@dataclass(frozen=True, slots=True)
class Together(Block):
    """Figures and paragraphs that no page parts, such as a chart and its sum."""


@dataclass(frozen=True, slots=True)
class Pair(Block):
    """Two figures beside each other."""


@dataclass(frozen=True, slots=True)
class Columns(Block):
    """Short entries, or a list of definitions, in small type in two columns."""


@dataclass(frozen=True, slots=True)
class Entry(Block):
    """An entry of a list, such as an article, that no page parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReference(Link):
    """The number of a chart that is elsewhere in the document. The template adds the number of its page."""


@dataclass(frozen=True, slots=True)
class Events(Block):
    """Events in the order of their dates."""


@dataclass(frozen=True, slots=True)
class Event(Block):
    """An event. Its first child is its date, a `Part`."""


@dataclass(frozen=True, slots=True)
class Documents(Block):
    """The numbered list of sources; its items have the ids that citations lead to."""


@dataclass(frozen=True, slots=True)
class Colophon(Block):
    """The last part: who published the document and how to cite it."""
