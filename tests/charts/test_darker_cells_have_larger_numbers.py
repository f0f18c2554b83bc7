"""Heat maps: classes have round bounds, what is farther from zero is never paler, and missing, blank and zero cells differ."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.charts import Canvas, Direction, HeatMap, Point
from bilan.charts.class_legend import HATCH
from bilan.charts.drawing import Drawing
from bilan.charts.palette import BELOW_ZERO, SERIES
from bilan.charts.shading import MINUS_HEIGHT, ZERO, shade, shade_of
from bilan.charts.shapes import MISSING, Bar, Polyline
from bilan.charts.text_setter import TextSetter
from bilan.charts.value_classes import MAX_CLASSES, MAX_CLASSES_OF_A_SIDE, class_bounds, class_of

WIDE = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)
PHONE = TextSetter.on_canvas(Canvas.PHONE, Direction.LTR)


def cell(value: int | None, status: str | None = None) -> Point:
    """A cell with a number, or a missing one."""
    return Point("", None, "", "non publié") if value is None else Point("", Decimal(value), f"{value}", status=status)


def heat_map(*rows: tuple[Point, ...]) -> HeatMap:
    """Rows of cells under the first months."""
    return HeatMap(
        tuple(f"membre {row}" for row in range(len(rows))), tuple(f"m{month}" for month in range(len(rows[0]))), rows, str
    )


def texts(drawing: Drawing) -> list[str]:
    """All words of a drawing."""
    return [label.text for label in drawing.labels]


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([12, 98, 131, 60, 77, 150], [0, 50, 100, 150]),
        ([1, 2, 3], [0, 1, 2, 3]),
        ([7], [0, 2, 4, 6, 8]),
        ([0, 0], [0, 1]),
        ([], [0, 1]),
        ([82, 95, 99], [80, 85, 90, 95, 100]),
        ([82, 95, 99, 0], [0, 20, 40, 60, 80, 100]),
        ([1200, 20, 30, 8, 90, 45, 60], [0, 100, 200, 500, 1000, 2000]),
        ([1, 1, 1, 2, 3, 24, 1], [0, 2, 5, 10, 20, 50]),
        ([1, 1, 1, 1, 1, 1, 1, 4], [0, 1, 2, 3, 4]),
        ([-30, 120], [-150, -100, -50, 0, 50, 100, 150]),
        ([-120, 0], [-150, -100, -50, 0]),
        ([-7, -5], [-10, -5, 0]),
        ([-1, 0, 1], [-1, 0, 1]),
        ([-1200, 20, 30, 8, 90, 45, 60], [-2000, -1000, -500, 0, 500, 1000, 2000]),
    ],
)
def test_bounds_are_round_and_hold_all_values(values: list[int], bounds: list[int]) -> None:
    """Equal classes, or those of 1, 2, 5 where a few values are much larger than the others."""
    assert list(class_bounds([Decimal(value) for value in values])) == bounds


@given(st.lists(st.one_of(st.integers(0, 10**7), st.sampled_from([0, 1, 2, 10**9])).map(Decimal), min_size=1, max_size=30))
def test_a_larger_number_is_never_paler(values: list[Decimal]) -> None:
    """For any numbers there are at most five classes, one for each number, in order."""
    bounds = class_bounds(values)
    assert 2 <= len(bounds) <= MAX_CLASSES + 2
    assert list(bounds) == sorted(set(bounds))
    assert all(bounds[0] <= value <= bounds[-1] for value in values)
    classes = [class_of(value, bounds) for value in sorted(values)]
    assert classes == sorted(classes)
    shades = [shade(index, bounds)[0].opacity for index in range(len(bounds) - 1)]
    assert shades == sorted(shades)


@given(st.lists(st.integers(-(10**7), 10**7).map(Decimal), min_size=1, max_size=30), st.integers(1, 10**7).map(Decimal))
def test_zero_is_in_the_middle(values: list[Decimal], loss: Decimal) -> None:
    """Values as far from zero have the same shade of two colours; those farther away are never paler."""
    bounds = class_bounds([*values, -loss])
    assert 0 in bounds and bounds[0] < 0
    assert list(bounds) == sorted(set(bounds))
    assert all(bounds[0] <= value <= bounds[-1] for value in (*values, -loss))
    below, above = ([bound for bound in bounds if bound * sign > 0] for sign in (-1, 1))
    assert len(below) <= MAX_CLASSES_OF_A_SIDE and above in ([], [-bound for bound in reversed(below)])
    for side, colour in ((1, SERIES[0]), (-1, BELOW_ZERO)):
        looks = [shade_of(value, bounds)[0] for value in sorted(values, key=abs) if value * side > 0]
        assert {paint.fill for paint in looks} <= {colour}
        assert [paint.opacity for paint in looks] == sorted(paint.opacity for paint in looks)
    assert shade_of(Decimal(0), bounds)[0] == ZERO
    if above:
        assert shade_of(loss, bounds)[0].opacity == shade_of(-loss, bounds)[0].opacity


def test_the_legend_has_zero_between_the_two_colours() -> None:
    """Its shades run from the lowest bound to the highest; the bound in the middle is 0."""
    drawing = heat_map((cell(-30), cell(120))).layout(WIDE)
    legend = [shape for shape in drawing.shapes if isinstance(shape, Bar)][2:]
    assert [bar.paint.fill for bar in legend] == [BELOW_ZERO] * 3 + [SERIES[0]] * 3
    assert [bar.paint.opacity for bar in legend] == [1, 0.52, 0.12, 0.12, 0.52, 1]
    assert texts(drawing)[-7:] == ["-150", "-100", "-50", "0", "50", "100", "150"]


def test_shades_below_zero_without_numbers_have_a_minus_sign() -> None:
    """In grey the two colours may look alike: cells of both, and the legend."""
    row = tuple(Point("", Decimal(sign * 1_000_000), f"n{sign * 1_000_000}") for sign in (1, -1) * 6)

    def signs(cells: tuple[Point, ...], setter: TextSetter) -> int:
        shapes = heat_map(*[cells] * 12).layout(setter).shapes
        return sum(isinstance(shape, Bar) and shape.box.height == MINUS_HEIGHT for shape in shapes)

    assert signs(row, PHONE) == 6 * 12 + 2  # two classes below zero
    assert signs(row[:3], WIDE) == 0
    assert signs((row[0],) * 12, PHONE) == 0


def test_missing_cells_are_hatched_blank_ones_empty_and_zeros_grey() -> None:
    """Three cells without blue, and their signs in the legend."""
    drawing = heat_map((cell(0), cell(None), Point.empty(""), cell(20))).layout(WIDE)
    bars = [shape.paint for shape in drawing.shapes if isinstance(shape, Bar)]
    assert bars.count(ZERO) == bars.count(MISSING) == 2  # a cell and a swatch
    assert any(isinstance(shape, Polyline) and shape.paint == HATCH for shape in drawing.shapes)
    assert texts(drawing).count("non publié") == 1
    assert len([label for label in drawing.labels if label.text == "20"]) == 2  # the number, and the highest bound


def test_a_provisional_cell_has_a_corner_and_the_legend_its_word() -> None:
    """A triangle in the cell and one in the legend."""
    drawing = heat_map((cell(10), cell(20, "provisoire"))).layout(WIDE)
    triangles = [shape for shape in drawing.shapes if isinstance(shape, Polyline) and len(shape.points) == 3]
    assert len(triangles) == 2
    assert "provisoire" in texts(drawing)


def test_numbers_are_all_there_or_none_is() -> None:
    """On a phone, twelve months of numbers with seven digits: the shades and the legend remain."""
    row = tuple(Point("", Decimal(1_000_000 + step), f"n{1_000_000 + step}") for step in range(12))
    chart = heat_map(row, row, row, row, row, row, row, row, row, row, row, row)
    assert not [text for text in texts(chart.layout(PHONE)) if text.startswith("n")]
    assert [text for text in texts(heat_map(row[:3]).layout(WIDE)) if text.startswith("n")]


def test_rows_and_columns_change_places_where_only_then_all_fits() -> None:
    """Twelve months across a wide page, down a phone."""
    rows = tuple(tuple(cell(100 * (month + 1)) for month in range(12)) for _ in range(3))
    for setter, across in ((WIDE, True), (PHONE, False)):
        labels = heat_map(*rows).layout(setter).labels
        months = {label.baseline for label in labels if label.text.startswith("m") and label.text[1:].isdigit()}
        assert (len(months) == 1) is across


@pytest.mark.parametrize(
    "chart",
    [
        lambda: HeatMap((), (), ()),
        lambda: HeatMap(("a",), ("m", "n"), ((cell(1),),)),
        lambda: HeatMap(("a",), ("m",), ((Point("", Decimal(1), "1", None, "autre méthode"),),)),
    ],
)
def test_what_shades_cannot_show_is_refused(chart) -> None:  # type: ignore[no-untyped-def]
    """No cells, too few cells, a break."""
    with pytest.raises(ValueError, match="heat map"):
        chart()
