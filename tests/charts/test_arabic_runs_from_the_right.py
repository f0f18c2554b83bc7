"""In Arabic the drawing is mirrored, its letters are not; an inherited direction changes nothing."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from bilan.charts import Canvas, Columns, Direction, Frame, Point
from bilan.charts.text_direction import isolate_for
from bilan.charts.text_label import Anchor
from bilan.charts.text_setter import TextSetter

from .samples import DIRECTIONS, drawn

POINTS = (
    Point("2021", Decimal(4463), "4.463"),
    Point("2022", None, "", "غير منشور"),
    Point("2023", Decimal(4955), "≈\u00a04.955"),
)
CHART = Columns(POINTS, str)


def test_every_drawing_says_ltr() -> None:
    """Or `start` would be the right-hand edge inside an Arabic page."""
    for name, svg in drawn().items():
        assert ElementTree.fromstring(svg).get("direction") == "ltr", name


def test_years_run_from_the_right() -> None:
    """The oldest year is the rightmost, and what began at an edge ends at the other."""
    drawing = CHART.layout(TextSetter.on_canvas(Canvas.WIDE, Direction.RTL))
    years = [label.x for label in drawing.mirrored.labels if label.text.startswith("20")]
    assert years == sorted(years, reverse=True)
    anchors = {label.text: label.anchor for label in drawing.mirrored.labels}
    assert anchors["0"] is Anchor.END


def test_the_artwork_may_keep_its_own_direction() -> None:
    """Arabic words on a time axis that runs from the left."""
    svg = CHART.draw(Canvas.WIDE, Frame("k", "t", "d", Direction.RTL, artwork=Direction.LTR)).svg
    years = [
        int(float(element.get("x", "0")))
        for element in ElementTree.fromstring(svg).iter()
        if (element.text or "").startswith("20")
    ]
    assert years == sorted(years)
    assert "\u2067غير منشور\u2069" in svg


@pytest.mark.parametrize(
    ("text", "page", "isolate"),
    [
        ("4.463", Direction.RTL, ""),
        ("≈\u00a04.463", Direction.RTL, "\u2066"),
        ("12,4%", Direction.RTL, "\u2066"),
        ("Instagram", Direction.RTL, "\u2066"),
        ("غير منشور", Direction.RTL, "\u2067"),
        ("X (تويتر سابقا)", Direction.RTL, "\u2067"),
        ("non publié", Direction.LTR, ""),
        ("≈\u00a04\u202f463", Direction.LTR, ""),
        ("الرد والتصويب (2018)", Direction.LTR, "\u2067"),
        ("«\u00a0الرد\u00a0» en français", Direction.LTR, "\u2067"),
    ],
)
def test_each_text_is_isolated_by_what_it_holds(text: str, page: Direction, isolate: str) -> None:
    """Words by their letters, numbers with signs from the left, bare numbers not at all."""
    assert isolate_for(text, page) == isolate


def test_both_directions_are_among_the_samples() -> None:
    """The golden files hold both."""
    assert set(DIRECTIONS) == set(Direction)
