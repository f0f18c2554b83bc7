"""In how many lines the words of a drawing may be set before another form is drawn: each number on both sides."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, Direction, Point, missing_value, series_breaks
from bilan.charts.band_scale import BandScale
from bilan.charts.drawing import Drawing
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


@pytest.mark.parametrize(("lines", "fits"), [(4, True), (5, False)])
def test_the_reason_of_a_break_has_four_lines(lines: int, fits: bool) -> None:
    points = (Point("2020", Decimal(1), "1"), Point("2021", Decimal(2), "2", broken=_words(lines, 230)))
    cuts = series_breaks.series_breaks(points, BandScale(0, 680, 2), 680)
    assert series_breaks.all_reasons_fit(cuts, PEN) is fits


def test_the_reason_of_a_break_is_at_most_230_pixels_wide() -> None:
    points = (Point("2020", Decimal(1), "1"), Point("2021", Decimal(2), "2", broken="Autre relevé"))
    for width, max_width in ((229.0, 229.0), (230.0, 230.0), (231.0, 230.0), (680.0, 230.0)):
        (cut,) = series_breaks.series_breaks(points, BandScale(0, 680, 2), width)
        assert cut.max_width == max_width


def test_a_column_is_at_most_72_pixels_wide_and_64_hundredths_of_its_place() -> None:
    few = Columns((Point("2020", Decimal(1), "1"), Point("2021", Decimal(2), "2")), str).layout(PEN)
    many = Columns(tuple(Point(str(2010 + n), Decimal(n + 1), str(n)) for n in range(12)), str).layout(PEN)
    assert {bar.box.width for bar in _bars(few)} == {72.0}
    starts = sorted(bar.box.x for bar in _bars(many))
    assert {round(bar.box.width, 6) for bar in _bars(many)} == {round(0.64 * (starts[1] - starts[0]), 6)}


def _bars(drawing: Drawing) -> list[Bar]:
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint.fill]
