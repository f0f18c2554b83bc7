"""A chart with its title, description and figures, in the same form for every kind of chart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from markupsafe import Markup

from bilan.charts import Canvas, Direction, Frame
from bilan.charts.framed_drawing import FramedDrawing
from bilan.model.figure import Figure
from bilan.model.publication import TimeAxis
from bilan.render.formatter import PageFormatter
from bilan.render.theme_colours import series_colours


class Chart(Protocol):
    """Any chart of `bilan.charts`."""

    def draw(self, canvas: Canvas, frame: Frame) -> FramedDrawing:
        """The chart on a canvas."""
        ...


@dataclass(frozen=True, slots=True)
class TitledChart:
    """A chart with its text. `figures` are the figures it shows, in order; its table and its sources are made from them.

    `shares` is the same chart with shares of the total instead of numbers, where the figures are parts.
    """

    id: str
    title: str
    subtitle: str
    description: str
    chart: Chart
    figures: tuple[Figure, ...]
    over_time: bool = False
    shares: Chart | None = None

    def svg(self, canvas: Canvas, formatter: PageFormatter, *, areas: bool = False) -> Markup:
        """The SVG for a canvas; `bilan.charts` escapes its text. With `areas`, readers can point at its values."""
        return Markup(self.draw(canvas, formatter, areas=areas).svg)

    def draw(self, canvas: Canvas, formatter: PageFormatter, *, areas: bool = False) -> FramedDrawing:
        """The chart on a canvas, with its words."""
        return self.chart.draw(canvas, self._frame(self.id, formatter, areas))

    def _frame(self, name: str, formatter: PageFormatter, areas: bool) -> Frame:
        frame = frame_chart(name, self.title, self.description, formatter, over_time=self.over_time)
        return replace(frame, values=tuple(figure.key for figure in self.figures)) if areas else frame

    def svg_of_shares(self, canvas: Canvas, formatter: PageFormatter) -> Markup | None:
        """The SVG of the shares; None where the figures are not parts."""
        if self.shares is None:
            return None
        return Markup(self.shares.draw(canvas, self._frame(f"{self.id}-shares", formatter, areas=True)).svg)


def frame_chart(name: str, title: str, description: str, formatter: PageFormatter, *, over_time: bool) -> Frame:
    """The frame of a drawing. A time axis has the direction that the report sets; anything else that of the page."""
    direction = Direction(formatter.language.direction)
    fixed = over_time and formatter.report.publication.time_axis is TimeAxis.LEFT_TO_RIGHT
    artwork = Direction.LTR if fixed else None
    return Frame(name, title, description, direction, artwork, series_colours(formatter.report.brand))
