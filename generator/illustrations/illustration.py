"""What an illustration is made of, whatever its drawing: one shape for the page to frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from generator.charts import Artboard, Direction, Frame
from generator.markdown.printer import Printer
from generator.model.figures import Figure
from generator.model.publication import TimeAxis


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
    over_time: bool = False

    def drawn(self, artboard: Artboard, printer: Printer) -> Markup:
        """The SVG for a sheet; the charts room encodes what it prints."""
        frame = framed(self.id, self.title, self.description, printer, over_time=self.over_time)
        return Markup(self.chart.draw(artboard, frame))


def framed(name: str, title: str, description: str, printer: Printer, *, over_time: bool) -> Frame:
    """What surrounds a drawing on a page; a time axis runs as the report says, the rest as the page is read."""
    direction = Direction(printer.language.direction)
    fixed = over_time and printer.report.publication.time_axis is TimeAxis.LEFT_TO_RIGHT
    return Frame(name, title, description, direction, Direction.LTR if fixed else None)
