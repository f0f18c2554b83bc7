"""The outlets with the most articles in a press review, as ranked bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.outlets import outlet_key, outlet_name
from bilan.analysis.press_review import MIN_ARTICLES_FOR_FINDING, count_values, up_to_each_year
from bilan.charts import Point, RankedBars
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.article import Article
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter

MAX_OUTLETS = 8  # the facets of the press review list them all
MIN_ARTICLES = 3  # of the first outlet; a ranking of fewer says nothing


@dataclass(frozen=True, slots=True)
class OutletRanking:
    """Outlets with their number of articles, the largest first, how many other outlets there are, and all articles."""

    shown: tuple[tuple[str, int], ...]
    others: int
    articles: int


def rank_outlets(report: Report, articles: Sequence[Article]) -> OutletRanking | None:
    """The outlets with the most articles, by `outlet_key`; None if none has clearly more.

    An outlet is never cut off between equal ones.
    """
    counts = count_values(outlet_key(report, article.outlet) for article in articles)
    if not counts or counts[0][1] < MIN_ARTICLES:
        return None
    cut_off = counts[MAX_OUTLETS][1] if len(counts) > MAX_OUTLETS else 0
    shown = tuple(outlet for outlet in counts[:MAX_OUTLETS] if outlet[1] > cut_off)
    return OutletRanking(shown, len(counts) - len(shown), len(articles)) if len(shown) > 1 else None


@dataclass(frozen=True, slots=True)
class OutletChart:
    """The chart of a ranking: of all years, or of the years up to `until`."""

    ranking: OutletRanking
    until: int | None = None
    figures: tuple[Figure, ...] = ()

    @property
    def id(self) -> str:
        """The same for every ranking: a site has one."""
        return "press-outlets"

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        words = formatter.language.words
        points = tuple(
            Point(_name(formatter, outlet), Decimal(number), formatter.language.number(Decimal(number)))
            for outlet, number in self.ranking.shown
        )
        (first, most), (_, second) = self.ranking.shown[:2]
        subject = _subject(formatter, self.until)
        title, subtitle = subject, ""
        if formatter.report.corpus and self.ranking.articles >= MIN_ARTICLES_FOR_FINDING:
            finding = words("{outlet} has the most articles") if most > second else words("No outlet has the most articles")
            title, subtitle = finding.format(outlet=_name(formatter, first)), subject
        return TitledChart(
            self.id,
            title,
            subtitle,
            formatter.listed(formatter.labelled(point.label, point.printed) for point in points),
            RankedBars(points),
            (),
        )


def outlet_chart(report: Report, articles: Sequence[Article]) -> OutletChart | None:
    """The ranking of outlets; None if no outlet has clearly more articles.

    If none has with the newest years, the ranking is that of the years before them.
    """
    newest = max((article.year for article in articles), default=0)
    for year, articles_so_far in up_to_each_year(articles):
        if ranking := rank_outlets(report, articles_so_far):
            return OutletChart(ranking, None if year == newest else year)
    return None


def _name(formatter: PageFormatter, outlet: str) -> str:
    return formatter.label(outlet_name(formatter.report, outlet))


def _subject(formatter: PageFormatter, until: int | None) -> str:
    words = formatter.language.words
    if until is None:
        return words("Articles of the press review, by outlet")
    return words("Articles of the press review up to {year}, by outlet").format(year=formatter.year(until))
