"""In a ranking, "other" is last however large it is, and what is not broken down is apart; shares are drawn on their whole."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from bilan.charts import Canvas, Direction, Extent, Point, RankedBars
from bilan.charts.bar_rows import ROW_GAP, TRACK
from bilan.charts.shapes import Bar
from bilan.charts.text_setter import TextSetter

SETTER = TextSetter.on_canvas(Canvas.WIDE, Direction.LTR)
MEMBERS = (Point("a", Decimal(10), "10"), Point("b", Decimal(30), "30"), Point("c", None, "", "non publié"))
OTHER = Point("Autres", Decimal(500), "500")
REST = Point("Non ventilé", Decimal(40), "40")


def test_the_order_is_members_other_rest() -> None:
    """Though « Autres » is the largest, and a member without a value comes after those with one."""
    drawing = RankedBars(MEMBERS, other=OTHER, rest=REST).layout(SETTER)
    names = [label for label in drawing.labels if label.text in ("a", "b", "c", "Autres", "Non ventilé")]
    assert [label.text for label in sorted(names, key=lambda label: label.baseline)] == [
        "b",
        "a",
        "c",
        "Autres",
        "Non ventilé",
    ]


def test_the_rest_is_apart_and_pale() -> None:
    """More space before it, and a paler bar, on the same scale."""
    drawing = RankedBars(MEMBERS[:2], other=OTHER, rest=REST).layout(SETTER)
    bars = sorted((shape for shape in drawing.shapes if isinstance(shape, Bar)), key=lambda bar: bar.box.y)
    gaps = [after.box.y - before.box.bottom for before, after in pairwise(bars)]
    assert gaps[:2] == pytest.approx([ROW_GAP] * 2)
    assert gaps[2] > ROW_GAP
    assert bars[-1].paint.opacity < 1
    assert bars[-1].box.width / bars[0].box.width == pytest.approx(40 / 30)


def test_shares_have_their_whole_behind_them() -> None:
    """25 % is a quarter of the pale bar, and all numbers begin at one edge."""
    points = (Point("a", Decimal(25), "25\u00a0%"), Point("b", Decimal(75), "75\u00a0%"))
    drawing = RankedBars(points, extent=Extent(Decimal(0), Decimal(100))).layout(SETTER)
    tracks = [shape.box for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint == TRACK]
    bars = [shape.box for shape in drawing.shapes if isinstance(shape, Bar) and shape.paint != TRACK]
    assert [bar.width / track.width for bar, track in zip(bars, tracks, strict=True)] == pytest.approx([0.75, 0.25])
    assert len({label.x for label in drawing.labels if "%" in label.text}) == 1


def test_what_cannot_be_compared_is_not_ranked() -> None:
    """Neither a member, nor the others, nor the rest."""
    broken = Point("x", Decimal(1), "1", None, "autre méthode")
    for points, other, rest in (((broken,), None, None), (MEMBERS, broken, None), (MEMBERS, None, broken)):
        with pytest.raises(ValueError, match="ranked"):
            RankedBars(points, None, other, rest)
