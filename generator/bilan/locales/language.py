"""A language of the report, and its format of numbers, dates, counted nouns and sizes (CLDR)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property, lru_cache

from babel import Locale
from babel.units import format_unit

from bilan.locales import arabic_counting
from bilan.locales.catalog import Catalog, catalog
from bilan.locales.cldr import cldr_data, plural_category
from bilan.locales.measure_names import measure_in_words, measure_name
from bilan.locales.money import Affixes, currency_name, money_affixes, short_money_affixes, short_number_affixes
from bilan.model.publication import subtag
from bilan.model.unit import PERCENT, RANK, Scale, Unit
from bilan.values.digits import decimal_places
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

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = frozenset({"L"}), frozenset({"R", "AL"})  # bidirectional classes (UAX #9, table 4)


@dataclass(frozen=True)
class Language:
    """A language by its BCP 47 tag."""

    tag: str

    def __reduce__(self) -> tuple[type[Language], tuple[str]]:
        """Pickle only the tag, not the cached properties."""
        return Language, (self.tag,)

    @cached_property
    def subtag(self) -> str:
        """The language subtag, which is the key of texts in the data: `ar` of `ar-MA`."""
        return subtag(self.tag)

    @cached_property
    def words(self) -> Catalog:
        """The messages for readers in this language."""
        return catalog(self.subtag)

    @property
    def locale(self) -> Locale:
        """The CLDR locale of the tag, or of its language without region, or English, whichever CLDR has first."""
        return cldr_data(self.tag).locale

    @cached_property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return cldr_data(self.tag).direction

    @property
    def symbols(self) -> Mapping[int, str]:
        """What the language writes for the comma and the point of `1,240.5`."""
        return cldr_data(self.tag).symbols

    @property
    def name(self) -> str:
        """The name of the language in the language itself, for the language switcher."""
        return (self.locale.get_language_name() or self.tag).capitalize()

    def number(self, value: Decimal, decimals: int = 0) -> str:
        """A number with the language's separators: `4 463`, rounded to `decimals`, halves away from zero."""
        printed = self._number(value, decimals)
        return self.isolate(printed) if printed.startswith(MINUS) else printed

    def _number(self, value: Decimal, decimals: int) -> str:
        rounded = value.quantize(_place(decimals), ROUND_HALF_UP)
        printed = f"{abs(rounded):,f}".translate(self.symbols)
        return f"{MINUS}{printed}" if rounded < 0 else printed

    def signed(self, value: Decimal, decimals: int = 0) -> str:
        """A number with its sign; zero has none."""
        return self.isolate(self._signed(value, decimals))

    def _signed(self, value: Decimal, decimals: int) -> str:
        rounded = value.quantize(_place(decimals), ROUND_HALF_UP)
        return f"+{self._number(value, decimals)}" if rounded > 0 else self._number(value, decimals)

    def isolate(self, printed: str) -> str:
        """A number in a left-to-right isolate if the language is right-to-left, so that its sign keeps its side (UAX #9)."""
        return f"{LEFT_TO_RIGHT_ISOLATE}{printed}{END_OF_ISOLATE}" if self.direction == "rtl" else printed

    def needs_isolation_for(self, text: str) -> bool:
        """True for a text whose direction is opposite to the language's, such as a Latin name in Arabic."""
        return _is_opposite(text, self.direction)

    def years(self, first: int, last: int) -> str:
        """A range of years: `2017–2024`."""
        return self.isolate(f"{first}\u2013{last}")

    def percent(self, value: Decimal, decimals: int, *, signed: bool = False) -> str:
        """A percentage with the space of CLDR before the percent sign: `12,5 %`."""
        number = self._signed(value, decimals) if signed else self._number(value, decimals)
        return self.isolate(f"{number}{cldr_data(self.tag).before_percent}%")

    def money(self, value: Decimal, code: str, decimals: int = 0, *, signed: bool = False) -> str:
        """A sum of money with the sign of its currency: `4 200 000 €`, `€4,200,000` (CLDR)."""
        return self._around(money_affixes(self.tag, code), value, decimals, signed)

    def short_money(self, value: Decimal, code: str) -> str:
        """A sum in its short form, `4,2 M €`, with all digits of `value`, which is rounded before (`compact_number`)."""
        affixes = short_money_affixes(self.tag, code, value.adjusted() if value else 0)
        shown = (value / affixes.divisor).normalize()
        return self._around(affixes, shown, decimal_places(shown), signed=False)

    def short_number(self, value: Decimal) -> str:
        """A number in its short form, `515 k`, with all digits of `value`, which is rounded before (`compact_number`)."""
        affixes = short_number_affixes(self.tag, value.adjusted() if value else 0)
        shown = (value / affixes.divisor).normalize()
        return self._around(affixes, shown, decimal_places(shown), signed=False)

    def _around(self, affixes: Affixes, value: Decimal, decimals: int, signed: bool) -> str:
        """The digits of a value between affixes; its sign is before all, or beside the digits from right to left."""
        digits = self._signed(value, decimals) if signed else self._number(value, decimals)
        sign = digits[0] if digits[0] in (MINUS, "+") else ""
        if self.direction == "rtl":
            return affixes.around(self.isolate(digits) if sign else digits)
        return f"{sign}{affixes.around(digits.removeprefix(sign))}"

    def range(self, low: str, high: str) -> str:
        """A range of two printed numbers: `100 à 120`."""
        return self.words("{low} to {high}").format(low=low, high=high)

    def qualified(self, printed: str, qualifier: Qualifier) -> str:
        """A printed number with its qualifier in words: `près de 260 000`; an exact number is unchanged."""
        return printed if qualifier is Qualifier.EXACT else self.words(_QUALIFIED[qualifier]).format(number=printed)

    def noun(self, value: Decimal, unit: Unit | None) -> str:
        """What follows a number: its counted noun (`d’activités`), the name of its measure (`heures`), its scale (`sur 5`).

        Nouns go by CLDR plural categories. If the unit has no forms in this language, the forms and plural rules of its
        first language are used. Empty for a reserved unit, and for a currency, whose sign is printed with the number.
        """
        if unit is None:
            return ""
        if unit.measure:
            return measure_name(self.tag, abs(value), unit.measure)
        if unit.scale:
            words = self.words("out of {high}") if unit.scale.low >= 0 else self.words("on a scale from {low} to {high}")
            return words.format(**self._ends(unit.scale))
        if not unit.forms:
            return ""
        available = self if self.subtag in unit.forms else language(next(iter(unit.forms)))
        return unit.forms[available.subtag].form(plural_category(available.tag, str(abs(value))))

    def in_words(self, value: Decimal, unit: Unit | None, qualifier: Qualifier = Qualifier.EXACT) -> str:
        """A number with its noun in words, where the language has no digits for it: `ساعتان`; empty for digits and noun.

        These are one and two in Arabic. After a qualifier the noun is in the genitive: `أكثر من ساعتين`.
        """
        if self.subtag != "ar" or unit is None or value not in (1, 2):
            return ""
        forms = unit.forms.get(self.subtag)
        if value == 1:
            noun = measure_in_words(self.tag, value, unit.measure) if unit.measure else forms and forms.one
            return arabic_counting.one(noun) if noun else ""
        dual = measure_in_words(self.tag, value, unit.measure) if unit.measure else forms and forms.two
        if not dual or qualifier is Qualifier.EXACT:
            return dual or ""
        return arabic_counting.genitive(dual)

    def _ends(self, scale: Scale) -> dict[str, str]:
        return {"low": self.number(Decimal(scale.low)), "high": self.number(Decimal(scale.high))}

    def counted(self, value: Decimal, one: str, other: str) -> str:
        """The plural form of a message for a number, which may have decimals, by its CLDR plural category."""
        category = plural_category(self.tag, str(abs(value)))
        return self.words.counted(self.plural_samples.get(category, 100), one, other)

    def unit_heading(self, unit: Unit | None, reserved: str) -> str:
        """The heading of a column of numbers: the heading of a counted noun if it has one, otherwise the unit's name."""
        forms = unit.forms.get(self.subtag) if unit else None
        return (forms.heading if forms else None) or self.unit_name(unit, reserved)

    def unit_name(self, unit: Unit | None, reserved: str) -> str:
        """The name of a unit: the noun for many, the name of a currency, or that of a reserved unit."""
        if reserved == PERCENT:
            return "%"
        if reserved == RANK:
            return self.words("number in the series")
        if unit and unit.currency:
            return currency_name(self.tag, unit.currency)
        if unit and unit.scale:
            return self.words("score from {low} to {high}").format(**self._ends(unit.scale))
        return self.noun(Decimal(100), unit)

    @property
    def plural_samples(self) -> Mapping[str, int]:
        """The plural categories of the numbers up to a hundred, each with its smallest number."""
        return cldr_data(self.tag).plural_samples

    def size(self, length: int) -> str:
        """The length of a file: `84 ko`, `1,2 Mo` (CLDR units, of a thousand)."""
        kilobytes = Decimal(length) / 1000
        if kilobytes < 1000:
            return str(format_unit(max(1, round(kilobytes)), "digital-kilobyte", "short", locale=self.locale))
        return str(format_unit(round(kilobytes / 1000, 1), "digital-megabyte", "short", locale=self.locale))

    def date(self, when: PartialDate) -> str:
        """A date as precise as it is known: `2022`, `février 2022`, `14 février 2022`, `1er mars 2022`.

        In French the first day of a month is an ordinal (Lexique de l’Imprimerie nationale); CLDR has no form for it.
        """
        if when.month is None:
            return str(when.year)
        months = cldr_data(self.tag).months
        if when.day:
            day = "1er" if when.day == 1 and self.subtag == "fr" else str(when.day)
            return f"{day} {months.in_a_date[when.month]} {when.year}"
        return f"{months.stand_alone[when.month]} {when.year}"

    def month(self, month: int) -> str:
        """The stand-alone name of a month, with a capital letter."""
        return cldr_data(self.tag).months.stand_alone[month].capitalize()

    def short_month(self, month: int) -> str:
        """The abbreviated stand-alone name of a month."""
        return cldr_data(self.tag).months.short[month]


@cache
def _place(decimals: int) -> Decimal:
    """The unit of the last of that many decimals: 2 → 0.01."""
    return Decimal(1).scaleb(-decimals)


@cache
def language(tag: str) -> Language:
    """The language of a BCP 47 tag; the same object for the same tag, so that its properties are cached."""
    return Language(tag)


@lru_cache(4096)
def _is_opposite(text: str, direction: str) -> bool:
    same, opposite = (_RIGHT_TO_LEFT, _LEFT_TO_RIGHT) if direction == "rtl" else (_LEFT_TO_RIGHT, _RIGHT_TO_LEFT)
    return not _has_class(text, same) and _has_class(text, opposite)


def _has_class(text: str, classes: frozenset[str]) -> bool:
    """True when a letter of the text has one of these bidirectional classes."""
    return any(unicodedata.bidirectional(character) in classes for character in text)
