"""The shades of heat map cells: opacities of one colour, so that they work in the light and the dark scheme."""

from __future__ import annotations

from decimal import Decimal

from bilan.charts.palette import GRID, SERIES
from bilan.charts.shapes import Paint
from bilan.charts.text_style import ON_BAR, TICK, YEAR, TextStyle

STEPS = (0.14, 0.28, 0.46, 1.0)  # a test checks the contrast of the number on each
ZERO_STEP = 0.45


def shade(value: Decimal, highest: Decimal) -> tuple[Paint, TextStyle]:
    """The paint of a cell, from its value and the highest value, and the text style of its number."""
    if not value:
        return Paint(GRID, opacity=ZERO_STEP), TICK
    step = min(int(value * len(STEPS) / highest), len(STEPS) - 1)
    if value == highest or step == len(STEPS) - 1:
        return Paint(SERIES[0]), ON_BAR
    return Paint(SERIES[0], opacity=STEPS[step]), YEAR
