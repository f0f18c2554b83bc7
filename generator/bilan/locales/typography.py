"""French spacing: no-break spaces before and inside punctuation, so that no line begins with a colon."""

from __future__ import annotations

import re

# Each pattern begins with the space, so that `re` tries only at spaces.
_NARROW = re.compile(r"[ \u00a0](?<![\s|] )(?=[;!?](?:\s|$|[)»<]))")
_NO_BREAK = re.compile(r" (?:(?<![\s|] )(?=:(?:\s|$|<)|»)|(?<=« )(?=\S))")


def add_french_spaces(text: str, language: str) -> str:
    """A French text with no-break spaces; a text in another language is unchanged.

    The space is narrow before ; ! ? and wide before : and inside « » (Imprimerie nationale, Lexique des règles
    typographiques en usage à l'Imprimerie nationale).
    """
    return _NARROW.sub("\u202f", _NO_BREAK.sub("\u00a0", text)) if language == "fr" else text
