"""A year without a value is a dashed box with the given word: never a zero, never a guess between its neighbours."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, DataSeries, Direction, Line, Point, RankedBars, Sparkline
from bilan.charts.drawing import Drawing
from bilan.charts.shapes import MISSING, Bar, Polyline
from bilan.charts.text_setter import TextSetter

POINTS = (
    Point("2021", Decimal(5), "5"),
    Point("2022", None, "", "non publié"),
    Point("2023", Decimal(7), "7"),
    Point("2024", Decimal(6), "6"),
)


def setter(canvas: Canvas = Canvas.WIDE) -> TextSetter:
    """A pen for French."""
    return TextSetter.on_canvas(canvas, Direction.LTR)


def dashed(drawing: Drawing) -> list[Bar]:
    """The boxes of what is missing."""
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint == MISSING]


def filled(drawing: Drawing) -> list[Bar]:
    """The bars of values."""
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint.fill]


@pytest.mark.parametrize("canvas", [Canvas.WIDE, Canvas.PHONE])
@pytest.mark.parametrize("chart", [Columns(POINTS, str), RankedBars(POINTS)])
def test_a_missing_bar_is_a_dashed_box_with_its_word(chart: Columns | RankedBars, canvas: Canvas) -> None:
    """One dashed box, one word, and as many bars as there are values."""
    drawing = chart.layout(setter(canvas))
    assert len(dashed(drawing)) == 1
    assert len(filled(drawing)) == 3
    assert "non publié" in [label.text for label in drawing.labels]


def test_a_zero_is_not_missing() -> None:
    """It has its number and no box."""
    drawing = Columns((Point("2021", Decimal(0), "0"), POINTS[0]), str).layout(setter())
    assert not dashed(drawing)
    assert len(filled(drawing)) == 1
    assert [label.text for label in drawing.labels].count("0") == 2  # the number and the zero of the grid


def test_a_line_leaves_a_gap() -> None:
    """No stroke of a series leads over a missing year."""
    drawing = Line((DataSeries("", POINTS),), str).layout(setter())
    strokes = [shape for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint.width == 2]
    assert [len(stroke.points) for stroke in strokes] == [2]
    assert len(dashed(drawing)) == 1


def test_a_sparkline_leaves_a_gap() -> None:
    """The lonely year before the gap is a dot of its own."""
    drawing = Sparkline(POINTS, line=True).layout(Canvas.KEY_FIGURE)
    assert len([shape for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint.width == 1.5]) == 1


def test_a_sparkline_of_a_flow_is_made_of_columns() -> None:
    """The missing year keeps its box."""
    drawing = Sparkline(POINTS[:3]).layout(Canvas.KEY_FIGURE)
    assert len(filled(drawing)) == 2
    assert not drawing.labels
    assert any(isinstance(shape, Bar) and shape.paint.dashes for shape in drawing.shapes)


def test_where_the_word_has_no_room_a_key_says_it_once() -> None:
    """Twelve years on a phone: boxes in the plot, the word below it."""
    points = tuple(
        Point(str(2010 + n), None if n == 4 else Decimal(n), str(n), "non publié" if n == 4 else None) for n in range(12)
    )
    drawing = Line((DataSeries("", points),), str).layout(setter(Canvas.PHONE))
    assert len(dashed(drawing)) == 2
    assert [label.text for label in drawing.labels].count("non publié") == 1


@pytest.mark.parametrize(
    ("value", "missing"), [(None, None), (Decimal(1), "non publié"), (Decimal("NaN"), None), (Decimal("Infinity"), None)]
)
def test_a_point_is_either_there_or_missing(value: Decimal | None, missing: str | None) -> None:
    """Neither both, nor none of the two, nor what cannot be drawn from zero."""
    with pytest.raises(ValueError, match="2021"):
        Point("2021", value, "1", missing)
