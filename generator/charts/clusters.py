"""The series of each year as columns side by side, with a key above."""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts import absence, breaks
from generator.charts.colours import of_series
from generator.charts.drawing import Drawing, Mark
from generator.charts.key import key
from generator.charts.labels import Anchor
from generator.charts.lettering import VALUE, YEAR
from generator.charts.pen import Pen
from generator.charts.plot import Plot, plotted
from generator.charts.points import Extent, Point, Series, together
from generator.charts.scale import Tick
from generator.charts.shapes import Bar, Look

SHARE = 0.84  # of a slot that its cluster takes
WIDEST = 54.0
SEAM = 2.0


@dataclass(frozen=True, slots=True)
class Clusters:
    """Series with the same labels, on one scale that has room for all their values."""

    series: tuple[Series, ...]
    tick: Tick
    extent: Extent

    def fits(self, pen: Pen) -> bool:
        """True when every number, year, missing word and reason of a break can be read."""
        plot, years = self._plot(pen), together(self.series)
        pitch = self._pitch(plot)
        points = [point for one in self.series for point in one.points]
        return (
            all(pen.width(point.printed, VALUE) <= pitch - SEAM for point in points if point.value is not None)
            and all(pen.width(point.label, YEAR) <= plot.slots.width - 4 for point in years)
            and all(absence.word_fits(year.missing, self._width(plot), pen) for year in years if year.missing)
            and all(absence.word_fits(point.missing, pitch - SEAM, pen) for point in self._alone_missing() if point.missing)
            and breaks.all_fit(breaks.breaks(years, plot.slots, plot.slots.right), pen)
        )

    def layout(self, pen: Pen) -> Drawing:
        """The clusters as placed marks; for a pen they fit."""
        plot, years = self._plot(pen), together(self.series)
        names, _ = key(tuple(one.name for one in self.series), pen)
        cuts = breaks.breaks(years, plot.slots, plot.slots.right)
        columns = [mark for place in range(len(years)) for mark in self._cluster(plot, place, years[place])]
        reasons = [
            mark.moved(0, self._head(pen))
            for mark in breaks.drawn(cuts, pen, plot.slots, plot.axis_y - self._head(pen), plot.floor - self._head(pen))
        ]
        labels = plot.years(tuple(year.label for year in years))
        return Drawing(plot.slots.right, plot.height, (*plot.grid(), *columns, plot.axis(), *reasons, *names, *labels))

    def _head(self, pen: Pen) -> float:
        return key(tuple(one.name for one in self.series), pen)[1]

    def _plot(self, pen: Pen) -> Plot:
        return plotted(together(self.series), self.extent, self.tick, pen, head=self._head(pen))

    def _width(self, plot: Plot) -> float:
        return min(plot.slots.width * SHARE, WIDEST * len(self.series))

    def _pitch(self, plot: Plot) -> float:
        return self._width(plot) / len(self.series)

    def _alone_missing(self) -> list[Point]:
        years = [year.missing for year in together(self.series)]
        return [one.points[place] for one in self.series for place, all_of in enumerate(years) if not all_of]

    def _cluster(self, plot: Plot, place: int, year: Point) -> list[Mark]:
        start = plot.slots.centre(place) - self._width(plot) / 2
        if year.missing:
            return [*absence.standing(year.missing, start, self._width(plot), plot.axis_y, plot.pen)]
        columns = [self._column(plot, one.points[place], start, index) for index, one in enumerate(self.series)]
        return [mark for column in columns for mark in column]

    def _column(self, plot: Plot, point: Point, start: float, index: int) -> list[Mark]:
        x, width = start + index * self._pitch(plot), self._pitch(plot) - SEAM
        if point.value is None:
            return [*absence.standing(point.missing or "", x, width, plot.axis_y, plot.pen)]
        number = plot.pen.write(point.printed, x + width / 2, plot.beyond(point.value, 5), VALUE, Anchor.MIDDLE)
        bar = [Bar(plot.column(point.value, x, width), Look(of_series(index)))] if point.value else []
        return [*bar, number]
