"""The spaces that a language puts round its signs: no line begins with a colon or ends with an opening quotation mark."""

from __future__ import annotations

import re

# The space comes first, so that nothing else is looked at.
_NARROW = re.compile(r" (?<![\s|] )(?=[;!?](?:\s|$|[)»<]))")
_NO_BREAK = re.compile(r" (?:(?<![\s|] )(?=:(?:\s|$|<)|»)|(?<=« )(?=\S))")


def add_french_spaces(text: str, language: str) -> str:
    """A text with the spaces of its language made unbreakable; languages other than French have none.

    Narrow before ; ! ? and whole before : and within « » (Imprimerie nationale, Lexique des règles typographiques).
    """
    return _NARROW.sub("\u202f", _NO_BREAK.sub("\u00a0", text)) if language == "fr" else text
