"""A computed number shows the digits that its interval allows, on both sides of each step."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.values.interval import Interval
from bilan.values.precision import decimal_place, rounded_to, rounded_to_interval

TENTH = Decimal("0.1")


@pytest.mark.parametrize(
    ("half", "finest", "place"),
    [
        ("0", "0.1", "0.1"),
        ("0.05", "0.1", "0.1"),
        ("0.31", "0.1", "0.1"),
        ("0.32", "0.1", "1"),
        ("0.8", "0.1", "1"),
        ("1.25", "0.1", "1"),
        ("3.16", "0.1", "1"),
        ("3.17", "0.1", "10"),
        ("9.9", "0.1", "10"),
        ("10", "0.1", "10"),
        ("31.6", "0.1", "10"),
        ("31.7", "0.1", "100"),
        ("0.5", "1", "1"),
        ("3", "1", "1"),
        ("4", "1", "10"),
    ],
)
def test_the_place_is_the_power_of_ten_nearest_to_half_the_width(half: str, finest: str, place: str) -> None:
    interval = Interval(Decimal(50) - Decimal(half), Decimal(50) + Decimal(half))
    assert str(decimal_place(interval, Decimal(finest)).normalize()) == str(Decimal(place).normalize())
    assert decimal_place(interval, Decimal(finest)).as_tuple().digits == (1,)


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        ("84.35", "83.1", "85.6", "84"),
        ("84.35", "84.31", "84.39", "84.4"),
        ("25.04", "25", "25.08", "25.0"),
        ("84", "75", "93", "80"),
        ("85", "80", "90", "90"),
        ("-85", "-90", "-80", "-90"),
        ("16", "12.8", "19.2", "16"),
        ("98.05", "98.05", "102.2", "99"),
        ("101.95", "97.8", "101.95", "101"),
        ("84.32", "84.31", "84.33", "84.3"),
        ("20", "20", "29", "20"),
        ("12", "11", "20", "20"),
        ("400", "156", "9900", "400"),
        ("9.6", "0.1", "90", "10"),
        ("0", "-90", "90", "0"),
    ],
)
def test_a_number_is_shown_to_its_place_and_within_its_interval(value: str, low: str, high: str, expected: str) -> None:
    number = rounded_to_interval(Decimal(value), Interval(Decimal(low), Decimal(high)), TENTH)
    assert f"{number:f}" == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("0.04", "0.0"), ("0.05", "0.1"), ("-0.05", "-0.1"), ("-0.04", "0.0"), ("0.15", "0.2")]
)
def test_halves_are_rounded_away_from_zero(value: str, expected: str) -> None:
    assert rounded_to(Decimal(value), TENTH) == Decimal(expected)


numbers = st.decimals(min_value=-10_000, max_value=10_000, places=3)


@given(numbers, numbers, numbers)
def test_what_is_shown_may_be_true(one: Decimal, two: Decimal, three: Decimal) -> None:
    low, value, high = sorted((one, two, three))
    interval = Interval(low, high)
    number = rounded_to_interval(value, interval, TENTH)
    assert low <= number <= high or number == rounded_to(value, TENTH)
