"""A drawing on a sheet of its own, its title above it and where it comes from below: what is taken away from a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bilan.charts.box import format_coordinate
from bilan.charts.canvas import Canvas
from bilan.charts.drawing import FONTS
from bilan.charts.line_wrapping import wrap_lines
from bilan.charts.palette import PAPER
from bilan.charts.svg_escape import escape_attribute, escape_text
from bilan.charts.text_direction import Direction, isolate_for
from bilan.charts.text_label import ASCENT, Anchor, Label
from bilan.charts.text_setter import LEADING
from bilan.charts.text_style import HEADING, NOTE, TextStyle
from bilan.charts.text_width import FAMILIES, text_width

MARGIN = 28.0
TITLE, SUBTITLE, FOOT = 20.0, 14.0, 11.5
MOST_LINES = 4
WITHOUT_PLEX = 0.9  # of the width: the reader of a file may have none of our fonts, and these are wider
OTHERS = escape_attribute(",".join((*FAMILIES, "Segoe UI", "Helvetica Neue", "Arial", "sans-serif")))
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class StandaloneChart:
    """The words around a drawing, already formatted; `notes` stand at its foot, each on lines of its own."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    direction: Direction

    def wrap(self, drawing: str) -> str:
        """The sheet as a file of SVG, right without a style sheet; `drawing` is an SVG element as charts draw it."""
        box = _BOX.search(drawing)
        if not box:
            raise ValueError("this is no drawing of a chart: it has no view box")
        width, height = Canvas.WIDE.width, float(box[2])
        head, top = self._set(((self.title, HEADING, TITLE), (self.subtitle, NOTE, SUBTITLE)), MARGIN)
        foot, bottom = self._set(tuple((note, NOTE, FOOT) for note in self.notes), top + 16 + height + 16)
        left = MARGIN + (width - float(box[1])) * (self.direction is Direction.RTL)
        place = f'<svg x="{format_coordinate(left)}" y="{format_coordinate(top + 16)}" overflow="visible" '
        placed = drawing.replace("<svg ", place, 1).replace(FONTS, OTHERS, 1)
        return self._sheet(width + 2 * MARGIN, bottom + MARGIN, "".join((*head, placed, *foot)))

    def _sheet(self, width: float, height: float, body: str) -> str:
        wide, high = format_coordinate(width), format_coordinate(height)
        size = f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" direction="ltr" {size} font-family={OTHERS}>'
            f"<title>{escape_text(self.title)}</title>"
            f'<rect width="100%" height="100%" fill="{PAPER.light}"/>{body}</svg>\n'
        )

    def _set(self, texts: tuple[tuple[str, TextStyle, float], ...], top: float) -> tuple[list[str], float]:
        """The texts below one another, and how far down they reach."""
        elements: list[str] = []
        for text, lettering, size in texts:
            for line in _lines(text, lettering, size):
                elements.append(self._line(line, lettering, size, top + ASCENT * size))
                top += size * LEADING
            top += size * 0.3
        return elements, top

    def _line(self, text: str, lettering: TextStyle, size: float, baseline: float) -> str:
        label = Label(text, MARGIN, baseline, Anchor.START, lettering, size, 0, isolate_for(text, self.direction))
        turned = label.mirrored(Canvas.WIDE.width + 2 * MARGIN) if self.direction is Direction.RTL else label
        return turned.element.replace("<text", f"<text{turned.attributes}", 1)


@lru_cache(64)  # where the figures are from is said below many charts
def _lines(text: str, lettering: TextStyle, size: float) -> tuple[str, ...]:
    width = Canvas.WIDE.width * WITHOUT_PLEX
    return wrap_lines(text, width, lambda part: text_width(part, lettering.typeface, size), MOST_LINES)
