"""The document of a year as blocks: what is in it and in which order. It is the same for every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from bilan.analysis.audit_trail import AuditTrail, indicator_summaries
from bilan.analysis.change import Change, latest_changes
from bilan.analysis.composition import Composition, composition, compositions
from bilan.analysis.documents import Document, documents
from bilan.analysis.independence import independence
from bilan.analysis.lead_figure import highlights, lead_figure
from bilan.analysis.press_review import group_by_month, mentions_in
from bilan.analysis.target_verdicts import target_verdicts
from bilan.analysis.time_series import by_theme, observations, observed_indicators
from bilan.analysis.verdict_origin import verdict_by
from bilan.blocks.article_blocks import ArticleItem, ArticleList, EventItem, RebuttalAnswer, Timeline
from bilan.blocks.audit_blocks import Account, MemberAccounts
from bilan.blocks.block import Block
from bilan.blocks.chart_block import Chart
from bilan.blocks.figure_blocks import (
    ChangeList,
    ChangeRow,
    CompositionBlock,
    Course,
    Cover,
    KeyFigure,
    KeyFigures,
    NotComparableFigures,
    Sum,
    YearTable,
)
from bilan.blocks.picture_block import referred_picture
from bilan.blocks.table_rows import FigureRow
from bilan.blocks.text_blocks import Glossary, Heading, Paragraph
from bilan.figure_charts.chart_form import chart_form
from bilan.figure_charts.chart_spec import ChartSpec
from bilan.figure_charts.composition_chart import composition_chart
from bilan.figure_charts.edition_chart import EditionChart
from bilan.figure_charts.event_chart import event_chart, ordered_events
from bilan.figure_charts.series_chart import SeriesChart, has_course, multi_series_chart, series_chart
from bilan.model.chart_settings import ChartForm
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator, Theme
from bilan.model.rebuttal import Rebuttal
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.breakdown_sections import first_chart_of_year
from bilan.pages.page_blocks import present
from bilan.pages.story import cover_picture, opening
from bilan.pages.target_table import target_table
from bilan.pdf.document_blocks import (
    Chapter,
    ChartPair,
    ChartsElsewhere,
    CitedDocuments,
    Colophon,
    LongSeriesTable,
    Unbroken,
)
from bilan.schema.containers import Reference
from bilan.values.local_text import LocalText
from bilan.values.sentence import MonthName, Text, plural_sentence, sentence

_ChartOf = tuple[tuple[Indicator, ...], Chart]  # a chart, and what it is of
MAX_YEARS = 8  # that fit side by side on a page
MANY_BREAKS = 3
MIN_VALUES = 3  # to draw a chart; two are in the table


class YearBlocks:
    """The blocks of the document of a year. `report` is the edition of that year.

    `on_pages` are the charts of its hand-written pages, with their anchors: they are not drawn again.
    """

    def __init__(self, report: Report, year: Year, on_pages: Iterable[tuple[ChartSpec, str]] = ()) -> None:
        self._report, self._year = report, year
        self._changes = latest_changes(report)
        self._highlights = highlights(year)
        self._opening = opening(report, year)
        self._on_pages = {_drawn(spec): anchor for spec, anchor in on_pages}
        lead = composition(report, self._highlights[0]) if self._highlights else None
        self._lead_compositions = (lead,) if lead and not self._anchor_of_parts(lead) else ()

    def cover(self) -> Cover:
        """The first page."""
        publication = self._report.publication
        figure = None if self._opening else lead_figure(self._report, self._year)
        lead = KeyFigure(figure, None, None) if figure else None
        finding = self._opening.finding if self._opening else None
        independent = independence(publication)
        names = publication.institution.name, publication.title, self._year.number
        picture = cover_picture(self._report, self._year)
        return Cover(*names, lead, independent, finding, picture=picture)

    def opening(self) -> Iterator[Chapter]:
        """The message of the year, as the first chapter."""
        if self._opening:
            yield Chapter("opening", self._opening.finding, (replace(self._opening, picture=None),))

    def before_pages(self) -> Iterator[Chapter]:
        """The chapters before the hand-written pages."""
        if self._highlights:
            yield self._essentials()
        yield from self._changes_chapter()
        blocks = tuple(block for theme, members in self._themes() for block in self._theme(theme, members))
        yield Chapter("figures", sentence("All figures by theme"), blocks, listed=True)

        targets = tuple(self._target_tables())
        if targets:
            yield Chapter("targets", sentence("Targets"), targets)

    def _target_tables(self) -> Iterator[Block]:
        """The targets of the year and of later ones, by indicator."""
        for name, verdicts in target_verdicts(self._report).items():
            ahead = [verdict for verdict in verdicts if verdict.target.year >= self._year.number]
            caption = self._report.indicators[name].name
            yield from present(target_table(self._report, ahead, caption, anchored=False))

    def after_pages(self) -> Iterator[Chapter]:
        """The chapters between the hand-written pages and the method."""
        if self._year.events:
            yield Chapter("events", sentence("Events of the year"), (self._timeline(),))
        if self._year.rebuttals:
            intro = sentence(
                "Claims about the institution that it has answered in public, with its answer and where to read it."
            )
            answers = tuple(self._rebuttal(rebuttal) for rebuttal in self._year.rebuttals)
            yield Chapter("rebuttals", sentence("False claims and answers"), (Paragraph((intro,), "lead"), *answers))

    def after_method(self, cited: Sequence[Document]) -> Iterator[Chapter]:
        """The chapters after the method: the glossary, the sources (those that are `cited`), and the annexes."""
        terms = tuple(self._report.terms.values())
        if terms:
            yield Chapter("glossary", sentence("Glossary"), (Glossary(terms),))
        if cited:
            yield Chapter("sources", sentence("Sources"), (CitedDocuments(tuple(cited)),))
        yield from self._series_chapter()
        if self._year.articles:
            yield self._press_chapter()

    def colophon(self, online: str, day: date) -> Colophon:
        """The last part."""
        return Colophon(self._report.publication, self._year.number, online, day)

    def cited(self, named: Iterable[str]) -> tuple[Document, ...]:
        """The documents that the figures, events and rebuttals of the year rest on, and those that pages name."""
        members = (trail.figure for name in self._year.figures for trail in self._member_trails(name))
        figures = (*self._year.figures.values(), *members)
        groups: list[tuple[Reference, ...]] = [
            *(figure.source for figure in figures),
            *(other.source for figure in figures for other in figure.alternatives),
            *(event.source for event in self._year.events),
            *(rebuttal.source for rebuttal in self._year.rebuttals),
            *(source for name in target_verdicts(self._report) for source in self._sources_of_targets(name)),
        ]
        found = self._documents(_names(groups) | {*named})
        return tuple(sorted(found, key=lambda item: (item.publisher_name.casefold(), str(item.date or ""), item.id)))

    def _sources_of_targets(self, name: str) -> Iterator[tuple[Reference, ...]]:
        targets = self._report.indicators[name].targets.values()
        return (target.source for target in targets if target.year >= self._year.number)

    def _documents(self, names: Iterable[str]) -> tuple[Document, ...]:
        known = documents(self._report)
        return tuple(known[name] for name in names if name in known)

    # The year at a glance

    def _essentials(self) -> Chapter:
        items = tuple(KeyFigure(figure, self._changes.get(figure.key), self._course(figure)) for figure in self._highlights)
        blocks = (KeyFigures(items), *map(self.composition, self._lead_compositions))
        return Chapter("essentials", sentence("The year {year} at a glance", year=self._year.period), blocks)

    def _course(self, figure: Figure) -> Course | None:
        return Course(figure, self._highlights) if has_course(self._report, figure) else None

    def composition(self, parts: Composition) -> CompositionBlock:
        """A total and its parts."""
        spec = composition_chart(parts)
        return CompositionBlock(self._chart(spec) if spec else None, Sum(parts))

    def _anchor_of_parts(self, parts: Composition) -> str | None:
        """Where a page of the document has the chart of a total and its parts; None if none has."""
        spec = composition_chart(parts)
        return self._anchor(spec) if spec else None

    def _chart(self, spec: ChartSpec) -> Chart:
        names = dict.fromkeys(reference.name for figure in spec.figures for reference in figure.source)
        return Chart(spec, self._documents(names))

    # Changes

    def _changes_chapter(self) -> Iterator[Chapter]:
        figures = [figure for _, members in self._themes() for figure in self._figures(members)]
        found = (self._changes.get(figure.key) for figure in figures)
        changes = tuple(ChangeRow(change.base, change.figure, change) for change in found if isinstance(change, Change))
        apart = tuple(self._breaks(figures))
        blocks: list[Block] = []
        if changes:
            blocks.append(ChangeList(self._year.number, changes, ()))
        if apart:
            why = sentence("What is counted changed: the figures before and after are not compared.")
            blocks += [Heading(sentence("What cannot be compared"), ""), Paragraph((why,))]
            blocks.append(ChangeList(self._year.number, (), apart))
        if blocks:
            yield Chapter("changes", sentence("What changed and why"), tuple(blocks))

    def _breaks(self, figures: Sequence[Figure]) -> Iterator[NotComparableFigures]:
        """The breaks of the year: figures with the same reason together."""
        reasons: dict[str, tuple[LocalText, list[Figure]]] = {}
        for figure in figures:
            change = self._changes.get(figure.key)
            if figure.break_ and change and self._report.figure(figure.id, change.since):
                reasons.setdefault(figure.break_.original, (figure.break_, []))[1].append(figure)
        yield from (NotComparableFigures(reason, tuple(group)) for reason, group in reasons.values())

    # Figures

    def _themes(self) -> tuple[tuple[Theme, tuple[Indicator, ...]], ...]:
        observed = tuple(item for item in self._report.indicators.values() if item.id in self._year.figures)
        return tuple((self._report.themes[name], members) for name, members in by_theme(self._report, observed))

    def _figures(self, members: Sequence[Indicator]) -> tuple[Figure, ...]:
        return tuple(self._year.figures[indicator.id] for indicator in members)

    def _theme(self, theme: Theme, members: Sequence[Indicator]) -> Iterator[Block]:
        number, ids = self._year.number, {indicator.id for indicator in members}
        yield Heading(theme.name, "")
        if theme.intro:
            yield Paragraph((theme.intro,), "lead")
        rows = tuple(self._row(figure) for figure in self._figures(members))
        yield YearTable(
            sentence("{theme}, {year}", theme=theme.name, year=self._year.period), number, rows, None, True, None
        )
        elsewhere: list[tuple[Text, str]] = []
        for parts in compositions(self._report, number):
            if parts.total.id not in ids or parts in self._lead_compositions:
                continue
            if anchor := self._anchor_of_parts(parts):
                elsewhere.append((self._report.indicators[parts.total.id].name, anchor))
            else:
                yield self.composition(parts)
        yield from self._theme_charts(members, elsewhere)
        trails = [(indicator, trail) for indicator in members for trail in self._member_trails(indicator.id)]
        if trails:
            yield MemberAccounts(tuple(Account(trail, indicator, None, None, (), None) for indicator, trail in trails))

    def _member_trails(self, indicator: str) -> Iterator[AuditTrail]:
        """Of the months and members of an indicator in this year, those of which more is known than of the whole."""
        trails = indicator_summaries(self._report)[indicator].members
        return (trail for trail in trails if trail.figure.year == self._year.number)

    def _row(self, figure: Figure) -> FigureRow:
        names = [reference.name for reference in figure.source]
        return FigureRow(figure, self._changes.get(figure.key), self._documents(names))

    def _theme_charts(self, members: Sequence[Indicator], elsewhere: list[tuple[Text, str]]) -> Iterator[Block]:
        """The charts of a theme that no page of the document has, and where the others are: those found are added.

        Indicators of one unit are on one scale. Of other series, those that half the width is too narrow for have all of it;
        the others are two beside each other, the first alone if their number is odd. Then come the parts of the year.
        """
        together, alone = self._series_charts(members)
        parts = [((one,), chart) for one in members if (chart := self._parts_chart(one))]

        def new(found: Sequence[tuple[tuple[Indicator, ...], Chart]]) -> list[Chart]:
            drawn: list[Chart] = []
            for indicators, chart in found:
                anchor = self._anchor(chart.spec)
                if anchor:
                    elsewhere.extend((one.name, anchor) for one in indicators)
                else:
                    drawn.append(chart)
            return drawn

        yield from new(together)
        charts = new(alone)
        narrow = [chart for chart in charts if not self._is_wide(chart)]
        if len(narrow) % 2:
            narrow = narrow[1:]
        yield from (chart for chart in charts if chart not in narrow)
        yield from (ChartPair(*pair) for pair in zip(narrow[::2], narrow[1::2], strict=True))
        yield from new(parts)
        if elsewhere:
            yield ChartsElsewhere(tuple(elsewhere))

    def _is_wide(self, chart: Chart) -> bool:
        """True for a chart whose breaks take too much room in half the width: below it, or between its dots and numbers."""
        breaks = sum(figure.break_ is not None for figure in chart.spec.figures)
        indicator = self._report.indicators[chart.spec.figures[0].id]
        has_dots = chart_form(indicator, self._report.units) is ChartForm.LINE
        return breaks >= MANY_BREAKS or (has_dots and breaks > 0)

    def _series_charts(self, members: Sequence[Indicator]) -> tuple[list[_ChartOf], list[_ChartOf]]:
        """The charts of several indicators of one unit, and those of one indicator."""
        by_unit: dict[str, list[Indicator]] = {}
        for indicator in members:
            values = sum(figure.value is not None for figure in observations(self._report, indicator.id))
            if values >= MIN_VALUES and series_chart(self._report, indicator):
                by_unit.setdefault(indicator.unit.name, []).append(indicator)
        together: list[_ChartOf] = []
        alone: list[_ChartOf] = []
        for group in by_unit.values():
            several = multi_series_chart(self._report, group, self._year.number) if len(group) > 1 else None
            if several:
                together.append((tuple(group), self._chart(several)))
            else:
                alone += [((one,), self._chart(spec)) for one in group if (spec := series_chart(self._report, one))]
        return together, alone

    def _parts_chart(self, indicator: Indicator) -> Chart | None:
        chart = first_chart_of_year(self._report, indicator, self._year.number)
        return replace(chart, data=None) if chart else None

    def _anchor(self, spec: ChartSpec) -> str | None:
        """Where the document has this chart, or the large one that shows as much; None if it has neither."""
        large = self._opening.chart.spec if self._opening and self._opening.chart else None
        if large and isinstance(spec, SeriesChart) and _keys(spec) <= _keys(large):
            return large.id
        return self._on_pages.get(_drawn(spec))

    def _series_chapter(self) -> Iterator[Chapter]:
        years = tuple(year.number for year in self._report.years.values() if year.figures)[-MAX_YEARS:]
        found = by_theme(self._report, observed_indicators(self._report))
        themes = [(self._report.themes[name], tuple(self._series(members, years))) for name, members in found]
        if len(years) < 2 or not any(rows for _, rows in themes):
            return
        note = sentence(
            "A line before a number means that what is counted changed: it is not compared with those before it."
        )
        blocks: list[Block] = [Paragraph((note,), "lead")]
        for theme, rows in themes:
            if rows:
                blocks += [
                    Heading(theme.name, ""),
                    LongSeriesTable(sentence("{name}, by year", name=theme.name), years, rows),
                ]
        yield Chapter("series", sentence("The figures of every year"), tuple(blocks), annex=True)

    def _series(
        self, members: Sequence[Indicator], years: Sequence[int]
    ) -> Iterator[tuple[Indicator, tuple[Figure | None, ...]]]:
        """The indicators with a figure in more than one of these years."""
        for indicator in members:
            figures = tuple(self._report.figure(indicator.id, year) for year in years)
            if sum(figure is not None for figure in figures) > 1:
                yield indicator, figures

    # Events, rebuttals, the press

    def _timeline(self) -> Timeline:
        spec = event_chart(self._year)
        items = (
            EventItem(
                event,
                self._report.referred(event.figure, event.year) if event.figure else None,
                self._documents(reference.name for reference in event.source),
                referred_picture(self._report, event.picture),
            )
            for event in ordered_events(self._year)
        )
        return Timeline(Chart(spec) if spec else None, tuple(items))

    def _rebuttal(self, rebuttal: Rebuttal) -> Unbroken:
        cited = self._documents(reference.name for reference in rebuttal.source)
        said_by = verdict_by(self._report.publication, rebuttal)
        picture = referred_picture(self._report, rebuttal.picture)
        return Unbroken((Heading(rebuttal.claim, ""), RebuttalAnswer(rebuttal, cited, said_by, picture)))

    def _press_chapter(self) -> Chapter:
        number = len(self._year.articles)
        intro = (
            plural_sentence(
                number,
                "One article, summarised in our own words.",
                "{number} articles, summarised in our own words.",
            ),
            sentence("Titles are given as published, in their own language; those in brackets are ours."),
        )
        blocks: list[Block] = [Paragraph(intro, "lead")]
        for group in reversed(group_by_month(self._year.articles)):
            items = (ArticleItem(article, tuple(mentions_in(self._report, article))) for article in group.articles)
            articles = ArticleList(tuple(items))
            if not group.whole:
                blocks.append(Heading(MonthName(*group.month) if group.month else sentence("Month unknown"), ""))
            blocks.append(articles)
        return Chapter("press", sentence("Press review"), tuple(blocks), annex=True)


def _drawn(spec: ChartSpec) -> tuple[str, str, frozenset[str]]:
    """What tells a chart from others: its form, its name, its figures."""
    drawn = spec.chart if isinstance(spec, EditionChart) else spec
    return type(drawn).__name__, drawn.id, _keys(drawn)


def _keys(spec: ChartSpec) -> frozenset[str]:
    return frozenset(figure.key for figure in spec.figures)


def _names(groups: Iterable[Iterable[Reference]]) -> set[str]:
    return {reference.name for group in groups for reference in group}
