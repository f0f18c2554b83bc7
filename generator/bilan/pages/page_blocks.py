"""The blocks of pages, each with its own template: key figures, tables, charts, events, articles.

Generated and hand-written pages use the same blocks, so that a figure looks the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bilan.analysis.audit_trail import IndicatorSummary, indicator_summaries
from bilan.analysis.change import Change, Incomparable, latest_changes
from bilan.analysis.composition import Composition, composition, compositions, containing
from bilan.analysis.time_series import by_theme, observations
from bilan.analysis.year_changes import year_changes
from bilan.figure_charts.composition_history import composition_history
from bilan.figure_charts.event_chart import event_chart, ordered_events
from bilan.figure_charts.headline import headline
from bilan.model.figure import Figure, Status
from bilan.model.indicator import Indicator
from bilan.model.year import Year
from bilan.pages.file_sizes import SIZE
from bilan.pages.press_blocks import PressBlocks
from bilan.render.escape import escape_markdown
from bilan.render.page_links import localized_path
from bilan.values.local_text import LocalText


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure in large type, with its change since the year before, its sparkline (`course`) and a headline."""

    figure: Figure
    indicator: Indicator
    change: Change | Incomparable | None
    course: Markup
    sentence: str


@dataclass(frozen=True)
class Blocks(PressBlocks):
    """The blocks for one page."""

    def cover(self, year: Year | None, title: Markup) -> Markup:
        """The cover of a year: the institution, the title, the year, and its first highlight."""
        lead = self._highlights(year)[:1] if year else []
        return self.block("cover", title=title, year=year, lead=self._key_figure(lead[0]) if lead else None)

    def overview(self, year: Year) -> Markup:
        """The overview of a year, with headings: figures, changes, composition of the first figure, events, the press."""
        lead = next(iter(self._highlights(year)), None)
        parts = composition(self.formatter.report, lead) if lead else None
        return self.block("overview", year=year, made=parts)

    def key_figures(self, year: Year, *, lead: bool = True) -> Markup:
        """The highlights of a year in large type, with or without the first, which is on the cover."""
        shown = self._highlights(year)[0 if lead else 1 :]
        figures = [self._key_figure(figure, shown) for figure in shown]
        return self.block("key_figures", figures=figures) if figures else Markup("")

    def _key_figure(self, figure: Figure, together: Sequence[Figure] = ()) -> KeyFigure:
        indicator = self.formatter.indicator_of(figure)
        change = latest_changes(self.formatter.report).get(figure.key)
        return KeyFigure(figure, indicator, change, self.course(figure, together), headline(self.formatter, figure))

    def legend(self, figures: Sequence[Figure]) -> Markup:
        """The legend of the marks beside these figures; empty without marks."""
        states = (
            self.formatter.state(figure)
            for figure in figures
            if figure.status is not Status.FINAL and figure.value is not None
        )
        return self.block(
            "legend",
            states=list(dict.fromkeys(states)),
            broken=any(figure.break_ for figure in figures),
            corrected=any(figure.revisions for figure in figures),
            disputed=any(figure.alternatives for figure in figures),
        )

    def at_a_glance(self, indicator: Indicator) -> IndicatorSummary:
        """The summary of an indicator that has a figure."""
        return indicator_summaries(self.formatter.report)[indicator.id]

    def parts_of(self, overview: IndicatorSummary) -> Markup:
        """Charts of the compositions of an indicator over the years; empty if there is nothing to draw."""
        return Markup("\n\n").join(map(self.illustration, composition_history(overview.compositions)))

    def series_table(self, figures: Sequence[Figure], caption: Markup) -> Markup:
        """The table of an indicator over the years."""
        indicator = self.formatter.indicator_of(figures[0])
        return self.table("series_table", caption, figures=figures, indicator=indicator, change_of=self.change_of)

    def year_table(self, year: Year, indicators: Sequence[Indicator], caption: Markup) -> Markup:
        """The table of several indicators in one year."""
        figures = [year.figures[indicator.id] for indicator in indicators]
        units = {self.formatter.unit_name(indicator) for indicator in indicators}
        unit = units.pop() if len(units) == 1 else None
        within = {figure.id: containing(self.formatter.report, figure) for figure in figures}
        changes = {figure.id: self.change_of(figure) for figure in figures}
        return self.table(
            "year_table",
            caption,
            year=year,
            figures=figures,
            noted=[figure for figure in figures if figure.note or figure.as_of],
            unit=unit,
            within=within,
            changes=changes,
            changed=any(changes.values()),
        )

    def change_of(self, figure: Figure) -> Markup:
        """The change of a figure since the latest earlier year, or why there is none; empty for a first figure."""
        change = latest_changes(self.formatter.report).get(figure.key)
        return self.formatter.change_since(change) if change and figure.value is not None else Markup("")

    def changes(self, year: Year) -> Markup:
        """The changes in a year, then the figures that are not comparable, with reasons; empty for a first year."""
        news = year_changes(self.formatter.report, year)
        apart = [(self._reason(group.why), group.figures) for group in news.apart]
        return self.block("changes", year=year, changes=news.changes, apart=apart) if news.described else Markup("")

    def _reason(self, why: LocalText | Incomparable) -> Markup:
        return escape_markdown(self.formatter.reason(why)) if isinstance(why, Incomparable) else self.formatter.text(why)

    def _highlights(self, year: Year) -> list[Figure]:
        names = [name.name for name in year.about.highlights]
        return [year.figures[name] for name in names if name in year.figures]

    def compositions_of(self, year: Year, indicators: Sequence[Indicator]) -> list[Composition]:
        """The compositions of a year with one of these indicators as total."""
        ids = {indicator.id for indicator in indicators}
        return [item for item in compositions(self.formatter.report, year.number) if item.total.id in ids]

    def latest_table(self, indicators: Sequence[Indicator], caption: Markup) -> Markup:
        """The table of indicators with their years and latest figure."""
        rows = [(indicator, observations(self.formatter.report, indicator.id)) for indicator in indicators]
        return self.table("latest_table", caption, rows=rows)

    def year_links(self, year: Year) -> Markup:
        """The other pages of a year, as buttons."""
        words = self.formatter.language.words
        number = year.number
        links = [
            (words("The year {year}").format(year=number), f"/{number}/", bool(year.figures or year.events)),
            (words("Press review {year}").format(year=number), f"/{number}/press/", bool(year.articles)),
            (words("False claims and answers {year}").format(year=number), f"/{number}/rebuttals/", bool(year.rebuttals)),
        ]
        shown = [(title, to) for title, to, exists in links if exists and to != self.formatter.address]
        return self.block("year_links", links=shown)

    def report_pdf(self, year: Year) -> Markup:
        """The link to a year's PDF. `add_file_sizes` removes it if there is no PDF (`pdf: false`, or in a preview)."""
        path = localized_path(self.formatter.prefix, f"/{year.number}/report.pdf").lstrip("/")
        return self.block("report_pdf", year=year, path=path, size=SIZE) if year.figures else Markup("")

    def citation(self, indicator: Indicator) -> Markup:
        """The citation of an indicator: institution, name, report and licence."""
        publication = self.formatter.report.publication
        citation = self.formatter.say(
            "{institution}, “{indicator}” ({id}), {report}.",
            institution=self.formatter.text(publication.institution.name),
            indicator=self.formatter.text(indicator.name),
            id=indicator.id,
            report=self.formatter.text(publication.title),
        )
        if not publication.licence:
            return citation
        return citation + " " + self.formatter.say("Licence: {licence}.", licence=publication.licence)

    def events(self, year: Year) -> Markup:
        """The events of a year as a timeline and a list, oldest first, undated ones last."""
        chart = event_chart(year)
        timeline = self._framed(chart.titled(self.formatter), Markup(""), Markup("")) if chart else Markup("")
        return self.block("events", events=ordered_events(year), timeline=timeline) if year.events else Markup("")

    def year_index(self, year: Year) -> Markup:
        """The contents of a year's page, with links to the years before and after."""
        numbers = sorted(other.number for other in self.formatter.report.years.values() if other.figures or other.events)
        before = [number for number in numbers if number < year.number][-1:]
        after = [number for number in numbers if number > year.number][:1]
        observed = tuple(item for item in self.formatter.report.indicators.values() if item.id in year.figures)
        themes = [self.formatter.report.themes[theme] for theme, _ in by_theme(self.formatter.report, observed)]
        changed = year_changes(self.formatter.report, year).described
        return self.block("year_index", year=year, changed=changed, before=before, after=after, themes=themes)
