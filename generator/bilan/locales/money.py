"""Sums of money and short numbers by CLDR: where the sign of the currency is, the spaces around it, `4,2 M €`, `515 k`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel.numbers import NumberPattern, get_currency_name, get_currency_symbol

from bilan.locales.cldr import NO_BREAK, cldr_data

_SIGN = "\u00a4"  # the currency in a pattern
_DIRECTION_MARKS = str.maketrans("", "", "\u200e\u200f")
_SHORT_POWERS = range(6, 15)  # the powers of ten with a short form that Bilan uses: from a million


@dataclass(frozen=True, slots=True)
class Affixes:
    """What is printed before and after the digits of a sum, and the divisor of the digits (a million in `4,2 M €`)."""

    before: str
    after: str
    divisor: Decimal = Decimal(1)

    def around(self, digits: str) -> str:
        """The digits with what is before and after them."""
        return f"{self.before}{digits}{self.after}"


@lru_cache(256)
def money_affixes(tag: str, code: str) -> Affixes:
    """The affixes of exact sums in a currency: `4 200 000 €`, `€4,200,000`."""
    return _affixes(tag, code, cldr_data(tag).locale.currency_formats["standard"])


@lru_cache(256)
def short_money_affixes(tag: str, code: str, power: int) -> Affixes:
    """The affixes of a short sum whose first digit has this power of ten; those of an exact sum below a million."""
    if power not in _SHORT_POWERS:
        return money_affixes(tag, code)
    formats = cldr_data(tag).locale.compact_currency_formats  # type: ignore[attr-defined]  # not in types-babel 2.11
    patterns = formats["short"]["other"]
    pattern = patterns[f"1{'0' * power}"]
    zeros = pattern.pattern.count("0")
    affixes = _affixes(tag, code, pattern)
    return Affixes(affixes.before, affixes.after, Decimal(1).scaleb(power - zeros + 1))


@lru_cache(256)
def short_number_affixes(tag: str, power: int) -> Affixes:
    """The affixes of a short number whose first digit has this power of ten: `515 k`, `2,1 M`; none below a thousand."""
    patterns = cldr_data(tag).locale.compact_decimal_formats["short"]["other"]
    pattern = patterns.get(f"1{'0' * power}")
    if pattern is None or pattern.pattern == "0":
        return Affixes("", "")
    before, after = (affix[0].translate(_DIRECTION_MARKS) for affix in (pattern.prefix, pattern.suffix))
    return Affixes(before, after, Decimal(1).scaleb(power - pattern.pattern.count("0") + 1))


def currency_name(tag: str, code: str) -> str:
    """The name of a currency as the heading of a column: `euros`, `dirhams marocains`."""
    return get_currency_name(code, 100, cldr_data(tag).locale)


def _affixes(tag: str, code: str, pattern: NumberPattern) -> Affixes:
    """The affixes of a pattern.

    Direction marks are left out: numbers are isolated instead. A sign that ends with a letter is apart from digits (CLDR,
    part 3, 3.4 “Currency spacing”): `MAD 4,200`.
    """
    sign = get_currency_symbol(code, cldr_data(tag).locale).translate(_DIRECTION_MARKS)
    before, after = (affix[0].translate(_DIRECTION_MARKS) for affix in (pattern.prefix, pattern.suffix))
    if before.endswith(_SIGN) and _is_letter(sign[-1]):
        before += NO_BREAK
    if after.startswith(_SIGN) and _is_letter(sign[0]):
        after = NO_BREAK + after
    return Affixes(before.replace(_SIGN, sign), after.replace(_SIGN, sign))


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] not in "SZ"
