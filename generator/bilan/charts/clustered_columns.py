"""The values of each year as columns side by side, one for each series, with a legend above."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from bilan.charts import missing_value, series_breaks
from bilan.charts.data_points import DataSeries, Extent, Point, align_series
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.legend import draw_legend
from bilan.charts.line_marks import series_look
from bilan.charts.linear_scale import Tick
from bilan.charts.plot_area import PlotArea, build_plot_area
from bilan.charts.targets import draw_notes
from bilan.charts.text_label import Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE, YEAR
from bilan.charts.value_bars import draw_bar, farthest, upright_ends

CLUSTER_SHARE = 0.84  # of a band's width
MAX_WIDTH = 54.0
SEAM = 2.0


@dataclass(frozen=True, slots=True)
class ClusteredColumns:
    """Series with the same labels, on one scale for all their values. `emphasis` is the name of a series to highlight."""

    series: tuple[DataSeries, ...]
    tick: Tick
    extent: Extent
    emphasis: str | None = None

    def fits(self, setter: TextSetter) -> bool:
        """True when every number, year, word for a missing value and reason of a break fits."""
        plot, years = self._plot(setter), align_series(self.series)
        pitch = self._column_pitch(plot)
        points = [point for one in self.series for point in one.points]
        return (
            all(setter.width(point.printed, VALUE) <= pitch - SEAM for point in points if point.value is not None)
            and all(setter.width(point.label, YEAR) <= plot.bands.width - 4 for point in years)
            and all(
                missing_value.word_fits(year.missing, self._cluster_width(plot), setter) for year in years if year.missing
            )
            and all(
                missing_value.word_fits(point.missing, pitch - SEAM, setter)
                for point in self._points_missing_alone()
                if point.missing
            )
            and series_breaks.all_reasons_fit(series_breaks.series_breaks(years, plot.bands, plot.bands.right), setter)
        )

    def layout(self, setter: TextSetter) -> Drawing:
        """The clusters as placed marks, at a width where they fit."""
        plot, years = self._plot(setter), align_series(self.series)
        names, _ = self._legend(setter)
        breaks = series_breaks.series_breaks(years, plot.bands, plot.bands.right)
        columns = [mark for position in range(len(years)) for mark in self._cluster(plot, position, years[position])]
        reasons = [
            mark.translated(0, self._legend_height(setter))
            for mark in series_breaks.draw_breaks(
                breaks,
                setter,
                plot.bands,
                plot.axis_y - self._legend_height(setter),
                plot.floor - self._legend_height(setter),
            )
        ]
        labels = plot.years(tuple(year.label for year in years))
        notes, height = draw_notes((point for one in self.series for point in one.points), (), plot.height, setter)
        marks = (*plot.grid(), *columns, plot.axis(), *reasons, *names, *labels, *notes)
        return Drawing(plot.bands.right, plot.height + height, marks)

    def _legend(self, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
        looks = [series_look(self.series, index, self.emphasis) for index in range(len(self.series))]
        names = tuple(one.name for one in self.series)
        return draw_legend(names, setter, tuple((look.line, look.words) for look in looks))

    def _legend_height(self, setter: TextSetter) -> float:
        return self._legend(setter)[1]

    def _plot(self, setter: TextSetter) -> PlotArea:
        return build_plot_area(
            align_series(self.series), self.extent, self.tick, setter, space_above=self._legend_height(setter)
        )

    def _cluster_width(self, plot: PlotArea) -> float:
        return min(plot.bands.width * CLUSTER_SHARE, MAX_WIDTH * len(self.series))

    def _column_pitch(self, plot: PlotArea) -> float:
        return self._cluster_width(plot) / len(self.series)

    def _points_missing_alone(self) -> list[Point]:
        years = [year.missing for year in align_series(self.series)]
        return [one.points[position] for one in self.series for position, all_missing in enumerate(years) if not all_missing]

    def _cluster(self, plot: PlotArea, position: int, year: Point) -> list[Mark]:
        start = plot.bands.centre(position) - self._cluster_width(plot) / 2
        if year.missing:
            return [*missing_value.draw_upright(year.missing, start, self._cluster_width(plot), plot.axis_y, plot.setter)]
        columns = [self._column(plot, one.points[position], start, index) for index, one in enumerate(self.series)]
        return [mark for column in columns for mark in column]

    def _column(self, plot: PlotArea, point: Point, start: float, index: int) -> list[Mark]:
        x, width = start + index * self._column_pitch(plot), self._column_pitch(plot) - SEAM
        if point.value is None:
            word = point.missing
            return [*missing_value.draw_upright(word, x, width, plot.axis_y, plot.setter)] if word else []
        number = plot.setter.write(point.printed, x + width / 2, plot.beyond(farthest(point), 5), VALUE, Anchor.MIDDLE)
        colour = series_look(self.series, index, self.emphasis).line
        bar = draw_bar(point, colour, partial(plot.column, x=x, width=width))
        return [*bar, *upright_ends(point, x + width / 2, plot.y), number]
