"""A bar is as long as its value, measured from zero: twice the value, twice the bar."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.charts import (
    Canvas,
    Columns,
    Composition,
    DataSeries,
    Direction,
    GroupedColumns,
    Line,
    Part,
    Point,
    RankedBars,
    Sparkline,
    Whole,
)
from bilan.charts.drawing import Drawing
from bilan.charts.shapes import Bar, Dot
from bilan.charts.text_setter import TextSetter

PEN = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)


def bars(drawing: Drawing) -> list[Bar]:
    """The filled bars."""
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint.fill]


@given(st.lists(st.integers(50, 5000), min_size=1, max_size=8))
def test_columns_are_in_proportion(values: list[int]) -> None:
    """Their heights are proportional to the values, and all begin on one line."""
    drawn = bars(Columns(tuple(Point(str(n), Decimal(n), str(n)) for n in values), str).layout(PEN))
    unit = drawn[0].box.height / values[0]
    assert [bar.box.height for bar in drawn] == pytest.approx([value * unit for value in values])
    assert len({round(bar.box.bottom, 6) for bar in drawn}) == 1


@given(st.lists(st.integers(50, 5000), min_size=1, max_size=8))
def test_ranked_bars_are_in_proportion_and_in_order(values: list[int]) -> None:
    """The largest first, all beginning at one edge."""
    drawn = bars(RankedBars(tuple(Point(str(n), Decimal(n), str(n)) for n in values)).layout(PEN))
    ranked = sorted(values, reverse=True)
    unit = drawn[0].box.width / ranked[0]
    assert [bar.box.width for bar in drawn] == pytest.approx([value * unit for value in ranked])
    assert len({bar.box.x for bar in drawn}) == 1


@given(st.lists(st.one_of(st.integers(50, 5000), st.integers(-5000, -50)), min_size=1, max_size=8))
def test_columns_leave_the_zero_line_up_and_down(values: list[int]) -> None:
    """Bars below zero hang from the line on which the others begin, on the same scale."""
    drawn = bars(Columns(tuple(Point(str(n), Decimal(n), str(n)) for n in values), str).layout(PEN))
    unit = drawn[0].box.height / abs(values[0])
    assert [bar.box.height for bar in drawn] == pytest.approx([abs(value) * unit for value in values])
    edges = [bar.box.bottom if value > 0 else bar.box.y for bar, value in zip(drawn, values, strict=True)]
    assert edges == pytest.approx([edges[0]] * len(edges))


@given(st.lists(st.one_of(st.integers(50, 5000), st.integers(-5000, -50)), min_size=1, max_size=8))
def test_rows_leave_the_zero_line_to_both_sides(values: list[int]) -> None:
    """As columns do; each number is there, and none lies on a bar."""
    drawing = RankedBars(tuple(Point(f"r{position}", Decimal(n), str(n)) for position, n in enumerate(values))).layout(PEN)
    drawn, ranked = bars(drawing), sorted(values, reverse=True)
    unit = drawn[0].box.width / abs(ranked[0])
    assert [bar.box.width for bar in drawn] == pytest.approx([abs(value) * unit for value in ranked])
    edges = [bar.box.x if value > 0 else bar.box.right for bar, value in zip(drawn, ranked, strict=True)]
    assert edges == pytest.approx([edges[0]] * len(edges))
    numbers = [label for label in drawing.labels if label.text in {str(value) for value in values}]
    assert sorted(label.text for label in numbers) == sorted(str(value) for value in values)
    assert not any(bar.box.overlaps(label.box) for bar in drawn for label in drawing.labels)


def test_small_multiples_share_one_scale() -> None:
    """Though the numbers of one are longer than those of another."""
    values = (("a", 1000, "environ un millier d’articles"), ("b", 500, "500"))
    series = tuple(DataSeries(name, (Point("2021", Decimal(value), printed),)) for name, value, printed in values)
    long, short = bars(GroupedColumns(series, str).layout(TextSetter.on_canvas(Canvas.PHONE, Direction.LTR)))
    assert long.box.height == pytest.approx(2 * short.box.height)


def test_a_line_crosses_the_zero_line_where_its_values_do() -> None:
    """A dot above it, one on it, one below it, as far as one another."""
    points = tuple(Point(str(2020 + position), Decimal(value), str(value)) for position, value in enumerate((300, 0, -300)))
    drawing = Line((DataSeries("", points),), str).layout(PEN)
    heights = sorted({shape.y for shape in drawing.shapes if isinstance(shape, Dot)})
    assert heights[1] - heights[0] == pytest.approx(heights[2] - heights[1])


def test_a_sparkline_has_a_zero_line_between_what_is_above_and_below() -> None:
    """Its columns meet there."""
    points = tuple(Point(str(2020 + position), Decimal(value), str(value)) for position, value in enumerate((300, -300)))
    drawing = Sparkline(points).layout(Canvas.KEY_FIGURE)
    above, below = bars(drawing)
    assert above.box.bottom == pytest.approx(below.box.y)
    assert above.box.height == pytest.approx(below.box.height)
    assert drawing.view_box.contains(above.box)
    assert drawing.view_box.contains(below.box)


@pytest.mark.parametrize("make", [lambda v: Part("a", v, "1"), lambda v: Whole("a", v, "1")])
def test_no_part_of_a_whole_is_negative(make: Callable[[Decimal], object]) -> None:
    """A bar cut into parts has no room below zero."""
    make(Decimal(0))
    with pytest.raises(ValueError, match="negative"):
        make(Decimal(-1))


def test_totals_share_one_scale() -> None:
    """A total half as large has a bar half as long."""
    wholes = tuple(
        Whole(str(n), Decimal(n), str(n), (Part("a", Decimal(n - 1), str(n - 1)), Part("b", Decimal(1), "1")))
        for n in (100, 50)
    )
    first, second = (bar for bar in bars(Composition(wholes).layout(PEN)) if bar.box.width > 50)
    assert (first.box.width + 1) / 99 == pytest.approx((second.box.width + 1) / 49)


def test_what_the_parts_do_not_fill_is_left_open() -> None:
    """A dashed rest, not a longer part."""
    drawing = Composition((Whole("2021", Decimal(100), "100", (Part("a", Decimal(60), "60"),)),)).layout(PEN)
    (part,) = bars(drawing)
    assert part.box.width == pytest.approx(680 * 0.6 - 1)
    assert any(isinstance(shape, Bar) and shape.paint.dashes for shape in drawing.shapes)


def test_what_may_not_be_compared_cannot_be_ranked() -> None:
    """A ranking is a comparison."""
    with pytest.raises(ValueError, match="ranked"):
        RankedBars((Point("a", Decimal(1), "1", None, "autre méthode"),))
