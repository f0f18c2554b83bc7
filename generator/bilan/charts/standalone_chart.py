"""A chart as a file of its own: the drawing with its title above and its notes, such as the source, below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bilan.charts.box import format_coordinate
from bilan.charts.canvas import Canvas
from bilan.charts.embedded_fonts import embedded_fonts
from bilan.charts.framed_drawing import FONTS
from bilan.charts.line_wrapping import wrap_lines
from bilan.charts.palette import PAPER
from bilan.charts.svg_escape import escape_attribute, escape_text
from bilan.charts.text_direction import Direction, isolate_for
from bilan.charts.text_label import ASCENT, Anchor, Label
from bilan.charts.text_setter import LEADING
from bilan.charts.text_style import HEADING, NOTE, TextStyle
from bilan.charts.text_width import FAMILIES, text_width

MARGIN = 28.0
TITLE_SIZE, SUBTITLE_SIZE, NOTE_SIZE = 20.0, 14.0, 11.5
MAX_LINES = 4
FALLBACK_FONT_SHARE = 0.9  # of the width: readers may not have our fonts, and the fallback fonts are wider
FONTS_WITH_FALLBACKS = escape_attribute(",".join((*FAMILIES, "Segoe UI", "Helvetica Neue", "Arial", "sans-serif")))
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class StandaloneChart:
    """The formatted text around a drawing; each of the `notes` starts on a new line below it."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    direction: Direction

    def wrap(self, drawing: str) -> str:
        """An SVG file that needs no style sheet; `drawing` is the SVG element of a chart. ValueError without a view box."""
        box = _BOX.search(drawing)
        if not box:
            raise ValueError("this is not the SVG of a chart: it has no view box")
        width, height = Canvas.WIDE.width, float(box[2])
        header, top = self._stack_texts(((self.title, HEADING, TITLE_SIZE), (self.subtitle, NOTE, SUBTITLE_SIZE)), MARGIN)
        footer, bottom = self._stack_texts(tuple((note, NOTE, NOTE_SIZE) for note in self.notes), top + 16 + height + 16)
        left = MARGIN + (width - float(box[1])) * (self.direction is Direction.RTL)
        svg_start = f'<svg x="{format_coordinate(left)}" y="{format_coordinate(top + 16)}" overflow="visible" '
        embedded = drawing.replace("<svg ", svg_start, 1).replace(FONTS, FONTS_WITH_FALLBACKS, 1)
        body = "".join((*header, embedded, *footer))
        return self._document(width + 2 * MARGIN, bottom + MARGIN, f"{embedded_fonts(body)}{body}")

    def _document(self, width: float, height: float, body: str) -> str:
        width_text, height_text = format_coordinate(width), format_coordinate(height)
        size = f'width="{width_text}" height="{height_text}" viewBox="0 0 {width_text} {height_text}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" direction="ltr" {size} font-family={FONTS_WITH_FALLBACKS}>'
            f"<title>{escape_text(self.title)}</title>"
            f'<rect width="100%" height="100%" fill="{PAPER.light}"/>{body}</svg>\n'
        )

    def _stack_texts(self, texts: tuple[tuple[str, TextStyle, float], ...], top: float) -> tuple[list[str], float]:
        """The texts below one another as SVG, and the y below them."""
        elements: list[str] = []
        for text, style, size in (shown for shown in texts if shown[0]):
            for line in _lines(text, style, size):
                elements.append(self._line(line, style, size, top + ASCENT * size))
                top += size * LEADING
            top += size * 0.3
        return elements, top

    def _line(self, text: str, style: TextStyle, size: float, baseline: float) -> str:
        label = Label(text, MARGIN, baseline, Anchor.START, style, size, 0, isolate_for(text, self.direction))
        oriented = label.mirrored(Canvas.WIDE.width + 2 * MARGIN) if self.direction is Direction.RTL else label
        return oriented.element.replace("<text", f"<text{oriented.attributes}", 1)


@lru_cache(64)  # many charts have the same source below
def _lines(text: str, style: TextStyle, size: float) -> tuple[str, ...]:
    width = Canvas.WIDE.width * FALLBACK_FONT_SHARE
    return wrap_lines(text, width, lambda part: text_width(part, style.typeface, size), MAX_LINES)
