"""The text styles of charts: two sizes and two weights."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bilan.charts.palette import INK, MUTED, PAPER, Colour
from bilan.charts.text_width import REGULAR, SEMIBOLD, Typeface


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A text style: colour, typeface, whether it is small, and whether its letters have a halo in the page's colour."""

    colour: Colour = INK
    typeface: Typeface = REGULAR
    small: bool = False
    halo: bool = False

    def with_colour(self, colour: Colour) -> TextStyle:
        """The same style in another colour."""
        return replace(self, colour=colour)


NAME = TextStyle()
HEADING = TextStyle(typeface=SEMIBOLD)
NUMBER = TextStyle(typeface=SEMIBOLD, small=True)
VALUE = replace(NUMBER, halo=True)  # readable on grid lines
YEAR = TextStyle(small=True)
TICK = TextStyle(MUTED, small=True)
NOTE = TextStyle(MUTED, small=True)
ON_BAR = TextStyle(PAPER, SEMIBOLD, small=True)
