"""A list of the parts below their bar: colour, name, number and share on one line each, with aligned numbers."""

from __future__ import annotations

from bilan.charts.box import Box
from bilan.charts.composition_parts import Part
from bilan.charts.drawing import Mark
from bilan.charts.shapes import MISSING, Bar, Paint
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE, NUMBER, YEAR, TextStyle

SWATCH = 10.0
INDENT = 18.0
GAP = 12.0
MAX_LINES = 3
LINE_GAP = 3.0
MIN_NAME_SHARE = 0.3  # of the width, for a name beside its number
MAX_PERCENT_SHARE = 0.25  # of the width; longer percentages are left out


def draw_part_list(parts: tuple[Part, ...], setter: TextSetter, top: float) -> tuple[tuple[Mark, ...], float]:
    """All parts, also those without a value, below a bar that ends at `top`; with the y below the list."""
    widest = max((setter.width(part.share, NOTE) for part in parts if part.share), default=0)
    shares_width = widest + GAP if 0 < widest <= setter.chart_width * MAX_PERCENT_SHARE else 0
    marks: list[Mark] = []
    y = top + 8
    for position, part in enumerate(parts):
        line, y = _line(part, position, setter, y, setter.chart_width - shares_width)
        marks += line
    return tuple(marks), y


def _line(part: Part, position: int, setter: TextSetter, y: float, numbers_end: float) -> tuple[tuple[Mark, ...], float]:
    """One part from `y` down. Its number ends at `numbers_end`, or is below its name if a line is too short for both."""
    printed, style = (part.missing, NOTE) if part.missing else (part.printed, NUMBER)
    name_width = numbers_end - setter.width(printed, style) - GAP - INDENT
    on_one_line = name_width >= setter.chart_width * MIN_NAME_SHARE
    name = setter.paragraph(
        setter.lines(part.label, name_width if on_one_line else numbers_end - INDENT, YEAR, MAX_LINES), INDENT, y, YEAR
    )
    below = y + setter.depth(len(name), YEAR)
    number = (
        _number(printed, style, setter, y, numbers_end)
        if on_one_line
        else _number_below(printed, style, setter, below, numbers_end)
    )
    share = (
        setter.paragraph((part.share,), setter.chart_width, y, NOTE, Anchor.END)
        if part.share and numbers_end < setter.chart_width
        else ()
    )
    swatch = Bar(Box(0.5, y + 1.5, SWATCH - 1, SWATCH - 1), MISSING if part.missing else Paint(part.colour(position)))
    lines = max(len(name), 1) if on_one_line else len(name) + len(number)
    return (swatch, *name, *number, *share), y + setter.depth(lines, YEAR) + LINE_GAP


def _number(printed: str, style: TextStyle, setter: TextSetter, y: float, end: float) -> tuple[Label, ...]:
    return setter.paragraph((printed,), end, y, style, Anchor.END)


def _number_below(printed: str, style: TextStyle, setter: TextSetter, y: float, end: float) -> tuple[Label, ...]:
    fits = setter.width(printed, style) <= end - INDENT
    return setter.paragraph((printed,) if fits else (), INDENT, y, style)
