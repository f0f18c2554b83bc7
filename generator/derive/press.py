"""What the press says of the figures: which articles report one, and whether with the same number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.model.figures import Figure
from generator.model.press import Article
from generator.model.report import Report

UNDATED = (9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that reports a figure, with the number it gives, if any."""

    article: Article
    figure: Figure
    value: Decimal | None

    @property
    def differs(self) -> bool:
        """True when the article gives another number than the institution."""
        return self.value is not None and self.figure.value is not None and self.value != self.figure.value


def mentions_in(report: Report, article: Article) -> tuple[Mention, ...]:
    """The figures that an article reports."""
    found = ((report.referred(item.figure, article.year), item.value) for item in article.figures)
    return tuple(Mention(article, figure, value) for figure, value in found if figure)


def mentions_of(report: Report, indicator: str) -> tuple[Mention, ...]:
    """The articles that report an indicator, in any year."""
    every = (mention for article in report.articles for mention in mentions_in(report, article))
    return tuple(mention for mention in every if mention.figure.id == indicator)


def by_date(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Oldest first; an article without a date comes last in its year."""
    return tuple(sorted(articles, key=lambda article: (article.year, _dated(article), article.outlet, article.id)))


def _dated(article: Article) -> tuple[int, int, int]:
    if article.date is None:
        return UNDATED
    return (article.date.year, article.date.month or 12, article.date.day or 31)


def by_month(articles: Iterable[Article]) -> tuple[tuple[tuple[int, int] | None, tuple[Article, ...]], ...]:
    """Articles grouped by (year, month), oldest first; last, under None, those whose month is not known."""
    groups: dict[tuple[int, int] | None, list[Article]] = {}
    for article in by_date(articles):
        month = (article.date.year, article.date.month) if article.date and article.date.month else None
        groups.setdefault(month, []).append(article)
    return tuple((month, tuple(groups[month])) for month in sorted(groups, key=lambda month: month or UNDATED))


def counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Words with how often each occurs, the most frequent first."""
    return tuple(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))
