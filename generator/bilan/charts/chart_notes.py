"""What is explained below a chart over time: missing values, values that are not final, targets without space, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilan.charts import missing_value
from bilan.charts.data_points import Point
from bilan.charts.drawing import Mark
from bilan.charts.remarks import Remark, list_remarks
from bilan.charts.targets import Target, draw_notes
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE
from bilan.charts.value_bars import Swatch, bar_swatch

GAP = 6.0


def draw_chart_notes(
    top: float,
    setter: TextSetter,
    *,
    missing: str | None,
    points: Iterable[Point],
    targets: Iterable[Target] = (),
    remarks: Sequence[Remark] = (),
    swatch: Swatch = bar_swatch,
) -> tuple[tuple[Mark, ...], float]:
    """The notes from `top` down, and the y below them. `missing` is a word that had no space in its boxes."""
    entry = missing_value.legend_entry(missing, top + GAP, setter.chart_width, setter) if missing else ()
    bottom = top + (GAP + setter.depth(1, NOTE) if missing else 0)
    notes, height = draw_notes(points, targets, bottom, setter, swatch)
    listed, depth = list_remarks(remarks, bottom + height, setter)
    return (*entry, *notes, *listed), bottom + height + depth
