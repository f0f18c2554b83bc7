"""In how many lines the words of a drawing may be set before another form is drawn: each number on both sides."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, Direction, Point, missing_value
from bilan.charts.box import Box
from bilan.charts.drawing import Drawing
from bilan.charts.remarks import Remark, Spot, place_remarks
from bilan.charts.shapes import Bar
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE

PEN = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)


def _words(lines: int, width: float) -> str:
    """A text that is set in so many lines of that width, in notes."""
    word = "m" * 6
    while PEN.width(f"{word}m", NOTE) < width:
        word += "m"
    return " ".join([word] * lines)


@pytest.mark.parametrize(("lines", "fits"), [(2, True), (3, False)])
def test_the_word_of_a_missing_year_has_two_lines(lines: int, fits: bool) -> None:
    assert missing_value.word_fits(_words(lines, 80), 88, PEN) is fits


@pytest.mark.parametrize(("lines", "written"), [(3, True), (4, False)])
def test_a_remark_has_three_lines_in_the_plot(lines: int, written: bool) -> None:
    remark, spot = Remark("2021", _words(lines, 230), breaks=True), Spot(100, 300)
    marks, listed = place_remarks([(remark, spot)], [], Box(0, 0, 680, 300), PEN)
    assert (bool(marks), listed) == (written, () if written else (remark,))


def test_a_column_is_at_most_72_pixels_wide_and_64_hundredths_of_its_place() -> None:
    few = Columns((Point("2020", Decimal(1), "1"), Point("2021", Decimal(2), "2")), str).layout(PEN)
    many = Columns(tuple(Point(str(2010 + n), Decimal(n + 1), str(n)) for n in range(12)), str).layout(PEN)
    assert {bar.box.width for bar in _bars(few)} == {72.0}
    starts = sorted(bar.box.x for bar in _bars(many))
    assert {round(bar.box.width, 6) for bar in _bars(many)} == {round(0.64 * (starts[1] - starts[0]), 6)}


def _bars(drawing: Drawing) -> list[Bar]:
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint.fill]
