"""What all charts that are laid out as marks have in common: how they are drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod

from bilan.charts.canvas import Canvas, Frame
from bilan.charts.drawing import Drawing
from bilan.charts.framed_drawing import FramedDrawing
from bilan.charts.text_setter import TextSetter


class LaidOutChart(ABC):
    """A chart whose text is set for a canvas, and whose marks are placed from left to right."""

    __slots__ = ()

    def draw(self, canvas: Canvas, frame: Frame) -> FramedDrawing:
        """The chart on a canvas."""
        return FramedDrawing(self.layout(TextSetter.on_canvas(canvas, frame.direction)), canvas, frame)

    @abstractmethod
    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
