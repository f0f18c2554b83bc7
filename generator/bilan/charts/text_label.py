"""Text placed in a drawing, with its bounding box, which is used to avoid overlaps."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from bilan.charts.box import Box, format_coordinate
from bilan.charts.palette import PAPER, Colours
from bilan.charts.svg_escape import escape_text
from bilan.charts.text_direction import END_OF_ISOLATE
from bilan.charts.text_style import TextStyle
from bilan.charts.text_width import REGULAR

ASCENT = 0.82  # em above the baseline: Latin capitals with accents and tall Arabic letters in IBM Plex
DESCENT = 0.3  # em below it
HALO_WIDTH = 3  # pixels of the line around letters, half of it outside them
HALO = f' stroke="{PAPER.light}" stroke-width="{HALO_WIDTH}" stroke-linejoin="round" paint-order="stroke"'


class Anchor(StrEnum):
    """The values of `text-anchor`. They are physical (start is left), because every drawing is left-to-right."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


_MIRRORED_ANCHORS = {Anchor.START: Anchor.END, Anchor.MIDDLE: Anchor.MIDDLE, Anchor.END: Anchor.START}
_LEFT_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class Label(NamedTuple):
    """One line of text at a point. `isolate` is the character that opens its Unicode isolate, or empty."""

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
        """The bounding box of the text."""
        left = self.x - self.width * self.left_share
        return Box(left, self.baseline - ASCENT * self.size, self.width, (ASCENT + DESCENT) * self.size)

    @property
    def left_share(self) -> float:
        """The share of its width that is left of `x`."""
        return _LEFT_SHARE[self.anchor]

    @property
    def isolated(self) -> str:
        """The text inside its Unicode isolate."""
        return f"{self.isolate}{self.text}{END_OF_ISOLATE}" if self.isolate else self.text

    @property
    def attributes(self) -> str:
        """The SVG attributes of the label's style, with a space before each. Labels of one style share them."""
        colour, weight = self.style.colour, self.style.typeface.weight
        return (
            f' class="{self._classes}" fill="{colour.light}" font-size="{format_coordinate(self.size)}"'
            + (f' font-weight="{weight}"' if weight != REGULAR.weight else "")
            + (f' text-anchor="{self.anchor}"' if self.anchor is not Anchor.START else "")
            + (HALO if self.style.halo else "")
        )

    def in_colours(self, colours: Colours) -> Label:
        """The same label with the colours of a brand."""
        colour = colours.get(self.style.colour.letter)
        return self._replace(style=self.style.with_colour(colour)) if colour else self

    @property
    def _classes(self) -> str:
        fill = f"c{self.style.colour.letter}"
        return f"{fill} s{PAPER.letter}" if self.style.halo else fill

    @property
    def element(self) -> str:
        """The `<text>` element, inside its Unicode isolate."""
        return f'<text x="{round(self.x)}" y="{round(self.baseline)}">{escape_text(self.isolated)}</text>'

    def mirrored(self, width: float) -> Label:
        """The label mirrored left to right in a drawing of that width; the text itself is unchanged."""
        return self._replace(x=width - self.x, anchor=_MIRRORED_ANCHORS[self.anchor])

    def translated(self, dx: float, dy: float) -> Label:
        """The label moved by `dx` to the right and `dy` down."""
        return self._replace(x=self.x + dx, baseline=self.baseline + dy)
