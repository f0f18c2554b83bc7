"""The outlets with the most articles in a press review, as ranked bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.press_review import count_values
from bilan.charts import Point, RankedBars
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.press import Article
from bilan.render.formatter import PageFormatter

MAX_OUTLETS = 8  # the facets of the press review list them all
MIN_ARTICLES = 3  # of the first outlet; a ranking of fewer says nothing


@dataclass(frozen=True, slots=True)
class OutletRanking:
    """Outlets with their number of articles, the largest first, and how many other outlets there are."""

    shown: tuple[tuple[str, int], ...]
    others: int


def rank_outlets(articles: Sequence[Article]) -> OutletRanking | None:
    """The outlets with the most articles; None if none has clearly more. An outlet is never cut off between equal ones."""
    counts = count_values(article.outlet for article in articles)
    if not counts or counts[0][1] < MIN_ARTICLES:
        return None
    cut_off = counts[MAX_OUTLETS][1] if len(counts) > MAX_OUTLETS else 0
    shown = tuple(outlet for outlet in counts[:MAX_OUTLETS] if outlet[1] > cut_off)
    return OutletRanking(shown, len(counts) - len(shown)) if len(shown) > 1 else None


def outlet_chart(formatter: PageFormatter, ranking: OutletRanking, until: int | None = None) -> TitledChart:
    """The chart of a ranking: of all years, or of the years up to `until`."""
    words = formatter.language.words
    points = tuple(
        Point(outlet, Decimal(number), formatter.language.number(Decimal(number))) for outlet, number in ranking.shown
    )
    (first, most), (_, second) = ranking.shown[:2]
    sentence = words("{outlet} is quoted most") if most > second else words("No outlet is quoted more than all others")
    return TitledChart(
        "press-outlets",
        sentence.format(outlet=first),
        _subtitle(formatter, until),
        "; ".join(f"{point.label}: {point.printed}" for point in points),
        RankedBars(points),
        (),
    )


def _subtitle(formatter: PageFormatter, until: int | None) -> str:
    words = formatter.language.words
    if until is None:
        return words("Articles of the press review, by outlet")
    return words("Articles of the press review up to {year}, by outlet").format(year=until)
