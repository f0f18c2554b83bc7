"""A hand-written page as nodes: its Markdown, with the nodes of a block where one is between the pieces."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Prose
from bilan.pdf.block_nodes import BlockRenderer
from bilan.pdf.node_text import Children, NodeText
from bilan.pdf.printed_elements import PageContext, printed_nodes
from bilan.rich_text.elements import Element, value_mark
from bilan.rich_text.markdown_reader import MarkdownReader
from bilan.rich_text.node_tree import plain_text
from bilan.rich_text.node_types import Inline


def prose_nodes(blocks: Sequence[Block], text: NodeText, reader: MarkdownReader, context: PageContext) -> Children:
    """The nodes of the blocks of a page as it is printed."""
    return printed_nodes(prose_elements(blocks, text, reader), context)


def prose_elements(blocks: Sequence[Block], text: NodeText, reader: MarkdownReader) -> Element:
    """The elements of the blocks of a page that are hand-written, in one `div`."""
    markdown, values = "", list[tuple[str, Children]]()
    for piece in (piece for prose in blocks if isinstance(prose, Prose) for piece in prose.pieces):
        if isinstance(piece, str):
            markdown += piece
        else:
            nodes = BlockRenderer(text).nodes(piece)
            words = "".join(map(plain_text, nodes)) if all(isinstance(node, str | Inline) for node in nodes) else ""
            markdown += value_mark(len(values), words)
            values.append((words, nodes))
    return reader.read(markdown, values)
