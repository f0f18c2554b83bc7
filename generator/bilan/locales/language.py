"""A language of the report: its tag, its direction, and how it prints numbers, dates and counted nouns (CLDR)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property, lru_cache

from babel import Locale
from babel.units import format_unit

from bilan.locales.catalog import Catalog, catalog
from bilan.locales.cldr import cldr_data, plural_category
from bilan.model.indicator import PERCENT, RANK, Unit
from bilan.model.publication import subtag
from bilan.values.interval import Qualifier
from bilan.values.partial_date import PartialDate

MINUS = "\u2212"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
END_OF_ISOLATE = "\u2069"

_QUALIFIED = {
    Qualifier.ABOUT: "about {number}",
    Qualifier.NEARLY: "nearly {number}",
    Qualifier.MORE_THAN: "more than {number}",
    Qualifier.LESS_THAN: "less than {number}",
}

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = frozenset({"L"}), frozenset({"R", "AL"})  # classes of letters (UAX #9, table 4)


@dataclass(frozen=True)
class Language:
    """A language by its BCP 47 tag."""

    tag: str

    def __reduce__(self) -> tuple[type[Language], tuple[str]]:
        """All of it is its tag; what was asked of it before is no part of it."""
        return Language, (self.tag,)

    @cached_property
    def subtag(self) -> str:
        """What keys its texts: `ar` of `ar-MA`."""
        return subtag(self.tag)

    @cached_property
    def words(self) -> Catalog:
        """The words of the interface."""
        return catalog(self.subtag)

    @property
    def locale(self) -> Locale:
        """The CLDR locale, that of the bare language, or English, where CLDR knows no better."""
        return cldr_data(self.tag).locale

    @cached_property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return cldr_data(self.tag).direction

    @property
    def name(self) -> str:
        """What the language calls itself, for the switcher of languages."""
        return (self.locale.get_language_name() or self.tag).capitalize()

    def number(self, value: Decimal, decimals: int = 0) -> str:
        """A number grouped and pointed as the language does: `4 463`; halves are rounded away from zero, once, here."""
        printed = self._number(value, decimals)
        return self.isolate(printed) if printed.startswith(MINUS) else printed

    def _number(self, value: Decimal, decimals: int) -> str:
        rounded = value.quantize(_place(decimals), ROUND_HALF_UP)
        printed = f"{abs(rounded):,f}".translate(cldr_data(self.tag).signs)
        return f"{MINUS}{printed}" if rounded < 0 else printed

    def signed(self, value: Decimal, decimals: int = 0) -> str:
        """A number that always shows its sign; zero has none."""
        return self.isolate(self._signed(value, decimals))

    def _signed(self, value: Decimal, decimals: int) -> str:
        rounded = value.quantize(_place(decimals), ROUND_HALF_UP)
        return f"+{self._number(value, decimals)}" if rounded > 0 else self._number(value, decimals)

    def isolate(self, printed: str) -> str:
        """A number with signs around it, kept from being turned over by the Arabic beside it (UAX #9, 2.4)."""
        return f"{LEFT_TO_RIGHT_ISOLATE}{printed}{END_OF_ISOLATE}" if self.direction == "rtl" else printed

    def needs_isolation_for(self, text: str) -> bool:
        """True for a text that runs against the language, as a Latin name in Arabic: beside another it would move."""
        return _crossed(text, self.direction)

    def years(self, first: int, last: int) -> str:
        """A span of years: `2017–2024`."""
        return self.isolate(f"{first}\u2013{last}")

    def percent(self, value: Decimal, decimals: int, *, signed: bool = False) -> str:
        """A number of hundredths with the percent sign where CLDR puts it: `12,5 %`."""
        number = self._signed(value, decimals) if signed else self._number(value, decimals)
        return self.isolate(f"{number}{cldr_data(self.tag).before_percent}%")

    def qualified(self, printed: str, qualifier: Qualifier) -> str:
        """A printed number with its qualifier in words: `près de 260 000`; one that is exact has none."""
        return printed if qualifier is Qualifier.EXACT else self.words(_QUALIFIED[qualifier]).format(number=printed)

    def noun(self, value: Decimal, unit: Unit | None) -> str:
        """The counted noun for a number: `activités`, `d’activités` (CLDR plural categories); empty for a reserved unit.

        Where the unit has no forms in this language, those of the first it has, chosen as that language does.
        """
        if unit is None or not unit.forms:
            return ""
        spoken = self if self.subtag in unit.forms else language(next(iter(unit.forms)))
        return unit.forms[spoken.subtag].form(plural_category(spoken.tag, str(abs(value))))

    def counted(self, value: Decimal, one: str, other: str) -> str:
        """The message that goes with a number, which need not be whole: that of its plural category (CLDR)."""
        category = plural_category(self.tag, str(abs(value)))
        return self.words.counted(self.plural_samples.get(category, 100), one, other)

    def unit_name(self, unit: Unit | None, reserved: str) -> str:
        """What a column of numbers is headed with: the noun for many, or the name of a reserved unit."""
        if reserved == PERCENT:
            return "%"
        if reserved == RANK:
            return self.words("number in the series")
        return self.noun(Decimal(100), unit)

    @property
    def plural_samples(self) -> Mapping[str, int]:
        """For each plural category of CLDR that counts up to a hundred meet, the smallest number of it."""
        return cldr_data(self.tag).counted

    def size(self, length: int) -> str:
        """The length of a file: `84 ko`, `1,2 Mo` (CLDR units, of a thousand)."""
        kilobytes = Decimal(length) / 1000
        if kilobytes < 1000:
            return str(format_unit(max(1, round(kilobytes)), "digital-kilobyte", "short", locale=self.locale))
        return str(format_unit(round(kilobytes / 1000, 1), "digital-megabyte", "short", locale=self.locale))

    def date(self, when: PartialDate) -> str:
        """A date as precise as it is known: `2022`, `février 2022`, `14 février 2022`."""
        if when.month is None:
            return str(when.year)
        months = cldr_data(self.tag).months
        if when.day:
            return f"{when.day} {months.in_a_date[when.month]} {when.year}"
        return f"{months.alone[when.month]} {when.year}"

    def month(self, month: int) -> str:
        """The name of a month standing alone, with a capital."""
        return cldr_data(self.tag).months.alone[month].capitalize()

    def short_month(self, month: int) -> str:
        """The name of a month, abbreviated, standing alone."""
        return cldr_data(self.tag).months.short[month]


@cache
def _place(decimals: int) -> Decimal:
    """A one in the last place of a number."""
    return Decimal(1).scaleb(-decimals)


@cache
def language(tag: str) -> Language:
    """The language of a tag, which knows what was asked of it before."""
    return Language(tag)


@lru_cache(4096)
def _crossed(text: str, direction: str) -> bool:
    own, across = (_RIGHT_TO_LEFT, _LEFT_TO_RIGHT) if direction == "rtl" else (_LEFT_TO_RIGHT, _RIGHT_TO_LEFT)
    return not _runs(text, own) and _runs(text, across)


def _runs(text: str, ways: frozenset[str]) -> bool:
    """True when a letter of the text runs one of these ways."""
    return any(unicodedata.bidirectional(sign) in ways for sign in text)
