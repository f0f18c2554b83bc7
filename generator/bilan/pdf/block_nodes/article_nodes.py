"""Press articles, events, rebuttals."""

from __future__ import annotations

from bilan.blocks import article_blocks
from bilan.blocks.block import Block
from bilan.model.article import Article
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.document_nodes import Columns, Entry, Event, Events, Part
from bilan.pdf.node_text import Children, NodeText
from bilan.pdf.web_link import web_link
from bilan.rich_text.node_types import Block as BlockNode
from bilan.rich_text.node_types import ItemList, Link, ListItem, Node, Paragraph, Quotation, Role, Style, Styled

_DOT = " · "


def _article_list(block: article_blocks.ArticleList, render: Renderer) -> Children:
    return (Columns(tuple(_article(item, render.text) for item in block.items)),)


def _article(item: article_blocks.ArticleItem, text: NodeText) -> Entry:
    article = item.article
    words = text.title(article)
    title = (Link(words, address=article.url),) if article.url else words
    hidden = text.say("address not given: {reason}", reason=article.url_hidden) if article.url_hidden else ()
    facts = (
        text.outlet_name(article),
        text.via(article),
        *map(text.text, text.formatter.where_printed(article)),
        _date_of(article, text),
        (text.formatter.language_name(article.language),),
        text.say(article.kind),
        *((hidden,) if hidden else ()),
    )
    children: list[Node] = [
        Paragraph(title, role=Role.ARTICLE_TITLE),
        Paragraph(text.joined(facts, _DOT), role=Role.FACTS),
        Paragraph(text.text(article.summary)),
    ]
    if article.quote:
        children.append(Quotation(text.foreign(article.quote, article.language)))
    for mention in item.mentions:
        if mention.differs:
            words = (*text.name(mention.figure), f" {text.formatter.observed(mention.figure)} — ", *text.difference(mention))
            children.append(Paragraph(words, role=Role.FACTS))
    return Entry(tuple(children), id=f"article-{article.id}")


def _date_of(article: Article, text: NodeText) -> Children:
    return (text.language.date(article.date),) if article.date else text.say("undated")


def _press_highlights(block: article_blocks.PressHighlights, render: Renderer) -> Children:
    """A few articles, as on the site."""
    text = render.text
    sentences = [
        text.count(
            block.total,
            "One article about this year is summarised in the press review.",
            "{number} articles about this year are summarised in the press review.",
        )
    ]
    if block.total > len(block.articles):
        sentences.append(text.say("These report the most figures:"))
    items = tuple(ListItem(_highlight(article, block.year, text)) for article in block.articles)
    link = Link(
        text.say("Press review {year}", year=text.formatter.year(block.year)), address=text.address(f"/{block.year}/press/")
    )
    return (Paragraph(text.joined(sentences, " ")), ItemList(items), Paragraph((link,)))


def _highlight(article: Article, year: int, text: NodeText) -> Children:
    address = text.address(text.formatter.article_address(article.id))
    date = (
        (text.language.date(article.date),) if article.date else text.say("{year}, undated", year=text.formatter.year(year))
    )
    return (
        Paragraph(text.outlet_name(article)),
        Paragraph((Link(text.title(article), address=address),)),
        Paragraph(text.joined([date, (text.formatter.language_name(article.language),)], _DOT)),
    )


def _timeline(block: article_blocks.Timeline, render: Renderer) -> Children:
    chart = render.nodes(block.chart) if block.chart else ()
    return (*chart, Events(tuple(_event(item, render) for item in block.events)))


def _event(item: article_blocks.EventItem, render: Renderer) -> Event:
    text, event = render.text, item.event
    date = Part((text.language.date(event.date),) if event.date else text.say("date unknown"), name="date")
    children: list[Node] = [Paragraph(text.text(event.title), role=Role.EVENT_TITLE)]
    if event.text:
        children.append(Paragraph(text.text(event.text)))
    if item.figure:
        children.append(Paragraph((*text.name(item.figure), " ", *text.figure(item.figure, unit=True))))
    if item.picture:
        children.append(BlockNode(render.nodes(item.picture)))
    if sources := text.sources(item.documents):
        children.append(Paragraph(sources, role=Role.FACTS))
    return Event((date, BlockNode(tuple(children))))


def _rebuttal_answer(block: article_blocks.RebuttalAnswer, render: Renderer) -> Children:
    text, rebuttal = render.text, block.rebuttal
    verdict = Styled(text.capitalized(text.say(rebuttal.verdict.name_to_readers)), style=Style.STRONG)
    facts: list[Children] = [(verdict, text.comma, *text.text(block.verdict_by))]
    if rebuttal.date:
        facts.append((text.language.date(rebuttal.date),))
    facts.append(text.text(rebuttal.appeared_on))
    children: list[Node] = [
        Paragraph(text.joined(facts, _DOT), role=Role.FACTS),
        Paragraph(text.text(rebuttal.answer)),
    ]
    if block.picture:
        children.append(BlockNode(render.nodes(block.picture)))
    if sources := text.sources(block.documents):
        children.append(Paragraph(sources, role=Role.FACTS))
    if rebuttal.url:
        children.append(Paragraph((web_link(rebuttal.url),), role=Role.ADDRESS))
    return tuple(children)


NODES: dict[type[Block], ToNodes] = {
    article_blocks.ArticleList: _article_list,
    article_blocks.PressHighlights: _press_highlights,
    article_blocks.Timeline: _timeline,
    article_blocks.RebuttalAnswer: _rebuttal_answer,
}
