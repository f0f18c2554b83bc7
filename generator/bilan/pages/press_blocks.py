"""Blocks of the press review: articles, their filter, and charts of coverage and outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from bilan.analysis.press_pagination import groups_by_address
from bilan.analysis.press_review import (
    Group,
    by_date,
    highlights,
    mentions_in,
    newest_articles,
)
from bilan.figure_charts.outlet_ranking import outlet_chart
from bilan.figure_charts.press_coverage_chart import MONTHS, coverage_chart
from bilan.model.press import Article
from bilan.model.year import Year
from bilan.pages.chart_blocks import DrawnBlocks
from bilan.pages.press_filter import facets, marks

MIN_FOR_FILTER = 8  # articles
PRESS_HIGHLIGHTS = 4


@dataclass(frozen=True)
class PressBlocks(DrawnBlocks):
    """The blocks of the press review for one page."""

    def press_highlights(self, year: Year) -> Markup:
        """A few articles of a year, their number, and a link to all; empty for a year without articles."""
        chosen = highlights(self.formatter.report, year.articles, PRESS_HIGHLIGHTS)
        return self.block("press_highlights", year=year, articles=chosen) if chosen else Markup("")

    def newest_articles(self) -> Sequence[Article]:
        """All articles of the report, the newest first."""
        return newest_articles(self.formatter.report)

    def group_at(self, address: str) -> Group:
        """The articles of the month whose page has that address."""
        return groups_by_address(self.formatter.report)[address]

    def articles(self, articles: Iterable[Article]) -> Markup:
        """Press articles, oldest first."""
        return self.articles_in_order(by_date(articles))

    def articles_in_order(self, articles: Iterable[Article], found_by: Sequence[str] = ()) -> Markup:
        """Articles in the given order, with summaries, reported figures, and attributes for the facets in `found_by`."""
        report = self.formatter.report
        listed = [(article, marks(article, found_by), mentions_in(report, article)) for article in articles]
        return self.block("articles", listed=listed)

    def press_list(self, group: Group, heading: str, found_by: Sequence[str], searched: bool = False) -> Markup:
        """The articles of a group, under the heading with that id; `searched` is True on the page in the search index."""
        return self.block("press_list", group=group, heading=heading, found_by=found_by, searched=searched)

    def press_filter(self, articles: Sequence[Article], found_by: Sequence[str], years: Sequence[int] = ()) -> Markup:
        """The filter of a press review; empty for fewer than `MIN_FOR_FILTER` articles.

        `years` are those whose articles the script has to fetch, because they are not on the page.
        """
        if len(articles) < MIN_FOR_FILTER:
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
        """The chart of press coverage with its table; empty if too few months are known.

        If the newest years have too few articles to draw, the chart is that of the years before them.
        """
        chart = coverage_chart(articles)
        if chart is None:
            return Markup("")
        drawn, note = chart.titled(self.formatter), self.block("coverage_note", coverage=chart.coverage)
        return self._framed(drawn, note, self.block("coverage_table", drawn=drawn, coverage=chart.coverage, months=MONTHS))

    def outlets(self, articles: Sequence[Article]) -> Markup:
        """The ranking of outlets with its table; empty if no outlet has clearly more articles.

        If none has with the newest years, the ranking is that of the years before them.
        """
        chart = outlet_chart(articles)
        if chart is None:
            return Markup("")
        drawn = chart.titled(self.formatter)
        note, table = (self.block(f"outlets_{part}", drawn=drawn, outlets=chart.ranking) for part in ("note", "table"))
        return self._framed(drawn, note, table)
