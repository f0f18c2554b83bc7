"""Data of a language from CLDR, read once: direction, month names, number symbols, plural categories."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from babel import Locale, localedata
from babel.core import UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Months:
    """The names of the months by number: in a date with a day, stand-alone, and stand-alone abbreviated."""

    in_a_date: Mapping[int, str]
    stand_alone: Mapping[int, str]
    short: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class CldrData:
    """The CLDR data of a language.

    `symbols` replaces “,” and “.” of Python's number format by the language's symbols. `plural_samples` has the plural
    categories of the numbers up to a hundred, each with its smallest number. `before_percent` is the space before “%”.
    """

    locale: Locale
    direction: str
    symbols: dict[int, str]
    before_percent: str
    months: Months
    plural_samples: Mapping[str, int]


@cache
def cldr_data(tag: str) -> CldrData:
    """The CLDR data of a language by its BCP 47 tag."""
    locale = _locale(tag)
    percent = locale.percent_formats[None].pattern
    symbols = {ord(","): get_group_symbol(locale), ord("."): get_decimal_symbol(locale)}
    space = NO_BREAK if any(character in percent for character in " \u00a0\u202f") else ""
    return CldrData(locale, locale.text_direction, symbols, space, _months(locale), _plural_samples(locale))


def _plural_samples(locale: Locale) -> Mapping[str, int]:
    return {locale.plural_form(number): number for number in reversed(range(101))}


CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # plural categories, in the order of CLDR


def plural_categories(tag: str) -> tuple[str, ...]:
    """The plural categories of a language, in the order of CLDR; every language has `other`."""
    tags = {*cldr_data(tag).locale.plural_form.tags, "other"}
    return tuple(category for category in CATEGORIES if category in tags)


@lru_cache(4096)
def plural_category(tag: str, number: str) -> str:
    """The CLDR plural category of a number in a language: `one`, `few`, `other` …

    `number` is text, because its decimals count: in English 1 is `one`, but 1.0 is `other`.
    """
    return cldr_data(tag).locale.plural_form(Decimal(number))


def _months(locale: Locale) -> Months:
    """The months of a locale, read from a copy of Babel's data.

    Babel shares data between locales of a language and caches the first use: after a look-up of the months of Arabic,
    Morocco would get those of Egypt.
    """
    data: dict[str | int | None, Any] = {"months": deepcopy(localedata.load(str(locale))["months"])}
    months = localedata.LocaleDataDict(data)["months"]
    stand_alone = months["stand-alone"]
    return Months(months["format"]["wide"], stand_alone["wide"], stand_alone["abbreviated"])


def _locale(tag: str) -> Locale:
    """The locale of the tag, or of its language without region, or English, whichever CLDR has first."""
    for name in (tag.replace("-", "_"), tag.partition("-")[0]):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
