"""Web addresses as people read them: letters of other scripts as letters (RFC 3987)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, unquote_to_bytes

from bilan.pdf.pdf_fonts import has_glyph

_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def readable_address(address: str) -> str:
    """An address with its encoded letters as letters."""
    return _ENCODED.sub(
        lambda found: unquote(found.group(), errors="strict") if _is_text(found.group()) else found.group(), address
    )


def _is_text(encoded: str) -> bool:
    """True for bytes that are letters or digits of UTF-8, with their marks; signs of other kinds stay encoded."""
    try:
        text = unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        return False
    return all(unicodedata.category(sign)[0] in "LMN" and has_glyph(sign) for sign in text)
