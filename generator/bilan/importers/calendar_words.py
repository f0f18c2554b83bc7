"""Names of months and weekdays in tables and feeds, from CLDR.

English, French, Spanish, the Arabic of every country (`مارس`, `آذار`, `جانفي`, `غشت` …), and the report's languages in the
institution's country. Accents, vowel marks, points and capitals do not count. In Latin letters a month may be cut after its
third letter if it can be only one (`fév`, `sept.`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale, localedata

from bilan.locales.cldr import cldr_data

_ALWAYS = ("en", "fr", "es")
_SHORTEST = 3  # letters of an abbreviated month


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Months by name (0 for a name of two different months), and the names of weekdays."""

    months: Mapping[str, int]
    weekdays: frozenset[str]

    def month(self, typed: str) -> int | None:
        """Return the month that a word names, also with another name of it (`آذار/مارس`); None if it names none."""
        named = {self._month(part) for part in typed.split("/")}
        return named.pop() or None if len(named) == 1 else None

    def _month(self, typed: str) -> int | None:
        word = simplified(typed)
        if word in self.months or len(word) < _SHORTEST or not word.isascii():
            return self.months.get(word)
        begun = {month for name, month in self.months.items() if name.startswith(word)}
        return begun.pop() if len(begun) == 1 else None

    def is_weekday(self, typed: str) -> bool:
        """Return whether a word is the name of a weekday."""
        return simplified(typed) in self.weekdays


@cache
def calendar_words(languages: tuple[str, ...] = (), country: str = "") -> CalendarWords:
    """Return the words of these languages (BCP 47), also in a country (ISO 3166), and those that are always known."""
    arabic = (name.replace("_", "-") for name in localedata.locale_identifiers() if re.match(r"ar(_|$)", name))
    local = (f"{language.partition('-')[0]}-{country}" for language in languages if country)
    tags = tuple(dict.fromkeys((*languages, *local, *_ALWAYS, *arabic)))
    months: dict[str, int] = {}
    for tag in tags:
        known = cldr_data(tag).months
        for names in (known.in_a_date, known.stand_alone, known.short):
            for number, name in names.items():
                if months.setdefault(simplified(name), number) != number:
                    months[simplified(name)] = 0
    return CalendarWords(months, frozenset(_weekdays(cldr_data(tag).locale for tag in tags)))


def _weekdays(locales: Iterable[Locale]) -> Iterable[str]:
    for locale in locales:
        for form in ("wide", "abbreviated", "short"):
            yield from (simplified(name) for name in locale.days["format"].get(form, {}).values())


def simplified(word: str) -> str:
    """Return a word without accents, vowel marks, tatweel, points and capitals."""
    if word.isascii():
        return word.lower().replace(".", "").strip()
    letters = (
        sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign) and sign not in ".\u0640"
    )
    return "".join(letters).casefold().strip()
