"""A bar is as long as its value, measured from zero: twice the value, twice the bar."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import Artboard, Columns, Composition, Direction, Part, Point, RankedBars, Whole
from generator.charts.drawing import Drawing
from generator.charts.pen import Pen
from generator.charts.shapes import Bar

PEN = Pen.on(Artboard.WIDE, Direction.LTR)


def bars(drawing: Drawing) -> list[Bar]:
    """The filled bars."""
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.look.fill]


@given(st.lists(st.integers(50, 5000), min_size=1, max_size=8))
def test_columns_are_in_proportion(values: list[int]) -> None:
    """Their heights are to one another as the values, and all stand on one line."""
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
    assert any(isinstance(shape, Bar) and shape.look.dashes for shape in drawing.shapes)


def test_what_may_not_be_compared_cannot_be_ranked() -> None:
    """A ranking is a comparison."""
    with pytest.raises(ValueError, match="ranked"):
        RankedBars((Point("a", Decimal(1), "1", None, "autre méthode"),))
