"""Equal bands along an axis: one band for each year or month."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BandScale:
    """`count` bands of equal width between two edges, in pixels."""

    left: float
    right: float
    count: int

    @property
    def width(self) -> float:
        """The width of one band."""
        return (self.right - self.left) / self.count

    def start(self, position: int) -> float:
        """The left edge of a band. A break before the band is drawn here."""
        return self.left + position * self.width

    def centre(self, position: int) -> float:
        """The centre of a band."""
        return self.start(position) + self.width / 2
