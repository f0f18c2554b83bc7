"""The lists of the site: sources, the press by month, registers, downloads. What only leads to other pages has no nodes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bilan.analysis.documents import Document
from bilan.analysis.provenance import SourceTier
from bilan.blocks import (
    article_blocks,
    audit_blocks,
    chart_block,
    download_blocks,
    figure_blocks,
    register_blocks,
    source_blocks,
)
from bilan.blocks.block import Block
from bilan.model.figure import Origin
from bilan.model.registers.register import RegisterColumn
from bilan.model.registers.register_table import RegisterRow, Value
from bilan.pdf.block_nodes.definitions import definition_list
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.block_nodes.table_parts import header_cell, table_node
from bilan.pdf.node_text import Children, NodeText
from bilan.rich_text.node_types import Heading, ItemList, ListItem, Node, Paragraph
from bilan.rich_text.table_node_types import Cell
from bilan.values.partial_date import PartialDate

_DOT = " · "


def _articles(block: article_blocks.PressList | article_blocks.NewestArticles, render: Renderer) -> Children:
    return render.nodes(block.articles)


def _source_list(block: source_blocks.SourceList, render: Renderer) -> Children:
    return (ItemList(render.all(block.items)),)


def _source_item(block: source_blocks.SourceItem, render: Renderer) -> Children:
    """A document, the figures that cite it, and those for which it gives another number."""
    text, entry = render.text, block.entry
    lines = [text.joined(_facts(entry.document, text, named=block.named), _DOT)]
    for figure in entry.figures:
        cited = (*text.name(figure), f" {text.formatter.observed(figure)} ", *text.figure(figure))
        relayed = entry.tier is SourceTier.RELAY and figure.origin is not Origin.PRESS
        mark = text.say("single secondary source" if relayed else "single source") if figure.key in block.alone else ()
        lines.append(text.joined((cited, mark), _DOT))
    if entry.not_retained:
        others = text.joined(map(text.name, entry.not_retained), _DOT)
        lines.append((*text.say("Gives a different number, which is not used:"), " ", *others))
    return (ListItem(tuple(Paragraph(line) for line in lines)),)


def _facts(document: Document, text: NodeText, *, named: bool) -> Iterator[Children]:
    if named:
        yield text.proper_name(document.publisher)
    yield text.title(document)
    yield (text.language.date(document.date),) if document.date else text.say("undated")
    if document.language:
        yield (text.formatter.language_name(document.language),)
    if text.formatter.is_dead(document):
        yield text.say("no longer online")
    if document.archive_url:
        yield text.say("archived copy")


def _outlet_index(block: source_blocks.OutletIndex, render: Renderer) -> Children:
    nodes: list[Node | str] = []
    for letter, outlets in render.text.formatter.by_letter(block.outlets):
        nodes.append(Heading((letter,), level=3))
        for group in outlets:
            nodes += [Heading(render.text.proper_name(group.outlet), level=4), *render.nodes(group.sources)]
    return tuple(nodes)


def _register_list(block: register_blocks.RegisterList, render: Renderer) -> Children:
    text = render.text
    header = (header_cell(text.text(column.name or column.written)) for column in block.columns)
    return (table_node(text.text(block.caption), header, (_register_row(row, block, text) for row in block.rows)),)


def _register_row(row: RegisterRow, block: register_blocks.RegisterList, text: NodeText) -> Iterator[Cell]:
    return (Cell(_register_cell(row.values[column.id], column, block, text)) for column in block.columns)


def _register_cell(value: Value, column: RegisterColumn, block: register_blocks.RegisterList, text: NodeText) -> Children:
    match value:
        case None:
            return ()
        case PartialDate():
            return (text.language.date(value),)
        case Decimal():
            return (text.language.number(value, column.decimals),)
    members = block.members.get(column.id)
    return text.text(members[value]) if members else text.foreign(value, None)


def _download_list(block: download_blocks.DownloadList, render: Renderer) -> Children:
    text = render.text
    lines = ((text.text(item.name), text.text(item.meaning), text.text(item.rows)) for item in block.items)
    return (ItemList(tuple(ListItem(text.joined(line, _DOT)) for line in lines)),)


def _data_facts(block: download_blocks.DataFacts, render: Renderer) -> Children:
    say = render.text.say
    licence = (block.licence,) if block.licence else ()
    facts = ((say("Licence"), licence), (say("Date of this edition"), render.text.value(block.day)))
    return (definition_list((name, value) for name, value in facts if value),)


def _column_dictionary(block: download_blocks.ColumnDictionary, render: Renderer) -> Children:
    text = render.text
    header = map(header_cell, map(text.say, ("Column", "Meaning", "Type")))
    rows = (
        (Cell((", ".join(column.names),)), Cell(text.text(column.meaning)), Cell(text.text(column.holds)))
        for column in block.columns
    )
    return (table_node(text.text(block.title), header, rows),)


def _nothing(_: Block, __: Renderer) -> Children:
    """It leads to other pages or files, or repeats what is elsewhere."""
    return ()


_WITHOUT_NODES: tuple[type[Block], ...] = (
    article_blocks.PressFilter,
    article_blocks.PressIndex,
    article_blocks.PressMonths,
    audit_blocks.CitationFiles,
    chart_block.CountData,
    chart_block.FigureData,
    download_blocks.ChecksumTable,
    download_blocks.CodeTable,
    download_blocks.ProgramFiles,
    download_blocks.ReportDownload,
    figure_blocks.YearIndex,
    figure_blocks.YearLinks,
    register_blocks.RegisterMonths,
)
NODES: dict[type[Block], ToNodes] = {
    **dict.fromkeys(_WITHOUT_NODES, _nothing),
    article_blocks.PressList: _articles,
    article_blocks.NewestArticles: _articles,
    download_blocks.DownloadList: _download_list,
    download_blocks.DataFacts: _data_facts,
    download_blocks.ColumnDictionary: _column_dictionary,
    register_blocks.RegisterList: _register_list,
    source_blocks.SourceList: _source_list,
    source_blocks.SourceItem: _source_item,
    source_blocks.OutletIndex: _outlet_index,
}
