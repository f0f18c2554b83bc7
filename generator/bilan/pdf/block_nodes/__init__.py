"""Blocks as the nodes of a document, in one language.

Each module has a function for each of its blocks, and a table `NODES` of them. A new block needs an entry there.
"""

from __future__ import annotations

from collections.abc import Iterable

from bilan.blocks.block import Block
from bilan.pdf.block_nodes import (
    article_nodes,
    comparison_nodes,
    figure_nodes,
    indicator_nodes,
    listing_nodes,
    picture_nodes,
    reference_nodes,
    story_nodes,
    table_nodes,
    text_nodes,
)
from bilan.pdf.block_nodes.renderer import ToNodes
from bilan.pdf.node_text import Children, NodeText

NODES: dict[type[Block], ToNodes] = {
    **text_nodes.NODES,
    **figure_nodes.NODES,
    **picture_nodes.NODES,
    **table_nodes.NODES,
    **article_nodes.NODES,
    **reference_nodes.NODES,
    **indicator_nodes.NODES,
    **listing_nodes.NODES,
    **story_nodes.NODES,
    **comparison_nodes.NODES,
}


class BlockRenderer:
    """Renders blocks with the texts of a language."""

    def __init__(self, text: NodeText) -> None:
        self.text = text

    def nodes(self, block: Block) -> Children:
        """The nodes of a block: of a value in running text, nodes within a line."""
        return NODES[type(block)](block, self)

    def all(self, blocks: Iterable[Block]) -> Children:
        """The nodes of several blocks."""
        return tuple(node for block in blocks for node in self.nodes(block))
