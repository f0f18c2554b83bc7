"""The press review: which articles report a figure, and whether with the same number; their order, groups and facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bilan.analysis.cached_view import cached_view
from bilan.model.figure import Figure
from bilan.model.press import Article
from bilan.model.report import Report
from bilan.values.local_text import LocalText

UNDATED = (9999, 12, 31)
LONG = 24  # articles of a year; more are read month by month


class Agreement(StrEnum):
    """How an article reports a figure: with its number, with another, or naming it without one."""

    SAME = "same"
    ANOTHER = "another"
    UNNUMBERED = "unnumbered"


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that reports a figure, with the number it gives, if any."""

    article: Article
    figure: Figure
    value: Decimal | None

    @property
    def agreement(self) -> Agreement:
        """Whether the article gives the institution's number; a number where the institution gives none is another."""
        if self.value is None:
            return Agreement.UNNUMBERED
        return Agreement.SAME if self.value == self.figure.value else Agreement.ANOTHER

    @property
    def differs(self) -> bool:
        """True when the article gives another number than the institution."""
        return self.agreement is Agreement.ANOTHER and self.figure.value is not None


def mentions_in(report: Report, article: Article) -> tuple[Mention, ...]:
    """The figures that an article reports."""
    found = ((report.referred(item.figure, article.year), item.value) for item in article.figures)
    return tuple(Mention(article, figure, value) for figure, value in found if figure)


def mentions_of(report: Report, indicator: str) -> tuple[Mention, ...]:
    """The articles that report an indicator, in any year."""
    return _mentions(report).get(indicator, ())


@cached_view
def _mentions(report: Report) -> Mapping[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = {}
    for article in report.articles:
        for mention in mentions_in(report, article):
            found.setdefault(mention.figure.id, []).append(mention)
    return {indicator: tuple(mentions) for indicator, mentions in found.items()}


def highlights(report: Report, articles: Iterable[Article], most: int) -> tuple[Article, ...]:
    """The articles that report the most figures, one an outlet, the newest first among those alike."""
    ranked = sorted(newest_first(articles), key=lambda article: -len(mentions_in(report, article)))
    first: dict[str, Article] = {}
    for article in ranked:
        first.setdefault(article.outlet, article)
    return tuple(first.values())[:most]


def by_date(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Oldest first; an article without a date comes last in its year."""
    return tuple(sorted(articles, key=lambda article: (article.year, _dated(article), article.outlet, article.id)))


def _dated(article: Article) -> tuple[int, int, int]:
    if article.date is None:
        return UNDATED
    return (article.date.year, article.date.month or 12, article.date.day or 31)


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The newest year first; an article without a date comes last in its year."""
    return tuple(sorted(articles, key=_newness))


@cached_view
def newest_articles(report: Report) -> tuple[Article, ...]:
    """All articles of the report, the newest first."""
    return newest_first(report.articles)


def _newness(article: Article) -> tuple[object, ...]:
    latest = tuple(-part for part in _dated(article))
    return (-article.year, article.date is None, latest, article.outlet, article.id)


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that stand under one heading: a whole year, or, where a year is long, one of its months.

    `month` is None for a whole year, and for the articles of a long year whose month is not known.
    """

    year: int
    whole: bool
    month: tuple[int, int] | None
    articles: tuple[Article, ...]

    @property
    def period(self) -> str:
        """What groups are put in order by, as text, the oldest first: the months not known last in their year."""
        return str(self.year) if self.whole else f"{self.year} {_month_name(self.month) if self.month else '~'}"

    @property
    def month_name(self) -> str:
        """The month in an address: `2021-03`; `undated` where it is not known."""
        return _month_name(self.month) if self.month else "undated"


def group_by_month(articles: Iterable[Article]) -> tuple[Group, ...]:
    """Articles by year, the newest first, long years by month."""
    years: dict[int, list[Article]] = {}
    for article in newest_first(articles):
        years.setdefault(article.year, []).append(article)
    return tuple(group for year, own in years.items() for group in _groups(year, own))


@cached_view
def groups_by_year(report: Report) -> Mapping[int, tuple[Group, ...]]:
    """The groups of each year that has articles, the newest year first."""
    years = sorted(report.years.values(), key=lambda year: -year.number)
    return {year.number: group_by_month(year.articles) for year in years if year.articles}


def _groups(year: int, articles: list[Article]) -> tuple[Group, ...]:
    if len(articles) <= LONG:
        return (Group(year, True, None, tuple(articles)),)
    months: dict[tuple[int, int] | None, list[Article]] = {}
    for article in articles:
        months.setdefault(month_of(article), []).append(article)
    ordered = sorted(months, key=lambda month: month or (0, 0), reverse=True)
    return tuple(Group(year, False, month, tuple(months[month])) for month in ordered)


def month_of(article: Article) -> tuple[int, int] | None:
    """The year and month an article was published in, None where they are not known."""
    return (article.date.year, article.date.month) if article.date and article.date.month else None


def _month_name(month: tuple[int, int]) -> str:
    return "{}-{:02d}".format(*month)


_FACETS: Mapping[str, Callable[[Article], tuple[str, ...]]] = {
    "year": lambda article: (str(article.year),),
    "month": lambda article: (_month_name(month) if (month := month_of(article)) else "",),
    "outlet": lambda article: (article.outlet,),
    "language": lambda article: (article.language,),
    "topic": lambda article: tuple(dict.fromkeys(article.topics)),
    "kind": lambda article: (article.kind.value,),
}


def facet_values(article: Article, facet: str) -> tuple[str, ...]:
    """What an article is found by: its year, month (empty where unknown), outlet, language, topics or kind."""
    return _FACETS[facet](article)


def topic_name(report: Report, topic: str) -> LocalText | None:
    """The name of a topic: that of the glossary's term, of the theme or of the indicator of the same id."""
    named = report.terms.get(topic) or report.themes.get(topic) or report.indicators.get(topic)
    return named.name if named else None


def count_values(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Words with how often each occurs, the most frequent first."""
    return tuple(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))


def up_to_each_year(articles: Sequence[Article]) -> Iterator[tuple[int, tuple[Article, ...]]]:
    """The articles of all years up to each year that has any, the newest year first."""
    for year in sorted({article.year for article in articles}, reverse=True):
        yield year, tuple(article for article in articles if article.year <= year)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles were published in each month, for the latest years that have any of a known month.

    `years` ascend without a gap; `earlier` counts the articles of months before them, `undated` those of no known month.
    """

    months: Mapping[tuple[int, int], int]
    years: tuple[int, ...]
    earlier: int
    undated: int

    @property
    def busiest(self) -> tuple[int, int] | None:
        """The month with the most articles, None where several have as many."""
        (first, most), *others = Counter(self.months).most_common(2)
        return None if others and others[0][1] == most else first


def coverage(articles: Iterable[Article], most_years: int) -> Coverage | None:
    """The coverage by month, None where no month is known."""
    months = [month_of(article) for article in articles]
    known = Counter(sorted(month for month in months if month))
    if not known:
        return None
    oldest, latest = min(known)[0], max(known)[0]
    first = max(oldest, latest - most_years + 1)
    shown = {month: number for month, number in known.items() if month[0] >= first}
    earlier = known.total() - sum(shown.values())
    return Coverage(shown, tuple(range(first, latest + 1)), earlier, months.count(None))
