"""The few ways in which text is set. A chart has two sizes and two weights, no more."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bilan.charts.palette import INK, MUTED, PAPER, Colour
from bilan.charts.text_width import REGULAR, SEMIBOLD, Typeface


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set: its colour, weight, whether it is of the small size, and whether paper shines round its letters."""

    colour: Colour = INK
    typeface: Typeface = REGULAR
    small: bool = False
    halo: bool = False

    def with_colour(self, colour: Colour) -> TextStyle:
        """The same in another colour."""
        return replace(self, colour=colour)


NAME = TextStyle()
HEADING = TextStyle(typeface=SEMIBOLD)
NUMBER = TextStyle(typeface=SEMIBOLD, small=True)
VALUE = replace(NUMBER, halo=True)  # stands among grid lines
YEAR = TextStyle(small=True)
TICK = TextStyle(MUTED, small=True)
NOTE = TextStyle(MUTED, small=True)
ON_BAR = TextStyle(PAPER, SEMIBOLD, small=True)
