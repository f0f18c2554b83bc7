"""Boxes share more than an edge or do not, and hold one another up to what sums of fractions are off by."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import DataSeries, Direction, GroupedColumns, Point
from bilan.charts.box import Box
from bilan.charts.linear_scale import Scale
from bilan.charts.standalone_chart import StandaloneChart

BOX = Box(0, 0, 10, 10)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Box(10, 0, 5, 5), False),
        (Box(9.9, 0, 5, 5), True),
        (Box(9.9995, 0, 5, 5), False),
        (Box(9.9985, 0, 5, 5), True),
        (Box(-5, 0, 5, 5), False),
        (Box(-4.9, 0, 5, 5), True),
        (Box(0, 10, 5, 5), False),
        (Box(0, 9.9, 5, 5), True),
        (Box(0, -5, 5, 5), False),
        (Box(0, -4.9, 5, 5), True),
    ],
)
def test_boxes_that_share_an_edge_do_not_meet(other: Box, meets: bool) -> None:
    assert BOX.overlaps(other) is meets
    assert other.overlaps(BOX) is meets


@pytest.mark.parametrize(
    ("other", "held"),
    [
        (BOX, True),
        (Box(-0.0009, 0, 5, 5), True),
        (Box(-0.0011, 0, 5, 5), False),
        (Box(0, -0.0009, 5, 5), True),
        (Box(0, -0.0011, 5, 5), False),
        (Box(5, 0, 5.0009, 5), True),
        (Box(5, 0, 5.0011, 5), False),
        (Box(0, 5, 5, 5.0009), True),
        (Box(0, 5, 5, 5.0011), False),
    ],
)
def test_a_box_holds_what_is_a_thousandth_of_a_pixel_too_large(other: Box, held: bool) -> None:
    assert BOX.contains(other) is held


@pytest.mark.parametrize(("value", "length"), [("0", 0), ("0.001", 1), ("-0.001", -1), ("50", 50), ("-50", -50)])
def test_what_is_not_zero_is_at_least_a_pixel_long(value: str, length: float) -> None:
    assert Scale(Decimal(100), 100.0).at(Decimal(value)) == length


def test_two_series_are_grouped_and_one_is_not() -> None:
    one = DataSeries("a", (Point("2021", Decimal(1), "1"),))
    GroupedColumns((one, one), str)
    with pytest.raises(ValueError, match="two"):
        GroupedColumns((one,), str)


def test_the_title_of_a_sheet_has_four_lines() -> None:
    poster = StandaloneChart("mot " * 400, "S", (), Direction.LTR).wrap('<svg viewBox="0 0 680 100"></svg>')
    assert poster.count('font-size="20"') == 4
