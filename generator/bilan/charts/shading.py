"""The shades of classes of values: opacities of one colour, so that they work in both schemes, in print and in grey.

Classes below zero have the shades of a second colour, the darker the farther from zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bilan.charts.box import Box
from bilan.charts.palette import BELOW_ZERO, GRID, INK, PAPER, SERIES
from bilan.charts.shapes import Bar, Paint
from bilan.charts.text_style import ON_BAR, TICK, YEAR, TextStyle
from bilan.charts.value_classes import class_of, classes_below_zero

STEPS = (0.12, 0.3, 0.52, 0.8, 1.0)  # a test checks how much they differ, and the contrast of the number on each
FIRST_DARK_STEP = 3  # from this one on, numbers have the colour of the page
ZERO_STEP = 0.45
ZERO = Paint(GRID, opacity=ZERO_STEP)
ON_ZERO = TICK
MINUS_WIDTH = 8.0
MINUS_HEIGHT = 1.5

Look = tuple[Paint, TextStyle]


def shade(index: int, bounds: Sequence[Decimal]) -> Look:
    """The paint of a class and the text style of a number on it; the class farthest from zero has the full colour."""
    below = classes_below_zero(bounds)
    above = len(bounds) - 1 - below
    negative = index < below
    place, count = (below - 1 - index, below) if negative else (index - below, above)
    step = len(STEPS) - 1 if count < 2 else round(place * (len(STEPS) - 1) / (count - 1))
    paint = Paint(BELOW_ZERO if negative else SERIES[0], opacity=STEPS[step])
    return paint, ON_BAR if step >= FIRST_DARK_STEP else YEAR


def shade_of(value: Decimal, bounds: Sequence[Decimal]) -> Look:
    """The paint of a value and the text style of a number on it. Among values below zero, zero is grey."""
    return (ZERO, ON_ZERO) if not value and bounds[0] < 0 else shade(class_of(value, bounds), bounds)


def minus_mark(box: Box, style: TextStyle) -> Bar:
    """A minus sign in the middle of a shade below zero without a number: in grey the two colours may look alike."""
    x, y = box.x + (box.width - MINUS_WIDTH) / 2, box.y + (box.height - MINUS_HEIGHT) / 2
    return Bar(Box(x, y, MINUS_WIDTH, MINUS_HEIGHT), Paint(PAPER if style is ON_BAR else INK))
