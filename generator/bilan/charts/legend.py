"""What the colours mean, in words of the same colours, where names cannot stand at the marks themselves."""

from __future__ import annotations

from bilan.charts.box import Box
from bilan.charts.drawing import Mark
from bilan.charts.palette import series_colour
from bilan.charts.shapes import Bar, Look
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import YEAR

SWATCH = 10.0
INDENT = 15.0
BETWEEN = 18.0
BELOW = 12.0


def draw_legend(names: tuple[str, ...], pen: TextSetter) -> tuple[tuple[Mark, ...], float]:
    """The names in their order, flowing over as many lines as they need, with the height they take up."""
    marks: list[Mark] = []
    x, y, deepest = 0.0, 0.0, 1
    for place, name in enumerate(names):
        lettering = YEAR.with_colour(series_colour(place))
        lines = pen.lines(name, pen.sheet - INDENT, lettering)
        width = INDENT + max((pen.width(line, lettering) for line in lines), default=0)
        if x and x + width > pen.sheet:
            x, y, deepest = 0.0, y + pen.depth(deepest, lettering) + 2, 1
        marks += [
            Bar(Box(x, y + 1, SWATCH, SWATCH), Look(series_colour(place))),
            *pen.paragraph(lines, x + INDENT, y, lettering),
        ]
        x, deepest = x + width + BETWEEN, max(deepest, len(lines))
    return tuple(marks), y + pen.depth(deepest, YEAR) + BELOW
