"""Columns over years: one series, one column a year, its number on top.

Where a number, a year, the word for a missing value or the reason of a break cannot be read in the width of a column — on a
phone, mostly — the same points are drawn as rows, so that nothing is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts import missing_value, series_breaks
from bilan.charts.bar_rows import BarRow, bar_rows
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.data_points import Extent, Point, extent, known_values
from bilan.charts.drawing import Drawing, Mark, as_svg
from bilan.charts.linear_scale import Tick
from bilan.charts.palette import QUIET, Colour, series_colour
from bilan.charts.plot_area import PlotArea, build_plot_area
from bilan.charts.shapes import Bar, Look
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE, YEAR

SHARE = 0.64  # of a slot that its column takes
WIDEST = 72.0
APART = 4.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Points in order of time.

    tick      prints the numbers of the grid.
    emphasis  the label of the year that is spoken of; the others then step back.
    extent    the values of a scale shared with other charts; None for a scale of its own.
    series    the place of the series among others, for its colour.
    """

    points: tuple[Point, ...]
    tick: Tick
    emphasis: str | None = None
    extent: Extent | None = None
    series: int = 0

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("columns need at least one point")

    def draw(self, artboard: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(TextSetter.on_canvas(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        return self.standing(pen) if self.fits(pen) else self.lying(pen)

    def lying(self, pen: TextSetter, beside: tuple[Point, ...] = ()) -> Drawing:
        """The points as rows, which always find room; `beside` are points of other charts on the same scale."""
        return bar_rows(tuple(BarRow(point, self._colour(point)) for point in self.points), pen, self.extent, beside).drawn()

    def fits(self, pen: TextSetter) -> bool:
        """True when all that has to be read can be read on columns."""
        plot = self._plot(pen)
        room = plot.slots.width - APART
        numbers = [(point.printed, VALUE) for point in self.points if point.value is not None]
        return (
            room > 0
            and all(pen.width(text, how) <= room for text, how in [*((p.label, YEAR) for p in self.points), *numbers])
            and all(missing_value.word_fits(point.missing, room, pen) for point in self.points if point.missing)
            and series_breaks.all_fit(series_breaks.series_breaks(self.points, plot.slots, plot.slots.right), pen)
        )

    def standing(self, pen: TextSetter) -> Drawing:
        """The points as columns; for a pen they fit."""
        plot = self._plot(pen)
        cuts = series_breaks.series_breaks(self.points, plot.slots, plot.slots.right)
        marks = (
            *plot.grid(),
            *self._bars(plot),
            *self._missing(plot),
            plot.axis(),
            *series_breaks.draw_breaks(cuts, pen, plot.slots, plot.axis_y, plot.floor),
            *self._numbers(plot),
            *plot.years(tuple(point.label for point in self.points)),
        )
        return Drawing(plot.slots.right, plot.height, marks)

    def _colour(self, point: Point) -> Colour:
        return series_colour(self.series) if self.emphasis in (None, point.label) else QUIET

    def _plot(self, pen: TextSetter) -> PlotArea:
        return build_plot_area(self.points, self.extent or extent(known_values(self.points)), self.tick, pen)

    def _bars(self, plot: PlotArea) -> tuple[Mark, ...]:
        width = min(plot.slots.width * SHARE, WIDEST)
        return tuple(
            Bar(plot.column(point.value, plot.slots.centre(place) - width / 2, width), Look(self._colour(point)))
            for place, point in enumerate(self.points)
            if point.value
        )

    def _missing(self, plot: PlotArea) -> tuple[Mark, ...]:
        width = plot.slots.width - APART
        return tuple(
            mark
            for place, point in enumerate(self.points)
            if point.missing
            for mark in missing_value.draw_upright(
                point.missing, plot.slots.start(place) + APART / 2, width, plot.axis_y, plot.pen
            )
        )

    def _numbers(self, plot: PlotArea) -> tuple[Label, ...]:
        return tuple(
            plot.pen.write(point.printed, plot.slots.centre(place), plot.beyond(point.value, 6), VALUE, Anchor.MIDDLE)
            for place, point in enumerate(self.points)
            if point.value is not None
        )
