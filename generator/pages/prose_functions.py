"""What hand-written pages may print: figures, changes, charts, tables, citations, press articles."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.derive.changes import change, previous_year
from generator.derive.compositions import composition
from generator.derive.editions import editions
from generator.derive.public import newest_year
from generator.derive.series import observations
from generator.markdown.printer import Printer
from generator.markdown.prose import Functions, ProseError
from generator.model.figures import Figure
from generator.model.indicators import Indicator
from generator.model.report import Report
from generator.model.year import Year
from generator.pages.blocks import Blocks
from generator.problems import Code, did_you_mean
from generator.said import NOTHING, joined, said

UNKNOWN_INDICATOR = Code("unknown-indicator")
UNKNOWN_FIGURE = Code("unknown-figure")
UNKNOWN_YEAR = Code("unknown-year")
UNKNOWN_SOURCE = Code("unknown-source")
NOTHING_TO_DRAW = Code("nothing-to-draw")


NAMES = (
    *("figure", "change", "chart", "table", "composition", "cover", "overview", "key_figures", "changes", "events"),
    *("press_highlights", "report_pdf", "cite", "articles"),
)


def functions(printer: Printer, year: int | None) -> Functions:
    """The functions of a page whose year is `year`, or else the newest that has figures."""
    prose = _Prose(printer, Blocks(printer), year)
    return {name: getattr(prose, name) for name in NAMES}


@dataclass(frozen=True, slots=True)
class _Prose:
    printer: Printer
    blocks: Blocks
    own_year: int | None

    @property
    def report(self) -> Report:
        return self.printer.report

    def figure(self, indicator: str, year: int | None = None, unit: bool = False) -> Markup:
        return self.printer.figure(self._figure(indicator, year), unit=unit)

    def change(self, indicator: str, year: int | None = None, since: int | None = None) -> Markup:
        figure = self._figure(indicator, year)
        base = since or previous_year(self.report, indicator, figure.year) or figure.year - 1
        return self.printer.change(change(self.report, self._indicator(indicator), figure.year, base))

    def chart(self, indicator: str, *others: str) -> Markup:
        known = [self._indicator(name) for name in (indicator, *others)]
        drawn = self.blocks.side_by_side(known, self._year(None).number) if others else self.blocks.chart(known[0])
        if not drawn:
            message = said("“{indicator}” has fewer than two years to draw.", indicator=indicator)
            if others:
                message = said("These indicators have not two years each and one unit, and cannot be drawn side by side.")
            instead = f'{{{{ figure("{indicator}") }}}}'
            raise ProseError(NOTHING_TO_DRAW, message, said("Print the figure: {instead}.", instead=instead))
        return drawn

    def table(self, indicator: str) -> Markup:
        known = self._indicator(indicator)
        figures = tuple(reversed(observations(self.report, indicator)))
        if not figures:
            raise ProseError(UNKNOWN_FIGURE, said("“{indicator}” has no figure in any year.", indicator=indicator))
        caption = self.printer.say("{name}, by year", name=self.printer.text(known.name))
        return self.blocks.series_table(figures, caption)

    def composition(self, indicator: str, year: int | None = None) -> Markup:
        figure = self._figure(indicator, year)
        made = composition(self.report, figure)
        if made is None:
            raise ProseError(
                NOTHING_TO_DRAW, said("“{figure}” names no parts.", figure=figure.key), said("Give the figure “parts: […]”.")
            )
        return self.blocks.composition(made)

    def cover(self, year: int | None = None) -> Markup:
        return self.blocks.cover(self._year(year), self.printer.text(self.report.publication.title))

    def overview(self, year: int | None = None) -> Markup:
        return self.blocks.overview(self._year(year))

    def press_highlights(self, year: int | None = None) -> Markup:
        return self.blocks.press_highlights(self._year(year))

    def key_figures(self, year: int | None = None) -> Markup:
        return self.blocks.key_figures(self._year(year))

    def changes(self, year: int | None = None) -> Markup:
        return self.blocks.changes(self._year(year))

    def events(self, year: int | None = None) -> Markup:
        return self.blocks.events(self._year(year))

    def report_pdf(self, year: int | None = None) -> Markup:
        return self.blocks.report_pdf(self._year(year))

    def cite(self, source: str) -> Markup:
        documents = self.printer.documents
        if source not in documents:
            message = said("“{name}” is not a source of sources.yml, nor the id of an article.", name=source)
            raise ProseError(UNKNOWN_SOURCE, message, did_you_mean(source, documents))
        return self.printer.document(documents[source])

    def articles(self, topic: str | None = None, year: int | None = None) -> Markup:
        found = [article for article in self.report.articles if year in (None, article.year)]
        chosen = [article for article in found if topic is None or topic in article.topics]
        if not chosen:
            topics = {name for article in found for name in article.topics}
            message = said("No article has the topic “{topic}”.", topic=topic)
            raise ProseError(NOTHING_TO_DRAW, message, did_you_mean(str(topic), topics))
        return self.blocks.articles(chosen)

    def _indicator(self, name: str) -> Indicator:
        indicators = self.report.indicators
        if name not in indicators:
            message = said("“{name}” is not an indicator of indicators.yml.", name=name)
            raise ProseError(UNKNOWN_INDICATOR, message, did_you_mean(str(name), indicators))
        return indicators[name]

    def _year(self, year: int | None) -> Year:
        newest = newest_year(self.report)
        number = year or self.own_year or (newest.number if newest else 0)
        if number not in self.report.years:
            message = said("{year} is not a public year of this report.", year=number)
            raise ProseError(UNKNOWN_YEAR, message, said("Public years: {years}.", years=joined(self.report.years)))
        return self.report.years[number]

    def _figure(self, indicator: str, year: int | None) -> Figure:
        known = self._indicator(indicator)
        own = self._year(year)
        number = own.number
        if not own.figures:
            message = said("{year} has no public figures.", year=number)
            hint = said(
                "Years with public figures: {years}. “status: published” in year.yml makes them public.",
                years=joined(editions(self.report)),
            )
            raise ProseError(UNKNOWN_YEAR, message, hint)
        figure = self.report.figure(known.id, number)
        if figure is None:
            years = joined(item.year for item in observations(self.report, known.id))
            message = said("There is no figure “{indicator}” in {year}.", indicator=indicator, year=number)
            raise ProseError(UNKNOWN_FIGURE, message, said("It has figures in: {years}.", years=years) if years else NOTHING)
        return figure
