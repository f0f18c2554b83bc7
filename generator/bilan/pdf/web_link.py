"""Web addresses in a document: letters as letters, in the order in which they are typed."""

from __future__ import annotations

from bilan.pdf.pdf_fonts import has_glyph
from bilan.render.readable_address import readable_address
from bilan.rich_text.node_types import Isolated, Link


def web_link(address: str) -> Link:
    """A link whose words are its address. In Arabic text it is isolated, so that its last slash stays at its end."""
    return Link((Isolated((readable_address(address, has_glyph),)),), address=address)
