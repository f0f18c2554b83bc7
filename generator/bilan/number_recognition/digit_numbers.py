"""Numbers in digits, grouped and pointed in any way, with the word that multiplies them: `2,1 millions`, `260 ألف`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bilan.number_recognition.lexicon import Lexicon
from bilan.number_recognition.numeral import Numeral

_GROUPS = "[ \u00a0\u202f\u2009.,'’\u066c]"
_NUMBER = re.compile(rf"\d{{1,3}}(?:{_GROUPS}\d{{3}})+(?!\d)(?:[.,\u066b]\d+)?|\d+(?:[.,\u066b]\d+)?")
_GROUP = re.compile(rf"{_GROUPS}(?=\d{{3}}(?!\d))")
_SHORT = {"k": Decimal(1_000), "m": Decimal(1_000_000), "M": Decimal(1_000_000), "bn": Decimal(1_000_000_000)}
_SHORTENED = re.compile(r"\s?(k|M|bn)\b|(m)\b")  # “28 m” are metres
_WORD = re.compile(r"[\s\u00a0\u202f]+([^\W\d_]+)")


def in_digits(text: str, known: Lexicon | None) -> Iterator[Numeral]:
    """The numbers in digits of a text that holds no dates, years, names …"""
    for match in _NUMBER.finditer(text):
        scale, end = _scaled(text, match.end(), known)
        yield Numeral(_value(match.group()) * scale, match.start(), end, in_words=False)


def _value(typed: str) -> Decimal:
    plain = _GROUP.sub("", typed) if re.fullmatch(rf"\d{{1,3}}(?:{_GROUPS}\d{{3}})+.*", typed) else typed
    return Decimal(plain.replace(",", ".").replace("\u066b", "."))


def _scaled(text: str, end: int, known: Lexicon | None) -> tuple[Decimal, int]:
    """What multiplies the number that ends there, and where that ends."""
    short = _SHORTENED.match(text, end)
    if short:
        return _SHORT[short.group(1) or short.group(2)], short.end()
    word = _WORD.match(text, end)
    scale = known.scale(word.group(1).lower()) if known and word else 1
    return (Decimal(scale), word.end()) if word and scale > 1 else (Decimal(1), end)
