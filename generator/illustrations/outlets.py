"""Which outlets a press review quotes most, as ranked bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.charts import Point, RankedBars
from generator.derive.press import counted
from generator.illustrations.illustration import Illustration
from generator.markdown.printer import Printer
from generator.model.press import Article

MOST = 8  # outlets; the facets name them all
FEWEST_ARTICLES = 3  # of the first outlet; below, a ranking says nothing


@dataclass(frozen=True, slots=True)
class Outlets:
    """Outlets with their number of articles, the most first, and how many others there are."""

    shown: tuple[tuple[str, int], ...]
    others: int


def leading(articles: Sequence[Article]) -> Outlets | None:
    """The outlets with the most articles, none cut off that has as many as one shown; None where none stands out."""
    every = counted(article.outlet for article in articles)
    if not every or every[0][1] < FEWEST_ARTICLES:
        return None
    least = every[MOST][1] if len(every) > MOST else 0
    shown = tuple(outlet for outlet in every[:MOST] if outlet[1] > least)
    return Outlets(shown, len(every) - len(shown)) if len(shown) > 1 else None


def ranked(printer: Printer, outlets: Outlets, until: int | None = None) -> Illustration:
    """The illustration of a ranking, of all years or of those until one."""
    words = printer.language.words
    points = tuple(
        Point(outlet, Decimal(number), printer.language.number(Decimal(number))) for outlet, number in outlets.shown
    )
    (first, most), (_, second) = outlets.shown[:2]
    sentence = words("{outlet} is quoted most") if most > second else words("No outlet is quoted more than all others")
    return Illustration(
        "press-outlets",
        sentence.format(outlet=first),
        _subtitle(printer, until),
        "; ".join(f"{point.label}: {point.printed}" for point in points),
        RankedBars(points),
        (),
    )


def _subtitle(printer: Printer, until: int | None) -> str:
    words = printer.language.words
    if until is None:
        return words("Articles of the press review, by outlet")
    return words("Articles of the press review up to {year}, by outlet").format(year=until)
