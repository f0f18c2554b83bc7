"""The shades of a calendar's cells: opacities of one colour, so that both schemes follow from the palette."""

from __future__ import annotations

from decimal import Decimal

from bilan.charts.palette import GRID, SERIES
from bilan.charts.shapes import Look
from bilan.charts.text_style import ON_BAR, TICK, YEAR, TextStyle

STEPS = (0.14, 0.28, 0.46, 1.0)  # a test computes that the number on each can be read
ZERO_STEP = 0.45


def shade(value: Decimal, highest: Decimal) -> tuple[Look, TextStyle]:
    """How a cell of a value is painted when the highest is painted full, and how its number is set upon it."""
    if not value:
        return Look(GRID, opacity=ZERO_STEP), TICK
    step = min(int(value * len(STEPS) / highest), len(STEPS) - 1)
    if value == highest or step == len(STEPS) - 1:
        return Look(SERIES[0]), ON_BAR
    return Look(SERIES[0], opacity=STEPS[step]), YEAR
