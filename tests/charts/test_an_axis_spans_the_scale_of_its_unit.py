"""Stars from 1 to 5 are drawn on an axis from 1 to 5, whatever the values are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, DataSeries, Direction, Extent, Line, Point
from bilan.charts.linear_scale import axis_ticks
from bilan.charts.shapes import Bar
from bilan.charts.text_setter import TextSetter

SETTER = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)
STARS = Extent.of_scale(Decimal(1), Decimal(5))
POINTS = tuple(Point(str(2023 + step), Decimal(value), value) for step, value in enumerate(("3", "4", "4.5")))


@pytest.mark.parametrize("chart", [Columns(POINTS, str, extent=STARS), Line((DataSeries("", POINTS),), str, extent=STARS)])
def test_the_axis_has_both_ends(chart: Columns | Line) -> None:
    """1 at the bottom, 5 at the top, no zero."""
    labels = chart.layout(SETTER).labels
    ticks = {label.text: label.baseline for label in labels if label.text in "012345" and label.x == 0}
    assert list(ticks) == ["1", "2", "3", "4", "5"]
    assert ticks["5"] < ticks["1"]


def test_columns_begin_at_the_lowest_value_of_the_scale() -> None:
    """3 of 1 to 5 is half of the axis, 4 is three quarters."""
    heights = [bar.box.height for bar in Columns(POINTS, str, extent=STARS).layout(SETTER).shapes if isinstance(bar, Bar)]
    assert heights[1] / heights[0] == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("lowest", "highest", "ticks"),
    [(1, 5, [1, 2, 3, 4, 5]), (1, 10, [1, 4, 7, 10]), (1, 7, [1, 3, 5, 7]), (1, 4, [1, 2, 3, 4]), (2, 15, [2, 15])],
)
def test_steps_are_equal_and_end_at_the_ends(lowest: int, highest: int, ticks: list[int]) -> None:
    """No step is shorter than the others."""
    assert list(axis_ticks(Extent.of_scale(Decimal(lowest), Decimal(highest)), (), 4)) == ticks


def test_a_scale_from_zero_ends_at_its_highest_value() -> None:
    """0 to 20, though the largest value is 12."""
    points = tuple(Point(str(2023 + step), Decimal(12), "12") for step in range(2))
    labels = Columns(points, str, extent=Extent.of_scale(Decimal(0), Decimal(20))).layout(SETTER).labels
    assert "20" in [label.text for label in labels if label.x == 0]
