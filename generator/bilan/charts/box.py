"""Rectangles, and coordinates as SVG text."""

from __future__ import annotations

from typing import NamedTuple

ROUNDING = 0.001  # pixels: the error allowed in sums of fractions


class Box(NamedTuple):
    """A rectangle in pixels: its upper left corner, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right-hand edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def overlaps(self, other: Box) -> bool:
        """True when the two boxes share more than an edge, up to the error of sums of fractions."""
        beside = self.right - other.x <= ROUNDING or other.right - self.x <= ROUNDING
        return not beside and self.bottom - other.y > ROUNDING and other.bottom - self.y > ROUNDING

    def contains(self, other: Box) -> bool:
        """True when the other box is inside this one, edges included."""
        begins = self.x <= other.x + ROUNDING and self.y <= other.y + ROUNDING
        return begins and other.right <= self.right + ROUNDING and other.bottom <= self.bottom + ROUNDING

    def mirrored(self, width: float) -> Box:
        """The box mirrored left to right in a drawing of that width."""
        return Box(width - self.right, self.y, self.width, self.height)

    def widened(self, by: float) -> Box:
        """The box with half as much space at each side, so that two numbers are not read as one."""
        return Box(self.x - by / 2, self.y, self.width + by, self.height)

    def translated(self, dx: float, dy: float) -> Box:
        """The box moved by `dx` to the right and `dy` down."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)


def format_coordinate(number: float) -> str:
    """A coordinate as SVG text: at most one decimal, no trailing zero, never `-0`."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def format_point(x: float, y: float) -> str:
    """Two coordinates as SVG text. A minus sign separates them without a space."""
    second = format_coordinate(y)
    return format_coordinate(x) + (second if second.startswith("-") else f" {second}")
