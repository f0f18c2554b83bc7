"""Blocks that are drawn: the charts of figures, each above its sources and the table of what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bilan.analysis.composition import Composition
from bilan.charts import Canvas
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
    """Renders blocks by their templates, and charts for one page."""

    formatter: PageFormatter

    def block(self, template: str, **values: object) -> Markup:
        """A block by its template."""
        return render_template(f"blocks/{template}.j2", p=self.formatter, say=self.formatter.say, blocks=self, **values)

    def table(self, template: str, caption: Markup, **values: object) -> Markup:
        """A table by its template. A caption may be marked with a language; its label is an attribute, and words only."""
        return self.block(template, caption=caption, label=caption.striptags(), **values)

    def illustration(self, drawn: TitledChart | None) -> Markup:
        """A drawing of figures above its sources and its table; nothing for none."""
        if drawn is None:
            return Markup("")
        documents = {source.id: source for figure in drawn.figures for source in self.formatter.sources(figure)}
        note = self.block("sources_note", documents=list(documents.values()))
        return self._framed(drawn, note, self.data_table(drawn))

    def _framed(self, drawn: TitledChart, note: Markup, table: Markup) -> Markup:
        wide, narrow = (drawn.svg(canvas, self.formatter) for canvas in (Canvas.WIDE, Canvas.PHONE))
        return self.block("illustration", drawn=drawn, wide=wide, narrow=narrow, note=note, table=table)

    def data_table(self, drawn: TitledChart) -> Markup:
        """What a chart shows, as a table; where there is but one year, indicator or unit, no column repeats it."""
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
        """The chart of an indicator over the years; nothing where there is none to draw."""
        return self.illustration(series_chart(self.formatter, indicator))

    def side_by_side(self, indicators: Sequence[Indicator], until: int) -> Markup:
        """Indicators of one unit over the years up to one; nothing where there is none to draw."""
        return self.illustration(multi_series_chart(self.formatter, indicators, until))

    def composition(self, composition: Composition) -> Markup:
        """A total as a sum of its parts, drawn where it can be, and written out."""
        return self.illustration(composition_chart(self.formatter, composition)) + self.block("sum", composition=composition)

    def parts_over_years(self, composition: Composition) -> Markup:
        """The parts of a total up to its year, where they are levels of one unit; nothing where there is none to draw."""
        parts = [self.formatter.indicator_of(part) for part in composition.parts]
        levels = all(part.kind is Measure.STOCK for part in parts)
        return self.side_by_side(parts, composition.total.year) if levels else Markup("")

    def course(self, figure: Figure, together: Sequence[Figure] = ()) -> Markup:
        """The course of an indicator up to a figure, in the space of a word; nothing where there is none to show.

        It shares the scale of those figures shown `together` with it that are of its unit.
        """
        drawn = sparkline(self.formatter, figure, together)
        course = self.formatter.language.words("Course over the years")
        sentence = headline_with_name(self.formatter, figure) if drawn else ""
        frame = frame_chart(f"course-{figure.id}", sentence, course, self.formatter, over_time=True)
        return Markup(drawn.draw(Canvas.KEY_FIGURE, frame)) if drawn else Markup("")
