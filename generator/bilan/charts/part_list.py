"""Parts listed below their bar: colour, name, number and share, a line each, the columns of numbers aligned."""

from __future__ import annotations

from bilan.charts.box import Box
from bilan.charts.composition_parts import Part
from bilan.charts.drawing import Mark
from bilan.charts.shapes import MISSING, Bar, Look
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE, NUMBER, YEAR, TextStyle

SWATCH = 10.0
INDENT = 18.0
GAP = 12.0
MOST_LINES = 3
BETWEEN = 3.0
LEAST_NAMES = 0.3  # of the sheet, for a name beside its number
WIDEST_SHARES = 0.25  # of the sheet; wider shares are left out


def draw_part_list(parts: tuple[Part, ...], pen: TextSetter, top: float) -> tuple[tuple[Mark, ...], float]:
    """All parts below a bar that ends at `top`, those without a value too, with the y the list ends at."""
    widest = max((pen.width(part.share, NOTE) for part in parts if part.share), default=0)
    shares = widest + GAP if 0 < widest <= pen.sheet * WIDEST_SHARES else 0
    marks: list[Mark] = []
    y = top + 8
    for place, part in enumerate(parts):
        line, y = _line(part, place, pen, y, pen.sheet - shares)
        marks += line
    return tuple(marks), y


def _line(part: Part, place: int, pen: TextSetter, y: float, numbers: float) -> tuple[tuple[Mark, ...], float]:
    """One part from `y` down; its number ends at `numbers`, or stands below its name where a line is too short for both."""
    printed, lettering = (part.missing, NOTE) if part.missing else (part.printed, NUMBER)
    room = numbers - pen.width(printed, lettering) - GAP - INDENT
    beside = room >= pen.sheet * LEAST_NAMES
    name = pen.paragraph(pen.lines(part.label, room if beside else numbers - INDENT, YEAR, MOST_LINES), INDENT, y, YEAR)
    below = y + pen.depth(len(name), YEAR)
    number = (
        _number(printed, lettering, pen, y, numbers) if beside else _number_below(printed, lettering, pen, below, numbers)
    )
    share = pen.paragraph((part.share,), pen.sheet, y, NOTE, Anchor.END) if part.share and numbers < pen.sheet else ()
    swatch = Bar(Box(0.5, y + 1.5, SWATCH - 1, SWATCH - 1), MISSING if part.missing else Look(part.colour(place)))
    lines = max(len(name), 1) if beside else len(name) + len(number)
    return (swatch, *name, *number, *share), y + pen.depth(lines, YEAR) + BETWEEN


def _number(printed: str, lettering: TextStyle, pen: TextSetter, y: float, end: float) -> tuple[Label, ...]:
    return pen.paragraph((printed,), end, y, lettering, Anchor.END)


def _number_below(printed: str, lettering: TextStyle, pen: TextSetter, y: float, end: float) -> tuple[Label, ...]:
    whole = pen.width(printed, lettering) <= end - INDENT
    return pen.paragraph((printed,) if whole else (), INDENT, y, lettering)
