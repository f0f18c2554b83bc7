"""The chart that opens a year: one indicator drawn large, with the first and the newest number in large type.

How to use it: `pages.chart_blocks.opening(report, "clarifications", 2024, since=2017)` gives the block `OpeningChart`, or
None where the indicator has no value by that year. A page yields the block beside its title and text; the template
`blocks/opening_chart.j2` has the drawings (wide and for phones), the sources, and nothing else. The chart has no title of
its own: the message of the year is the title. It takes the width of its container, at best 680 pixels, and its colours are
those of charts (`--ch-…`), so a page may set them for a dark ground.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.time_series import observations, year_span
from bilan.charts import OpeningSeries
from bilan.figure_charts.chart_form import chart_form
from bilan.figure_charts.figure_points import points_in_words, year_point
from bilan.figure_charts.headline import headline_with_name
from bilan.figure_charts.titled_chart import TitledChart
from bilan.figure_charts.value_axis import value_axis
from bilan.model.chart_settings import ChartForm
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter


@dataclass(frozen=True, slots=True)
class OpeningChart:
    """An indicator over the years up to that of the report; at least one of the figures has a value."""

    indicator: Indicator
    figures: tuple[Figure, ...]

    @property
    def id(self) -> str:
        """`opening-clarifications-2024`."""
        return f"opening-{self.indicator.id}-{self.figures[-1].year}"

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        points = tuple(year_point(formatter, figure, year) for year, figure in year_span(self.figures))
        newest = [figure for figure in self.figures if figure.value is not None][-1]
        years = formatter.language.years(self.figures[0].year, self.figures[-1].year)
        line = chart_form(self.indicator, formatter.report.units) is ChartForm.LINE
        return TitledChart(
            self.id,
            headline_with_name(formatter, newest),
            formatter.comma.join((formatter.name_with_unit(self.indicator), years)),
            points_in_words(formatter, points),
            OpeningSeries(points, line, value_axis(formatter, self.indicator).extent),
            self.figures,
            over_time=True,
        )


def opening_chart(report: Report, indicator: Indicator, until: int, since: int | None = None) -> OpeningChart | None:
    """The opening chart of a year, from `since` or the first figure on; None without a value in that time."""
    figures = tuple(figure for figure in observations(report, indicator.id) if (since or 0) <= figure.year <= until)
    return OpeningChart(indicator, figures) if any(figure.value is not None for figure in figures) else None
