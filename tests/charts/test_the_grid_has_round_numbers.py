"""Ticks are 0 and equal steps of 1, 2 or 5 times a power of ten, at most as many as requested."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.charts.linear_scale import nice_ticks

positive = st.decimals(min_value=Decimal("0.001"), max_value=10**15, allow_nan=False, allow_infinity=False)


@given(positive, st.integers(1, 6))
def test_steps_are_round_and_few(largest: Decimal, most: int) -> None:
    """And the last one lies within half a step of the largest value, or is the only one."""
    ticks = nice_ticks([largest], most)
    step = ticks[1]
    assert ticks[0] == 0
    assert len(ticks) <= most + 1
    assert step.normalize().as_tuple().digits in ((1,), (2,), (5,))
    assert [later - earlier for earlier, later in pairwise(ticks)] == [step] * (len(ticks) - 1)
    assert len(ticks) == 2 or abs(ticks[-1] - largest) <= step / 2


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [("5820", "0 2000 4000 6000"), ("340", "0 100 200 300"), ("3", "0 1 2 3"), ("1", "0 1"), ("0", "0 1")],
)
def test_examples(largest: str, ticks: str) -> None:
    """Whole numbers have whole steps."""
    assert nice_ticks([Decimal(largest)], 4) == tuple(Decimal(tick) for tick in ticks.split())


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ("5820 -100", "0 2000 4000 6000"),
        ("-5820 100", "-6000 -4000 -2000 0 2000"),
        ("-5820", "-6000 -4000 -2000 0 2000"),
        ("1500 -1500", "-2000 -1000 0 1000 2000"),
        ("1499 -1499", "-1000 0 1000"),
        ("2 -1", "-1 0 1 2"),
    ],
)
def test_the_grid_goes_below_zero_as_it_goes_above(values: str, ticks: str) -> None:
    """There is always a step above zero, to place the word for a missing value."""
    assert nice_ticks([Decimal(value) for value in values.split()], 4) == tuple(Decimal(tick) for tick in ticks.split())


def test_numbers_are_plain() -> None:
    """A formatter never gets 2E+3."""
    assert [str(tick) for tick in nice_ticks([Decimal(5820)], 4)] == ["0", "2000", "4000", "6000"]
