"""A map: a shade for each region, its name inside it or a key that leads to the list, and never mirrored."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from bilan.charts import Canvas, Direction, Frame, Point, RegionMap
from bilan.charts.class_legend import HATCH
from bilan.charts.drawing import Drawing
from bilan.charts.palette import BELOW_ZERO, GRID, MUTED, SERIES
from bilan.charts.region_labels import place_inside
from bilan.charts.shading import ZERO_STEP
from bilan.charts.shapes import Area, Polyline
from bilan.charts.text_setter import TextSetter
from tests.geography.invented_country import ENCLAVE, ISLAND, NAMES

from .samples import ARABIC, FRENCH, SHAPES, Edition, regions

CHART = regions(FRENCH)
MAX_BYTES = 16 * 1024  # so that the wide drawing and the one for phones together have at most 30 KB


def layout(canvas: Canvas = Canvas.WIDE, direction: Direction = Direction.LTR, chart: RegionMap = CHART) -> Drawing:
    """A drawing of the sample."""
    return chart.layout(TextSetter.on_canvas(canvas, direction))


def texts(drawing: Drawing) -> str:
    """All words of a drawing, in order."""
    return " ".join(label.text for label in drawing.labels)


def letters(text: str) -> str:
    """A text without what may end a line."""
    return text.replace(" ", "").replace("-", "")


@pytest.mark.parametrize("canvas", [Canvas.WIDE, Canvas.PHONE])
@pytest.mark.parametrize("words", [FRENCH, ARABIC], ids=["fr", "ar"])
def test_every_member_has_its_name_and_its_number(canvas: Canvas, words: Edition) -> None:
    """Inside its region or in the list, also the one without a shape; on no other label and inside the drawing."""
    chart = regions(words)
    drawing = layout(canvas, words.direction, chart)
    for point in chart.points.values():
        assert letters(point.label) in letters(texts(drawing))
        assert (point.printed or point.missing or "") in texts(drawing)
    assert not any(one.box.overlaps(other.box) for one, other in combinations(drawing.labels, 2))
    assert all(drawing.view_box.contains(label.box) for label in drawing.labels)


@pytest.mark.parametrize("canvas", [Canvas.WIDE, Canvas.PHONE])
def test_keys_lead_from_the_map_to_the_list(canvas: Canvas) -> None:
    """The list has the keys 1, 2, 3 … in order; each of them is on the map above it."""
    labels = layout(canvas).labels
    keys = [label for label in labels if label.x == 0 and label.style.colour is MUTED and label.style.typeface.weight == 600]
    assert [label.text for label in keys] == [str(number) for number in range(1, len(keys) + 1)]
    assert len(keys) >= 2
    top = min(label.box.y for label in keys)
    assert {label.text for label in keys} <= {label.text for label in labels if label.box.bottom < top}


def test_a_region_without_a_value_is_hatched_and_one_that_is_no_member_empty() -> None:
    """The island is drawn, but has no shade and no hatching."""
    shapes = layout().shapes
    assert any(isinstance(shape, Polyline) and shape.paint == HATCH for shape in shapes)
    areas = [shape for shape in shapes if isinstance(shape, Area)]
    assert len([area for area in areas if area.paint.fill]) == len(CHART.points) - 2  # one is missing, one has no shape
    assert SHAPES is not None
    assert set(SHAPES.regions) == {*NAMES, ENCLAVE, ISLAND}


def test_larger_numbers_are_not_paler() -> None:
    """The opacities of the regions are in the order of their values."""
    areas = [shape for shape in layout().shapes if isinstance(shape, Area) and shape.paint.fill]
    assert SHAPES is not None
    ids = [name for name in SHAPES.regions if (point := CHART.points.get(name)) and point.value is not None]
    by_value = sorted(zip(ids, areas, strict=True), key=lambda pair: CHART.points[pair[0]].value or Decimal(0))
    opacities = [area.paint.opacity for _, area in by_value]
    assert opacities == sorted(opacities)
    assert opacities[0] < opacities[-1] == 1


def test_regions_below_zero_have_a_second_colour_and_zero_none() -> None:
    """A balance of each region; the legend has both sides, and zero."""
    values = {NAMES[0]: -40, NAMES[1]: 0, NAMES[2]: 40}
    assert SHAPES is not None
    chart = RegionMap({name: Point(name, Decimal(value), str(value)) for name, value in values.items()}, SHAPES, str)
    drawing = layout(chart=chart)
    paints = [shape.paint for shape in drawing.shapes if isinstance(shape, Area) and shape.paint.fill]
    assert [(paint.fill, paint.opacity) for paint in paints] == [(BELOW_ZERO, 1), (GRID, ZERO_STEP), (SERIES[0], 1)]
    assert [label.text for label in drawing.labels][-6:] == ["0", "-40", "-20", "0", "20", "40"]


def test_a_map_is_not_mirrored() -> None:
    """In Arabic, west stays left; the list begins at the right."""
    french, arabic = (layout(Canvas.PHONE, direction) for direction in (Direction.LTR, Direction.RTL))
    outlines = [next(shape for shape in drawing.shapes if isinstance(shape, Area)).rings for drawing in (french, arabic)]
    assert outlines[0] == outlines[1]
    svg = CHART.draw(Canvas.PHONE, Frame("m", "t", "d", Direction.RTL)).svg
    assert next(shape for shape in arabic.shapes if isinstance(shape, Area)).path in svg
    assert max(label.x for label in french.labels if label.text == "Autres") < 164
    assert min(label.x for label in arabic.labels if label.text == "Autres") > 164


@pytest.mark.parametrize("canvas", [Canvas.WIDE, Canvas.PHONE])
def test_a_map_is_small(canvas: Canvas) -> None:
    """Two drawings of it are at most 30 KB."""
    assert len(CHART.draw(canvas, Frame("m", "t", "d")).svg.encode()) <= MAX_BYTES


def test_what_a_map_cannot_show_is_refused() -> None:
    """No shape, a break."""
    assert SHAPES is not None
    point = Point("Nord", Decimal(1), "1")
    for points in (
        {"elsewhere": point},
        {NAMES[0]: replace(point, broken="autre méthode")},
    ):
        with pytest.raises(ValueError, match="map"):
            RegionMap(points, SHAPES, str)


def test_words_are_placed_inside() -> None:
    """In a square with a square hole, above or below the hole; nowhere if they are too wide."""
    outline = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
    hole = ((20.0, 30.0), (20.0, 70.0), (80.0, 70.0), (80.0, 30.0))
    found = place_inside((outline, hole), 60, 12)
    assert found is not None
    assert not 30 - 6 < found[1] < 70 + 6
    assert place_inside((outline,), 120, 12) is None
    assert place_inside((outline,), 60, 120) is None
    assert place_inside((), 1, 1) is None
