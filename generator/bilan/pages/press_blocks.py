"""Blocks of the press review: articles, what narrows them, and how they lie over months and outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from bilan.analysis.press_pagination import groups_by_address
from bilan.analysis.press_review import (
    Group,
    by_date,
    coverage,
    highlights,
    mentions_in,
    newest_articles,
    up_to_each_year,
)
from bilan.figure_charts.outlet_ranking import outlet_chart, rank_outlets
from bilan.figure_charts.press_coverage_chart import MAX_YEARS, MONTHS, coverage_calendar
from bilan.model.press import Article
from bilan.model.year import Year
from bilan.pages.chart_blocks import DrawnBlocks
from bilan.pages.press_filter import facets, marks

WORTH_A_FILTER = 8  # articles
PRESS_HIGHLIGHTS = 4


@dataclass(frozen=True)
class PressBlocks(DrawnBlocks):
    """Renders the press for one page."""

    def press_highlights(self, year: Year) -> Markup:
        """A few articles of a year, how many there are, and the way to them; nothing for a year without any."""
        chosen = highlights(self.formatter.report, year.articles, PRESS_HIGHLIGHTS)
        return self.block("press_highlights", year=year, articles=chosen) if chosen else Markup("")

    def newest_articles(self) -> Sequence[Article]:
        """All articles of the report, the newest first."""
        return newest_articles(self.formatter.report)

    def group_at(self, address: str) -> Group:
        """The articles of the month that has its page at an address."""
        return groups_by_address(self.formatter.report)[address]

    def articles(self, articles: Iterable[Article]) -> Markup:
        """Press articles, oldest first."""
        return self.articles_in_order(by_date(articles))

    def articles_in_order(self, articles: Iterable[Article], found_by: Sequence[str] = ()) -> Markup:
        """Press articles, as they come, with our summaries and the figures they report, marked for the facets named."""
        report = self.formatter.report
        listed = [(article, marks(article, found_by), mentions_in(report, article)) for article in articles]
        return self.block("articles", listed=listed)

    def press_list(self, group: Group, heading: str, found_by: Sequence[str], searched: bool = False) -> Markup:
        """The articles of a group, under the heading of that id; `searched` on the one page that a search leads to."""
        return self.block("press_list", group=group, heading=heading, found_by=found_by, searched=searched)

    def press_filter(self, articles: Sequence[Article], found_by: Sequence[str], years: Sequence[int] = ()) -> Markup:
        """What a script narrows and sorts a press review by; nothing for a review that is read at a glance.

        `years` are those whose articles the script has to fetch, because the page does not hold them.
        """
        if len(articles) < WORTH_A_FILTER:
            return Markup("")
        return self.block(
            "press_filter",
            number=self.formatter.language.number(Decimal(len(articles))),
            facets=facets(self.formatter, articles, found_by),
            samples=self.formatter.language.plural_samples,
            years=years,
            total=len(articles),
        )

    def coverage(self, articles: Sequence[Article]) -> Markup:
        """The calendar of press coverage with its table; nothing where too few months are known.

        Where the newest years make it too thin to draw, it stays for the years before them.
        """
        for _, known in up_to_each_year(articles):
            found = coverage(known, MAX_YEARS)
            drawn = coverage_calendar(self.formatter, found) if found else None
            if drawn:
                note = self.block("coverage_note", coverage=found)
                return self._framed(drawn, note, self.block("coverage_table", drawn=drawn, coverage=found, months=MONTHS))
        return Markup("")

    def outlets(self, articles: Sequence[Article]) -> Markup:
        """The outlets with the most articles; nothing where none stands out.

        Where none does in the newest years, the ranking stays for the years before them.
        """
        newest = max((article.year for article in articles), default=0)
        for year, known in up_to_each_year(articles):
            if found := rank_outlets(known):
                drawn = outlet_chart(self.formatter, found, None if year == newest else year)
                note, table = (self.block(f"outlets_{part}", drawn=drawn, outlets=found) for part in ("note", "table"))
                return self._framed(drawn, note, table)
        return Markup("")
