"""Products and quotients contain every result that numbers of the two intervals can give, and no end that none gives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.values.interval import INFINITY, Interval, single

numbers = st.integers(-50, 50).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    if low == high:
        return single(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


def _some(interval: Interval) -> list[Decimal]:
    """Numbers in an interval: its closed ends, and some between."""
    inner = [interval.low + (interval.high - interval.low) * share / 8 for share in range(1, 8)]
    ends = [interval.low] * (not interval.low_open) + [interval.high] * (not interval.high_open)
    return [*ends, *inner]


@given(intervals(), intervals())
def test_a_product_contains_every_product(one: Interval, other: Interval) -> None:
    product = one * other
    assert all(product.contains(a * b) for a in _some(one) for b in _some(other))


@given(intervals(), intervals())
def test_a_quotient_contains_every_quotient(one: Interval, other: Interval) -> None:
    quotient = one.divided_by(other)
    if quotient is None:
        assert other.contains(Decimal(0))
        return
    room = Interval(quotient.low - Decimal("1e-20"), quotient.high + Decimal("1e-20"))
    assert all(room.contains(a / b) for a in _some(one) for b in _some(other) if b)


def _interval(low: str, high: str, opens: str = "[]") -> Interval:
    return Interval(Decimal(low), Decimal(high), opens[0] == "]", opens[1] == "[")


CASES = [
    (_interval("2", "3"), _interval("4", "5"), _interval("8", "15")),
    (_interval("-2", "3"), _interval("4", "5"), _interval("-10", "15")),
    (_interval("2", "Infinity", "]["), single(Decimal(3)), _interval("6", "Infinity", "][")),
    (_interval("2", "Infinity", "]["), single(Decimal(-1)), _interval("-Infinity", "-2", "][")),
    (_interval("2", "Infinity", "]["), single(Decimal(0)), single(Decimal(0))),
    (_interval("0", "2", "[["), _interval("0", "3", "[["), _interval("0", "6", "[[")),
    (_interval("0", "2", "]["), _interval("1", "3"), _interval("0", "6", "][")),
]


@pytest.mark.parametrize(("one", "other", "product"), CASES)
def test_ends_are_open_where_no_product_reaches_them(one: Interval, other: Interval, product: Interval) -> None:
    assert one * other == product == other * one


def test_a_divisor_that_contains_zero_gives_nothing() -> None:
    assert single(Decimal(1)).divided_by(_interval("-1", "1")) is None
    assert single(Decimal(1)).divided_by(single(Decimal(0))) is None
    assert single(Decimal(1)).divided_by(_interval("0", "2")) is None


def test_a_divisor_above_a_bound_gives_a_bound() -> None:
    assert single(Decimal(6)).divided_by(_interval("2", "Infinity", "][")) == _interval("0", "3", "][")
    assert single(Decimal(6)).divided_by(_interval("0", "2", "][")) == _interval("3", "Infinity", "][")
    assert single(Decimal(6)).divided_by(_interval("-2", "0", "][")) == Interval(-INFINITY, Decimal(-3), True, True)
