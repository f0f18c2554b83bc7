"""The blocks that pages are made of, each a template of its own: key figures, tables, charts, events, articles.

Generated pages and hand-written ones are given the same blocks, so that a figure looks the same wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts import Artboard
from generator.derive.changes import Change, Incomparable, change, previous_year
from generator.derive.compositions import Composition, composition, compositions, containing
from generator.derive.news import news
from generator.derive.press import Group, by_date, coverage, highlights, mentions_in
from generator.derive.press_pages import group_address, is_by_month
from generator.derive.series import by_theme, observations
from generator.illustrations.composition import composed
from generator.illustrations.coverage import MONTHS, MOST_YEARS, covered
from generator.illustrations.finding import finding, named_finding
from generator.illustrations.illustration import Illustration, framed
from generator.illustrations.outlets import leading, ranked
from generator.illustrations.series import series, several, sparkline
from generator.illustrations.timeline import dated, ordered
from generator.markdown.addresses import rooted
from generator.markdown.encoder import inert
from generator.markdown.environment import rendered
from generator.markdown.printer import Printer
from generator.model.figures import Figure, Status
from generator.model.indicators import Indicator, Measure
from generator.model.press import Article
from generator.model.year import Year
from generator.pages.attached import SIZE
from generator.pages.press_filter import facets, marks
from generator.values.texts import LocalText

WORTH_A_FILTER = 8  # articles
PRESS_HIGHLIGHTS = 4


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure made large: with its change since the year before, its course, and the same in one sentence."""

    figure: Figure
    indicator: Indicator
    change: Change | Incomparable | None
    since: int | None
    course: Markup
    sentence: str


@dataclass(frozen=True)
class Blocks:
    """Renders blocks for one page."""

    printer: Printer

    def block(self, template: str, **values: object) -> Markup:
        """A block by its template."""
        return rendered(f"blocks/{template}.j2", p=self.printer, say=self.printer.say, blocks=self, **values)

    def table(self, template: str, caption: Markup, **values: object) -> Markup:
        """A table by its template. A caption may be marked with a language; its label is an attribute, and words only."""
        return self.block(template, caption=caption, label=caption.striptags(), **values)

    def cover(self, year: Year | None, title: Markup) -> Markup:
        """What a year begins with: the institution, the title, the year, and the first of its highlights."""
        lead = self._highlighted(year)[:1] if year else []
        return self.block("cover", title=title, year=year, lead=self._key_figure(lead[0]) if lead else None)

    def overview(self, year: Year) -> Markup:
        """A year in a minute, under headings: figures, changes, what the first figure is made of, events, the press."""
        lead = next(iter(self._highlighted(year)), None)
        made = composition(self.printer.report, lead) if lead else None
        return self.block("overview", year=year, made=made)

    def key_figures(self, year: Year, *, lead: bool = True) -> Markup:
        """The highlights of a year as large numbers, with or without the first, which a cover shows."""
        figures = [self._key_figure(figure) for figure in self._highlighted(year)[0 if lead else 1 :]]
        return self.block("key_figures", figures=figures) if figures else Markup("")

    def _key_figure(self, figure: Figure) -> KeyFigure:
        indicator = self.printer.indicator_of(figure)
        since = previous_year(self.printer.report, figure.id, figure.year)
        compared = change(self.printer.report, indicator, figure.year, since) if since else None
        return KeyFigure(figure, indicator, compared, since, self.course(figure), finding(self.printer, figure))

    def course(self, figure: Figure) -> Markup:
        """The course of an indicator up to a figure, in the space of a word; nothing where there is none to show."""
        drawn = sparkline(self.printer, figure)
        course = self.printer.language.words("Course over the years")
        sentence = named_finding(self.printer, figure) if drawn else ""
        frame = framed(f"course-{figure.id}", sentence, course, self.printer, over_time=True)
        return Markup(drawn.draw(Artboard.KEY_FIGURE, frame)) if drawn else Markup("")

    def chart(self, indicator: Indicator) -> Markup:
        """The chart of an indicator over the years; nothing where there is none to draw."""
        return self.illustration(series(self.printer, indicator))

    def side_by_side(self, indicators: Sequence[Indicator], until: int) -> Markup:
        """Indicators of one unit over the years up to one; nothing where there is none to draw."""
        return self.illustration(several(self.printer, indicators, until))

    def composition(self, composition: Composition) -> Markup:
        """A total as a sum of its parts, drawn where it can be, and written out."""
        return self.illustration(composed(self.printer, composition)) + self.block("sum", composition=composition)

    def parts_over_years(self, composition: Composition) -> Markup:
        """The parts of a total up to its year, where they are levels of one unit; nothing where there is none to draw."""
        parts = [self.printer.indicator_of(part) for part in composition.parts]
        levels = all(part.kind is Measure.STOCK for part in parts)
        return self.side_by_side(parts, composition.total.year) if levels else Markup("")

    def illustration(self, drawn: Illustration | None) -> Markup:
        """A drawing of figures above its sources and its table; nothing for none."""
        if drawn is None:
            return Markup("")
        documents = {source.id: source for figure in drawn.figures for source in self.printer.sources(figure)}
        note = self.block("sources_note", documents=list(documents.values()))
        return self._framed(drawn, note, self.data_table(drawn))

    def _framed(self, drawn: Illustration, note: Markup, table: Markup) -> Markup:
        wide, narrow = (drawn.drawn(sheet, self.printer) for sheet in (Artboard.WIDE, Artboard.PHONE))
        return self.block("illustration", drawn=drawn, wide=wide, narrow=narrow, note=note, table=table)

    def data_table(self, drawn: Illustration) -> Markup:
        """What a chart shows, as a table; where there is but one year, indicator or unit, no column repeats it."""
        indicators = {figure.id: self.printer.indicator_of(figure) for figure in drawn.figures}
        units = {self.printer.unit_name(indicator) for indicator in indicators.values()}
        return self.block(
            "data_table",
            figures=drawn.figures,
            caption=drawn.subtitle,
            by_indicator=len(indicators) > 1,
            by_year=len(indicators) == 1 or len({figure.year for figure in drawn.figures}) > 1,
            unit=units.pop() if len(units) == 1 else None,
        )

    def legend(self, figures: Sequence[Figure]) -> Markup:
        """What the marks beside these figures mean; nothing where there is none."""
        states = (
            self.printer.state(figure)
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

    def series_table(self, figures: Sequence[Figure], caption: Markup) -> Markup:
        """An indicator over the years, as a table."""
        indicator = self.printer.indicator_of(figures[0])
        return self.table("series_table", caption, figures=figures, indicator=indicator, change_of=self.change_of)

    def year_table(self, year: Year, indicators: Sequence[Indicator], caption: Markup) -> Markup:
        """Several indicators in one year, as a table."""
        figures = [year.figures[indicator.id] for indicator in indicators]
        units = {self.printer.unit_name(indicator) for indicator in indicators}
        unit = units.pop() if len(units) == 1 else None
        within = {figure.id: containing(self.printer.report, figure) for figure in figures}
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
        """The change of a figure since the latest year before it, or why there is none; nothing for a first figure."""
        since = previous_year(self.printer.report, figure.id, figure.year)
        if since is None or figure.value is None:
            return Markup("")
        compared = change(self.printer.report, self.printer.indicator_of(figure), figure.year, since)
        return self.printer.change_since(compared, since)

    def changes(self, year: Year) -> Markup:
        """What changed in a year, then what may not be compared and why; nothing for a first year."""
        found = news(self.printer.report, year)
        apart = [(self._reason(group.why), group.figures) for group in found.apart]
        return self.block("changes", year=year, changes=found.changes, apart=apart) if found.told else Markup("")

    def _reason(self, why: LocalText | Incomparable) -> Markup:
        return inert(self.printer.reason(why)) if isinstance(why, Incomparable) else self.printer.text(why)

    def _highlighted(self, year: Year) -> list[Figure]:
        names = [name.name for name in year.about.highlights]
        return [year.figures[name] for name in names if name in year.figures]

    def compositions_of(self, year: Year, indicators: Sequence[Indicator]) -> list[Composition]:
        """The compositions of a year whose total is one of these indicators."""
        named = {indicator.id for indicator in indicators}
        return [made for made in compositions(self.printer.report, year.number) if made.total.id in named]

    def latest_table(self, indicators: Sequence[Indicator], caption: Markup) -> Markup:
        """Indicators with the years they have and their latest figure."""
        rows = [(indicator, observations(self.printer.report, indicator.id)) for indicator in indicators]
        return self.table("latest_table", caption, rows=rows)

    def year_links(self, year: Year) -> Markup:
        """The other pages of a year, as buttons."""
        words = self.printer.language.words
        number = year.number
        links = [
            (words("The year {year}").format(year=number), f"/{number}/", bool(year.figures or year.events)),
            (words("Press review {year}").format(year=number), f"/{number}/press/", bool(year.articles)),
            (words("False claims and answers {year}").format(year=number), f"/{number}/rebuttals/", bool(year.rebuttals)),
        ]
        shown = [(title, to) for title, to, exists in links if exists and to != self.printer.address]
        return self.block("year_links", links=shown)

    def report_pdf(self, year: Year) -> Markup:
        """The document of a year; where none is made (`pdf: false`, or in a preview) nothing is left of it on the page."""
        path = rooted(self.printer.prefix, f"/{year.number}/report.pdf").lstrip("/")
        return self.block("report_pdf", year=year, path=path, size=SIZE) if year.figures else Markup("")

    def citation(self, indicator: Indicator) -> Markup:
        """How to cite an indicator: who, what, in which report, under which licence."""
        publication = self.printer.report.publication
        cited = self.printer.say(
            "{institution}, “{indicator}” ({id}), {report}.",
            institution=self.printer.text(publication.institution.name),
            indicator=self.printer.text(indicator.name),
            id=indicator.id,
            report=self.printer.text(publication.title),
        )
        if not publication.licence:
            return cited
        return cited + " " + self.printer.say("Licence: {licence}.", licence=publication.licence)

    def events(self, year: Year) -> Markup:
        """The milestones of a year along its months and as a list, oldest first, the undated last."""
        drawn = dated(self.printer, year)
        timeline = self._framed(drawn, Markup(""), Markup("")) if drawn else Markup("")
        return self.block("events", events=ordered(year), timeline=timeline) if year.events else Markup("")

    def press_highlights(self, year: Year) -> Markup:
        """A few articles of a year, how many there are, and the way to them; nothing for a year without any."""
        chosen = highlights(self.printer.report, year.articles, PRESS_HIGHLIGHTS)
        return self.block("press_highlights", year=year, articles=chosen) if chosen else Markup("")

    def year_index(self, year: Year) -> Markup:
        """What a year's page holds, and the years before and after it."""
        numbers = sorted(other.number for other in self.printer.report.years.values() if other.figures or other.events)
        before = [number for number in numbers if number < year.number][-1:]
        after = [number for number in numbers if number > year.number][:1]
        observed = tuple(item for item in self.printer.report.indicators.values() if item.id in year.figures)
        themes = [self.printer.report.themes[theme] for theme, _ in by_theme(self.printer.report, observed)]
        changed = news(self.printer.report, year).told
        return self.block("year_index", year=year, changed=changed, before=before, after=after, themes=themes)

    def article(self, article: Article, found_by: Sequence[str] = ()) -> Markup:
        """A press article with our summary and the figures it reports, marked for the facets it is found by."""
        marked = marks(article, found_by) if found_by else {}
        return self.block("article", article=article, marks=marked, mentions=mentions_in(self.printer.report, article))

    def articles(self, articles: Iterable[Article]) -> Markup:
        """Press articles, oldest first."""
        return self.articles_in_order(by_date(articles))

    def articles_in_order(self, articles: Iterable[Article]) -> Markup:
        """Press articles, as they come."""
        return Markup("\n").join(self.article(article) for article in articles)

    def press_months(self, groups: Sequence[Group]) -> Markup:
        """Where the articles of groups of a year stand, with their number."""
        by_month = is_by_month(self.printer.report.years[groups[0].year])
        return self.block("press_months", months=[(group, group_address(group, by_month)) for group in groups])

    def press_list(self, group: Group, heading: str, found_by: Sequence[str]) -> Markup:
        """The articles of a group, under the heading of that id."""
        return self.block("press_list", group=group, heading=heading, found_by=found_by)

    def press_filter(self, articles: Sequence[Article], found_by: Sequence[str], years: Sequence[int] = ()) -> Markup:
        """What a script narrows and sorts a press review by; nothing for a review that is read at a glance.

        `years` are those whose articles the script has to fetch, because the page does not hold them.
        """
        if len(articles) < WORTH_A_FILTER:
            return Markup("")
        return self.block(
            "press_filter",
            number=self.printer.language.number(Decimal(len(articles))),
            facets=facets(self.printer, articles, found_by),
            samples=self.printer.language.plural_samples,
            years=years,
            total=len(articles),
        )

    def coverage(self, articles: Sequence[Article]) -> Markup:
        """The calendar of press coverage with its table; nothing where too few months are known."""
        found = coverage(articles, MOST_YEARS)
        drawn = covered(self.printer, found) if found else None
        if not drawn:
            return Markup("")
        note = self.block("coverage_note", coverage=found)
        return self._framed(drawn, note, self.block("coverage_table", drawn=drawn, coverage=found, months=MONTHS))

    def outlets(self, articles: Sequence[Article]) -> Markup:
        """The outlets with the most articles; nothing where none stands out."""
        found = leading(articles)
        if not found:
            return Markup("")
        drawn = ranked(self.printer, found)
        return self._framed(
            drawn, self.block("outlets_note", outlets=found), self.block("outlets_table", drawn=drawn, outlets=found)
        )
