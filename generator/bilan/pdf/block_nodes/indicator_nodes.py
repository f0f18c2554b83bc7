"""The page of an indicator beside its tables and charts: its overview, and everything known about each of its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.analysis.documents import Document
from bilan.analysis.errata import Erratum
from bilan.analysis.press_review import Agreement, Mention
from bilan.blocks import audit_blocks, figure_blocks, register_blocks
from bilan.blocks.block import Block
from bilan.model.figure import Figure
from bilan.model.indicator import Measure
from bilan.pdf.block_nodes.definitions import definition_list
from bilan.pdf.block_nodes.figure_remarks import figure_remarks, formula_nodes
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.block_nodes.table_parts import header_cell, number_cell, table_node
from bilan.pdf.node_text import Children, NodeText
from bilan.rich_text.node_types import ItemList, ListItem, Node, Paragraph
from bilan.rich_text.table_node_types import Cell

_DOT = " · "


def _indicator_overview(block: audit_blocks.IndicatorOverview, render: Renderer) -> Children:
    text, indicator, summary = render.text, block.indicator, block.summary
    say = text.say
    measure = say("counted over the year") if indicator.kind is Measure.FLOW else say("state at a date")
    facts = (
        (say("Theme"), text.text(block.theme.name)),
        (say("Unit"), (text.formatter.unit_name(indicator),)),
        (say("Measure"), text.joined((measure, () if indicator.summable else say("cannot be added up")), _DOT)),
        (say("Formula"), formula_nodes(indicator.formula, None, text) if indicator.formula else ()),
        *((text.text(title), text.text(value)) for title, value in block.facts),
        (say("Breaks in series"), _periods(summary.broken, text)),
        (say("Sources that disagree"), _periods(summary.disputed, text)),
        (say("From a single secondary source"), _periods(summary.resting_on_single_secondary_source, text)),
        (say("In the press"), text.joined(map(text.text, block.press), _DOT)),
    )
    latest = (text.formatter.observed(summary.latest), ": ", *text.figure(summary.latest, unit=True))
    change = (Paragraph(text.change_since(block.change)),) if block.change else ()
    return (Paragraph(latest), *change, definition_list((name, value) for name, value in facts if value))


def _periods(figures: Iterable[Figure], text: NodeText) -> Children:
    return text.joined(((text.formatter.observed(figure),) for figure in figures), _DOT)


def _account(block: audit_blocks.Account, render: Renderer) -> Children:
    text, figure, trail = render.text, block.trail.figure, block.trail
    lines = [
        text.figure(figure, unit=True),
        text.change_since(block.change) if block.change else (),
        _fact("Status", (text.formatter.state(figure),), text),
        _fact("Origin", text.text(block.origin), text),
        *figure_remarks(figure, text),
        *(_within(other, text) for other in trail.within),
    ]
    nodes: list[Node | str] = [Paragraph(line) for line in lines if line]
    for part in filter(None, (block.counted, block.sum)):
        nodes += render.nodes(part)
    sources = [ListItem(_source(document, trail.mention_in(document), text)) for document in trail.documents]
    elsewhere = [ListItem((*_article(mention, text), " — ", *_reports(mention, text))) for mention in trail.elsewhere]
    nodes += [ItemList((*sources, *elsewhere)), *((Paragraph(text.text(block.evidence)),) if block.evidence else ())]
    return tuple(nodes)


def _fact(name: str, value: Children, text: NodeText) -> Children:
    return (*text.say(name), ": ", *value) if any(value) else ()


def _member_accounts(block: audit_blocks.MemberAccounts, render: Renderer) -> Children:
    """Each month or member with its figure, its notes, and the numbers of its sources."""
    text = render.text
    entries = (
        (
            (*text.name(account.trail.figure), text.comma, text.formatter.observed(account.trail.figure)),
            _member(account, text),
        )
        for account in block.accounts
    )
    return (definition_list(entries),)


def _member(account: audit_blocks.Account, text: NodeText) -> Children:
    figure = account.trail.figure
    sources = text.sources(account.trail.documents)
    return text.joined([(*text.figure(figure, unit=True), "."), *figure_remarks(figure, text), sources], " ")


def _within(other: Figure, text: NodeText) -> Children:
    return (*text.say("Counted as part of: {name}", name=text.name(other)), " ", *text.figure(other))


def _source(document: Document, mention: Mention | None, text: NodeText) -> Children:
    """A document with what it says of the figure, if it is an article of the press review."""
    facts = (
        text.document(document),
        text.title(document),
        (text.language.date(document.date),) if document.date else (),
        text.say("no longer online") if text.formatter.is_dead(document) else (),
        text.say("archived copy") if document.archive_url else (),
        _reports(mention, text) if mention else (),
    )
    return text.joined(facts, _DOT)


def _article(mention: Mention, text: NodeText) -> Children:
    article = mention.article
    date = (text.language.date(article.date),) if article.date else ()
    names = (text.outlet_name(article), text.title(article), date)
    return text.joined(names, _DOT)


def _reports(mention: Mention, text: NodeText) -> Children:
    match mention.agreement:
        case Agreement.SAME:
            return text.say("gives the same number")
        case Agreement.UNNUMBERED:
            return text.say("mentions it without giving a number")
    return text.difference(mention)


def _count_source(block: register_blocks.CountSource, render: Renderer) -> Children:
    """The list, and the conditions of the rows that are counted."""
    text = render.text
    conditions = [
        (*text.say("{column}: ", column=text.text(column)), *text.joined(map(text.text, texts), text.comma))
        for column, texts in block.conditions
    ]
    once = text.say("records with the same “{column}” are counted once", column=text.text(block.once_by))
    name = (*text.say("Counted from:"), " ", *text.text(block.name))
    return (Paragraph(text.joined((name, *conditions, once if block.once_by else ()), _DOT)),)


def _correction_table(block: audit_blocks.CorrectionTable, render: Renderer) -> Children:
    say = render.text.say
    header = map(header_cell, map(say, ("Date", "Figure", "Was", "Became", "Why")))
    rows = (_correction(erratum, render.text) for erratum in block.errata)
    return (table_node(say("Corrections, the newest first"), header, rows),)


def _correction(erratum: Erratum, text: NodeText) -> Iterator[Cell]:
    figure, revision, formatter = erratum.figure, erratum.revision, text.formatter
    indicator = formatter.indicator_of(figure)
    yield header_cell(text.value(revision.date))
    yield Cell((*text.name(figure), " ", formatter.observed(figure)))
    yield number_cell((formatter.number(revision.was, indicator),))
    became = formatter.state(figure) if erratum.became is None else formatter.number(erratum.became, indicator)
    yield number_cell((became,))
    yield Cell(text.say("{kind}: {reason}", kind=text.say(revision.kind), reason=revision.reason))


def _latest_table(block: figure_blocks.LatestTable, render: Renderer) -> Children:
    text = render.text
    header = map(header_cell, map(text.say, ("Indicator", "Latest figure", "Years")))
    rows = ((header_cell(text.text(row.indicator.name)), *_latest(row, text)) for row in block.rows)
    return (table_node(text.text(block.caption), header, rows),)


def _latest(row: figure_blocks.LatestRow, text: NodeText) -> Iterator[Cell]:
    yield number_cell(text.figure(row.latest, unit=True))
    yield Cell((text.formatter.years(row.first.year, row.latest.year),))


NODES: dict[type[Block], ToNodes] = {
    audit_blocks.IndicatorOverview: _indicator_overview,
    audit_blocks.Account: _account,
    audit_blocks.MemberAccounts: _member_accounts,
    audit_blocks.CorrectionTable: _correction_table,
    figure_blocks.LatestTable: _latest_table,
    register_blocks.CountSource: _count_source,
}
