"""A number found in a text, with its position."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

BLANK = "\u2000"  # a space that nobody types; it replaces text so that all other positions stay the same


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: its value, the start and end of its text, and whether it is written in words."""

    value: Decimal
    start: int
    end: int
    in_words: bool


def without(text: str, numerals: Iterable[Numeral]) -> str:
    """The text with blanks in place of these numbers."""
    for numeral in numerals:
        text = text[: numeral.start] + BLANK * (numeral.end - numeral.start) + text[numeral.end :]
    return text


def blanks(match: re.Match[str]) -> str:
    """A blank for each character of a match, except line breaks."""
    return re.sub(r"[^\n]", BLANK, match.group())
