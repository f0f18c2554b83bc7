"""Pictures."""

from __future__ import annotations

from bilan.blocks import picture_block
from bilan.blocks.block import Block
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.node_text import Children
from bilan.pdf.readable_images import picture_address
from bilan.rich_text.node_types import Figure, Image, Node, Paragraph, Role


def _picture(block: picture_block.PictureBlock, render: Renderer) -> Children:
    """The picture with its caption and credit, on one page."""
    text, picture = render.text, block.picture
    image = Image((), address=picture_address(picture), alternative=text.formatter.label(picture.alt), block=True)
    credit = text.say("Picture: {credit}", credit=picture.credit)
    licence = (" · ", picture.licence) if picture.licence else ()
    children: list[Node] = [image]
    if picture.caption:
        children.append(Paragraph(text.text(picture.caption), role=Role.CHART_SUBTITLE))
    return (Figure((*children, Paragraph((*credit, *licence), role=Role.FACTS))),)


NODES: dict[type[Block], ToNodes] = {picture_block.PictureBlock: _picture}
