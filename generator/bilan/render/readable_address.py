"""Web addresses as people read them: letters of other scripts as letters (an IRI, RFC 3987). Browsers encode them again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def readable_address(address: str, is_shown: Callable[[str], bool] = lambda _: True) -> str:
    """An address with its encoded letters as letters, where `is_shown` is true of each of them."""
    return _ENCODED.sub(lambda found: _as_text(found.group(), is_shown) or found.group(), address)


def _as_text(encoded: str, is_shown: Callable[[str], bool]) -> str:
    """The text of bytes that are letters or digits of UTF-8, with their marks; empty for others, which stay encoded."""
    try:
        text = unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        return ""
    return text if all(unicodedata.category(sign)[0] in "LMN" and is_shown(sign) for sign in text) else ""
