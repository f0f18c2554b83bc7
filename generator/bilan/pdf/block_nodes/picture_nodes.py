"""Pictures."""

from __future__ import annotations

from bilan.blocks import picture_block
from bilan.blocks.block import Block
from bilan.blocks.picture_block import PictureRole
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.node_text import Children
from bilan.pdf.readable_images import picture_address
from bilan.rich_text.node_types import Figure, Image, Node, Paragraph, Role, Side

# The width of pictures that belong to a signed text, in percent of the column; others are as wide as it.
_WIDTHS = {PictureRole.PORTRAIT: "30%", PictureRole.SIGNATURE: "25%"}


def _picture(block: picture_block.PictureBlock, render: Renderer) -> Children:
    """The picture with its caption and credit, on one page; a signature without them."""
    text, picture = render.text, block.picture
    width = _WIDTHS.get(block.role, "")
    start = Side.RIGHT if text.formatter.language.direction == "rtl" else Side.LEFT
    image = Image(
        (),
        address=picture_address(picture),
        alternative=text.formatter.label(picture.alt),
        width=width,
        side=start if width else Side.NONE,
        block=True,
    )
    if block.role is PictureRole.SIGNATURE:
        return (Figure((image,)),)
    credit = text.say("Picture: {credit}", credit=picture.credit)
    licence = (" · ", picture.licence) if picture.licence else ()
    children: list[Node] = [image]
    if picture.caption:
        children.append(Paragraph(text.text(picture.caption), role=Role.CHART_SUBTITLE))
    return (Figure((*children, Paragraph((*credit, *licence), role=Role.FACTS))),)


NODES: dict[type[Block], ToNodes] = {picture_block.PictureBlock: _picture}
