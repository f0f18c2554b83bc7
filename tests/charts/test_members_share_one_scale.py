"""Small multiples: equal values are equally high in all panels, and each panel has its name and its newest number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, DataSeries, Direction, MemberPanels, Point
from bilan.charts.drawing import Drawing
from bilan.charts.palette import QUIET, SERIES
from bilan.charts.shapes import BREAK_LINE, MISSING, Bar, Dot, Polyline
from bilan.charts.text_setter import TextSetter

WIDE = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)
YEARS = ("2023", "2024", "2025")


def member(name: str, *values: int | None, broken: str | None = None) -> DataSeries:
    """A member over three years, with a break before the last."""
    points = [
        Point(year, None, "", "non publié") if value is None else Point(year, Decimal(value), f"n{value}")
        for year, value in zip(YEARS, values, strict=True)
    ]
    last = points[-1]
    points[-1] = Point(last.label, last.value, last.printed, last.missing, broken)
    return DataSeries(name, tuple(points))


def columns(drawing: Drawing) -> list[Bar]:
    """The filled bars."""
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint.fill]


def test_a_value_is_as_high_in_one_panel_as_in_another() -> None:
    """100 in the panel of 1 000 is a tenth of it."""
    drawing = MemberPanels((member("a", 500, 800, 1000), member("b", 300, 200, 100)), str).layout(WIDE)
    heights = [bar.box.height for bar in columns(drawing)]
    assert heights[2] == pytest.approx(10 * heights[-1])
    assert [bar.paint.fill for bar in columns(drawing)] == [QUIET, QUIET, SERIES[0]] * 2


@pytest.mark.parametrize("lines", [False, True])
def test_each_panel_has_its_name_and_its_newest_number(lines: bool) -> None:
    """Also where the newest value is the smallest."""
    drawing = MemberPanels((member("Site", 500, 800, 1000), member("Courriel", 300, 200, 100)), str, lines).layout(WIDE)
    texts = [label.text for label in drawing.labels]
    assert {"Site", "Courriel", "n1000", "n100"} <= set(texts)
    assert texts.count("2023") == texts.count("2025") == 2


@pytest.mark.parametrize(
    ("count", "canvas", "per_row"), [(3, Canvas.WIDE, 3), (5, Canvas.WIDE, 3), (8, Canvas.WIDE, 4), (4, Canvas.PHONE, 2)]
)
def test_rows_are_as_even_as_possible(count: int, canvas: Canvas, per_row: int) -> None:
    """Five panels are three and two, not four and one."""
    members = tuple(member(f"m{index}", 1, 2, 3) for index in range(count))
    drawing = MemberPanels(members, str).layout(TextSetter.on_canvas(canvas, Direction.LTR))
    names = [label for label in drawing.labels if label.text.startswith("m")]
    assert len([name for name in names if name.baseline == names[0].baseline]) == per_row


def test_a_missing_year_is_a_box_and_its_word_is_said_once() -> None:
    """Two members without a value in 2024."""
    drawing = MemberPanels((member("a", 500, None, 1000), member("b", 300, None, 100)), str).layout(WIDE)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint == MISSING]
    assert len(boxes) == 3  # the third is in the legend
    assert [label.text for label in drawing.labels].count("non publié") == 1


def test_a_break_of_one_member_has_its_name_and_its_reason() -> None:
    """A break of all members needs no names."""
    one = MemberPanels((member("a", 1, 2, 3, broken="autre méthode"), member("b", 1, 2, 3)), str).layout(WIDE)
    every = MemberPanels(tuple(member(name, 1, 2, 3, broken="autre méthode") for name in "ab"), str).layout(WIDE)
    for drawing, text in ((one, "a · autre méthode"), (every, "autre méthode")):
        (reason,) = [label for label in drawing.labels if label.text == text]
        assert "2025" in [label.text for label in drawing.labels if label.baseline == reason.baseline]
    assert [shape.paint for shape in one.shapes].count(BREAK_LINE) == 2  # in the panel and in the legend


def test_two_values_are_dots_without_a_line() -> None:
    """A line between two points would look like a trend."""
    drawing = MemberPanels((member("a", None, 2, 3),), str, lines=True).layout(WIDE)
    assert not [shape for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint.width == 2]
    assert len([shape for shape in drawing.shapes if isinstance(shape, Dot) and shape.paint.fill is SERIES[0]]) == 2


def test_no_panels_are_refused() -> None:
    """There is nothing to draw."""
    with pytest.raises(ValueError, match="series"):
        MemberPanels((), str)
