"""Text placed in a drawing, with the box it takes up: what keeps labels from ever lying on one another."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from bilan.charts.box import Box, format_coordinate
from bilan.charts.palette import PAPER
from bilan.charts.svg_escape import escape_text
from bilan.charts.text_direction import END_OF_ISOLATE
from bilan.charts.text_style import TextStyle
from bilan.charts.text_width import REGULAR

ASCENT = 0.82  # em above the baseline that Latin capitals with accents and tall Arabic letters take up in IBM Plex
DESCENT = 0.3  # em below it
HALO = f' stroke="{PAPER.light}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'


class Anchor(StrEnum):
    """Which end of a text stands at its place, in the words of `text-anchor`; always physical, as the drawing is ltr."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


_MIRRORED = {Anchor.START: Anchor.END, Anchor.MIDDLE: Anchor.MIDDLE, Anchor.END: Anchor.START}
_SHARE_TO_THE_LEFT = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class Label(NamedTuple):
    """One line of text at a place. `isolate` is the character that opens its isolate, or empty."""

    text: str
    x: float
    baseline: float
    anchor: Anchor
    style: TextStyle
    size: float
    width: float
    isolate: str = ""

    @property
    def box(self) -> Box:
        """The room the text takes up."""
        left = self.x - self.width * _SHARE_TO_THE_LEFT[self.anchor]
        return Box(left, self.baseline - ASCENT * self.size, self.width, (ASCENT + DESCENT) * self.size)

    @property
    def attributes(self) -> str:
        """What this label shares with others set in the same way, as SVG attributes, each after a blank."""
        colour, weight = self.style.colour, self.style.typeface.weight
        return (
            f' class="{self._classes}" fill="{colour.light}" font-size="{format_coordinate(self.size)}"'
            + (f' font-weight="{weight}"' if weight != REGULAR.weight else "")
            + (f' text-anchor="{self.anchor}"' if self.anchor is not Anchor.START else "")
            + (HALO if self.style.halo else "")
        )

    @property
    def _classes(self) -> str:
        fill = f"c{self.style.colour.letter}"
        return f"{fill} s{PAPER.letter}" if self.style.halo else fill

    @property
    def element(self) -> str:
        """The text element itself, isolated from its surroundings."""
        end = END_OF_ISOLATE if self.isolate else ""
        return f'<text x="{round(self.x)}" y="{round(self.baseline)}">{self.isolate}{escape_text(self.text)}{end}</text>'

    def mirrored(self, width: float) -> Label:
        """The label on the other side of the artboard, its letters unchanged."""
        return self._replace(x=width - self.x, anchor=_MIRRORED[self.anchor])

    def moved(self, right: float, down: float) -> Label:
        """The label so far to the right and so far down."""
        return self._replace(x=self.x + right, baseline=self.baseline + down)
