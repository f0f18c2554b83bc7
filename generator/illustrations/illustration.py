"""What an illustration is made of, whatever its drawing: one shape for the page to frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from generator.charts import Artboard, Direction, Frame
from generator.markdown.printer import Printer
from generator.model.figures import Figure


class Chart(Protocol):
    """A drawing of the charts room."""

    def draw(self, artboard: Artboard, frame: Frame) -> str:
        """The chart as an SVG element."""
        ...


@dataclass(frozen=True, slots=True)
class Illustration:
    """A chart in words and drawing. `figures` are what it shows, in order: its table and its sources come from them."""

    id: str
    title: str
    subtitle: str
    description: str
    chart: Chart
    figures: tuple[Figure, ...]

    def drawn(self, artboard: Artboard, printer: Printer) -> Markup:
        """The SVG for a sheet; the charts room encodes what it prints."""
        direction = Direction.RTL if printer.language.direction == "rtl" else Direction.LTR
        return Markup(self.chart.draw(artboard, Frame(self.id, self.title, self.description, direction)))
