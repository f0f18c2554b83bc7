"""What an illustration is made of, whatever its drawing: one shape for the page to frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from bilan.charts import Canvas, Direction, Frame
from bilan.model.figure import Figure
from bilan.model.publication import TimeAxis
from bilan.render.formatter import PageFormatter


class Chart(Protocol):
    """A drawing of the charts room."""

    def draw(self, artboard: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        ...


@dataclass(frozen=True, slots=True)
class TitledChart:
    """A chart in words and drawing. `figures` are what it shows, in order: its table and its sources come from them."""

    id: str
    title: str
    subtitle: str
    description: str
    chart: Chart
    figures: tuple[Figure, ...]
    over_time: bool = False

    def drawn(self, artboard: Canvas, formatter: PageFormatter) -> Markup:
        """The SVG for a sheet; the charts room encodes what it prints."""
        frame = frame_chart(self.id, self.title, self.description, formatter, over_time=self.over_time)
        return Markup(self.chart.draw(artboard, frame))


def frame_chart(name: str, title: str, description: str, formatter: PageFormatter, *, over_time: bool) -> Frame:
    """What surrounds a drawing on a page; a time axis runs as the report says, the rest as the page is read."""
    direction = Direction(formatter.language.direction)
    fixed = over_time and formatter.report.publication.time_axis is TimeAxis.LEFT_TO_RIGHT
    return Frame(name, title, description, direction, Direction.LTR if fixed else None)
