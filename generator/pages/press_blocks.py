"""Blocks of the press review: articles, what narrows them, and how they lie over months and outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.derive.press import Group, by_date, coverage, highlights, mentions_in, newest_articles, up_to_each_year
from generator.derive.press_pages import groups_by_address
from generator.illustrations.coverage import MONTHS, MOST_YEARS, covered
from generator.illustrations.outlets import leading, ranked
from generator.model.press import Article
from generator.model.year import Year
from generator.pages.drawn_blocks import DrawnBlocks
from generator.pages.press_filter import facets, marks

WORTH_A_FILTER = 8  # articles
PRESS_HIGHLIGHTS = 4


@dataclass(frozen=True)
class PressBlocks(DrawnBlocks):
    """Renders the press for one page."""

    def press_highlights(self, year: Year) -> Markup:
        """A few articles of a year, how many there are, and the way to them; nothing for a year without any."""
        chosen = highlights(self.printer.report, year.articles, PRESS_HIGHLIGHTS)
        return self.block("press_highlights", year=year, articles=chosen) if chosen else Markup("")

    def newest_articles(self) -> Sequence[Article]:
        """All articles of the report, the newest first."""
        return newest_articles(self.printer.report)

    def group_at(self, address: str) -> Group:
        """The articles of the month that has its page at an address."""
        return groups_by_address(self.printer.report)[address]

    def articles(self, articles: Iterable[Article]) -> Markup:
        """Press articles, oldest first."""
        return self.articles_in_order(by_date(articles))

    def articles_in_order(self, articles: Iterable[Article], found_by: Sequence[str] = ()) -> Markup:
        """Press articles, as they come, with our summaries and the figures they report, marked for the facets named."""
        report = self.printer.report
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
            number=self.printer.language.number(Decimal(len(articles))),
            facets=facets(self.printer, articles, found_by),
            samples=self.printer.language.plural_samples,
            years=years,
            total=len(articles),
        )

    def coverage(self, articles: Sequence[Article]) -> Markup:
        """The calendar of press coverage with its table; nothing where too few months are known.

        Where the newest years make it too thin to draw, it stays for the years before them.
        """
        for _, known in up_to_each_year(articles):
            found = coverage(known, MOST_YEARS)
            drawn = covered(self.printer, found) if found else None
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
            if found := leading(known):
                drawn = ranked(self.printer, found, None if year == newest else year)
                note, table = (self.block(f"outlets_{part}", drawn=drawn, outlets=found) for part in ("note", "table"))
                return self._framed(drawn, note, table)
        return Markup("")
