"""A line over years, for values that may be compared: at least three of them without a break between.

Two points make no course, a slope between them only looks like one; columns are for that. The line is cut at missing
years and at breaks, each series is named at its end.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts import absence, breaks
from generator.charts.artboard import Artboard, Frame
from generator.charts.colours import PAPER, of_series
from generator.charts.columns import Columns
from generator.charts.drawing import Drawing, Mark, as_svg
from generator.charts.lettering import VALUE
from generator.charts.line_numbers import numbers
from generator.charts.panels import panels
from generator.charts.pen import Pen
from generator.charts.plot import Plot, narrowed, plotted
from generator.charts.points import LEAST_FOR_A_COURSE, Extent, Series, extent, has_course, known, same_labels, together
from generator.charts.runs import runs
from generator.charts.scale import Tick
from generator.charts.series_names import beside, room
from generator.charts.shapes import Dot, Look, Trace

RADIUS = 3.5
APART = 6.0
KEY = 20.0
LEAST_MARGIN = 24.0


@dataclass(frozen=True, slots=True)
class Line:
    """Series whose points have the same labels, in order of time; `tick` prints the numbers of the grid. One series may go
    without a name."""

    series: tuple[Series, ...]
    tick: Tick

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a line needs a series")
        same_labels(self.series)
        if not self.possible(self.series):
            raise ValueError(
                f"a line needs {LEAST_FOR_A_COURSE} values of each series with no break between them; draw columns"
            )

    @staticmethod
    def possible(series: tuple[Series, ...]) -> bool:
        """True when each series has, between two breaks, values enough for a line."""
        return all(has_course(one.points) for one in series)

    def draw(self, artboard: Artboard, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(Pen.on(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: Pen) -> Drawing:
        """The chart as placed marks, running from left to right."""
        plot, years = self._plot(pen), together(self.series)
        if not breaks.all_fit(breaks.breaks(years, plot.slots, plot.right), pen):
            return self._lying(pen)
        word = self._key_word(plot)
        cuts = breaks.breaks(years, plot.slots, plot.right)
        under = (
            *plot.grid(),
            *self._missing(plot),
            plot.axis(),
            *breaks.drawn(cuts, pen, plot.slots, plot.axis_y, plot.floor),
        )
        names = beside(self.series, plot)
        years_below = plot.years(tuple(year.label for year in years))
        taken = [label.box for label in Drawing(0, 0, (*under, *names, *years_below)).labels]
        counted = numbers(self.series, plot, taken)
        bottom = max([plot.height, *(name.box.bottom for name in names)])
        key = absence.key(word, bottom + 4, pen.sheet, pen) if word else ()
        height = bottom + (KEY if word else 0)
        return Drawing(pen.sheet, height, (*under, *self._traces(plot), *names, *years_below, *counted, *key))

    def _lying(self, pen: Pen) -> Drawing:
        """The same values as rows, where the reasons of the breaks cannot be read above a line."""
        if len(self.series) == 1:
            return Columns(self.series[0].points, self.tick).lying(pen)
        return panels(self.series, self.tick, self._extent, pen)

    @property
    def _extent(self) -> Extent:
        return extent(value for one in self.series for value in known(one.points))

    def _plot(self, pen: Pen) -> Plot:
        years = together(self.series)
        widest = max(pen.width(point.printed, VALUE) for one in self.series for point in one.points)
        return narrowed(
            years,
            plotted(years, self._extent, self.tick, pen),
            room(self.series, pen),
            max(widest / 2, LEAST_MARGIN) + APART,
        )

    def _key_word(self, plot: Plot) -> str | None:
        """The word of a missing year whose box is too narrow for it; a key then says it once."""
        missing = [(place, point.missing) for one in self.series for place, point in enumerate(one.points) if point.missing]
        return next(
            (word for place, word in missing if not absence.word_fits(word, _box_width(plot, place), plot.pen)), None
        )

    def _missing(self, plot: Plot) -> tuple[Mark, ...]:
        return tuple(mark for place in range(plot.slots.count) for mark in self._box(plot, place))

    def _box(self, plot: Plot, place: int) -> tuple[Mark, ...]:
        word = next((one.points[place].missing for one in self.series if one.points[place].missing), None)
        width = _box_width(plot, place)
        x = plot.slots.centre(place) - width / 2
        if not word:
            return ()
        if self._key_word(plot):
            return (absence.empty(x, width, plot.axis_y, plot.pen),)
        return absence.standing(word, x, width, plot.axis_y, plot.pen)

    def _traces(self, plot: Plot) -> tuple[Mark, ...]:
        """All lines, then all dots with a ring of paper, so that lines end before the dots they meet."""
        places = [
            (index, [(plot.slots.centre(place), plot.y(value)) for place, value in run])
            for index, one in enumerate(self.series)
            for run in runs(one.points)
        ]
        lines = [Trace(tuple(run), Look(stroke=of_series(index), width=2)) for index, run in places if len(run) > 1]
        dots = [(index, x, y) for index, run in places for x, y in run]
        rings = [Dot(x, y, RADIUS + 1.5, Look(PAPER)) for _, x, y in dots]
        return (*lines, *rings, *(Dot(x, y, RADIUS, Look(of_series(index))) for index, x, y in dots))


def _box_width(plot: Plot, place: int) -> float:
    """The width of a dashed box; at the last place, where the field may end early, it still lies inside."""
    return min(plot.slots.width, 2 * (plot.right - plot.slots.centre(place))) - APART
