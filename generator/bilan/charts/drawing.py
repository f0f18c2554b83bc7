"""Placed marks, before they have a direction, colours and words."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts.box import Box
from bilan.charts.hotspot import Hotspot
from bilan.charts.shapes import Shape
from bilan.charts.text_label import Label

Mark = Shape | Label | Hotspot


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks in drawing order (later ones on top), with a width and height in pixels."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """The text marks."""
        return tuple(mark for mark in self.marks if isinstance(mark, Label))

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The marks that are not text."""
        return tuple(mark for mark in self.marks if not isinstance(mark, Label | Hotspot))

    @property
    def hotspots(self) -> tuple[Hotspot, ...]:
        """The areas of values."""
        return tuple(mark for mark in self.marks if isinstance(mark, Hotspot))

    @property
    def view_box(self) -> Box:
        """The view box."""
        return Box(0, 0, self.width, self.height)

    @property
    def mirrored(self) -> Drawing:
        """The drawing from right to left. Text itself is not mirrored."""
        return Drawing(self.width, self.height, tuple(mark.mirrored(self.width) for mark in self.marks))

    def translated(self, dx: float, dy: float) -> tuple[Mark, ...]:
        """Its marks moved by `dx` to the right and `dy` down, to place a panel."""
        return tuple(mark.translated(dx, dy) for mark in self.marks)
