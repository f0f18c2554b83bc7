"""The text styles of charts: two sizes and two weights, and a large size for the numbers at the ends of an opening chart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bilan.charts.palette import INK, MUTED, PAPER, Colour
from bilan.charts.text_width import REGULAR, SEMIBOLD, Typeface


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A text style: colour, typeface, size, and whether its letters have a halo in the page's colour."""

    colour: Colour = INK
    typeface: Typeface = REGULAR
    small: bool = False
    halo: bool = False
    large: bool = False

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
REMARK = replace(NOTE, halo=True)  # readable on grid lines
ON_BAR = TextStyle(PAPER, SEMIBOLD, small=True)
LARGE_NUMBER = TextStyle(typeface=SEMIBOLD, halo=True, large=True)
END_YEAR = TextStyle(typeface=SEMIBOLD, small=True)
QUIET_YEAR = TextStyle(MUTED, small=True)
