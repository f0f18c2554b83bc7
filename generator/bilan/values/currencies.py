"""Currency codes (ISO 4217) and their decimals, as CLDR lists them, and the code of a name or a sign."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.numbers import get_currency_precision, list_currencies

_LANGUAGES = ("en", "fr", "ar")  # in which editors may write the name of a currency


@cache
def currency_codes() -> tuple[str, ...]:
    """The code of every currency, sorted."""
    return tuple(sorted(list_currencies()))


def currency_decimals(code: str) -> int:
    """The number of decimals of a currency: 2 for EUR, 0 for JPY, 3 for TND."""
    return get_currency_precision(code)


def currencies_called(text: str) -> tuple[str, ...]:
    """The codes of the currencies with this code in small letters, this sign or this name, in one of three languages."""
    folded = text.strip().casefold()
    return tuple(sorted({code for code, name in _names() if name == folded}))


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple((code, name.casefold()) for language in _LANGUAGES for code, name in _names_in(Locale(language)))


def _names_in(locale: Locale) -> Iterator[tuple[str, str]]:
    for code in currency_codes():
        for names in (locale.currencies, locale.currency_symbols):
            if name := names.get(code):
                yield code, str(name).strip("\u200e\u200f")
        yield code, code
