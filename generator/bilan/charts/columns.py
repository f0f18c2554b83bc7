"""Columns over years: one series, one column a year, its number on top.

If a number, a year, the word for a missing value or the reason of a break does not fit in the width of a column (mostly on
a phone), the same points are drawn as rows, so that nothing is left out.
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
from bilan.charts.shapes import Bar, Paint
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE, YEAR

COLUMN_SHARE = 0.64  # of a band's width
MAX_WIDTH = 72.0
MIN_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Points in order of time.

    tick      formats the numbers of the grid.
    emphasis  the label of the year to highlight; the other years are then drawn in a quiet colour.
    extent    the values of a scale shared with other charts; None for a scale of its own.
    series    the index of the series among others, for its colour.
    """

    points: tuple[Point, ...]
    tick: Tick
    emphasis: str | None = None
    extent: Extent | None = None
    series: int = 0

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("columns need at least one point")

    def draw(self, canvas: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(TextSetter.on_canvas(canvas, frame.direction)), canvas, frame)

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        return self.as_columns(setter) if self.fits(setter) else self.as_rows(setter)

    def as_rows(self, setter: TextSetter, other_points: tuple[Point, ...] = ()) -> Drawing:
        """The points as rows, which always fit; `other_points` are points of other charts on the same scale."""
        return bar_rows(
            tuple(BarRow(point, self._colour(point)) for point in self.points), setter, self.extent, other_points
        ).layout()

    def fits(self, setter: TextSetter) -> bool:
        """True when all text fits on columns."""
        plot = self._plot(setter)
        width = plot.bands.width - MIN_GAP
        numbers = [(point.printed, VALUE) for point in self.points if point.value is not None]
        return (
            width > 0
            and all(
                setter.width(text, text_style) <= width
                for text, text_style in [*((p.label, YEAR) for p in self.points), *numbers]
            )
            and all(missing_value.word_fits(point.missing, width, setter) for point in self.points if point.missing)
            and series_breaks.all_reasons_fit(series_breaks.series_breaks(self.points, plot.bands, plot.bands.right), setter)
        )

    def as_columns(self, setter: TextSetter) -> Drawing:
        """The points as columns, at a width where they fit."""
        plot = self._plot(setter)
        breaks = series_breaks.series_breaks(self.points, plot.bands, plot.bands.right)
        marks = (
            *plot.grid(),
            *self._bars(plot),
            *self._missing(plot),
            plot.axis(),
            *series_breaks.draw_breaks(breaks, setter, plot.bands, plot.axis_y, plot.floor),
            *self._numbers(plot),
            *plot.years(tuple(point.label for point in self.points)),
        )
        return Drawing(plot.bands.right, plot.height, marks)

    def _colour(self, point: Point) -> Colour:
        return series_colour(self.series) if self.emphasis in (None, point.label) else QUIET

    def _plot(self, setter: TextSetter) -> PlotArea:
        return build_plot_area(self.points, self.extent or extent(known_values(self.points)), self.tick, setter)

    def _bars(self, plot: PlotArea) -> tuple[Mark, ...]:
        width = min(plot.bands.width * COLUMN_SHARE, MAX_WIDTH)
        return tuple(
            Bar(plot.column(point.value, plot.bands.centre(position) - width / 2, width), Paint(self._colour(point)))
            for position, point in enumerate(self.points)
            if point.value
        )

    def _missing(self, plot: PlotArea) -> tuple[Mark, ...]:
        width = plot.bands.width - MIN_GAP
        return tuple(
            mark
            for position, point in enumerate(self.points)
            if point.missing
            for mark in missing_value.draw_upright(
                point.missing, plot.bands.start(position) + MIN_GAP / 2, width, plot.axis_y, plot.setter
            )
        )

    def _numbers(self, plot: PlotArea) -> tuple[Label, ...]:
        return tuple(
            plot.setter.write(point.printed, plot.bands.centre(position), plot.beyond(point.value, 6), VALUE, Anchor.MIDDLE)
            for position, point in enumerate(self.points)
            if point.value is not None
        )
