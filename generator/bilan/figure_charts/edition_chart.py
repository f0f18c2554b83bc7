"""The chart of an indicator up to a year, for a chapter of that year: later years are not in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bilan.analysis.year_edition import edition_of
from bilan.figure_charts.series_chart import SeriesChart, series_chart
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter


@dataclass(frozen=True, slots=True)
class EditionChart:
    """The chart of an indicator over the years, up to one."""

    chart: SeriesChart
    year: int

    @property
    def id(self) -> str:
        """`chart-activities-2024`."""
        return f"{self.chart.id}-{self.year}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the indicator up to the year."""
        return self.chart.figures

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        return replace(self.chart.titled(formatter), id=self.id)


def edition_chart(report: Report, indicator: Indicator, year: int) -> EditionChart | None:
    """The chart of an indicator up to a year; None if it has fewer than two values."""
    chart = series_chart(edition_of(report, year), indicator)
    return EditionChart(chart, year) if chart else None
