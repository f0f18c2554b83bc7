"""The functions for hand-written pages: figures, changes, charts, tables, citations, press articles. They make blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from bilan.analysis.breakdown_years import dimensions_of
from bilan.analysis.composition import composition
from bilan.analysis.time_series import observations
from bilan.analysis.unread_causes import unread_collection
from bilan.analysis.unresolved import UNKNOWN_FIGURE, unresolved_picture
from bilan.blocks.article_blocks import ArticleList
from bilan.blocks.block import Block
from bilan.blocks.chart_block import Chart
from bilan.blocks.figure_blocks import CompositionBlock
from bilan.blocks.picture_block import picture_block
from bilan.blocks.story_blocks import Stories
from bilan.diagnostics.problem import suggestion
from bilan.messages.message import join_messages, translatable
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.breakdown_sections import MakeByDimension, chart_by, map_by, table_by
from bilan.pages.chart_blocks import composition_block, indicator_chart, side_by_side
from bilan.pages.page_blocks import (
    change_list,
    events,
    key_figures,
    opening_or_cover,
    overview,
    report_download,
    series_table,
)
from bilan.pages.placeholders import Placeholders
from bilan.pages.press_blocks import articles, press_highlights
from bilan.pages.story import NO_STORIES, story_of
from bilan.pages.value_functions import NOTHING_TO_DRAW, ValueFunctions, unprintable
from bilan.render.prose_expressions import Functions, ProseError
from bilan.values.sentence import sentence

NAMES = (
    *("figure", "change", "chart", "table", "map", "composition", "cover", "overview", "key_figures", "changes", "events"),
    *("press_highlights", "report_pdf", "cite", "articles", "target", "picture"),
)


def functions(
    report: Report, year: int | None, placeholders: Placeholders, *, valid: bool = True, stories: Stories = NO_STORIES
) -> Functions:
    """The functions of a page, by name; their default year is `year`, or else the newest year with figures.

    Each returns the placeholder of the block that it makes. If the report is not `valid`, because a reference in it is
    broken, they check their arguments and make nothing. `stories` are those of each year.
    """
    prose = _Prose(report, year, placeholders, valid, stories)
    return {name: getattr(prose, name) for name in NAMES}


@dataclass(frozen=True, slots=True)
class _Prose(ValueFunctions):
    stories: Stories = field(default_factory=dict)

    def chart(self, indicator: str, *others: str, by: str | None = None, year: int | None = None) -> Markup:
        if by is not None and not others:
            return self._breakdown(indicator, by, year, chart_by)
        known = [self._indicator(name) for name in (indicator, *others)]
        return self._if_valid(lambda: self._chart(known))

    def _chart(self, indicators: list[Indicator]) -> Chart:
        first, *others = indicators
        number = self._year(None).number if others else 0
        drawn = side_by_side(self.report, indicators, number) if others else indicator_chart(self.report, first)
        if not drawn:
            message = translatable("“{indicator}” has fewer than two years to draw.", indicator=first.id)
            if others:
                message = translatable(
                    "These indicators have not two years each and one unit, and cannot be drawn side by side."
                )
            instead = f'{{{{ figure("{first.id}") }}}}'
            raise unprintable(NOTHING_TO_DRAW, message, translatable("Print the figure: {instead}.", instead=instead))
        return drawn

    def picture(self, name: str) -> Markup:
        found = self.report.pictures.get(name)
        if found is None:
            raise ProseError(unresolved_picture(self.report, str(name)))
        return self._if_valid(lambda: picture_block(found))

    def map(self, indicator: str, by: str, year: int | None = None) -> Markup:
        return self._breakdown(indicator, by, year, map_by)

    def _breakdown(self, indicator: str, by: str, year: int | None, make: MakeByDimension) -> Markup:
        """A block of a breakdown by one dimension, or by two: `by="region, month"`."""
        known, names = self._indicator(indicator), self._dimensions(indicator, by)
        own = None if year is None else self._year(year).number

        def made() -> Block:
            block = make(self.report, known, names, own)
            if block is None:
                message = translatable(
                    "“{indicator}” has nothing of this kind to show by “{by}”.", indicator=indicator, by=by
                )
                instead = f'{{{{ table("{indicator}", by="{names[0]}") }}}}'
                raise unprintable(NOTHING_TO_DRAW, message, translatable("Print the table: {instead}.", instead=instead))
            return block

        return self._if_valid(made)

    def _dimensions(self, indicator: str, by: str) -> tuple[str, ...]:
        """The dimensions that a text names, with a comma between them. The indicator must be broken down by each."""
        names = tuple(name.strip() for name in str(by).split(","))
        known = dimensions_of(self.report, indicator)
        for name in names:
            if name not in known:
                message = translatable("“{indicator}” is not broken down by “{by}”.", indicator=indicator, by=name)
                hint = suggestion(name, known) or translatable("Write “by” in figures.yml.")
                if known:
                    hint = suggestion(name, known) or translatable("Its dimensions: {names}.", names=join_messages(known))
                raise unprintable(NOTHING_TO_DRAW, message, hint)
        return names

    def table(self, indicator: str, by: str | None = None, year: int | None = None) -> Markup:
        known = self._indicator(indicator)
        if by is not None:
            return self._breakdown(indicator, by, year, table_by)
        figures = tuple(reversed(observations(self.report, indicator)))
        if not figures:
            message = translatable("“{indicator}” has no figure in any year.", indicator=indicator)
            raise unprintable(UNKNOWN_FIGURE, message, cause=unread_collection(self.report, ("figures",)))
        caption = sentence("{name}, by year", name=known.name)
        return self._if_valid(lambda: series_table(self.report, figures, caption))

    def composition(self, indicator: str, year: int | None = None) -> Markup:
        figure = self._figure(indicator, year)
        return self._if_valid(lambda: self._composition(figure))

    def _composition(self, figure: Figure) -> CompositionBlock:
        parts = composition(self.report, figure)
        if parts is None:
            message = translatable("“{figure}” names no parts.", figure=figure.key)
            raise unprintable(NOTHING_TO_DRAW, message, translatable("Give the figure “parts: […]”."))
        return composition_block(self.report, parts)

    def cover(self, year: int | None = None) -> Markup:
        return self._of_year(year, lambda report, own: opening_or_cover(report, own, story_of(self.stories, own)))

    def overview(self, year: int | None = None) -> Markup:
        return self._of_year(year, lambda report, own: overview(report, own, story_of(self.stories, own)))

    def press_highlights(self, year: int | None = None) -> Markup:
        return self._of_year(year, press_highlights)

    def key_figures(self, year: int | None = None) -> Markup:
        return self._of_year(year, key_figures)

    def changes(self, year: int | None = None) -> Markup:
        return self._of_year(year, change_list)

    def events(self, year: int | None = None) -> Markup:
        return self._of_year(year, events)

    def report_pdf(self, year: int | None = None) -> Markup:
        return self._of_year(year, lambda _, own: report_download(own))

    def articles(self, topic: str | None = None, year: int | None = None) -> Markup:
        return self._if_valid(lambda: self._articles(topic, year))

    def _articles(self, topic: str | None, year: int | None) -> ArticleList:
        of_year = [article for article in self.report.articles if year in (None, article.year)]
        found = [article for article in of_year if topic is None or topic in article.topics]
        if not found:
            topics = {name for article in of_year for name in article.topics}
            message = translatable("No article has the topic “{topic}”.", topic=topic)
            raise unprintable(NOTHING_TO_DRAW, message, suggestion(str(topic), topics))
        return articles(self.report, found)

    def _of_year(self, year: int | None, make: Callable[[Report, Year], Block | None]) -> Markup:
        own = self._year(year)
        return self._if_valid(lambda: make(self.report, own))
