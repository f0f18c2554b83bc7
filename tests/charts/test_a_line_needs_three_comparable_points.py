"""A slope between two points, or across a break, is no trend: the values are dots without a line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, DataSeries, Direction, GroupedColumns, Line, Point
from bilan.charts.shapes import Dot, Polyline
from bilan.charts.text_setter import TextSetter


def series(*values: int | None, broken: int | None = None) -> DataSeries:
    """A series of years, broken before one place."""
    return DataSeries(
        "a",
        tuple(
            Point(
                str(position),
                None if value is None else Decimal(value),
                str(value),
                "–" if value is None else None,
                "x" * (position == broken) or None,
            )
            for position, value in enumerate(values)
        ),
    )


PEN = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)


def lines(given: DataSeries) -> int:
    """How many lines of the series are drawn, known by their width."""
    drawing = Line((given,), str).layout(PEN)
    return sum(isinstance(shape, Polyline) and shape.paint.width == 2 for shape in drawing.shapes)


@pytest.mark.parametrize(
    "given", [series(1, 2), series(1, None, 2), series(1, 2, 3, broken=2), series(1, 2, None, 3, 4, broken=3)]
)
def test_fewer_are_dots(given: DataSeries) -> None:
    """Two values, or two on either side of a break: each has its dot and its number."""
    drawing = Line((given,), str).layout(PEN)
    assert lines(given) == 0
    known = [point for point in given.points if point.value is not None]
    assert len({(shape.x, shape.y) for shape in drawing.shapes if isinstance(shape, Dot)}) == len(known)
    assert {point.printed for point in known} <= {label.text for label in drawing.labels}


@pytest.mark.parametrize("given", [series(1, 2, 3), series(1, None, 2, 3), series(9, 1, 2, 3, broken=1)])
def test_three_are_enough(given: DataSeries) -> None:
    """A missing year between them does not make them less comparable."""
    assert lines(given) == 1


def test_all_series_have_the_same_years() -> None:
    """In a line as in columns."""
    pair = (series(1, 2, 3), series(1, 2, 3, 4))
    with pytest.raises(ValueError, match="same labels"):
        Line(pair, str)
    with pytest.raises(ValueError, match="same labels"):
        GroupedColumns(pair, str)
