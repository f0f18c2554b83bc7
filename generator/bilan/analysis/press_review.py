"""The press review: which articles report a figure and with which number; the order, groups and facets of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bilan.analysis.cached_view import cached_view
from bilan.analysis.outlets import outlet_key, outlet_name
from bilan.model.article import Article
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.values.interval import Qualifier
from bilan.values.local_text import LocalText
from bilan.values.quantity import Quantity

UNDATED = (9999, 12, 31)
MIN_ARTICLES_FOR_FINDING = 20  # for a sentence that says what is the most; of fewer, chance decides
MAX_UNGROUPED = 12  # articles of a year; more are grouped by month


class Agreement(StrEnum):
    """How an article reports a figure: with the same number, with another one, or without a number."""

    SAME = "same"
    ANOTHER = "another"
    UNNUMBERED = "unnumbered"


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that reports a figure, with its number if it gives one."""

    article: Article
    figure: Figure
    value: Quantity | None
    qualifier: Qualifier = Qualifier.EXACT

    @property
    def agreement(self) -> Agreement:
        """Whether the number of the article is that of the figure; if the figure has no number, it is `another`."""
        if self.value is None:
            return Agreement.UNNUMBERED
        return Agreement.SAME if self.figure.states(self.value) else Agreement.ANOTHER

    @property
    def differs(self) -> bool:
        """True when the article and the report give different numbers."""
        return self.agreement is Agreement.ANOTHER and self.figure.value is not None


def mentions_in(report: Report, article: Article) -> tuple[Mention, ...]:
    """The figures that an article reports."""
    reported = ((report.referred(item.figure, article.year), item) for item in article.figures)
    return tuple(Mention(article, figure, item.value, item.qualifier) for figure, item in reported if figure)


def mentions_of(report: Report, indicator: str) -> tuple[Mention, ...]:
    """The mentions of an indicator, in any year."""
    return _mentions_by_indicator(report).get(indicator, ())


@cached_view
def _mentions_by_indicator(report: Report) -> Mapping[str, tuple[Mention, ...]]:
    by_indicator: dict[str, list[Mention]] = {}
    for article in report.articles:
        for mention in mentions_in(report, article):
            by_indicator.setdefault(mention.figure.id, []).append(mention)
    return {indicator: tuple(mentions) for indicator, mentions in by_indicator.items()}


def highlights(report: Report, articles: Iterable[Article], most: int) -> tuple[Article, ...]:
    """At most `most` articles that report the most figures, one for each outlet, the newest first among equal ones."""
    ranked = sorted(newest_first(articles), key=lambda article: -len(mentions_in(report, article)))
    first_of_outlet: dict[str, Article] = {}
    for article in ranked:
        first_of_outlet.setdefault(outlet_key(report, article.outlet), article)
    return tuple(first_of_outlet.values())[:most]


def by_date(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles, oldest first; those without a date are last in their year."""
    return tuple(sorted(articles, key=lambda article: (article.year, _sortable_date(article), article.outlet, article.id)))


def _sortable_date(article: Article) -> tuple[int, int, int]:
    if article.date is None:
        return UNDATED
    return (article.date.year, article.date.month or 12, article.date.day or 31)


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles, newest first; those without a date are last in their year."""
    return tuple(sorted(articles, key=_newest_first_key))


@cached_view
def newest_articles(report: Report) -> tuple[Article, ...]:
    """All articles of the report, the newest first."""
    return newest_first(report.articles)


def _newest_first_key(article: Article) -> tuple[object, ...]:
    latest = tuple(-part for part in _sortable_date(article))
    return (-article.year, article.date is None, latest, article.outlet, article.id)


@dataclass(frozen=True, slots=True)
class Group:
    """Articles under one heading: those of a whole year, or of one month if the year has many.

    `month` is None for a whole year, and for the articles of a long year whose month is not known.
    """

    year: int
    whole: bool
    month: tuple[int, int] | None
    articles: tuple[Article, ...]

    @property
    def period(self) -> str:
        """The sort key of a group, as text, oldest first: unknown months are last in their year."""
        return str(self.year) if self.whole else f"{self.year} {_month_name(self.month) if self.month else '~'}"

    @property
    def month_name(self) -> str:
        """The month in an address: `2021-03`; `undated` if it is not known."""
        return _month_name(self.month) if self.month else "undated"


def group_by_month(articles: Iterable[Article]) -> tuple[Group, ...]:
    """Articles grouped by year, the newest first; years with many articles are grouped by month."""
    years: dict[int, list[Article]] = {}
    for article in newest_first(articles):
        years.setdefault(article.year, []).append(article)
    return tuple(group for year, articles_of_year in years.items() for group in _groups(year, articles_of_year))


@cached_view
def groups_by_year(report: Report) -> Mapping[int, tuple[Group, ...]]:
    """The groups of each year that has articles, the newest year first."""
    years = sorted(report.years.values(), key=lambda year: -year.number)
    return {year.number: group_by_month(year.articles) for year in years if year.articles}


def _groups(year: int, articles: list[Article]) -> tuple[Group, ...]:
    if len(articles) <= MAX_UNGROUPED:
        return (Group(year, True, None, tuple(articles)),)
    months: dict[tuple[int, int] | None, list[Article]] = {}
    for article in articles:
        months.setdefault(month_of(article), []).append(article)
    ordered = sorted(months, key=lambda month: month or (0, 0), reverse=True)
    return tuple(Group(year, False, month, tuple(months[month])) for month in ordered)


def month_of(article: Article) -> tuple[int, int] | None:
    """The year and month of publication; None if they are not known."""
    return (article.date.year, article.date.month) if article.date and article.date.month else None


def _month_name(month: tuple[int, int]) -> str:
    return "{}-{:02d}".format(*month)


_FACETS: Mapping[str, Callable[[Report, Article], tuple[str, ...]]] = {
    "year": lambda _, article: (str(article.year),),
    "month": lambda _, article: (_month_name(month) if (month := month_of(article)) else "",),
    "outlet": lambda report, article: (_outlet_in_default_language(report, article),),
    "language": lambda _, article: (article.language,),
    "topic": lambda _, article: tuple(dict.fromkeys(article.topics)),
    "kind": lambda _, article: (article.kind.value,),
}


def _outlet_in_default_language(report: Report, article: Article) -> str:
    name = outlet_name(report, article.outlet)
    return name if isinstance(name, str) else name.original


def facet_values(report: Report, article: Article, facet: str) -> tuple[str, ...]:
    """The values of an article for a facet: its year, month (empty if unknown), outlet, language, topics or kind.

    The value for an outlet is its name in the default language, which is the same in the addresses of all languages.
    """
    return _FACETS[facet](report, article)


def topic_name(report: Report, topic: str) -> LocalText | None:
    """The name of a topic: that of the term, theme or indicator with the same id; None if there is none."""
    entry = report.terms.get(topic) or report.themes.get(topic) or report.indicators.get(topic)
    return entry.name if entry else None


def count_values(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each value with the number of its occurrences, the most frequent first."""
    return tuple(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def up_to_each_year(articles: Sequence[Article]) -> Iterator[tuple[int, tuple[Article, ...]]]:
    """For each year with articles, the articles of all years up to it, the newest year first."""
    for year in sorted({article.year for article in articles}, reverse=True):
        yield year, tuple(article for article in articles if article.year <= year)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The number of articles in each month of the latest years.

    `years` are consecutive; `earlier` counts the articles before them, `undated` those without a known month.
    """

    months: Mapping[tuple[int, int], int]
    years: tuple[int, ...]
    earlier: int
    undated: int

    @property
    def busiest(self) -> tuple[int, int] | None:
        """The month with the most articles; None if several months have the same number."""
        (first, most), *others = Counter(self.months).most_common(2)
        return None if others and others[0][1] == most else first


def coverage(articles: Iterable[Article], most_years: int) -> Coverage | None:
    """The coverage of at most `most_years` latest years; None if no month is known."""
    months = [month_of(article) for article in articles]
    known = Counter(sorted(month for month in months if month))
    if not known:
        return None
    oldest, latest = min(known)[0], max(known)[0]
    first = max(oldest, latest - most_years + 1)
    shown = {month: number for month, number in known.items() if month[0] >= first}
    earlier = known.total() - sum(shown.values())
    return Coverage(shown, tuple(range(first, latest + 1)), earlier, months.count(None))
