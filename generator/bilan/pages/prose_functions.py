"""The functions for hand-written pages: figures, changes, charts, tables, citations, press articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from bilan.analysis.change import change, previous_year
from bilan.analysis.composition import composition
from bilan.analysis.time_series import observations
from bilan.analysis.unresolved import (
    UNKNOWN_FIGURE,
    unread_collection,
    unread_year,
    unresolved_figure,
    unresolved_indicator,
    unresolved_source,
)
from bilan.analysis.visibility import newest_year
from bilan.analysis.year_edition import editions
from bilan.diagnostics.problem import Code, Place, suggestion
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.page_blocks import Blocks
from bilan.render.formatter import PageFormatter
from bilan.render.prose_expressions import Functions, ProseError, Unprintable

UNKNOWN_YEAR = Code("unknown-year")
NOTHING_TO_DRAW = Code("nothing-to-draw")


NAMES = (
    *("figure", "change", "chart", "table", "composition", "cover", "overview", "key_figures", "changes", "events"),
    *("press_highlights", "report_pdf", "cite", "articles"),
)


def functions(formatter: PageFormatter, year: int | None, *, sound: bool = True) -> Functions:
    """The functions of a page, by name; their default year is `year`, or else the newest year with figures.

    If the report is not `sound`, because a reference in it is broken, they check their arguments and print nothing.
    """
    prose = _Prose(formatter, Blocks(formatter), year, sound)
    return {name: getattr(prose, name) for name in NAMES}


@dataclass(frozen=True, slots=True)
class _Prose:
    formatter: PageFormatter
    blocks: Blocks
    page_year: int | None
    sound: bool

    @property
    def report(self) -> Report:
        return self.formatter.report

    def figure(self, indicator: str, year: int | None = None, unit: bool = False) -> Markup:
        figure = self._figure(indicator, year)
        return self._if_sound(lambda: self.formatter.figure(figure, unit=unit))

    def change(self, indicator: str, year: int | None = None, since: int | None = None) -> Markup:
        figure = self._figure(indicator, year)
        base = since or previous_year(self.report, indicator, figure.year) or figure.year - 1
        return self._if_sound(
            lambda: self.formatter.change(change(self.report, self._indicator(indicator), figure.year, base))
        )

    def chart(self, indicator: str, *others: str) -> Markup:
        known = [self._indicator(name) for name in (indicator, *others)]
        return self._if_sound(lambda: self._chart(known))

    def _chart(self, indicators: list[Indicator]) -> Markup:
        first, *others = indicators
        drawn = self.blocks.side_by_side(indicators, self._year(None).number) if others else self.blocks.chart(first)
        if not drawn:
            message = translatable("“{indicator}” has fewer than two years to draw.", indicator=first.id)
            if others:
                message = translatable(
                    "These indicators have not two years each and one unit, and cannot be drawn side by side."
                )
            instead = f'{{{{ figure("{first.id}") }}}}'
            raise _unprintable(NOTHING_TO_DRAW, message, translatable("Print the figure: {instead}.", instead=instead))
        return drawn

    def table(self, indicator: str) -> Markup:
        known = self._indicator(indicator)
        figures = tuple(reversed(observations(self.report, indicator)))
        if not figures:
            message = translatable("“{indicator}” has no figure in any year.", indicator=indicator)
            raise _unprintable(UNKNOWN_FIGURE, message, cause=unread_collection(self.report, ("figures",)))
        caption = self.formatter.say("{name}, by year", name=self.formatter.text(known.name))
        return self._if_sound(lambda: self.blocks.series_table(figures, caption))

    def composition(self, indicator: str, year: int | None = None) -> Markup:
        figure = self._figure(indicator, year)
        return self._if_sound(lambda: self._composition(figure))

    def _composition(self, figure: Figure) -> Markup:
        parts = composition(self.report, figure)
        if parts is None:
            message = translatable("“{figure}” names no parts.", figure=figure.key)
            raise _unprintable(NOTHING_TO_DRAW, message, translatable("Give the figure “parts: […]”."))
        return self.blocks.composition(parts)

    def cover(self, year: int | None = None) -> Markup:
        own = self._year(year)
        return self._if_sound(lambda: self.blocks.cover(own, self.formatter.text(self.report.publication.title)))

    def overview(self, year: int | None = None) -> Markup:
        return self._of_year(year, self.blocks.overview)

    def press_highlights(self, year: int | None = None) -> Markup:
        return self._of_year(year, self.blocks.press_highlights)

    def key_figures(self, year: int | None = None) -> Markup:
        return self._of_year(year, self.blocks.key_figures)

    def changes(self, year: int | None = None) -> Markup:
        return self._of_year(year, self.blocks.changes)

    def events(self, year: int | None = None) -> Markup:
        return self._of_year(year, self.blocks.events)

    def report_pdf(self, year: int | None = None) -> Markup:
        return self._of_year(year, self.blocks.report_pdf)

    def cite(self, source: str) -> Markup:
        documents = self.formatter.documents
        if source not in documents:
            raise ProseError(unresolved_source(self.report, str(source), documents))
        return self._if_sound(lambda: self.formatter.document(documents[source]))

    def articles(self, topic: str | None = None, year: int | None = None) -> Markup:
        return self._if_sound(lambda: self._articles(topic, year))

    def _articles(self, topic: str | None, year: int | None) -> Markup:
        of_year = [article for article in self.report.articles if year in (None, article.year)]
        articles = [article for article in of_year if topic is None or topic in article.topics]
        if not articles:
            topics = {name for article in of_year for name in article.topics}
            message = translatable("No article has the topic “{topic}”.", topic=topic)
            raise _unprintable(NOTHING_TO_DRAW, message, suggestion(str(topic), topics))
        return self.blocks.articles(articles)

    def _if_sound(self, block: Callable[[], Markup]) -> Markup:
        """The result of a function, after its arguments were checked."""
        return block() if self.sound else Markup()

    def _of_year(self, year: int | None, block: Callable[[Year], Markup]) -> Markup:
        own = self._year(year)
        return self._if_sound(lambda: block(own))

    def _indicator(self, name: str) -> Indicator:
        indicators = self.report.indicators
        if name not in indicators:
            raise ProseError(unresolved_indicator(self.report, str(name)))
        return indicators[name]

    def _year(self, year: int | None) -> Year:
        newest = newest_year(self.report)
        number = year or self.page_year or (newest.number if newest else 0)
        if number not in self.report.years:
            message = translatable("{year} is not a public year of this report.", year=number)
            if not number:
                message = translatable("No year of this report has public figures.")
            hint = translatable("Public years: {years}.", years=join_messages(self.report.years))
            raise _unprintable(UNKNOWN_YEAR, message, hint, self._cause(year, number))
        return self.report.years[number]

    def _figure(self, indicator: str, year: int | None) -> Figure:
        known = self._indicator(indicator)
        own = self._year(year)
        figure = self.report.figure(known.id, own.number)
        if figure is not None:
            return figure
        cause = self._cause(year, own.number)
        if own.figures or unread_collection(self.report, ("figures",), own.number):
            unresolved = unresolved_figure(self.report, known.id, own.number)
            raise ProseError(replace(unresolved, cause=unresolved.cause or cause))
        message = translatable("{year} has no public figures.", year=own.number)
        hint = translatable(
            "Years with public figures: {years}. “status: published” in year.yml makes them public.",
            years=join_messages(editions(self.report)),
        )
        raise _unprintable(UNKNOWN_YEAR, message, hint, cause)

    def _cause(self, year: int | None, number: int) -> Place | None:
        """The place of the problem because of which a year is not public, or is not the newest year."""
        if year or self.page_year:
            return unread_year(self.report, number)
        return unread_collection(self.report, ("figures",)) or unread_year(self.report)


def _unprintable(code: Code, message: Message, hint: Message = EMPTY_MESSAGE, cause: Place | None = None) -> ProseError:
    return ProseError(Unprintable(code, message, hint, cause))
