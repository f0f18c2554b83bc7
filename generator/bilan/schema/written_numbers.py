"""Which number a text most certainly means: used only to suggest what to write instead, never to read a value.

A suggestion keeps the decimal sign: `87,4 %` is 87.4, never 874. Where a point or a comma may separate thousands or decimals
(`4.463`), both readings are given. Digits and signs of Arabic are read as well (U+066B before decimals, U+066C between
thousands).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from bilan.values.digits import ascii_digits

T = TypeVar("T")

_BETWEEN_THOUSANDS = re.compile(r"(?<=[0-9])[ \u00a0\u202f'’_\u066c](?=[0-9]{3}(?![0-9]))")
_DECIMAL_SIGNS = ".,\u066b"
_SIGNED = re.compile(r"([-+\u2212]?)\s*(.+)", re.DOTALL)
_PERCENT = re.compile(r"^[%\u066a]\s*|\s*[%\u066a]$")
_EXPONENT = re.compile(r"(.+)[eE]\+?([0-9]{1,2})", re.DOTALL)

_SCALES = {
    **dict.fromkeys(("k", "mille", "millier", "milliers", "thousand", "ألف", "ألفا", "آلاف"), 3),
    **dict.fromkeys(("million", "millions", "مليون", "مليونا", "ملايين"), 6),
    **dict.fromkeys(("milliard", "milliards", "مليار", "مليارا", "مليارات"), 9),  # “billion” is two numbers
}
_BEFORE = {
    "about": ("about", "around", "approximately", "roughly", "circa", "ca", "environ", "quelque", "à peu près", "autour de",
              "~", "≈", "حوالي", "نحو", "زهاء"),
    "nearly": ("nearly", "almost", "près de", "presque", "قرابة", "ما يقارب", "يقارب"),
    "more_than": ("more than", "over", "above", "plus de", "+ de", ">", "أكثر من", "ما يزيد عن", "ما يزيد على", "أزيد من"),
    "less_than": ("less than", "fewer than", "under", "below", "moins de", "<", "أقل من"),
}  # fmt: skip
_AFTER = {"about": ("environ", "تقريبا", "تقريبًا"), "more_than": ("+",)}
_QUALIFIED_BY = {word: qualifier for qualifier, words in _BEFORE.items() for word in words}
_FOLLOWED_BY = {word: qualifier for qualifier, words in _AFTER.items() for word in words}


@dataclass(frozen=True, slots=True)
class Approximation:
    """A number given in words such as “environ 2 400” or “2,4 millions”, and the keyword of `qualifier` that says so."""

    value: Decimal
    qualifier: str


def readings(text: str) -> tuple[Decimal, ...]:
    """The values that a text of digits may have, the largest first: none, the certain one, or two."""
    sign, digits = _sign_and_digits(_PERCENT.sub("", ascii_digits(text).strip()))
    exponent = _EXPONENT.fullmatch(digits)
    power = int(exponent.group(2)) if exponent else 0
    values = [value.scaleb(power) for value in _values(exponent.group(1) if exponent else digits)]
    return tuple(sorted((-value if sign else value for value in values), key=abs, reverse=True))


def approximation(text: str) -> Approximation | None:
    """The number of a text that says in words how exact it is, None where the words or the number leave a doubt."""
    words = " ".join(text.split())
    before, rest = _known_words(words, _QUALIFIED_BY, at_end=False)
    after, rest = _known_words(rest, _FOLLOWED_BY, at_end=True)
    scale, digits = _known_words(rest, _SCALES, at_end=True)
    values = readings(digits)
    qualifier = before or after
    if len(values) != 1 or not (qualifier or scale):
        return None
    return Approximation(values[0].scaleb(scale or 0), str(qualifier or "about"))


def plain(value: Decimal) -> str:
    """A number as this format writes it: 2.4E+6 is `2400000`, 1240.50 is `1240.5`."""
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _known_words(text: str, known: Mapping[str, T], *, at_end: bool) -> tuple[T | None, str]:
    """The meaning of the longest known word at one end of a text, and the text without it."""
    folded = text.casefold()
    for word in sorted(known, key=len, reverse=True):
        if (folded.endswith(word) if at_end else folded.startswith(word)) and len(word) < len(text):
            return known[word], (text[: -len(word)] if at_end else text[len(word) :]).strip()
    return None, text


def _sign_and_digits(text: str) -> tuple[bool, str]:
    """Whether a text begins with a minus, and the rest of it."""
    match = _SIGNED.fullmatch(text)
    return (match.group(1) in ("-", "\u2212"), match.group(2)) if match else (False, "")


def _values(digits: str) -> list[Decimal]:
    """The values of digits and signs between them: as a whole number, and with each sign that may come before decimals."""
    spaced = _BETWEEN_THOUSANDS.sub("_", digits)
    whole = re.fullmatch(f"({_whole('_.,')})[.,]?", spaced)
    values = [_decimal(whole.group(1))] if whole else []
    for sign in _DECIMAL_SIGNS:
        others = "_" + ".,".replace(sign, "")
        match = re.fullmatch(rf"({_whole(others)})?{re.escape(sign)}([0-9]+)", spaced)
        if match:
            values.append(_decimal(f"{match.group(1) or '0'}", match.group(2)))
    return values


def _whole(signs: str) -> str:
    """The pattern of a whole number, ungrouped or in groups of three by one of these signs."""
    grouped = "|".join(rf"[1-9][0-9]{{0,2}}(?:{re.escape(sign)}[0-9]{{3}})+" for sign in signs)
    return rf"(?:{grouped}|[0-9]+)"


def _decimal(whole: str, decimals: str = "0") -> Decimal:
    return Decimal(f"{re.sub('[_.,]', '', whole)}.{decimals}").normalize()
