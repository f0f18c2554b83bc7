"""What the colours mean, in words of the same colours, where names cannot stand at the marks themselves."""

from __future__ import annotations

from generator.charts.colours import of_series
from generator.charts.drawing import Mark
from generator.charts.geometry import Box
from generator.charts.lettering import YEAR
from generator.charts.pen import Pen
from generator.charts.shapes import Bar, Look

SWATCH = 10.0
INDENT = 15.0
BETWEEN = 18.0
BELOW = 12.0


def key(names: tuple[str, ...], pen: Pen) -> tuple[tuple[Mark, ...], float]:
    """The names in their order, flowing over as many lines as they need, with the height they take up."""
    marks: list[Mark] = []
    x, y, deepest = 0.0, 0.0, 1
    for place, name in enumerate(names):
        lettering = YEAR.coloured(of_series(place))
        lines = pen.lines(name, pen.sheet - INDENT, lettering)
        width = INDENT + max((pen.width(line, lettering) for line in lines), default=0)
        if x and x + width > pen.sheet:
            x, y, deepest = 0.0, y + pen.depth(deepest, lettering) + 2, 1
        marks += [
            Bar(Box(x, y + 1, SWATCH, SWATCH), Look(of_series(place))),
            *pen.paragraph(lines, x + INDENT, y, lettering),
        ]
        x, deepest = x + width + BETWEEN, max(deepest, len(lines))
    return tuple(marks), y + pen.depth(deepest, YEAR) + BELOW
