"""Numbers, dates and counted nouns as CLDR has them for the languages of the first report; the same in any order."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from bilan.diagnostics.problem import Place
from bilan.locales.language import Language
from bilan.model.unit import PluralForms, Unit
from bilan.values.interval import Qualifier
from bilan.values.partial_date import PartialDate

HERE = Place("x")
FR = PluralForms(place=HERE, one="visiteur", many="de visiteurs", other="visiteurs")
AR = PluralForms(place=HERE, zero="زائر", one="زائر", two="زائران", few="زوار", many="زائرا", other="زائر")
EN = PluralForms(place=HERE, one="visitor", other="visitors")
VISITOR = Unit(id="visitor", forms={"fr": FR, "ar": AR, "en": EN}, place=HERE)

NUMBERS = [
    ("fr", "4463", 0, "4\u202f463"),
    ("ar-MA", "4463", 0, "4.463"),
    ("en-GB", "4463", 0, "4,463"),
    ("fr", "13000000", 0, "13\u202f000\u202f000"),
    ("ar-MA", "13000000", 0, "13.000.000"),
    ("en-GB", "13000000", 0, "13,000,000"),
    ("fr", "12.45", 1, "12,5"),
    ("ar-MA", "12.45", 1, "12,5"),
    ("en-GB", "12.45", 1, "12.5"),
    ("fr", "-3", 0, "\u22123"),
    ("ar-MA", "-3", 0, "\u2066\u22123\u2069"),
    ("ar-MA", "-0.4", 0, "0"),
    ("ar-MA", "-0.5", 0, "\u2066\u22121\u2069"),
]
PERCENTS = [("fr", "+12,4\u00a0%"), ("ar-MA", "\u2066+12,4%\u2069"), ("en-GB", "+12.4%")]
DATES = [
    ("fr", PartialDate(2023, 12, 31), "31 décembre 2023"),
    ("ar-MA", PartialDate(2023, 12, 31), "31 دجنبر 2023"),
    ("en-GB", PartialDate(2023, 12, 31), "31 December 2023"),
    ("fr", PartialDate(2022, 2), "février 2022"),
    ("fr", PartialDate(2022, 3, 1), "1er mars 2022"),
    ("fr", PartialDate(2022, 3, 21), "21 mars 2022"),
    ("en-GB", PartialDate(2022, 3, 1), "1 March 2022"),
    ("ar-MA", PartialDate(2022, 8), "غشت 2022"),
    ("ar-MA", PartialDate(2022, 7, 14), "14 يوليوز 2022"),
    ("en-GB", PartialDate(2022), "2022"),
]
NOUNS = [
    ("fr", "0", "visiteur"), ("fr", "1", "visiteur"), ("fr", "1.5", "visiteur"), ("fr", "2", "visiteurs"),
    ("fr", "260000", "visiteurs"), ("fr", "2000000", "de visiteurs"), ("fr", "2120000", "visiteurs"),
    ("en-GB", "0", "visitors"), ("en-GB", "1", "visitor"), ("en-GB", "2000000", "visitors"),
    ("ar-MA", "0", "زائر"), ("ar-MA", "1", "زائر"), ("ar-MA", "2", "زائران"), ("ar-MA", "3", "زوار"), ("ar-MA", "10", "زوار"),
    ("ar-MA", "11", "زائرا"), ("ar-MA", "99", "زائرا"), ("ar-MA", "100", "زائر"), ("ar-MA", "103", "زوار"),
    ("ar-MA", "111", "زائرا"), ("ar-MA", "2120000", "زائر"),
]  # fmt: skip
QUALIFIED = [
    ("fr", Qualifier.NEARLY, "près de 260\u202f000"),
    ("ar-MA", Qualifier.NEARLY, "ما يقارب 260.000"),
    ("en-GB", Qualifier.NEARLY, "nearly 260,000"),
    ("fr", Qualifier.MORE_THAN, "plus de 260\u202f000"),
    ("ar-MA", Qualifier.ABOUT, "حوالي 260.000"),
]


@pytest.mark.parametrize(("tag", "value", "decimals", "printed"), NUMBERS)
def test_a_number_is_grouped_and_pointed_as_its_language_does(tag: str, value: str, decimals: int, printed: str) -> None:
    assert Language(tag).number(Decimal(value), decimals) == printed


@given(
    st.decimals(-(10**12), 10**12, places=4),
    st.integers(0, 4),
    st.sampled_from(["fr", "ar-MA", "en-GB", "de-CH", "hi", "es"]),
)
def test_a_number_is_written_as_babel_writes_it(value: Decimal, decimals: int, tag: str) -> None:
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    written = format_decimal(abs(rounded), pattern, Language(tag).locale)
    printed = Language(tag).number(value, decimals).strip("\u2066\u2069")
    assert printed == ("\u2212" if rounded < 0 else "") + written


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["fr", "ar-MA", "en-GB", "de", "es"]))
def test_a_date_is_written_as_babel_writes_it(day: date, tag: str) -> None:
    when, locale = PartialDate(day.year, day.month), Language(tag).locale
    assert Language(tag).date(when) == format_date(when.first, "LLLL y", locale)
    ordinal = tag == "fr" and day.day == 1  # which CLDR does not write
    assert ordinal or Language(tag).date(replace(when, day=day.day)) == format_date(day, "d MMMM y", locale)


@pytest.mark.parametrize(("tag", "printed"), PERCENTS)
def test_a_change_keeps_its_sign_beside_arabic(tag: str, printed: str) -> None:
    assert Language(tag).percent(Decimal("12.4"), 1, signed=True) == printed


@pytest.mark.parametrize(("tag", "when", "printed"), DATES)
def test_a_date_has_the_months_of_its_country(tag: str, when: PartialDate, printed: str) -> None:
    assert Language(tag).date(when) == printed


@pytest.mark.parametrize(("tag", "value", "noun"), NOUNS)
def test_a_noun_goes_with_its_number(tag: str, value: str, noun: str) -> None:
    assert Language(tag).noun(Decimal(value), VISITOR) == noun


@pytest.mark.parametrize(("tag", "qualifier", "printed"), QUALIFIED)
def test_a_qualifier_is_a_word(tag: str, qualifier: Qualifier, printed: str) -> None:
    language = Language(tag)
    assert language.qualified(language.number(Decimal(260000)), qualifier) == printed


def test_a_number_is_counted_as_it_is_written() -> None:
    written = [Decimal(number) for number in ("1", "1.0", "1", "1.00")]
    assert [Language("en-GB").noun(number, VISITOR) for number in written] == ["visitor", "visitors", "visitor", "visitors"]


def test_a_unit_without_forms_in_a_language_is_counted_as_the_language_of_its_forms() -> None:
    french = Unit(id="visitor", forms={"fr": FR}, place=HERE)
    assert Language("ar-MA").noun(Decimal(11), french) == "visiteurs"


@pytest.mark.parametrize(
    ("tag", "value", "printed"),
    [("fr", "1.5", "point"), ("fr", "2", "points"), ("en-GB", "1", "point"), ("en-GB", "1.5", "points"),
     ("ar-MA", "2", "نقطة"), ("ar-MA", "3", "نقط"), ("ar-MA", "2.5", "نقطة")],
)  # fmt: skip
def test_a_message_goes_with_a_number_that_is_not_whole(tag: str, value: str, printed: str) -> None:
    assert Language(tag).counted(Decimal(value), "{number} point", "{number} points").split() == ["{number}", printed]


ORDER = """
import sys
from decimal import Decimal
from bilan.locales.language import Language
from bilan.model.unit import PluralForms, Unit
from bilan.model.unit import PluralForms, Unit
from bilan.values.partial_date import PartialDate
dates = [(tag, Language(tag).date(PartialDate(2023, *when))) for tag in sys.argv[1:] for when in ((7,), (8,), (12, 31))]
numbers = [(tag, Language(tag).percent(Decimal("-1234.5"), 1, signed=True)) for tag in sys.argv[1:]]
print(dates + numbers)
"""


def test_what_is_printed_does_not_hang_on_which_language_was_asked_first() -> None:
    tags = ["fr", "ar-MA", "ar", "ar-EG", "en-GB"]
    output = set()
    for turn in range(4):
        order = random.Random(turn).sample(tags, len(tags))
        answer = subprocess.run([sys.executable, "-c", ORDER, *order], capture_output=True, text=True, check=True).stdout
        output.add(str(sorted(eval(answer))))  # a list of pairs that the line above printed
    assert len(output) == 1


@pytest.mark.parametrize("value", ["3", "0", "-3"])
def test_a_sign_in_arabic_is_isolated_once(value: str) -> None:
    language, number = Language("ar-MA"), Decimal(value)
    for printed in (language.signed(number), language.percent(number, 0), language.percent(number, 0, signed=True)):
        assert printed.count("\u2066") == printed.count("\u2069") == 1
