"""Columns over years: one series, one column a year, its number on top.

Where a number, a year, the word for a missing value or the reason of a break cannot be read in the width of a column — on a
phone, mostly — the same points are drawn as rows, so that nothing is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts import absence, breaks
from generator.charts.artboard import Artboard, Frame
from generator.charts.colours import QUIET, Colour, of_series
from generator.charts.drawing import Drawing, Mark, as_svg
from generator.charts.labels import Anchor, Label
from generator.charts.lettering import VALUE, YEAR
from generator.charts.pen import Pen
from generator.charts.plot import Plot, plotted
from generator.charts.points import Extent, Point, extent, known
from generator.charts.rows import Row, rows
from generator.charts.scale import Tick
from generator.charts.shapes import Bar, Look

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

    def draw(self, artboard: Artboard, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(Pen.on(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: Pen) -> Drawing:
        """The chart as placed marks, running from left to right."""
        return self.standing(pen) if self.fits(pen) else self.lying(pen)

    def lying(self, pen: Pen, beside: tuple[Point, ...] = ()) -> Drawing:
        """The points as rows, which always find room; `beside` are points of other charts on the same scale."""
        return rows(tuple(Row(point, self._colour(point)) for point in self.points), pen, self.extent, beside).drawn()

    def fits(self, pen: Pen) -> bool:
        """True when all that has to be read can be read on columns."""
        plot = self._plot(pen)
        room = plot.slots.width - APART
        numbers = [(point.printed, VALUE) for point in self.points if point.value is not None]
        return (
            room > 0
            and all(pen.width(text, how) <= room for text, how in [*((p.label, YEAR) for p in self.points), *numbers])
            and all(absence.word_fits(point.missing, room, pen) for point in self.points if point.missing)
            and breaks.all_fit(breaks.breaks(self.points, plot.slots, plot.slots.right), pen)
        )

    def standing(self, pen: Pen) -> Drawing:
        """The points as columns; for a pen they fit."""
        plot = self._plot(pen)
        cuts = breaks.breaks(self.points, plot.slots, plot.slots.right)
        marks = (
            *plot.grid(),
            *self._bars(plot),
            *self._missing(plot),
            plot.axis(),
            *breaks.drawn(cuts, pen, plot.slots, plot.axis_y, plot.floor),
            *self._numbers(plot),
            *plot.years(tuple(point.label for point in self.points)),
        )
        return Drawing(plot.slots.right, plot.height, marks)

    def _colour(self, point: Point) -> Colour:
        return of_series(self.series) if self.emphasis in (None, point.label) else QUIET

    def _plot(self, pen: Pen) -> Plot:
        return plotted(self.points, self.extent or extent(known(self.points)), self.tick, pen)

    def _bars(self, plot: Plot) -> tuple[Mark, ...]:
        width = min(plot.slots.width * SHARE, WIDEST)
        return tuple(
            Bar(plot.column(point.value, plot.slots.centre(place) - width / 2, width), Look(self._colour(point)))
            for place, point in enumerate(self.points)
            if point.value
        )

    def _missing(self, plot: Plot) -> tuple[Mark, ...]:
        width = plot.slots.width - APART
        return tuple(
            mark
            for place, point in enumerate(self.points)
            if point.missing
            for mark in absence.standing(point.missing, plot.slots.start(place) + APART / 2, width, plot.axis_y, plot.pen)
        )

    def _numbers(self, plot: Plot) -> tuple[Label, ...]:
        return tuple(
            plot.pen.write(point.printed, plot.slots.centre(place), plot.beyond(point.value, 6), VALUE, Anchor.MIDDLE)
            for place, point in enumerate(self.points)
            if point.value is not None
        )
