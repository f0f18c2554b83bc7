"""The equal places along a time axis, one for each year."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BandScale:
    """So many places of one width from a left edge to a right one."""

    left: float
    right: float
    count: int

    @property
    def width(self) -> float:
        """The width of one place."""
        return (self.right - self.left) / self.count

    def start(self, place: int) -> float:
        """The left edge of a place: where a break before it is drawn."""
        return self.left + place * self.width

    def centre(self, place: int) -> float:
        """The middle of a place."""
        return self.start(place) + self.width / 2
