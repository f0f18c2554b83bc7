"""A range is a bar that is full up to its lowest value and pale up to its highest, with a line at each end."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, DataSeries, Direction, Line, Point, RankedBars
from bilan.charts.palette import SERIES
from bilan.charts.shapes import Bar, Polyline
from bilan.charts.text_setter import TextSetter
from bilan.charts.value_bars import END_LINE, PALE

SETTER = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)
RANGE = Point("2025", Decimal(110), "100–120", ends=(Decimal(100), Decimal(120)))
EXACT = Point("2024", Decimal(60), "60")


def heights(chart: Columns) -> dict[float, float]:
    """The height of the bar of each opacity."""
    shapes = chart.layout(SETTER).shapes
    return {bar.paint.opacity: bar.box.height for bar in shapes if isinstance(bar, Bar) and bar.paint.fill is SERIES[0]}


def test_the_two_bars_are_as_high_as_the_two_ends() -> None:
    """100 and 120 are in proportion."""
    found = heights(Columns((RANGE,), str))
    assert found[PALE] / found[1] == pytest.approx(1.2)


@pytest.mark.parametrize(
    "chart", [Columns((EXACT, RANGE), str), RankedBars((EXACT, RANGE)), Line((DataSeries("", (EXACT, EXACT, RANGE)),), str)]
)
def test_there_is_a_line_at_each_end_and_one_between_them(chart: Columns | RankedBars | Line) -> None:
    """Only the range has them."""
    shapes = chart.layout(SETTER).shapes
    assert len([shape for shape in shapes if isinstance(shape, Polyline) and shape.paint == END_LINE]) == 3


def test_the_number_is_beyond_the_farther_end() -> None:
    """It would cover the line at the end."""
    drawing = Columns((RANGE,), str).layout(SETTER)
    (number,) = [label for label in drawing.labels if label.text == "100–120"]
    assert number.box.bottom < min(bar.box.y for bar in drawing.shapes if isinstance(bar, Bar) and bar.paint.fill)


@pytest.mark.parametrize("value", [None, Decimal(99), Decimal(121)])
def test_a_value_outside_its_range_is_refused(value: Decimal | None) -> None:
    """Such a range would be drawn somewhere else than its number says."""
    with pytest.raises(ValueError, match="2025"):
        Point("2025", value, "x" if value else "", None if value else "–", ends=(Decimal(100), Decimal(120)))
