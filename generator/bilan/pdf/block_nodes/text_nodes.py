"""Headings, paragraphs and lists."""

from __future__ import annotations

from bilan.blocks import figure_blocks, source_blocks, text_blocks
from bilan.blocks.block import Block
from bilan.pdf import document_blocks
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.document_nodes import Entry
from bilan.pdf.node_text import Children
from bilan.rich_text.node_types import Heading, ItemList, Link, ListItem, Paragraph, Role

_ROLES = {"lead": Role.LEAD}


def _heading(block: text_blocks.Heading, render: Renderer) -> Children:
    return (Heading(render.text.text(block.text), id=block.anchor, level=block.level),)


def _paragraph(block: text_blocks.Paragraph, render: Renderer) -> Children:
    words = render.text.joined(map(render.text.text, block.sentences), " ")
    return (Paragraph(words, role=_ROLES.get(block.role, Role.BODY)),)


def _bullet_list(block: text_blocks.BulletList, render: Renderer) -> Children:
    return (ItemList(tuple(ListItem(render.text.text(item)) for item in block.items)),)


def _page_link(block: text_blocks.PageLink, render: Renderer) -> Children:
    link = Link(render.text.text(block.text), address=render.text.address(block.address))
    return (Paragraph(render.text.joined([*map(render.text.text, block.sentences), (link,)], " ")),)


def _onward_link(block: text_blocks.OnwardLink, render: Renderer) -> Children:
    return (Paragraph((Link(render.text.text(block.text), address=render.text.address(block.address)),)),)


def _source_link(block: source_blocks.SourceLink, render: Renderer) -> Children:
    return render.text.document(block.document)


def _overview(block: figure_blocks.Overview, render: Renderer) -> Children:
    return render.all(block.blocks)


def _unbroken(block: document_blocks.Unbroken, render: Renderer) -> Children:
    return (Entry(render.all(block.blocks)),)


NODES: dict[type[Block], ToNodes] = {
    text_blocks.Heading: _heading,
    text_blocks.Paragraph: _paragraph,
    text_blocks.BulletList: _bullet_list,
    text_blocks.PageLink: _page_link,
    text_blocks.OnwardLink: _onward_link,
    source_blocks.SourceLink: _source_link,
    figure_blocks.Overview: _overview,
    document_blocks.Unbroken: _unbroken,
}
