"""The sizes at which a chart is drawn, and its id, title and description."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from bilan.charts.palette import Colours
from bilan.charts.text_direction import Direction


class Canvas(Enum):
    """A size of drawing: the letter in its class and ids, its width, its two text sizes, and the plot's height, in pixels.

    A chart is drawn wide and for phones, and the page shows one of the two: the wide drawing scaled down to 320 pixels
    would have text of 5.5 pixels. The drawing for phones is as wide as a phone of 320 pixels without 4 pixels at each
    side, so that its text is 12 pixels there, and larger on wider phones.
    """

    WIDE = ("w", 680, 13.0, 12.0, 210)
    PHONE = ("n", 312, 13.0, 12.0, 180)
    KEY_FIGURE = ("k", 120, 11.0, 11.0, 32)

    def __init__(self, letter: str, width: int, text: float, small: float, plot: int) -> None:
        self.letter = letter
        self.width = width
        self.text = text
        self.small = small
        self.plot = plot


@dataclass(frozen=True, slots=True)
class Frame:
    """The id of a drawing (unique in the page), and its title and description for screen readers.

    `direction` is the direction of the text. `artwork` is the direction of the drawing itself, by default that of the text:
    the institution decides whether a time axis is mirrored in Arabic. `colours` are those of a brand. `values` are the keys
    of the values that a page says more of, in order; a drawing without them has no areas to point at.
    """

    id: str
    title: str
    description: str
    direction: Direction = Direction.LTR
    artwork: Direction | None = None
    colours: Colours = field(default_factory=dict)
    values: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or any(character.isspace() for character in self.id):
            raise ValueError(f"{self.id!r} cannot be an id: it is empty or contains a space")

    @property
    def mirrored(self) -> bool:
        """True when the drawing runs from right to left."""
        return (self.artwork or self.direction) is Direction.RTL
