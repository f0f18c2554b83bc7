"""A break is a dotted line, `//` on the axis and its reason; no line is drawn across it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, DataSeries, Direction, Line, Point, Sparkline
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.drawing import Drawing
from bilan.charts.remarks import Remark, remarks_of
from bilan.charts.shapes import BREAK_LINE, BREAK_SIGN, Bar, Polyline
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_width import Typeface

REASON = "La nomenclature a changé"
POINTS = tuple(Point(str(2018 + n), Decimal(n + 1), str(n + 1), None, REASON if n == 2 else None) for n in range(6))
PEN = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)


def strokes(drawing: Drawing, width: float) -> list[Polyline]:
    """The lines of series, known by their width."""
    return [shape for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint.width == width]


def test_columns_show_the_break_and_its_reason() -> None:
    """One dotted line, two strokes on the axis, the words."""
    drawing = Columns(POINTS, str).layout(PEN)
    looks = [shape.paint for shape in drawing.shapes]
    assert looks.count(BREAK_LINE) == 1
    assert looks.count(BREAK_SIGN) == 2
    assert " ".join(label.text for label in drawing.labels if label.text in REASON and len(label.text) > 4) == REASON


def test_the_dotted_line_stands_between_the_two_years() -> None:
    """Right of the last year before the break, left of the first one after it."""
    drawing = Columns(POINTS, str).layout(PEN)
    years = {label.text: label.x for label in drawing.labels if label.text.startswith("20")}
    (line,) = [shape for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint == BREAK_LINE]
    assert years["2019"] < line.points[0][0] < years["2020"]


def test_a_line_is_cut() -> None:
    """Two strokes, of two and four years."""
    assert [len(stroke.points) for stroke in strokes(Line((DataSeries("", POINTS),), str).layout(PEN), 2)] == [2, 4]


def test_a_sparkline_is_cut() -> None:
    """The same in the space of a word."""
    assert [len(stroke.points) for stroke in strokes(Sparkline(POINTS, line=True).layout(Canvas.KEY_FIGURE), 1.5)] == [2, 4]


def test_a_break_in_a_missing_year_cuts_too() -> None:
    """The change came, whether or not the year was published."""
    points = (POINTS[0], Point("2019", None, "", "non publié", REASON), POINTS[3])
    assert [len(run) for run in contiguous_runs(points)] == [1, 1]


def test_a_break_before_the_first_year_parts_nothing() -> None:
    """There is no year before it in the chart."""
    drawing = Columns(POINTS[2:], str).layout(PEN)
    assert BREAK_LINE not in [shape.paint for shape in drawing.shapes]


def test_a_reason_of_several_series_is_said_once_with_their_names() -> None:
    """Two series with the same break in one year, and a third without it."""
    steady = tuple(replace(point, broken=None) for point in POINTS)
    both = (DataSeries("a", POINTS), DataSeries("b", POINTS))
    assert remarks_of(both) == (Remark("2020", REASON, breaks=True),)
    assert remarks_of((*both, DataSeries("c", steady))) == (Remark("2020", REASON, breaks=True, names=("a", "b")),)


@pytest.mark.parametrize("canvas", [Canvas.WIDE, Canvas.PHONE])
def test_a_long_reason_is_below_the_columns_after_its_year(canvas: Canvas) -> None:
    """Nothing of it is cut off, and the columns stay columns."""
    reason = "une phrase de neuf mots qui se répète encore " * 6
    points = (POINTS[0], Point("2019", Decimal(1), "1", None, reason), *POINTS[3:])
    drawing = Columns(points, str).layout(TextSetter.on_canvas(canvas, Direction.LTR))
    assert not any(label.text.endswith("…") for label in drawing.labels)
    listed = " ".join(label.text for label in drawing.labels if not label.text.isdecimal())
    assert listed.split() == reason.split()
    years = [label for label in drawing.labels if label.text == "2019"]
    assert len(years) == 2
    heights = {bar.box.bottom for bar in drawing.shapes if isinstance(bar, Bar) and bar.paint.fill}
    assert len(heights) == 1


def test_a_short_reason_is_after_its_line() -> None:
    """Beside the years that it is about."""
    drawing = Columns((*POINTS[:2], Point("2020", Decimal(2), "2", broken="Autre compte")), str).layout(PEN)
    (words,) = [label for label in drawing.labels if label.text == "Autre compte"]
    (line,) = [shape for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint == BREAK_LINE]
    assert words.box.x > line.points[0][0]


@pytest.mark.parametrize("direction", list(Direction))
def test_a_number_wider_than_its_band_is_written_over_the_dotted_line(direction: Direction) -> None:
    """Eight years on a phone, three of them after a break: none loses its number, and no line runs through one."""
    values = (4426, 4202, 4463, 4100, 4463, 4955, 5820, 6862)
    points = tuple(
        Point(str(2018 + place), Decimal(value), f"{value:,}".replace(",", "."), broken=REASON if place > 4 else None)
        for place, value in enumerate(values)
    )
    drawing = Columns(points, str).layout(TextSetter(Canvas.PHONE, direction, 288.0, 180.0))
    numbers = {label.text: label for label in drawing.labels}
    assert {"4.955", "5.820", "6.862"} <= numbers.keys()
    lines = [shape.points for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint == BREAK_LINE]
    for (x, start), (_, end) in lines:
        for label in drawing.labels:
            box = label.box
            assert not (box.x < x < box.right and start < box.bottom and box.y < end), label.text


@pytest.mark.parametrize("reason", ["une phrase de mots qui se répètent " * 5, "جملة من كلمات تتكرر مرارا " * 6])
@pytest.mark.parametrize("canvas", [Canvas.WIDE, Canvas.PHONE])
def test_a_listed_reason_fits_in_the_one_weight_of_a_chart_that_is_taken_away(canvas: Canvas, reason: str) -> None:
    """Embedded charts and downloads have one font, of weight 500, whose words are wider than those of a page."""
    points = (POINTS[0], Point("2019", Decimal(1), "1", None, reason), *POINTS[3:])
    setter = TextSetter.on_canvas(canvas, Direction.LTR)
    listed = [label for label in Columns(points, str).layout(setter).labels if " " in label.text]
    assert len(listed) > 1
    for label in listed:
        assert label.x + Typeface(500).width(label.text) * label.size <= setter.chart_width, label.text
