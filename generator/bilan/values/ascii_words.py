"""The words of a text in small ASCII letters and digits, for what becomes an id, an address or the name of a file."""

from __future__ import annotations

import re
import unicodedata


def ascii_words(text: str) -> list[str]:
    """The words; accents are left out, and so are letters of other scripts: `É-Blagh المغرب 2024` → e, blagh, 2024."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)
