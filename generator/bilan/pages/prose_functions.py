"""The functions for hand-written pages: figures, changes, charts, tables, citations, press articles. They make blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from bilan.analysis.amount import Amount
from bilan.analysis.breakdown_years import dimensions_of
from bilan.analysis.change import change, previous_year
from bilan.analysis.composition import composition
from bilan.analysis.documents import documents
from bilan.analysis.observation_lookup import find_observation, period_of_argument
from bilan.analysis.period_changes import change_since
from bilan.analysis.time_series import observations
from bilan.analysis.unresolved import (
    UNKNOWN_FIGURE,
    Unresolved,
    unread_collection,
    unread_year,
    unresolved_figure,
    unresolved_indicator,
    unresolved_picture,
    unresolved_source,
)
from bilan.analysis.visibility import newest_year
from bilan.analysis.year_edition import editions
from bilan.blocks.article_blocks import ArticleList
from bilan.blocks.block import Block
from bilan.blocks.chart_block import Chart
from bilan.blocks.figure_blocks import ChangeValue, CompositionBlock, FigureValue
from bilan.blocks.picture_block import picture_block
from bilan.blocks.source_blocks import SourceLink
from bilan.blocks.target_blocks import TargetValue
from bilan.diagnostics.problem import Code, Place, suggestion
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.breakdown_sections import MakeByDimension, chart_by, map_by, table_by
from bilan.pages.chart_blocks import composition_block, indicator_chart, side_by_side
from bilan.pages.page_blocks import (
    change_list,
    cover,
    events,
    key_figures,
    overview,
    report_download,
    series_table,
)
from bilan.pages.placeholders import Placeholders
from bilan.pages.press_blocks import articles, press_highlights
from bilan.render.prose_expressions import Functions, ProseError, Unprintable
from bilan.values.period import Period
from bilan.values.sentence import sentence

UNKNOWN_YEAR = Code("unknown-year")
NOTHING_TO_DRAW = Code("nothing-to-draw")


NAMES = (
    *("figure", "change", "chart", "table", "map", "composition", "cover", "overview", "key_figures", "changes", "events"),
    *("press_highlights", "report_pdf", "cite", "articles", "target", "picture"),
)


def functions(report: Report, year: int | None, placeholders: Placeholders, *, valid: bool = True) -> Functions:
    """The functions of a page, by name; their default year is `year`, or else the newest year with figures.

    Each returns the placeholder of the block that it makes. If the report is not `valid`, because a reference in it is
    broken, they check their arguments and make nothing.
    """
    prose = _Prose(report, year, placeholders, valid)
    return {name: getattr(prose, name) for name in NAMES}


@dataclass(frozen=True, slots=True)
class _Prose:
    report: Report
    page_year: int | None
    placeholders: Placeholders
    valid: bool

    def figure(self, indicator: str, year: int | str | None = None, unit: bool = False, **members: str) -> Markup:
        figure = self._observation(indicator, year, members)
        return self._if_valid(lambda: FigureValue(figure, bool(unit)))

    def change(
        self, indicator: str, year: int | str | None = None, since: int | str | None = None, **members: str
    ) -> Markup:
        """The change of a figure since another year (the last with a value), or of a part of one since a year before."""
        figure = self._observation(indicator, year, members)
        if figure.dimensions or isinstance(since, str):
            period = self._period(since) if since else figure.period and figure.period.year_before()
            return self._if_valid(lambda: ChangeValue(change_since(self.report, figure, period)) if period else None)
        base = since or previous_year(self.report, indicator, figure.year) or figure.year - 1
        return self._if_valid(lambda: ChangeValue(change(self.report, self._indicator(indicator), figure.year, base)))

    def target(self, indicator: str, year: int) -> Markup:
        known = self._indicator(indicator)
        found = next((target for target in known.targets.values() if target.year == year), None)
        if found is None:
            years = join_messages(known.targets)
            message = translatable("“{indicator}” has no target in {year}.", indicator=known.id, year=year)
            hint = translatable("Its targets are of {years}.", years=years) if known.targets else EMPTY_MESSAGE
            raise _unprintable(UNKNOWN_YEAR, message, hint)
        return self._if_valid(lambda: TargetValue(found, Amount(known, found.value)))

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
            raise _unprintable(NOTHING_TO_DRAW, message, translatable("Print the figure: {instead}.", instead=instead))
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
                raise _unprintable(NOTHING_TO_DRAW, message, translatable("Print the table: {instead}.", instead=instead))
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
                raise _unprintable(NOTHING_TO_DRAW, message, hint)
        return names

    def table(self, indicator: str, by: str | None = None, year: int | None = None) -> Markup:
        known = self._indicator(indicator)
        if by is not None:
            return self._breakdown(indicator, by, year, table_by)
        figures = tuple(reversed(observations(self.report, indicator)))
        if not figures:
            message = translatable("“{indicator}” has no figure in any year.", indicator=indicator)
            raise _unprintable(UNKNOWN_FIGURE, message, cause=unread_collection(self.report, ("figures",)))
        caption = sentence("{name}, by year", name=known.name)
        return self._if_valid(lambda: series_table(self.report, figures, caption))

    def composition(self, indicator: str, year: int | None = None) -> Markup:
        figure = self._figure(indicator, year)
        return self._if_valid(lambda: self._composition(figure))

    def _composition(self, figure: Figure) -> CompositionBlock:
        parts = composition(self.report, figure)
        if parts is None:
            message = translatable("“{figure}” names no parts.", figure=figure.key)
            raise _unprintable(NOTHING_TO_DRAW, message, translatable("Give the figure “parts: […]”."))
        return composition_block(self.report, parts)

    def cover(self, year: int | None = None) -> Markup:
        return self._of_year(year, cover)

    def overview(self, year: int | None = None) -> Markup:
        return self._of_year(year, overview)

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

    def cite(self, source: str) -> Markup:
        known = documents(self.report)
        if source not in known:
            raise ProseError(unresolved_source(self.report, str(source), known))
        return self._if_valid(lambda: SourceLink(known[source]))

    def articles(self, topic: str | None = None, year: int | None = None) -> Markup:
        return self._if_valid(lambda: self._articles(topic, year))

    def _articles(self, topic: str | None, year: int | None) -> ArticleList:
        of_year = [article for article in self.report.articles if year in (None, article.year)]
        found = [article for article in of_year if topic is None or topic in article.topics]
        if not found:
            topics = {name for article in of_year for name in article.topics}
            message = translatable("No article has the topic “{topic}”.", topic=topic)
            raise _unprintable(NOTHING_TO_DRAW, message, suggestion(str(topic), topics))
        return articles(self.report, found)

    def _if_valid(self, make: Callable[[], Block | None]) -> Markup:
        """The placeholder of a block, after its arguments were checked; empty if there is nothing to show."""
        block = make() if self.valid else None
        return self.placeholders.add(block) if block else Markup("")

    def _of_year(self, year: int | None, make: Callable[[Report, Year], Block | None]) -> Markup:
        own = self._year(year)
        return self._if_valid(lambda: make(self.report, own))

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

    def _observation(self, indicator: str, when: int | str | None, members: Mapping[str, str]) -> Figure:
        """The figure of a year, or a part of one: of a period (`"2025-03"`), or of members (`channel="x"`)."""
        if not members and not isinstance(when, str):
            return self._figure(indicator, when)
        period = self._year(None).period if when is None else self._period(when)
        if period.year not in self.report.years or not self.report.years[period.year].figures:
            self._figure(indicator, period.year)
        found = find_observation(self.report, self._indicator(indicator).id, period, members)
        if isinstance(found, Unresolved):
            raise ProseError(found)
        return found

    def _period(self, when: int | str) -> Period:
        period = period_of_argument(self.report, when)
        if isinstance(period, Unresolved):
            raise ProseError(period)
        return period

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
