"""Which outlets a press review quotes most, as ranked bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.press_review import count_values
from bilan.charts import Point, RankedBars
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.press import Article
from bilan.render.formatter import PageFormatter

MOST = 8  # outlets; the facets name them all
FEWEST_ARTICLES = 3  # of the first outlet; below, a ranking says nothing


@dataclass(frozen=True, slots=True)
class OutletRanking:
    """Outlets with their number of articles, the most first, and how many others there are."""

    shown: tuple[tuple[str, int], ...]
    others: int


def rank_outlets(articles: Sequence[Article]) -> OutletRanking | None:
    """The outlets with the most articles, none cut off that has as many as one shown; None where none stands out."""
    every = count_values(article.outlet for article in articles)
    if not every or every[0][1] < FEWEST_ARTICLES:
        return None
    least = every[MOST][1] if len(every) > MOST else 0
    shown = tuple(outlet for outlet in every[:MOST] if outlet[1] > least)
    return OutletRanking(shown, len(every) - len(shown)) if len(shown) > 1 else None


def outlet_chart(formatter: PageFormatter, outlets: OutletRanking, until: int | None = None) -> TitledChart:
    """The illustration of a ranking, of all years or of those until one."""
    words = formatter.language.words
    points = tuple(
        Point(outlet, Decimal(number), formatter.language.number(Decimal(number))) for outlet, number in outlets.shown
    )
    (first, most), (_, second) = outlets.shown[:2]
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
