"""A provisional or estimated value is hatched, or a hollow dot on a dashed line, and a legend has its word once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, DataSeries, Direction, Line, Point, RankedBars
from bilan.charts.drawing import Drawing
from bilan.charts.palette import PAPER, SERIES
from bilan.charts.shapes import Bar, Dot, Paint, Polyline
from bilan.charts.text_setter import TextSetter
from bilan.charts.value_bars import PALE

SETTER = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)
FINAL = tuple(Point(str(2020 + step), Decimal(10 + step), str(10 + step)) for step in range(3))
PROVISIONAL = tuple(Point(str(2023 + step), Decimal(20 + step), str(20 + step), status="provisoire") for step in range(2))
POINTS = FINAL + PROVISIONAL


def texts(drawing: Drawing) -> list[str]:
    """All words of a drawing."""
    return [label.text for label in drawing.labels]


@pytest.mark.parametrize("chart", [Columns(POINTS, str), RankedBars(POINTS)])
def test_bars_are_pale_and_hatched(chart: Columns | RankedBars) -> None:
    """Two pale bars, three full ones, and hatching in the colour of the series."""
    drawing = chart.layout(SETTER)
    fills = [shape.paint for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint.fill is SERIES[0]]
    assert sorted(paint.opacity for paint in fills) == [PALE, PALE, 1, 1, 1]
    assert any(isinstance(shape, Polyline) and shape.paint == Paint(stroke=SERIES[0]) for shape in drawing.shapes)
    assert texts(drawing).count("provisoire") == 1


def test_dots_are_hollow_and_their_line_is_dashed() -> None:
    """The line to a provisional value is dashed; the line between two final ones is not."""
    drawing = Line((DataSeries("", POINTS),), str).layout(SETTER)
    hollow = [shape for shape in drawing.shapes if isinstance(shape, Dot) and shape.paint.stroke is SERIES[0]]
    assert len(hollow) == 2
    assert all(dot.paint.fill is PAPER for dot in hollow)
    lines = [shape for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint.stroke is SERIES[0]]
    assert [(len(line.points), bool(line.paint.dashes)) for line in lines] == [(3, False), (3, True)]
    assert texts(drawing).count("provisoire") == 1


def test_there_is_no_legend_when_all_is_final() -> None:
    """Final values need no word."""
    assert "provisoire" not in texts(Columns(FINAL, str).layout(SETTER))
    assert Columns(FINAL, str).layout(SETTER).height < Columns(POINTS, str).layout(SETTER).height


def test_two_words_are_both_in_the_legend() -> None:
    """One value is provisional, another is estimated."""
    estimated = Point("2025", Decimal(1), "1", status="estimé")
    assert "provisoire · estimé" in texts(Columns((*POINTS, estimated), str).layout(SETTER))
