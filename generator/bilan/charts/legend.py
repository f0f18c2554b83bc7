"""The legend: the names of the series in their colours, where they cannot be at the marks themselves."""

from __future__ import annotations

from bilan.charts.box import Box
from bilan.charts.drawing import Mark
from bilan.charts.palette import Colour
from bilan.charts.shapes import Bar, Paint
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import YEAR

SWATCH = 10.0
INDENT = 15.0
SPACING = 18.0
MARGIN_BELOW = 12.0


def draw_legend(
    names: tuple[str, ...],
    setter: TextSetter,
    colours: tuple[tuple[Colour, Colour], ...],
    heights: tuple[float, ...] = (),
) -> tuple[tuple[Mark, ...], float]:
    """The names in order, on as many lines as they need, and the height they take in pixels.

    `colours` are those of the swatch and of the words of each name; `heights` those of the swatches, squares unless given.
    """
    marks: list[Mark] = []
    x, y, most_lines = 0.0, 0.0, 1
    for position, name in enumerate(names):
        (swatch, words), height = colours[position], heights[position] if heights else SWATCH
        style = YEAR.with_colour(words)
        lines = setter.lines(name, setter.chart_width - INDENT, style)
        width = INDENT + max((setter.width(line, style) for line in lines), default=0)
        if x and x + width > setter.chart_width:
            x, y, most_lines = 0.0, y + setter.depth(most_lines, style) + 2, 1
        marks += [
            Bar(Box(x, y + 1 + (SWATCH - height) / 2, SWATCH, height), Paint(swatch)),
            *setter.paragraph(lines, x + INDENT, y, style),
        ]
        x, most_lines = x + width + SPACING, max(most_lines, len(lines))
    return tuple(marks), y + setter.depth(most_lines, YEAR) + MARGIN_BELOW
