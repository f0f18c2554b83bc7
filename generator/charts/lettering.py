"""The few ways in which text is set. A chart has two sizes and two weights, no more."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.charts.colours import INK, MUTED, PAPER, Colour
from generator.charts.typeface import REGULAR, SEMIBOLD, Typeface


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a text is set: its colour, weight, whether it is of the small size, and whether paper shines round its letters."""

    colour: Colour = INK
    typeface: Typeface = REGULAR
    small: bool = False
    halo: bool = False

    def coloured(self, colour: Colour) -> Lettering:
        """The same in another colour."""
        return replace(self, colour=colour)


NAME = Lettering()
HEADING = Lettering(typeface=SEMIBOLD)
NUMBER = Lettering(typeface=SEMIBOLD, small=True)
VALUE = replace(NUMBER, halo=True)  # stands among grid lines
YEAR = Lettering(small=True)
TICK = Lettering(MUTED, small=True)
NOTE = Lettering(MUTED, small=True)
ON_BAR = Lettering(PAPER, SEMIBOLD, small=True)
