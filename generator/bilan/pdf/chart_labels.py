"""The labels of a chart, which Typst sets apart from its shapes, as it sets all text.

The SVG reader of Typst takes one font for a whole label: it loses letters where Arabic is beside a Latin letter that the
Arabic font lacks ("ā"), and cannot place a mark on a letter. Typst itself finds a font for each letter.
"""

from __future__ import annotations

from bilan.charts.framed_drawing import FramedDrawing
from bilan.charts.text_label import HALO_WIDTH
from bilan.rich_text.node_types import DrawnLabel


def drawn_labels(chart: FramedDrawing) -> tuple[DrawnLabel, ...]:
    """The labels of a chart, at the place that its SVG gives them."""
    return tuple(
        DrawnLabel(
            label.isolated,
            round(label.x),
            round(label.baseline),
            label.left_share,
            label.size,
            label.style.typeface.weight,
            label.style.colour.light,
            HALO_WIDTH if label.style.halo else 0,
        )
        for label in chart.labels
    )
