"""The shades of classes of values: opacities of one colour, so that they work in both schemes, in print and in grey."""

from __future__ import annotations

from bilan.charts.palette import GRID, SERIES
from bilan.charts.shapes import Paint
from bilan.charts.text_style import ON_BAR, TICK, YEAR, TextStyle

STEPS = (0.12, 0.3, 0.52, 0.8, 1.0)  # a test checks how much they differ, and the contrast of the number on each
FIRST_DARK_STEP = 3  # from this one on, numbers have the colour of the page
ZERO_STEP = 0.45
ZERO = Paint(GRID, opacity=ZERO_STEP)
ON_ZERO = TICK


def shade(index: int, count: int) -> tuple[Paint, TextStyle]:
    """The paint of a class and the text style of a number on it; the last of the classes has the full colour."""
    step = len(STEPS) - 1 if count < 2 else round(index * (len(STEPS) - 1) / (count - 1))
    paint = Paint(SERIES[0], opacity=STEPS[step])
    return paint, ON_BAR if step >= FIRST_DARK_STEP else YEAR
