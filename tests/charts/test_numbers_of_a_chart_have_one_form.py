"""Where one number of a chart is shortened, all are: readers compare “≈ 260 k” with “≈ 515 k”, not with “515 000”."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, Direction, OpeningSeries, Point
from bilan.charts.text_setter import TextSetter

VALUES = {2021: 260, 2022: 515, 2023: 1150, 2024: 2120, 2025: 2400}
POINTS = tuple(
    Point(str(year), Decimal(value * 1000), f"about {value * 1000}", short=f"{value}k") for year, value in VALUES.items()
)
WHOLE, SHORT = {point.printed for point in POINTS}, {point.short for point in POINTS}


def _numbers(chart: Columns | OpeningSeries, width: float) -> set[str]:
    setter = TextSetter(Canvas.PHONE, Direction.LTR, width, 180.0)
    return {label.text for label in chart.layout(setter).labels} & (WHOLE | SHORT)


@pytest.mark.parametrize("chart", [Columns(POINTS, str), OpeningSeries(POINTS)])
def test_all_numbers_are_whole_or_all_are_short(chart: Columns | OpeningSeries) -> None:
    forms = [_numbers(chart, width) for width in range(300, 1500, 40)]
    assert all(numbers <= WHOLE or numbers <= SHORT for numbers in forms)
    assert forms[0] <= SHORT and forms[-1] == WHOLE
