"""What a language does by custom, looked up in CLDR once: its direction, its months, the signs of its numbers."""

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
    """The names of the months, by their number: in a date with a day, standing alone, and that abbreviated."""

    in_a_date: Mapping[int, str]
    alone: Mapping[int, str]
    short: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class CldrData:
    """The customs of a language.

    `signs` are those of a number for the comma and the point of a programmer's; `counted` are the plural categories that
    numbers up to a hundred meet, with the smallest of each.
    """

    locale: Locale
    direction: str
    signs: dict[int, str]
    before_percent: str
    months: Months
    counted: Mapping[str, int]


@cache
def cldr_data(tag: str) -> CldrData:
    """The customs of a language by its BCP 47 tag."""
    locale = _locale(tag)
    percent = locale.percent_formats[None].pattern
    signs = {ord(","): get_group_symbol(locale), ord("."): get_decimal_symbol(locale)}
    space = NO_BREAK if any(sign in percent for sign in " \u00a0\u202f") else ""
    return CldrData(locale, locale.text_direction, signs, space, _months(locale), _counted(locale))


def _counted(locale: Locale) -> Mapping[str, int]:
    return {locale.plural_form(number): number for number in reversed(range(101))}


CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # of plural forms, in the order of CLDR


def plural_categories(tag: str) -> tuple[str, ...]:
    """The plural forms that a language tells apart, in the order of CLDR; `other` is one of them in every language."""
    tags = {*cldr_data(tag).locale.plural_form.tags, "other"}
    return tuple(category for category in CATEGORIES if category in tags)


@lru_cache(4096)
def plural_category(tag: str, number: str) -> str:
    """What a number is to a language that chooses the form of a noun by it: `one`, `few`, `other` …

    The number is given as it is written: 1 is not 1.0, which English counts as many.
    """
    return cldr_data(tag).locale.plural_form(Decimal(number))


def _months(locale: Locale) -> Months:
    """The months of a locale, read from a copy.

    Babel keeps what a language shares with its countries as it was asked first: Morocco would be given the months of Egypt
    once somebody had asked for those of Arabic.
    """
    data: dict[str | int | None, Any] = {"months": deepcopy(localedata.load(str(locale))["months"])}
    months = localedata.LocaleDataDict(data)["months"]
    alone = months["stand-alone"]
    return Months(months["format"]["wide"], alone["wide"], alone["abbreviated"])


def _locale(tag: str) -> Locale:
    """That of the tag, that of the bare language, or English, where CLDR knows no better."""
    for name in (tag.replace("-", "_"), tag.partition("-")[0]):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
