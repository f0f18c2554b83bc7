"""Sets text on one artboard in one direction: measures it, breaks it into lines, places it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bilan.charts.canvas import Canvas
from bilan.charts.line_wrapping import wrap_lines
from bilan.charts.text_direction import Direction, isolate_for
from bilan.charts.text_label import ASCENT, Anchor, Label
from bilan.charts.text_style import TextStyle
from bilan.charts.text_width import text_width

LEADING = 1.3  # of the size, from one baseline to the next


@dataclass(frozen=True, slots=True)
class TextSetter:
    """What a chart is given to write with: an artboard's sizes, a direction, the width and height there is to fill."""

    artboard: Canvas
    direction: Direction
    sheet: float
    plot: float

    @classmethod
    def on_canvas(cls, artboard: Canvas, direction: Direction) -> TextSetter:
        """A pen for a whole artboard."""
        return cls(artboard, direction, float(artboard.width), float(artboard.plot))

    def with_width(self, sheet: float, plot: float) -> TextSetter:
        """The same for one panel among several: so wide, its plot so high."""
        return replace(self, sheet=sheet, plot=plot)

    def size(self, lettering: TextStyle) -> float:
        """The size of a lettering on this artboard, in pixels."""
        return self.artboard.small if lettering.small else self.artboard.text

    def leading(self, lettering: TextStyle) -> float:
        """From one baseline to the next."""
        return self.size(lettering) * LEADING

    def width(self, text: str, lettering: TextStyle) -> float:
        """How wide a text is on one line."""
        return text_width(text, lettering.typeface, self.size(lettering))

    def lines(self, text: str, width: float, lettering: TextStyle, most: int = 3) -> tuple[str, ...]:
        """The text broken into at most so many lines of at most that width."""
        return wrap_lines(text, width, lambda part: self.width(part, lettering), most)

    def fits(self, text: str, width: float, lettering: TextStyle, most: int = 1) -> bool:
        """True when the whole text can stand in so many lines of that width, no word broken."""
        widest = max((self.width(word, lettering) for word in text.split(" ")), default=0)
        return widest <= width and len(self.lines(text, width, lettering, most + 1)) <= most

    def write(self, text: str, x: float, baseline: float, lettering: TextStyle, anchor: Anchor = Anchor.START) -> Label:
        """One line of text at a place."""
        size, isolate = self.size(lettering), isolate_for(text, self.direction)
        return Label(text, x, baseline, anchor, lettering, size, self.width(text, lettering), isolate)

    def paragraph(
        self, lines: tuple[str, ...], x: float, top: float, lettering: TextStyle, anchor: Anchor = Anchor.START
    ) -> tuple[Label, ...]:
        """Lines below one another, the first reaching up to `top`; all read the way the whole text does."""
        size, isolate = self.size(lettering), isolate_for(" ".join(lines), self.direction)
        baselines = [top + ASCENT * size + row * self.leading(lettering) for row in range(len(lines))]
        return tuple(
            Label(line, x, baseline, anchor, lettering, size, self.width(line, lettering), isolate)
            for line, baseline in zip(lines, baselines, strict=True)
        )

    def depth(self, lines: int, lettering: TextStyle) -> float:
        """The height of a paragraph of so many lines."""
        return lines * self.leading(lettering)
