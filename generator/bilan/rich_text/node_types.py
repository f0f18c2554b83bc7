"""The nodes of a text: frozen values with children. A child is a node or a plain string.

Every node may have an `id` that links lead to, and a language and a direction if they differ from those around it.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import NamedTuple, TypeVar


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a text. `language` is a BCP 47 tag, `direction` is “ltr” or “rtl”."""

    children: tuple[Node | str, ...] = ()
    _: KW_ONLY
    id: str = ""
    language: str = ""
    direction: str = ""


# Within a line


class Style(StrEnum):
    """How words within a line look."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    DELETED = "deleted"
    INSERTED = "inserted"
    HIGHLIGHTED = "highlighted"
    SMALL = "small"
    QUOTED = "quoted"
    CODE = "code"
    KEY = "key"
    ADDRESS = "address"
    QUIET = "quiet"
    APPROXIMATE = "approximate"


@dataclass(frozen=True, slots=True)
class Inline(Node):
    """A node within a line. On its own, words with an id or in a language."""


@dataclass(frozen=True, slots=True)
class Isolated(Inline):
    """Words whose direction does not act on the words around them (Unicode Standard Annex 9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled(Inline):
    """Words in a style."""

    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue(Inline):
    """The printed number of a figure of the report, with the figure's key.

    `value` is the exact number; of a range, its two ends with “/” between them (ISO 8601): `100/120`.
    """

    figure: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Inline):
    """A link. `address` is as written; when links are resolved, it is an address of the web, or `target` is an id."""

    address: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote(Inline):
    """A note at the foot of the page, called here. Other places refer to it by its name."""

    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteReference(Inline):
    """A call of a footnote that was called before."""

    name: str


@dataclass(frozen=True, slots=True)
class LineBreak(Inline):
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class BreakOpportunity(Inline):
    """A place where a word may be broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBox(Inline):
    """The box of a task."""

    done: bool


class Side(StrEnum):
    """Where a block is on the page. Left and right are those of the page, in every language."""

    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Inline):
    """An image in a file: within a line, or a block of its own.

    `address` is as written on the page; `file` is the file found there. Width and height are in points, or in percent of the
    column (`50%`); empty for the image's own.
    """

    address: str
    alternative: str
    file: str = ""
    width: str = ""
    height: str = ""
    side: Side = Side.NONE
    block: bool = False


class DrawnLabel(NamedTuple):
    """A line of text in a drawing. `share` is the share of its width that is left of `x`: 0, 0.5 or 1.

    Sizes are in the units of the drawing. `halo` is the width of the line around the letters in the colour of the page.
    """

    text: str
    x: float
    baseline: float
    share: float
    size: float
    weight: int
    colour: str
    halo: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing(Inline):
    """An SVG drawing, with its alternative text; an icon is as high as the letters around it.

    A chart has its `labels` apart from its shapes.
    """

    svg: str
    alternative: str
    icon: bool = False
    labels: tuple[DrawnLabel, ...] = ()


# Blocks


class Role(StrEnum):
    """What a paragraph is for."""

    BODY = ""
    LEAD = "lead"
    FACTS = "facts"
    ADDRESS = "address"
    TITLE = "title"
    CHART_TITLE = "chart-title"
    CHART_SUBTITLE = "chart-subtitle"
    ARTICLE_TITLE = "article-title"
    EVENT_TITLE = "event-title"
    DOCUMENT_TITLE = "document-title"
    SUM = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Node):
    """A node that begins on a new line. On its own, a group of blocks."""

    side: Side = Side.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """A paragraph."""

    role: Role = Role.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A heading. In a document, a chapter's has its number; `listed` ones of the second level are in the contents."""

    level: int
    number: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList(Block):
    """A list. `numbering` is the kind of numbers as HTML names them (`1`, `a`, `A`, `i`, `I`), empty for none."""

    numbering: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Block):
    """An item of a list; in a list of tasks, whether it is done."""

    done: bool | None = None


@dataclass(frozen=True, slots=True)
class DefinitionList(Block):
    """Terms and their descriptions, in groups (`Definition`) or one after another."""


@dataclass(frozen=True, slots=True)
class Definition(Block):
    """A group of terms and descriptions."""


@dataclass(frozen=True, slots=True)
class Term(Block):
    """A term."""


@dataclass(frozen=True, slots=True)
class Description(Block):
    """The description of a term."""


@dataclass(frozen=True, slots=True)
class Quotation(Block):
    """A quotation of its own."""


@dataclass(frozen=True, slots=True)
class CodeBlock(Block):
    """Lines of code: its only child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admonition(Block):
    """A box. Its title is a paragraph of the role `TITLE`."""

    warning: bool = False


@dataclass(frozen=True, slots=True)
class BesideImage(Block):
    """An image at a side, its first child, and the blocks beside it."""


@dataclass(frozen=True, slots=True)
class Figure(Block):
    """An image or chart with its words, which are on one page."""


@dataclass(frozen=True, slots=True)
class Caption(Block):
    """The caption of an image or table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressBar(Block):
    """A bar that is filled to `percent`; its children are its label."""

    percent: str


@dataclass(frozen=True, slots=True)
class Rule(Block):
    """A line across the page."""


N = TypeVar("N", bound="Node")
