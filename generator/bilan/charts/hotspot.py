"""The area of a value in a drawing: where a pointer, a finger or the arrow keys find it. It is drawn only on pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bilan.charts.box import Box, format_coordinate


@dataclass(frozen=True, slots=True)
class Hotspot:
    """The area of a value. `key` names the value: that of its point."""

    box: Box
    key: str

    def mirrored(self, width: float) -> Hotspot:
        """The area mirrored left to right in a drawing of that width."""
        return replace(self, box=self.box.mirrored(width))

    def translated(self, dx: float, dy: float) -> Hotspot:
        """The area moved by `dx` to the right and `dy` down."""
        return replace(self, box=self.box.translated(dx, dy))

    def element(self, number: int) -> str:
        """A `<rect>` with the number of its value among those of the chart."""
        x, y, width, height = map(format_coordinate, self.box)
        return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" data-k="{number}"/>'


def hotspots(key: str, box: Box) -> tuple[Hotspot, ...]:
    """The area of a value; none for one that has no key."""
    return (Hotspot(box, key),) if key else ()
