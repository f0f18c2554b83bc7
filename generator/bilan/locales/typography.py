"""French spacing, so that no line begins with a colon, and quotation marks within others."""

from __future__ import annotations

import re

# Each pattern begins with the space, so that `re` tries only at spaces.
_NARROW = re.compile(r"[ \u00a0](?<![\s|] )(?=[;!?](?:\s|$|[)»<]))")
_NO_BREAK = re.compile(r" (?:(?<![\s|] )(?=:(?:\s|$|<)|»)|(?<=« )(?=\S))")


_GUILLEMET = re.compile("«[ \u00a0\u202f]?|[ \u00a0\u202f]?»")


def nest_quotation_marks(text: str) -> str:
    """A text in which quotation marks within others are “ ”: `« Mentions “J’aime” »` (CLDR, alternate quotation marks)."""
    depth = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal depth
        opens = found[0].startswith("«")
        depth = depth + 1 if opens else max(depth - 1, 0)
        if depth < (2 if opens else 1):
            return found[0]
        return "“" if opens else "”"

    return _GUILLEMET.sub(mark, text) if text.count("«") > 1 else text


def add_french_spaces(text: str, language: str) -> str:
    """A French text with no-break spaces; a text in another language is unchanged.

    The space is narrow before ; ! ? and wide before : and inside « » (Imprimerie nationale, Lexique des règles
    typographiques en usage à l'Imprimerie nationale).
    """
    return _NARROW.sub("\u202f", _NO_BREAK.sub("\u00a0", text)) if language == "fr" else text
