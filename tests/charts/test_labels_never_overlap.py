"""No text lies on another, and none leaves the sheet."""

from __future__ import annotations

from itertools import combinations

from hypothesis import HealthCheck, given, settings

from bilan.charts.columns import Columns
from bilan.charts.composition_bar import Composition
from bilan.charts.event_timeline import Timeline
from bilan.charts.text_setter import TextSetter

from .given import charts, pens

Laid = Columns | Composition | Timeline


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(charts, pens)
def test_labels_lie_apart_and_on_the_sheet(chart: Laid, setter: TextSetter) -> None:
    """For random values and words, on both artboards, in both directions."""
    drawing = chart.layout(setter)
    for label in drawing.labels:
        assert drawing.view_box.contains(label.box), label
    for one, other in combinations(drawing.labels, 2):
        assert not one.box.overlaps(other.box), (one, other)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(charts, pens)
def test_the_mirrored_drawing_keeps_them_apart(chart: Laid, setter: TextSetter) -> None:
    """What holds from left to right holds from right to left."""
    drawing = chart.layout(setter).mirrored
    assert all(drawing.view_box.contains(label.box) for label in drawing.labels)
    assert not any(one.box.overlaps(other.box) for one, other in combinations(drawing.labels, 2))
