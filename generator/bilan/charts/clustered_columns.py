"""The series of each year as columns side by side, with a key above."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts import missing_value, series_breaks
from bilan.charts.data_points import DataSeries, Extent, Point, align_series
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.legend import draw_legend
from bilan.charts.linear_scale import Tick
from bilan.charts.palette import series_colour
from bilan.charts.plot_area import PlotArea, build_plot_area
from bilan.charts.shapes import Bar, Look
from bilan.charts.text_label import Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE, YEAR

SHARE = 0.84  # of a slot that its cluster takes
WIDEST = 54.0
SEAM = 2.0


@dataclass(frozen=True, slots=True)
class ClusteredColumns:
    """Series with the same labels, on one scale that has room for all their values."""

    series: tuple[DataSeries, ...]
    tick: Tick
    extent: Extent

    def fits(self, pen: TextSetter) -> bool:
        """True when every number, year, missing word and reason of a break can be read."""
        plot, years = self._plot(pen), align_series(self.series)
        pitch = self._pitch(plot)
        points = [point for one in self.series for point in one.points]
        return (
            all(pen.width(point.printed, VALUE) <= pitch - SEAM for point in points if point.value is not None)
            and all(pen.width(point.label, YEAR) <= plot.slots.width - 4 for point in years)
            and all(missing_value.word_fits(year.missing, self._width(plot), pen) for year in years if year.missing)
            and all(
                missing_value.word_fits(point.missing, pitch - SEAM, pen) for point in self._alone_missing() if point.missing
            )
            and series_breaks.all_fit(series_breaks.series_breaks(years, plot.slots, plot.slots.right), pen)
        )

    def layout(self, pen: TextSetter) -> Drawing:
        """The clusters as placed marks; for a pen they fit."""
        plot, years = self._plot(pen), align_series(self.series)
        names, _ = draw_legend(tuple(one.name for one in self.series), pen)
        cuts = series_breaks.series_breaks(years, plot.slots, plot.slots.right)
        columns = [mark for place in range(len(years)) for mark in self._cluster(plot, place, years[place])]
        reasons = [
            mark.moved(0, self._head(pen))
            for mark in series_breaks.draw_breaks(
                cuts, pen, plot.slots, plot.axis_y - self._head(pen), plot.floor - self._head(pen)
            )
        ]
        labels = plot.years(tuple(year.label for year in years))
        return Drawing(plot.slots.right, plot.height, (*plot.grid(), *columns, plot.axis(), *reasons, *names, *labels))

    def _head(self, pen: TextSetter) -> float:
        return draw_legend(tuple(one.name for one in self.series), pen)[1]

    def _plot(self, pen: TextSetter) -> PlotArea:
        return build_plot_area(align_series(self.series), self.extent, self.tick, pen, head=self._head(pen))

    def _width(self, plot: PlotArea) -> float:
        return min(plot.slots.width * SHARE, WIDEST * len(self.series))

    def _pitch(self, plot: PlotArea) -> float:
        return self._width(plot) / len(self.series)

    def _alone_missing(self) -> list[Point]:
        years = [year.missing for year in align_series(self.series)]
        return [one.points[place] for one in self.series for place, all_of in enumerate(years) if not all_of]

    def _cluster(self, plot: PlotArea, place: int, year: Point) -> list[Mark]:
        start = plot.slots.centre(place) - self._width(plot) / 2
        if year.missing:
            return [*missing_value.draw_upright(year.missing, start, self._width(plot), plot.axis_y, plot.pen)]
        columns = [self._column(plot, one.points[place], start, index) for index, one in enumerate(self.series)]
        return [mark for column in columns for mark in column]

    def _column(self, plot: PlotArea, point: Point, start: float, index: int) -> list[Mark]:
        x, width = start + index * self._pitch(plot), self._pitch(plot) - SEAM
        if point.value is None:
            return [*missing_value.draw_upright(point.missing or "", x, width, plot.axis_y, plot.pen)]
        number = plot.pen.write(point.printed, x + width / 2, plot.beyond(point.value, 5), VALUE, Anchor.MIDDLE)
        bar = [Bar(plot.column(point.value, x, width), Look(series_colour(index)))] if point.value else []
        return [*bar, number]
