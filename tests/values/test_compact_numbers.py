"""A number in its short form is rounded so that it says neither more nor less than the figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.values.compact_number import COMPACT_FROM, TIGHT_FROM, compact_number, compact_range
from bilan.values.interval import Interval, Qualifier, interval_of

CASES = [
    ("4200000", Qualifier.EXACT, "4200000"),
    ("4213450", Qualifier.EXACT, "4210000"),
    ("4215000", Qualifier.EXACT, "4220000"),
    ("-4213450", Qualifier.EXACT, "-4210000"),
    ("999999", Qualifier.EXACT, "999999"),
    ("1000000", Qualifier.EXACT, "1000000"),
    ("1000001", Qualifier.EXACT, "1000000"),
    ("999999999", Qualifier.EXACT, "1000000000"),
    ("4463000", Qualifier.MORE_THAN, "4460000"),
    ("4467000", Qualifier.MORE_THAN, "4460000"),
    ("4463000", Qualifier.LESS_THAN, "4470000"),
    ("4463000", Qualifier.NEARLY, "4463000"),
    ("2120000", Qualifier.ABOUT, "2120000"),
    ("2149000", Qualifier.ABOUT, "2150000"),
]


@pytest.mark.parametrize(("value", "qualifier", "short"), CASES)
def test_a_number_is_rounded_to_three_digits_as_its_qualifier_allows(value: str, qualifier: Qualifier, short: str) -> None:
    number = Decimal(value)
    assert compact_number(number, qualifier, interval_of(number, qualifier)) == Decimal(short)


@given(st.integers(-(10**13), 10**13), st.sampled_from(list(Qualifier)), st.sampled_from([None, Decimal(1000)]))
def test_a_rounded_number_contains_the_interval_of_the_figure(
    number: int, qualifier: Qualifier, rounded_to: Decimal | None
) -> None:
    value = Decimal(number)
    claimed = interval_of(value, qualifier, rounded_to)
    short = compact_number(value, qualifier, claimed)
    if short == value:
        return
    half_digit = Decimal(1).scaleb(short.normalize().adjusted() - len(short.normalize().as_tuple().digits) + 1)
    said = interval_of(short, qualifier, half_digit if qualifier is Qualifier.EXACT else None)
    assert abs(value) >= COMPACT_FROM
    assert said.low <= claimed.low
    assert said.high >= claimed.high


def test_a_bound_is_never_made_stronger() -> None:
    for number in range(1_000_000, 1_100_000, 777):
        value = Decimal(number)
        above = compact_number(value, Qualifier.MORE_THAN, interval_of(value, Qualifier.MORE_THAN))
        below = compact_number(value, Qualifier.LESS_THAN, interval_of(value, Qualifier.LESS_THAN))
        assert above <= value <= below


def test_a_range_only_becomes_wider() -> None:
    assert compact_range(Interval(Decimal(4213450), Decimal(4218000))) == Interval(Decimal(4210000), Decimal(4220000))
    assert compact_range(Interval(Decimal(950000), Decimal(1200001))) == Interval(Decimal(950000), Decimal(1210000))


def test_a_number_is_shortened_from_a_million_on_and_in_a_tight_place_from_ten_thousand_on() -> None:
    for value, smallest, short in (
        ("999999", COMPACT_FROM, "999999"),
        ("1000001", COMPACT_FROM, "1000000"),
        ("9999", TIGHT_FROM, "9999"),
        ("10001", TIGHT_FROM, "10000"),
        ("515499", TIGHT_FROM, "515000"),
    ):
        number = Decimal(value)
        claimed = interval_of(number, Qualifier.EXACT)
        assert compact_number(number, Qualifier.EXACT, claimed, smallest) == Decimal(short)
    assert compact_range(Interval(Decimal(10_001), Decimal(20_009)), TIGHT_FROM) == Interval(
        Decimal(10_000), Decimal(20_100)
    )
