"""Measures text, breaks it into lines and places it, for one canvas and one direction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bilan.charts.canvas import Canvas
from bilan.charts.line_wrapping import wrap_lines
from bilan.charts.text_direction import Direction, isolate_for
from bilan.charts.text_label import ASCENT, Anchor, Label
from bilan.charts.text_style import TextStyle
from bilan.charts.text_width import text_width

LARGE = 2.2  # a large number, as a multiple of the text
LEADING = 1.3  # line height: from one baseline to the next, as a multiple of the size


@dataclass(frozen=True, slots=True)
class TextSetter:
    """Sets the text of a chart, for the text sizes of a canvas, a direction, and an available width and height in pixels."""

    canvas: Canvas
    direction: Direction
    chart_width: float
    plot_height: float

    @classmethod
    def on_canvas(cls, canvas: Canvas, direction: Direction) -> TextSetter:
        """A setter for a whole canvas."""
        return cls(canvas, direction, float(canvas.width), float(canvas.plot))

    def for_panel(self, chart_width: float, plot_height: float) -> TextSetter:
        """The same setter for a panel of that width and plot height."""
        return replace(self, chart_width=chart_width, plot_height=plot_height)

    def size(self, style: TextStyle) -> float:
        """The font size of a style, in pixels."""
        if style.large:
            return self.canvas.text * LARGE
        return self.canvas.small if style.small else self.canvas.text

    def leading(self, style: TextStyle) -> float:
        """The line height of a style, in pixels."""
        return self.size(style) * LEADING

    def width(self, text: str, style: TextStyle) -> float:
        """The width of a text on one line, in pixels."""
        return text_width(text, style.typeface, self.size(style))

    def lines(self, text: str, width: float, style: TextStyle, most: int = 3) -> tuple[str, ...]:
        """The text broken into at most `most` lines of at most that width."""
        return wrap_lines(text, width, lambda part: self.width(part, style), most)

    def fits(self, text: str, width: float, style: TextStyle, most: int = 1) -> bool:
        """True when the whole text fits in `most` lines of that width without breaking a word."""
        widest = max((self.width(word, style) for word in text.split(" ")), default=0)
        return widest <= width and len(self.lines(text, width, style, most + 1)) <= most

    def write(self, text: str, x: float, baseline: float, style: TextStyle, anchor: Anchor = Anchor.START) -> Label:
        """One line of text with its anchor at `x`."""
        size, isolate = self.size(style), isolate_for(text, self.direction)
        return Label(text, x, baseline, anchor, style, size, self.width(text, style), isolate)

    def paragraph(
        self, lines: tuple[str, ...], x: float, top: float, style: TextStyle, anchor: Anchor = Anchor.START
    ) -> tuple[Label, ...]:
        """Lines below one another from `top` down; all have the direction of the whole text."""
        size, isolate = self.size(style), isolate_for(" ".join(lines), self.direction)
        baselines = [top + ASCENT * size + row * self.leading(style) for row in range(len(lines))]
        return tuple(
            Label(line, x, baseline, anchor, style, size, self.width(line, style), isolate)
            for line, baseline in zip(lines, baselines, strict=True)
        )

    def depth(self, lines: int, style: TextStyle) -> float:
        """The height of a paragraph of that many lines, in pixels."""
        return lines * self.leading(style)
