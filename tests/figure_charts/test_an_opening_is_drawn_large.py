"""The opening of a year has one chart, in the form of its indicator, whose first and newest number are large."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Direction, OpeningSeries, Point
from bilan.charts.drawing import Drawing
from bilan.charts.shapes import LEADER, Bar, Polyline
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import LARGE_NUMBER
from bilan.figure_charts.opening_chart import opening_chart
from tests.conftest import Folder

from .broken_down_report import files, formatter

YEARS = {
    2022: "total: 340\n  stock: 10000",
    2023: "total: {status: missing}\n  stock: 12000",
    2024: "total: {value: 40, annotation: Moins de rumeurs., break: Autre compte.}\n  stock: 12500",
    2025: "total: 41\n  stock: 13000",
}


def test_a_flow_is_columns_and_a_stock_is_a_line_up_to_the_year(folder: Folder) -> None:
    printer = formatter(folder(files(YEARS)))
    indicators = printer.report.indicators
    for name, line in (("total", False), ("stock", True)):
        spec = opening_chart(printer.report, indicators[name], 2024, since=2023)
        assert spec is not None
        assert spec.id == f"opening-{name}-2024"
        chart = spec.titled(printer).chart
        assert isinstance(chart, OpeningSeries)
        assert (chart.line, [point.label for point in chart.points]) == (line, ["2023", "2024"])
    flow = opening_chart(printer.report, indicators["total"], 2024)
    assert flow is not None
    drawn = flow.titled(printer).chart
    assert isinstance(drawn, OpeningSeries)
    assert (drawn.points[3].note, drawn.points[3].broken) == ("Moins de rumeurs.", "Autre compte.")


def test_there_is_none_without_a_value(folder: Folder) -> None:
    printer = formatter(folder(files(YEARS)))
    assert opening_chart(printer.report, printer.report.indicators["total"], 2023, since=2023) is None


@pytest.mark.parametrize("line", [False, True])
@pytest.mark.parametrize("canvas", [Canvas.WIDE, Canvas.PHONE])
def test_both_ends_are_large_and_every_reason_is_on_the_chart(canvas: Canvas, line: bool) -> None:
    points = (
        Point("2017", Decimal(340), "340"),
        Point("2018", Decimal(288), "288", broken="Un autre compte. " * 20),
        Point("2019", Decimal(40), "40", note="Deux fausses informations en mars"),
    )
    drawing = OpeningSeries(points, line).layout(TextSetter.on_canvas(canvas, Direction.LTR))
    large = {label.text for label in drawing.labels if label.style == LARGE_NUMBER}
    assert large == {"340", "40"}
    words = " ".join(label.text for label in drawing.labels)
    assert "Un autre compte." in words
    assert "Deux fausses informations en mars" in words


def _leaders(drawing: Drawing) -> list[Polyline]:
    return [mark for mark in drawing.marks if isinstance(mark, Polyline) and mark.paint == LEADER]


def test_a_number_between_taller_columns_rises_above_them_and_a_line_leads_to_its_own() -> None:
    heights = (260_000, *(1_500_000 for _ in range(6)), 2_120_000)
    points = tuple(Point(str(2018 + at), Decimal(value), f"≈ {value:,}") for at, value in enumerate(heights))
    drawing = OpeningSeries(points, line=False).layout(TextSetter.on_canvas(Canvas.PHONE, Direction.LTR))
    first = next(label for label in drawing.labels if label.text == "≈ 260,000")
    columns = [mark.box for mark in drawing.marks if isinstance(mark, Bar)]
    assert first.style != LARGE_NUMBER, "a large number looks like that of the taller column"
    assert first.box.bottom < columns[1].y
    ((left, top), (right, bottom)) = _leaders(drawing)[0].points
    assert left == right == columns[0].x + columns[0].width / 2
    assert first.box.bottom < top < bottom < columns[0].y


def test_a_number_on_its_column_needs_no_line() -> None:
    points = (Point("2023", Decimal(40), "40"), Point("2024", Decimal(41), "41"))
    drawing = OpeningSeries(points, line=False).layout(TextSetter.on_canvas(Canvas.PHONE, Direction.LTR))
    assert _leaders(drawing) == []


@pytest.mark.parametrize(("second", "large"), [(515, 1), (90, 2)])
def test_the_first_number_is_small_where_it_would_touch_the_next_column(second: int, large: int) -> None:
    """“≈ 260K” in large type would end where the higher column of the next year begins; beside a lower one it is large."""
    numbers = [
        (260, "≈\u00a0260K"),
        (second, f"{second}K"),
        (1150, "1.15M"),
        (1200, "1.2M"),
        (1250, "1.25M"),
        (1300, "1.3M"),
    ]
    numbers += [(2120, "2.12M"), (2400, "≈\u00a02.4M")]
    points = tuple(Point(str(2018 + place), Decimal(value), printed) for place, (value, printed) in enumerate(numbers))
    drawing = OpeningSeries(points).layout(TextSetter.on_canvas(Canvas.WIDE, Direction.LTR))
    assert {printed for _, printed in numbers} <= {label.text for label in drawing.labels}
    found = {label.text for label in drawing.labels if label.style == LARGE_NUMBER}
    assert "≈\u00a02.4M" in found
    assert len(found) == large
