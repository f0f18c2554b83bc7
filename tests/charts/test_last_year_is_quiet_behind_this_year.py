"""Months of a year: this year in full colour, last year as a thin line with its name; nothing joins a gap."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import Canvas, Columns, DataSeries, Direction, Line, Point
from bilan.charts.canvas import Frame
from bilan.charts.drawing import Drawing
from bilan.charts.palette import MUTED, PAPER, QUIET, SERIES, Colour
from bilan.charts.shapes import MISSING, Bar, Dot, Polyline
from bilan.charts.text_setter import TextSetter

MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
BEFORE = DataSeries("2024", tuple(Point(month, Decimal(200 + step), str(200 + step)) for step, month in enumerate(MONTHS)))


def year(*values: int | None) -> DataSeries:
    """The months of 2025: None is missing, and the months after the given ones have not come."""
    known = [
        Point(month, None, "", "non publié") if value is None else Point(month, Decimal(value), str(value))
        for month, value in zip(MONTHS, values, strict=False)
    ]
    return DataSeries("2025", (*known, *(Point.empty(month) for month in MONTHS[len(known) :])))


def layout(now: DataSeries, canvas: Canvas = Canvas.WIDE) -> Drawing:
    """The chart of 2025 with 2024 behind it."""
    return Line((BEFORE, now), str, emphasis="2025").layout(TextSetter.on_canvas(canvas, Direction.LTR))


def lines(drawing: Drawing, colour: Colour) -> list[Polyline]:
    """The lines in a colour."""
    return [shape for shape in drawing.shapes if isinstance(shape, Polyline) and shape.paint.stroke is colour]


def test_last_year_has_neither_dots_nor_numbers() -> None:
    """It is there for comparison."""
    drawing = layout(year(100, 110, 120, 130))
    assert {shape.paint.fill for shape in drawing.shapes if isinstance(shape, Dot)} >= {SERIES[0]}
    assert QUIET not in {shape.paint.fill for shape in drawing.shapes if isinstance(shape, Dot)}
    assert not {str(200 + step) for step in range(1, 12)} & {label.text for label in drawing.labels}
    assert [line.paint.width for line in lines(drawing, QUIET)] == [1.5]


def test_each_name_is_at_the_end_of_its_line() -> None:
    """2025 ends in April, 2024 in December."""
    drawing = layout(year(100, 110, 120, 130))
    names = {label.text: label for label in drawing.labels if label.text in ("2024", "2025")}
    end = lines(drawing, SERIES[0])[0].points[-1]
    assert 0 < names["2025"].x - end[0] < 20
    assert abs(names["2025"].baseline - end[1]) < 10
    assert names["2024"].x > lines(drawing, QUIET)[0].points[-1][0]


def test_a_missing_month_is_a_gap_and_a_month_to_come_is_blank() -> None:
    """One dashed box, for March; none for the months after June."""
    drawing = layout(year(100, 110, None, 130, 140, 150))
    assert [len(line.points) for line in lines(drawing, SERIES[0])] == [2, 3]
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint == MISSING]
    assert len(boxes) == 1


@pytest.mark.parametrize(("canvas", "shown"), [(Canvas.WIDE, MONTHS), (Canvas.PHONE, MONTHS[::2])])
def test_months_are_named_in_equal_steps_from_the_first(canvas: Canvas, shown: tuple[str, ...]) -> None:
    """January is always named."""
    drawing = layout(year(*range(100, 112)), canvas)
    assert tuple(label.text for label in drawing.labels if label.text in MONTHS) == shown


def test_months_of_last_year_need_not_make_a_line() -> None:
    """A single month of last year is a small dot."""
    before = DataSeries("2024", (*BEFORE.points[:1], *(Point.empty(month) for month in MONTHS[1:])))
    drawing = Line((before, year(1, 2, 3)), str, emphasis="2025").layout(TextSetter.on_canvas(Canvas.WIDE, Direction.LTR))
    assert [dot.paint.fill for dot in drawing.shapes if isinstance(dot, Dot)].count(QUIET) == 1


def test_of_many_weeks_only_the_extremes_have_numbers() -> None:
    """The first, the last, the largest and the smallest of 52."""
    labels = [f"S{week}" for week in range(1, 53)]
    values = [1000 + (week * 37) % 400 for week in range(52)]
    points = tuple(Point(label, Decimal(value), f"n{value}") for label, value in zip(labels, values, strict=True))
    drawing = Line((DataSeries("2025", points),), str, emphasis="2025").layout(
        TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)
    )
    assert {f"n{max(values)}", f"n{min(values)}"} <= {label.text for label in drawing.labels}
    assert len([label for label in drawing.labels if label.text.startswith("n")]) <= 4


def test_a_blank_point_has_no_word() -> None:
    """A month to come is not a missing one."""
    assert Point.empty("mars").missing is None
    with pytest.raises(ValueError, match="mars"):
        Point("mars", Decimal(1), "1", blank=True)
    with pytest.raises(ValueError, match="mars"):
        Point("mars", None, "", "non publié", blank=True)


def test_the_name_of_a_line_that_ends_early_keeps_clear_of_the_name_after_the_plot() -> None:
    """On a phone, after the last dot of a school year there is only space for one name; Hypothesis found the example."""
    points = (
        *(Point(month, Decimal(0), "0") for month in MONTHS[:6]),
        Point("juil.", Decimal(19), "19"),
        Point.empty("août"),
    )
    before = tuple(Point(month, Decimal(0), "0") for month in MONTHS[:7])
    series = (DataSeries("2024–2025", (*before, Point("août", Decimal(18), "18"))), DataSeries("2025–2026", points))
    drawing = Line(series, str, emphasis="2025–2026").layout(TextSetter.on_canvas(Canvas.PHONE, Direction.LTR))
    first, second = (label.box for label in drawing.labels if label.text in ("2024–2025", "2025–2026"))
    assert not first.overlaps(second)


def counted(*values: int, before: DataSeries | None = BEFORE, canvas: Canvas = Canvas.WIDE) -> Drawing:
    """The columns of the first months of 2025, with those of 2024."""
    columns = Columns(year(*values).points, str, name="2025", before=before)
    return columns.layout(TextSetter.on_canvas(canvas, Direction.LTR))


def bars(drawing: Drawing, colour: Colour) -> list[Bar]:
    """The bars in a colour, without the swatch of the legend, which is at the very top."""
    found = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint.fill is colour]
    return [bar for bar in found if bar.box.y > 10]


def test_counts_of_months_are_columns_with_last_year_as_a_line_across_each() -> None:
    """The line is at the height that a column of last year's value would have, and somewhat wider than the column."""
    drawing = counted(205, 100)
    first, second = bars(drawing, SERIES[0])
    lines = bars(drawing, MUTED)
    assert len(lines) == len(MONTHS)
    assert [line.box.height for line in lines] == [2.0] * 12
    assert lines[0].box.x < first.box.x
    assert lines[0].box.right > first.box.right
    middle = lines[0].box.y + lines[0].box.height / 2  # 200, and the column is of 205
    assert (first.box.bottom - middle) / first.box.height == pytest.approx(200 / 205)
    assert lines[1].box.y < second.box.y  # 201 above 100


@pytest.mark.parametrize("canvas", [Canvas.WIDE, Canvas.PHONE])
def test_a_number_is_above_the_line_that_is_in_its_place(canvas: Canvas) -> None:
    """195 in January 2025, and just above it the line of 200: the number is not left out."""
    drawing = counted(195, canvas=canvas)
    (number,) = [label for label in drawing.labels if label.text == "195"]
    assert number.box.bottom <= bars(drawing, MUTED)[0].box.y
    assert bars(drawing, SERIES[0])[0].box.y - number.box.bottom < 24


def test_the_lines_of_last_year_are_in_front_of_their_rings() -> None:
    """Marks of one paint become one path, at the place of the first of them."""
    svg = (
        Columns(year(205, 100).points, str, name="2025", before=BEFORE)
        .draw(Canvas.WIDE, Frame("months", "Title", "Text"))
        .svg
    )
    assert svg.index(f'class="c{PAPER.letter}"') < svg.index(f'<path class="c{MUTED.letter}"')


def test_a_legend_says_which_year_is_which() -> None:
    """Where there is one year, nothing needs a legend."""
    assert {"2024", "2025"} <= {label.text for label in counted(1, 2).labels}
    assert not {"2024", "2025"} & {label.text for label in counted(1, 2, before=None).labels}


def test_months_without_last_year_are_named_from_the_first_too() -> None:
    """On a phone every second, January among them."""
    names = [label.text for label in counted(1, 2, before=None, canvas=Canvas.PHONE).labels if label.text in MONTHS]
    assert names[0] == "janv."


def test_the_years_of_a_chart_have_the_same_months() -> None:
    with pytest.raises(ValueError, match="labels"):
        Columns(BEFORE.points[:3], str, name="2025", before=BEFORE)
