"""A target is a diamond at its value in its period, also after the last value; its words are beside it or below the chart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, DataSeries, Direction, Line, Point, Target
from bilan.charts.drawing import Drawing
from bilan.charts.shapes import Bar, Dot, Polyline
from bilan.charts.targets import DIAMOND
from bilan.charts.text_setter import TextSetter

SETTER = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)
POINTS = tuple(Point(str(2023 + step), Decimal(100 * (step + 1)), str(100 * (step + 1))) for step in range(3))
MET = Target("2024", Decimal(200), "Objectif\u00a0: 200")
AHEAD = Target("2026", Decimal(600), "Objectif 2026\u00a0: 600")


def centres(drawing: Drawing) -> list[tuple[float, float]]:
    """The centres of the diamonds that are as high as they are wide."""
    diamonds = [shape.points for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint == DIAMOND]
    return [(points[0][0], points[1][1]) for points in diamonds]


def test_a_target_is_as_high_as_a_column_of_its_value() -> None:
    """Its line meets the top of the column of 200."""
    drawing = Columns(POINTS, str, targets=(MET,)).layout(SETTER)
    columns = sorted((bar.box for bar in drawing.shapes if isinstance(bar, Bar)), key=lambda box: box.x)
    _, y = centres(drawing)[0]
    assert y == pytest.approx(columns[1].y)


def test_a_target_of_a_line_is_in_its_period() -> None:
    """The diamond of 200 is where the dot of 200 is."""
    drawing = Line((DataSeries("", POINTS),), str, targets=(MET,)).layout(SETTER)
    ((x, y),) = centres(drawing)
    assert any((dot.x, dot.y) == pytest.approx((x, y)) for dot in drawing.shapes if isinstance(dot, Dot))


@pytest.mark.parametrize(
    "chart", [Columns(POINTS, str, targets=(AHEAD,)), Line((DataSeries("", POINTS),), str, None, (AHEAD,))]
)
def test_a_target_ahead_has_a_period_of_its_own(chart: Columns | Line) -> None:
    """2026 is named after 2025, has no value and no word for a missing one, and the axis reaches 600."""
    drawing = chart.layout(SETTER)
    years = {label.text: label.x for label in drawing.labels if len(label.text) == 4}
    assert list(years) == ["2023", "2024", "2025", "2026"]
    x, _ = centres(drawing)[0]
    assert abs(x - years["2026"]) < 60
    assert "600" in [label.text for label in drawing.labels]
    assert AHEAD.printed in [label.text for label in drawing.labels]


def test_words_without_space_are_below_the_chart() -> None:
    """On a phone, all words of a long target are below the chart."""
    words = "Objectif fixé par la feuille de route de la communication institutionnelle"
    drawing = Columns(POINTS, str, targets=(Target("2024", Decimal(250), words),)).layout(
        TextSetter.on_canvas(Canvas.PHONE, Direction.LTR)
    )
    assert " ".join(label.text for label in drawing.labels if label.text in words and len(label.text) > 3) == words
    assert len(centres(drawing)) == 2


def test_rows_have_the_marks_too() -> None:
    """Names too long for columns: one mark in its row, one in the legend."""
    points = tuple(Point(f"exercice qui se termine en juin {2023 + step}", Decimal(100), "100") for step in range(6))
    target = Target(points[2].label, Decimal(100), "Objectif")
    assert len(centres(Columns(points, str, targets=(target,)).layout(SETTER))) == 2


@pytest.mark.parametrize(("value", "words"), [(Decimal("NaN"), "x"), (Decimal(1), "")])
def test_a_target_has_a_value_and_words(value: Decimal, words: str) -> None:
    """Neither can be drawn alone."""
    with pytest.raises(ValueError, match="2026"):
        Target("2026", value, words)
