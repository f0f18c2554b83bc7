"""English number words."""

from __future__ import annotations

import re

from bilan.number_recognition.exemptions import ENGLISH_MONTHS
from bilan.number_recognition.lexicon import Lexicon
from bilan.number_recognition.numeral import blanks

_UNITS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_NO_NUMBER = re.compile(
    r"\bper\s?cent\b"
    r"|(?<=\bhalf )an?\b|(?<=\band )an?(?=\shalf\b)"  # the article of “half a million”, which would be one
    r"|\btwenty-four hours a day\b|\bseven days a week\b",
    re.IGNORECASE,
)


def _prepared(text: str) -> str:
    return _NO_NUMBER.sub(blanks, text)


def _follows(group: int, value: int, joined: bool) -> bool:
    """`one hundred and six`, `sixty-three`."""
    rest = group % 100
    return value < 100 and (rest == 0 or (not joined and rest in range(20, 91, 10) and value < 10))


LEXICON = Lexicon(
    small={
        **{word: value for value, word in enumerate(_UNITS, 1)},
        **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    },
    hundreds={"hundred": 100, "dozen": 12},
    scales=_SCALES,
    follows=_follows,
    between=re.compile(r"\s+(?:(and)\s+)?|[-\u2011]"),
    counted=frozenset(("hundred", "dozen", *_SCALES)),
    articles=frozenset(("a", "an")),
    halves=frozenset(("half",)),
    prepared=_prepared,
    before_year=frozenset(("in", "year", "since", "until")),
    after_ordinal=re.compile(rf"-(?:first|second|third|\w+th)\b|\s+(?:{ENGLISH_MONTHS})\b", re.IGNORECASE),
    century_first=True,
)
