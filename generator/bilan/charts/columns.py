"""Columns over years: one series, one column a year, its number on top.

If a number, a year, the word for a missing value or the reason of a break does not fit in the width of a column (mostly on
a phone), the same points are drawn as rows, so that nothing is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from bilan.charts import missing_value, series_breaks
from bilan.charts.bar_rows import BarRow, bar_rows
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.data_points import Extent, Point, drawn_values, extent
from bilan.charts.drawing import Drawing, Mark, as_svg
from bilan.charts.linear_scale import Tick
from bilan.charts.palette import QUIET, Colour, series_colour
from bilan.charts.plot_area import PlotArea, build_plot_area
from bilan.charts.shapes import Bar
from bilan.charts.targets import Target, across_column, draw_notes, place_target_words, target_words, with_periods_of
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE, YEAR
from bilan.charts.value_bars import draw_bar, farthest, upright_ends

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
    targets   values to reach; the period of a target may come after the last point.
    """

    points: tuple[Point, ...]
    tick: Tick
    emphasis: str | None = None
    extent: Extent | None = None
    series: int = 0
    targets: tuple[Target, ...] = ()

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
        rows = tuple(BarRow(point, self._colour(point)) for point in self._periods)
        return bar_rows(rows, setter, self._extent, other_points, self.targets).layout()

    def fits(self, setter: TextSetter) -> bool:
        """True when all text fits on columns."""
        plot = self._plot(setter)
        width = plot.bands.width - MIN_GAP
        numbers = [(point.printed, VALUE) for point in self.points if point.value is not None]
        return (
            width > 0
            and all(
                setter.width(text, text_style) <= width
                for text, text_style in [*((p.label, YEAR) for p in self._periods), *numbers]
            )
            and all(missing_value.word_fits(point.missing, width, setter) for point in self.points if point.missing)
            and series_breaks.all_reasons_fit(series_breaks.series_breaks(self.points, plot.bands, plot.bands.right), setter)
        )

    def as_columns(self, setter: TextSetter) -> Drawing:
        """The points as columns, at a width where they fit."""
        plot = self._plot(setter)
        breaks = series_breaks.series_breaks(self.points, plot.bands, plot.bands.right)
        numbers = self._numbers(plot)
        marks = (
            *plot.grid(),
            *self._bars(plot),
            *self._missing(plot),
            plot.axis(),
            *series_breaks.draw_breaks(breaks, setter, plot.bands, plot.axis_y, plot.floor),
            *numbers.values(),
            *plot.years(tuple(point.label for point in self._periods)),
        )
        targets, unplaced = self._draw_targets(plot, numbers, Drawing(0, 0, marks))
        legend, height = draw_notes(self.points, unplaced, plot.height, setter)
        return Drawing(plot.bands.right, plot.height + height, (*marks, *targets, *legend))

    @property
    def _periods(self) -> tuple[Point, ...]:
        """The points, with an empty one for each target after them."""
        return with_periods_of(self.targets, self.points)

    @property
    def _extent(self) -> Extent:
        """The shared extent, or that of the points and their targets."""
        return self.extent or extent((*drawn_values(self.points), *(target.value for target in self.targets)))

    def _colour(self, point: Point) -> Colour:
        return series_colour(self.series) if self.emphasis in (None, point.label) else QUIET

    def _plot(self, setter: TextSetter) -> PlotArea:
        return build_plot_area(self._periods, self._extent, self.tick, setter)

    def _bars(self, plot: PlotArea) -> tuple[Mark, ...]:
        width = _column_width(plot)
        return tuple(
            mark
            for position, point in enumerate(self.points)
            for mark in (
                *draw_bar(
                    point, self._colour(point), partial(plot.column, x=plot.bands.centre(position) - width / 2, width=width)
                ),
                *upright_ends(point, plot.bands.centre(position), plot.y),
            )
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

    def _numbers(self, plot: PlotArea) -> dict[int, Label]:
        """The number of each point by the index of the point."""
        return {
            position: plot.setter.write(
                point.printed, plot.bands.centre(position), plot.beyond(farthest(point), 6), VALUE, Anchor.MIDDLE
            )
            for position, point in enumerate(self.points)
            if point.value is not None
        }

    def _draw_targets(
        self, plot: PlotArea, numbers: dict[int, Label], drawn: Drawing
    ) -> tuple[tuple[Mark, ...], tuple[Target, ...]]:
        """The marks of the targets, and the targets whose words have no space next to their marks."""
        labels = [point.label for point in self._periods]
        bars = [shape.box for shape in drawn.shapes if isinstance(shape, Bar)]
        occupied = [*bars, *(label.box for label in drawn.labels)]
        marks: list[Mark] = []
        unplaced: list[Target] = []
        for target in self.targets:
            position = labels.index(target.label)
            x, y, number = plot.bands.centre(position), plot.y(target.value), numbers.get(position)
            words = place_target_words(target_words(target, x, y, plot), plot, occupied)
            marks += [*across_column(x, _column_width(plot), y, number.box if number else None), *words]
            occupied += [label.box for label in words]
            unplaced += [] if words else [target]
        return tuple(marks), tuple(unplaced)


def _column_width(plot: PlotArea) -> float:
    return min(plot.bands.width * COLUMN_SHARE, MAX_WIDTH)
