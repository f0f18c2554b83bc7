"""The two sheets a chart is drawn on, and what frames it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bilan.charts.text_direction import Direction


class Canvas(Enum):
    """A sheet: the letter of its class and ids, its width, the sizes of its text, and the height of a plot, in pixels.

    A chart is drawn for both and the page shows one: scaled down to 320 pixels, the wide one would have text of 5.5 pixels.
    """

    WIDE = ("w", 680, 13.0, 12.0, 210)
    PHONE = ("n", 340, 12.5, 11.5, 180)
    KEY_FIGURE = ("k", 120, 11.0, 11.0, 32)

    def __init__(self, letter: str, width: int, text: float, small: float, plot: int) -> None:
        self.letter = letter
        self.width = width
        self.text = text
        self.small = small
        self.plot = plot


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a drawing: its id (unique in the page), its name and its description for those who do not see it.

    `direction` is how its texts read. `artwork` is which way the drawing itself runs, by default like the text:
    whether a time axis is mirrored in Arabic is for the institution to say, not for the script.
    """

    id: str
    title: str
    description: str
    direction: Direction = Direction.LTR
    artwork: Direction | None = None

    def __post_init__(self) -> None:
        if not self.id or any(sign.isspace() for sign in self.id):
            raise ValueError(f"{self.id!r} cannot be an id: it is empty or holds a blank")

    @property
    def mirrored(self) -> bool:
        """True when the drawing runs from right to left."""
        return (self.artwork or self.direction) is Direction.RTL
