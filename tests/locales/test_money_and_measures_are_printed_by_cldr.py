"""Sums of money, measures and scales, as each language prints them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_currency

from bilan.diagnostics.problem import Place
from bilan.locales.language import Language
from bilan.model.unit import Scale, Unit
from bilan.values.currencies import currencies_called, currency_codes, currency_decimals
from bilan.values.measures import measure_names, measures_called

HERE = Place("x")

MONEY = [
    ("fr", "4200000", "EUR", 0, "4\u202f200\u202f000\u00a0€"),
    ("fr", "-4200.5", "EUR", 2, "−4\u202f200,50\u00a0€"),
    ("fr", "5000", "MAD", 0, "5\u202f000\u00a0MAD"),
    ("en-GB", "4200000", "EUR", 0, "€4,200,000"),
    ("en-GB", "-4200.5", "EUR", 2, "−€4,200.50"),
    ("en-GB", "5000", "MAD", 0, "MAD\u00a05,000"),
    ("ar-MA", "5000", "MAD", 0, "5.000\u00a0د.م."),
    ("ar-MA", "-5000", "EUR", 0, "\u2066−5.000\u2069\u00a0€"),
    ("fr", "1500", "JPY", 0, "1\u202f500\u00a0JPY"),
]
SHORT = [
    ("fr", "4210000", "EUR", "4,21\u00a0M\u00a0€"),
    ("fr", "421000000", "MAD", "421\u00a0M\u00a0MAD"),
    ("fr", "4200000000", "EUR", "4,2\u00a0Md\u00a0€"),
    ("en-GB", "4200000", "EUR", "€4.2M"),
    ("en-GB", "-42100000", "MAD", "−MAD\u00a042.1M"),
    ("ar-MA", "4200000", "MAD", "4,2\u00a0مليون\u00a0د.م."),
    ("ar-MA", "-4200000", "EUR", "\u2066−4,2\u2069\u00a0مليون\u00a0€"),
    ("fr", "950000", "EUR", "950\u202f000\u00a0€"),
    ("fr", "0", "EUR", "0\u00a0€"),
]
SHORT_NUMBERS = [
    ("fr", "515000", "515\u00a0k"), ("fr", "2120000", "2,12\u00a0M"), ("fr", "-12000", "−12\u00a0k"), ("fr", "999", "999"),
    ("en-GB", "1200000000", "1.2B"), ("ar-MA", "515000", "515\u00a0ألف"), ("ar-MA", "2120000", "2,12\u00a0مليون"),
    ("fr", "0", "0"),
]  # fmt: skip
HOURS = [
    ("fr", "1", "heure"), ("fr", "1.5", "heure"), ("fr", "2", "heures"), ("fr", "1000000", "heures"),
    ("en-GB", "1", "hour"), ("en-GB", "0", "hours"),
    ("ar-MA", "1", "ساعة"), ("ar-MA", "2", "ساعتان"), ("ar-MA", "3", "ساعات"), ("ar-MA", "11", "ساعة"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "value", "code", "decimals", "printed"), MONEY)
def test_money_has_the_sign_of_its_currency_where_the_language_has_it(
    tag: str, value: str, code: str, decimals: int, printed: str
) -> None:
    assert Language(tag).money(Decimal(value), code, decimals) == printed


@pytest.mark.parametrize("tag", ["fr", "fr-MA", "de", "es", "en-US", "pt-BR"])
@pytest.mark.parametrize("code", ["EUR", "USD", "JPY", "TND"])
def test_money_is_what_babel_prints(tag: str, code: str) -> None:
    decimals = currency_decimals(code)
    printed = Language(tag).money(Decimal("1234567.5"), code, decimals).replace("\u00a0", "")
    own = format_currency(Decimal("1234567.5"), code, locale=Language(tag).locale).replace("\u00a0", "")
    assert printed.removesuffix("8") == own.removesuffix("8")


@pytest.mark.parametrize(("tag", "value", "code", "printed"), SHORT)
def test_a_large_sum_has_the_short_form_of_the_language(tag: str, value: str, code: str, printed: str) -> None:
    assert Language(tag).short_money(Decimal(value), code) == printed


@pytest.mark.parametrize(("tag", "value", "name"), HOURS)
def test_a_measure_has_its_plural_form_from_cldr(tag: str, value: str, name: str) -> None:
    assert Language(tag).noun(Decimal(value), Unit(id="hour", measure="hour", place=HERE)) == name


@pytest.mark.parametrize("tag", ["fr", "ar-MA", "en-GB", "de"])
def test_every_measure_has_a_name_in_every_language(tag: str) -> None:
    language = Language(tag)
    names = {measure: language.noun(Decimal(5), Unit(id="x", measure=measure, place=HERE)) for measure in measure_names()}
    assert [measure for measure, name in names.items() if not name or "{0}" in name or "5" in name] == []


@pytest.mark.parametrize(
    ("tag", "scale", "noun", "heading"),
    [
        ("fr", Scale(1, 5), "sur 5", "note de 1 à 5"),
        ("en-GB", Scale(0, 10), "out of 10", "score from 0 to 10"),
        ("ar-MA", Scale(1, 5), "من 5", "تقييم من 1 إلى 5"),
        ("fr", Scale(-100, 100), "sur une échelle de −100 à 100", "note de −100 à 100"),
    ],
)
def test_a_score_is_printed_with_its_scale(tag: str, scale: Scale, noun: str, heading: str) -> None:
    unit = Unit(id="stars", scale=scale, place=HERE)
    assert Language(tag).noun(Decimal("4.3"), unit).replace("\u00a0", " ") == noun
    assert Language(tag).unit_name(unit, "stars").replace("\u00a0", " ") == heading


def test_the_heading_of_a_column_of_money_is_the_name_of_the_currency() -> None:
    euro = Unit(id="euro", currency="EUR", place=HERE)
    assert [Language(tag).unit_name(euro, "euro") for tag in ("fr", "en-GB", "ar-MA")] == ["euros", "euros", "يورو"]
    assert Language("fr").noun(Decimal(3), euro) == ""  # its sign is printed with the number


@pytest.mark.parametrize(
    ("word", "codes"), [("euro", ("EUR",)), ("€", ("EUR",)), ("mad", ("MAD",)), ("dirham marocain", ("MAD",)), ("xyzw", ())]
)
def test_a_currency_is_recognised_by_its_name_and_sign(word: str, codes: tuple[str, ...]) -> None:
    assert currencies_called(word) == codes
    assert set(codes) <= set(currency_codes())


@pytest.mark.parametrize(
    ("word", "measures"), [("heures", ("hour",)), ("ساعة", ("hour",)), ("kilometres", ()), ("xyzw", ())]
)
def test_a_measure_is_recognised_by_its_name(word: str, measures: tuple[str, ...]) -> None:
    assert measures_called(word) == measures


@pytest.mark.parametrize(("tag", "value", "printed"), SHORT_NUMBERS)
def test_a_short_number_is_compact_as_cldr_has_it(tag: str, value: str, printed: str) -> None:
    assert Language(tag).short_number(Decimal(value)) == printed
