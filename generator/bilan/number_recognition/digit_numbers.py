"""Numbers in digits, with any separators, and the scale word after them: `2,1 millions`, `260 ألف`."""

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
_SHORT_SCALE = re.compile(r"\s?(k|M|bn)\b|(m)\b")  # “28 m” are metres
_WORD = re.compile(r"[\s\u00a0\u202f]+([^\W\d_]+)")


def find_digit_numbers(text: str, known: Lexicon | None) -> Iterator[Numeral]:
    """The numbers in digits of a text from which dates, years, names … are blanked."""
    for match in _NUMBER.finditer(text):
        scale, end = _scale(text, match.end(), known)
        yield Numeral(_value(match.group()) * scale, match.start(), end, in_words=False)


def _value(digits: str) -> Decimal:
    plain = _GROUP.sub("", digits) if re.fullmatch(rf"\d{{1,3}}(?:{_GROUPS}\d{{3}})+.*", digits) else digits
    return Decimal(plain.replace(",", ".").replace("\u066b", "."))


def _scale(text: str, end: int, known: Lexicon | None) -> tuple[Decimal, int]:
    """The scale of the number that ends at `end`, and the end of its scale word."""
    short = _SHORT_SCALE.match(text, end)
    if short:
        return _SHORT[short.group(1) or short.group(2)], short.end()
    word = _WORD.match(text, end)
    scale = known.scale(word.group(1).lower()) if known and word else 1
    return (Decimal(scale), word.end()) if word and scale > 1 else (Decimal(1), end)
