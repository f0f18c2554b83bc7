"""A number that a text says, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

BLANK = "\u2000"  # a space that nobody types: what was there is gone, and all else keeps its place


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: its value, the characters that say it, and whether they are words."""

    value: Decimal
    start: int
    end: int
    in_words: bool


def without(text: str, numerals: Iterable[Numeral]) -> str:
    """The text with blanks in place of numbers that were read."""
    for numeral in numerals:
        text = text[: numeral.start] + BLANK * (numeral.end - numeral.start) + text[numeral.end :]
    return text


def blanks(match: re.Match[str]) -> str:
    """As many blanks as a match has characters; its line breaks stay."""
    return re.sub(r"[^\n]", BLANK, match.group())
