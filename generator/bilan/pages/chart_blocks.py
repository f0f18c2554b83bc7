"""Blocks of charts: each chart with its sources and a table of its data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bilan.analysis.composition import Composition
from bilan.charts import Canvas
from bilan.figure_charts.chart_spec import ChartSpec
from bilan.figure_charts.composition_chart import composition_chart
from bilan.figure_charts.headline import headline_with_name
from bilan.figure_charts.series_chart import multi_series_chart, series_chart, sparkline
from bilan.figure_charts.titled_chart import TitledChart, frame_chart
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator, Measure
from bilan.render.formatter import PageFormatter
from bilan.render.jinja_environment import render_template


@dataclass(frozen=True)
class DrawnBlocks:
    """Renders blocks from their templates, and charts, for one page."""

    formatter: PageFormatter

    def block(self, template: str, **values: object) -> Markup:
        """A block, rendered from its template."""
        return render_template(f"blocks/{template}.j2", p=self.formatter, say=self.formatter.say, blocks=self, **values)

    def table(self, template: str, caption: Markup, **values: object) -> Markup:
        """A table, rendered from its template. Its label is the caption without markup, for an attribute."""
        return self.block(template, caption=caption, label=caption.striptags(), **values)

    def illustration(self, spec: ChartSpec | None) -> Markup:
        """A chart of figures with its sources and its table; empty for None."""
        if spec is None:
            return Markup("")
        drawn = spec.titled(self.formatter)
        documents = {source.id: source for figure in drawn.figures for source in self.formatter.sources(figure)}
        note = self.block("sources_note", documents=list(documents.values()))
        return self._framed(drawn, note, self.data_table(drawn))

    def _framed(self, drawn: TitledChart, note: Markup, table: Markup) -> Markup:
        wide, narrow = (drawn.svg(canvas, self.formatter) for canvas in (Canvas.WIDE, Canvas.PHONE))
        return self.block("illustration", drawn=drawn, wide=wide, narrow=narrow, note=note, table=table)

    def data_table(self, drawn: TitledChart) -> Markup:
        """The table of a chart's data. It has no column for a year, indicator or unit that is the same in all rows."""
        indicators = {figure.id: self.formatter.indicator_of(figure) for figure in drawn.figures}
        units = {self.formatter.unit_name(indicator) for indicator in indicators.values()}
        return self.block(
            "data_table",
            figures=drawn.figures,
            caption=drawn.subtitle,
            by_indicator=len(indicators) > 1,
            by_year=len(indicators) == 1 or len({figure.year for figure in drawn.figures}) > 1,
            unit=units.pop() if len(units) == 1 else None,
        )

    def chart(self, indicator: Indicator) -> Markup:
        """The chart of an indicator over the years; empty if there is nothing to draw."""
        return self.illustration(series_chart(self.formatter.report, indicator))

    def side_by_side(self, indicators: Sequence[Indicator], until: int) -> Markup:
        """The chart of indicators of one unit up to a year; empty if there is nothing to draw."""
        return self.illustration(multi_series_chart(self.formatter.report, indicators, until))

    def composition(self, composition: Composition) -> Markup:
        """A total and its parts, as a chart if it can be drawn, and as a sum in text."""
        return self.illustration(composition_chart(composition)) + self.block("sum", composition=composition)

    def parts_over_years(self, composition: Composition) -> Markup:
        """The chart of a total's parts up to its year, if they are stocks of one unit; empty if there is nothing to draw."""
        parts = [self.formatter.indicator_of(part) for part in composition.parts]
        levels = all(part.kind is Measure.STOCK for part in parts)
        return self.side_by_side(parts, composition.total.year) if levels else Markup("")

    def course(self, figure: Figure, together: Sequence[Figure] = ()) -> Markup:
        """The sparkline of an indicator up to a figure; empty if there is nothing to draw.

        Its scale includes the figures in `together` that have the same unit.
        """
        drawn = sparkline(self.formatter, figure, together)
        course = self.formatter.language.words("Course over the years")
        sentence = headline_with_name(self.formatter, figure) if drawn else ""
        frame = frame_chart(f"course-{figure.id}", sentence, course, self.formatter, over_time=True)
        return Markup(drawn.draw(Canvas.KEY_FIGURE, frame)) if drawn else Markup("")
