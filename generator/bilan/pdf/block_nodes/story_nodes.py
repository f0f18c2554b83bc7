"""The opening of a year, its chapters and their drawings, the head of its page, and texts of the data with figures."""

from __future__ import annotations

from bilan.blocks import figure_blocks, running_text, story_blocks
from bilan.blocks.block import Block
from bilan.charts import Canvas
from bilan.pdf.block_nodes.figure_nodes import drawing_node
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.node_text import Children
from bilan.rich_text.node_tree import plain_text
from bilan.rich_text.node_types import Figure, Heading, ItemList, Link, ListItem, Paragraph, Role


def _running_text(block: running_text.RunningText, render: Renderer) -> Children:
    pieces = block.in_language(render.text.formatter.language.subtag)
    return tuple(node for piece in pieces for node in ((piece,) if isinstance(piece, str) else render.nodes(piece)))


def _opening(block: story_blocks.Opening, render: Renderer) -> Children:
    """The message of a year with its chart, below the heading of its chapter."""
    text = (Paragraph(render.nodes(block.text), role=Role.LEAD),) if block.text else ()
    chart = render.all(part for part in (block.chart, block.picture) if part)
    if not render.text.on_page:
        return (*text, *chart)
    return (Heading(render.nodes(block.finding), level=1), *text, *chart)


def _foreword(block: story_blocks.Foreword, render: Renderer) -> Children:  # noqa: ARG001
    """Nothing: its text is that of its own page, and is compared there."""
    return ()


def _signature(block: story_blocks.Signature, render: Renderer) -> Children:
    text = render.text
    signature = text.joined([text.text(block.by), text.text(block.role) if block.role else ()], text.comma)
    picture = render.nodes(block.picture) if block.picture else ()
    return (*picture, Paragraph(signature, role=Role.FACTS))


def _drawing(block: story_blocks.Drawing, render: Renderer) -> Children:
    text, drawn = render.text, block.spec.titled(render.text.formatter)
    head = (Paragraph((drawn.title,), role=Role.CHART_TITLE), Paragraph((drawn.subtitle,), role=Role.CHART_SUBTITLE))
    chart = drawn.draw(Canvas.WIDE, text.formatter)
    return (Figure((*head, drawing_node(chart, drawn.title, drawn.description)), id=drawn.id),)


def _chapter_end(block: story_blocks.ChapterEnd, render: Renderer) -> Children:  # noqa: ARG001
    """Nothing: in a document, the next chapter is on the next page."""
    return ()


def _story(block: story_blocks.Story, render: Renderer) -> Children:
    return render.all(block.chapters)


def _chapter(block: story_blocks.Chapter, render: Renderer) -> Children:
    """A chapter among others, for comparisons: its text is that of its own page, and is compared there."""
    heading = Heading(render.nodes(block.finding), id=block.slug, level=2)
    shown = [part for part in (block.chart, block.drawing) if part]
    return (heading, *render.all(shown))


def _chapter_list(block: story_blocks.ChapterList, render: Renderer) -> Children:
    links = (
        Link(_without_links(render.nodes(finding)), address=render.text.address(address))
        for finding, address in block.chapters
    )
    return (ItemList(tuple(ListItem((link,)) for link in links)),)


def _without_links(words: Children) -> Children:
    """Words for a link, in which there can be no other."""
    return ("".join(map(plain_text, words)),)


def _year_head(block: figure_blocks.YearHead, render: Renderer) -> Children:
    heading = Heading((render.text.formatter.year(block.year), " ", *render.text.say("All the figures")), level=1)
    return (heading, *(render.nodes(block.lead) if block.lead else ()))


def _year_cards(block: figure_blocks.YearCards, render: Renderer) -> Children:
    return (ItemList(tuple(ListItem(_card(card, render)) for card in block.cards)),)


def _card(card: figure_blocks.YearCard, render: Renderer) -> Children:
    year = Link((str(card.year),), address=render.text.address(f"/{card.year}/"))
    if card.finding:
        return (year, " ", *render.nodes(card.finding))
    figure = (" ", *render.text.name(card.lead.figure), " ", *render.text.figure(card.lead.figure)) if card.lead else ()
    return (year, *figure)


def _press_years(block: figure_blocks.PressYears, render: Renderer) -> Children:
    links = [(Link((str(year),), address=render.text.address(f"/{year}/")),) for year in block.years]
    return (Paragraph((*render.text.say("Only the press:"), " ", *render.text.joined(links, " · "))),)


def _disclosure(block: figure_blocks.Disclosure, render: Renderer) -> Children:
    return render.all(block.blocks)


NODES: dict[type[Block], ToNodes] = {
    running_text.RunningText: _running_text,
    story_blocks.Opening: _opening,
    story_blocks.Foreword: _foreword,
    story_blocks.Signature: _signature,
    story_blocks.Drawing: _drawing,
    story_blocks.ChapterEnd: _chapter_end,
    story_blocks.Story: _story,
    story_blocks.Chapter: _chapter,
    story_blocks.ChapterList: _chapter_list,
    figure_blocks.YearHead: _year_head,
    figure_blocks.Disclosure: _disclosure,
    figure_blocks.YearCards: _year_cards,
    figure_blocks.PressYears: _press_years,
}
