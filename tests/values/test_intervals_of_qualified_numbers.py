"""One rule for what “about”, “nearly”, “more than” and a unit of rounding claim, on both sides of each of its bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.values.interval import (
    INFINITY,
    ZERO,
    Interval,
    Qualifier,
    interval_of,
    last_significant_unit,
    margin,
    single,
)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("number", "unit"),
    [
        ("0", "1"),
        ("0.0", "1"),
        ("7", "1"),
        ("10", "10"),
        ("17", "1"),
        ("260000", "10000"),
        ("2120000", "10000"),
        ("100001", "1"),
        ("12.5", "0.1"),
        ("12.50", "0.1"),
        ("12.0", "1"),
        ("-2000", "1000"),
    ],
)
def test_the_last_digit_that_is_not_zero_has_a_unit(number: str, unit: str) -> None:
    assert last_significant_unit(Decimal(number)) == Decimal(unit)


@pytest.mark.parametrize(
    ("number", "rounded_to", "expected"),
    [
        ("2120000", None, "5000"),
        ("2000", None, "500"),
        ("10", None, "5"),
        ("9", None, "1"),
        ("17", None, "1"),
        ("0", None, "1"),
        ("12.5", None, "0.1"),
        ("260000", "1000", "500"),
        ("17", "5", "2.5"),
        ("2000", "1", "0.5"),
    ],
)
def test_an_approximate_number_has_a_margin(number: str, rounded_to: str | None, expected: str) -> None:
    assert margin(Decimal(number), _decimal(rounded_to)) == Decimal(expected)


@pytest.mark.parametrize(
    ("number", "qualifier", "rounded_to", "low", "high", "low_open", "high_open"),
    [
        ("2000", "exact", None, "2000", "2000", False, False),
        ("2000", "exact", "1000", "1500", "2500", False, False),
        ("2000", "about", None, "1500", "2500", False, False),
        ("17", "about", None, "16", "18", False, False),
        ("260000", "about", "1000", "259500", "260500", False, False),
        ("2000", "nearly", None, "1500", "2000", False, True),
        ("260000", "nearly", "1000", "259500", "260000", False, True),
        ("-2000", "nearly", None, "-2000", "-1500", True, False),
        ("0", "nearly", None, "-1", "0", False, True),
        ("2000", "more_than", None, "2000", "Infinity", True, True),
        ("2000", "more_than", "1000", "1500", "Infinity", True, True),
        ("2000", "less_than", None, "-Infinity", "2000", True, True),
        ("2000", "less_than", "1000", "-Infinity", "2500", True, True),
    ],
)
def test_a_qualified_number_claims_an_interval(
    number: str, qualifier: str, rounded_to: str | None, low: str, high: str, low_open: bool, high_open: bool
) -> None:
    claims = interval_of(Decimal(number), Qualifier(qualifier), _decimal(rounded_to))
    assert claims == Interval(Decimal(low), Decimal(high), low_open, high_open)


@pytest.mark.parametrize("number", ["10", "20", "95", "1000", "2000", "2120000", "450000", "99", "12.5"])
def test_about_is_narrower_than_one_unit_of_the_first_digit(number: str) -> None:
    claims = interval_of(Decimal(number), Qualifier.ABOUT)
    assert claims.high - Decimal(number) < Decimal(1).scaleb(Decimal(number).adjusted())
    assert claims.low <= Decimal(number) <= claims.high


def test_intervals_are_added_and_subtracted_end_by_end() -> None:
    some, other = Interval(Decimal(1), Decimal(2), high_open=True), Interval(Decimal(10), Decimal(20))
    assert some + other == Interval(Decimal(11), Decimal(22), high_open=True)
    assert other - some == Interval(Decimal(8), Decimal(19), low_open=True)
    assert some + ZERO == some
    assert single(Decimal(7)) + Interval(Decimal(2), INFINITY, True, True) == Interval(Decimal(9), INFINITY, True, True)


@pytest.mark.parametrize(
    ("high_open", "low", "low_open", "overlaps"),
    [
        (False, "9", False, True),
        (False, "10", False, True),
        (True, "10", False, False),
        (False, "10", True, False),
        (True, "9", True, True),
        (False, "11", False, False),
    ],
)
def test_intervals_meet_where_a_number_lies_in_both(high_open: bool, low: str, low_open: bool, overlaps: bool) -> None:
    some, other = Interval(Decimal(0), Decimal(10), high_open=high_open), Interval(Decimal(low), Decimal(20), low_open)
    assert some.overlaps(other) is overlaps
    assert other.overlaps(some) is overlaps
    assert some.below(other) is not overlaps
    assert not other.below(some)


def test_an_interval_is_exact_or_bounded_or_neither() -> None:
    assert single(Decimal(3)).exact
    assert not Interval(Decimal(3), Decimal(4)).exact
    assert Interval(Decimal(3), Decimal(4)).bounded
    assert not Interval(Decimal(3), INFINITY).bounded
    assert not Interval(-INFINITY, Decimal(3)).bounded


@pytest.mark.parametrize(("low", "high", "middle"), [("100", "120", "110"), ("-5", "5", "0"), ("-4", "-1", "-2.5")])
def test_the_middle_is_half_way_between_the_ends(low: str, high: str, middle: str) -> None:
    assert Interval(Decimal(low), Decimal(high)).middle == Decimal(middle)
