"""French number words, including those of Belgium and Switzerland, with hyphens as before and after the 1990 reform."""

from __future__ import annotations

import re

from bilan.number_recognition.exemptions import FRENCH_MONTHS
from bilan.number_recognition.lexicon import Lexicon
from bilan.number_recognition.numeral import blanks

_UNITS = [
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize",
]  # fmt: skip
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_ELSEWHERE = {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
_EIGHTY = {"quatrexvingt": 80, "quatrexvingts": 80}
_COLLECTIVE = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
_COLLECTIVES = {**_COLLECTIVE, **{f"{word}s": value for word, value in _COLLECTIVE.items()}}
_COUNTED_SCALES = {
    "millier": 10**3, "milliers": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
}  # fmt: skip
_COMPOUND = re.compile(r"(quatre)[-\u2011\s](vingts?)\b", re.IGNORECASE)
_HOUR = "dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt|vingt-deux|vingt-trois"
_NO_NUMBER = re.compile(
    r"\bpour[\s-](?:cent|mille)\b"
    r"|\b(?:vingt-quatre|sept)\s(?:heures?|jours?)\ssur\s(?:vingt-quatre|sept)\b"
    rf"|\b(?:à|vers|dès)\s(?:{_HOUR})\sheures?\b",
    re.IGNORECASE,
)


def _prepared(text: str) -> str:
    return _COMPOUND.sub(r"\1x\2", _NO_NUMBER.sub(blanks, text))


def _follows(group: int, value: int, joined: bool) -> bool:
    """`vingt et un`, `soixante-dix-sept`, `quatre-vingt-onze`, `cent six`; “and” comes only before one and eleven."""
    if value >= 100 or (joined and value not in (1, 11)):
        return False
    rest = group % 100
    after_sixty = rest in (60, 80) and value < 20
    seventeen = rest in (10, 70, 90) and 7 <= value <= 9
    return rest == 0 or (rest in range(20, 91, 10) and value < 10) or after_sixty or seventeen


LEXICON = Lexicon(
    small={**{word: value for value, word in enumerate(_UNITS, 1)}, "une": 1, **_TENS, **_ELSEWHERE, **_EIGHTY},
    hundreds={"cent": 100, "cents": 100, **_COLLECTIVES},
    scales={"mille": 10**3, "mil": 10**3, **_COUNTED_SCALES},
    follows=_follows,
    between=re.compile(r"[\s\u00a0\u202f]+(?:(et)\s+|de\s+)?|[-\u2011](?:(et)[-\u2011])?"),
    counted=frozenset((*_COLLECTIVES, *_COUNTED_SCALES)),
    halves=frozenset(("demi", "demie")),
    prepared=_prepared,
    before_year=frozenset(("en", "an", "année", "depuis", "jusqu")),
    after_ordinal=re.compile(rf"[-\s](?:et[-\s])?\w*ièmes?\b|\s+(?:{FRENCH_MONTHS})\b", re.IGNORECASE),
)
