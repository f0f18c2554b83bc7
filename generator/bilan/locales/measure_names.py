"""The names of measures beside a number, by CLDR: `heures`, `ساعات`."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.numbers import format_decimal
from babel.units import UnknownUnitError, format_unit

from bilan.locales.cldr import NO_BREAK, cldr_data
from bilan.values.measures import cldr_unit

_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")


@lru_cache(1024)
def measure_name(tag: str, value: Decimal, measure: str) -> str:
    """The name of a measure for a number that is not negative, in its CLDR plural form and without the number.

    Some forms of Arabic contain their number (`ساعتان`, two hours); they are given as they are. A language without a name
    for the measure has the English one.
    """
    locale = cldr_data(tag).locale
    return _in_locale(value, measure, locale) or _in_locale(value, measure, Locale("en"))


@lru_cache(1024)
def measure_in_words(tag: str, value: Decimal, measure: str) -> str:
    """A measure whose CLDR form contains its number: `ساعتان`, two hours; empty if the number is written in digits."""
    locale = cldr_data(tag).locale
    printed = _printed(value, measure, locale)
    return "" if format_decimal(value, locale=locale) in printed else printed


def _in_locale(value: Decimal, measure: str, locale: Locale) -> str:
    """The name in a locale, without the number; empty if it has none."""
    return _printed(value, measure, locale).replace(format_decimal(value, locale=locale), "").strip(f" {NO_BREAK}\u202f")


def _printed(value: Decimal, measure: str, locale: Locale) -> str:
    """A number of a measure in a locale; empty if CLDR has no name for the measure.

    Where the long and the short form are the same, the data of CLDR has only the short one.
    """
    unit = cldr_unit(measure)
    try:
        forms = [format_unit(value, unit, length, locale=locale) for length in _LENGTHS]
    except UnknownUnitError:
        return ""
    return next((form for form in forms if unit not in form), "")
