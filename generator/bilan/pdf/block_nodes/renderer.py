"""What a block needs in order to become nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from bilan.blocks.block import Block
from bilan.pdf.node_text import Children, NodeText


class Renderer(Protocol):
    """Renders blocks with the texts of a language."""

    text: NodeText

    def nodes(self, block: Block) -> Children:
        """The nodes of a block."""
        ...

    def all(self, blocks: Iterable[Block]) -> Children:
        """The nodes of several blocks."""
        ...


ToNodes = Callable[[Any, Renderer], Children]
