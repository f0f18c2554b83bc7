"""Builds the blocks of the press review: articles, their filter and their contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilan.analysis.press_review import Group, by_date, highlights, mentions_in
from bilan.blocks.article_blocks import ArticleItem, ArticleList, PressFilter, PressHighlights, PressList
from bilan.blocks.text_blocks import Paragraph
from bilan.model.article import Article
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.press_filter import facets, marks
from bilan.values.period import Period
from bilan.values.sentence import MonthName, PeriodName, Text, plural_sentence, sentence

MIN_FOR_FILTER = 8  # articles
MAX_HIGHLIGHTS = 4


def press_highlights(report: Report, year: Year) -> PressHighlights | None:
    """A few articles of a year, their number, and a link to all; None for a year without articles."""
    chosen = highlights(report, year.articles, MAX_HIGHLIGHTS)
    return PressHighlights(year.number, len(year.articles), chosen) if chosen else None


def articles(report: Report, listed: Iterable[Article]) -> ArticleList:
    """Press articles, oldest first."""
    return articles_in_order(report, by_date(listed))


def articles_in_order(report: Report, listed: Iterable[Article], found_by: Sequence[str] = ()) -> ArticleList:
    """Articles in the given order, with summaries, reported figures, and their values for the facets in `found_by`."""
    return ArticleList(
        tuple(ArticleItem(article, mentions_in(report, article), marks(report, article, found_by)) for article in listed)
    )


def press_list(report: Report, group: Group, heading: str, found_by: Sequence[str], *, searched: bool = False) -> PressList:
    """The articles of a group, below the heading with that anchor; `searched` on the page in the search index."""
    return PressList(heading, group.period, searched, articles_in_order(report, group.articles, found_by))


def press_filter(
    report: Report, listed: Sequence[Article], found_by: Sequence[str], years: Sequence[int] = ()
) -> PressFilter | None:
    """The filter of a press review; None for fewer than `MIN_FOR_FILTER` articles.

    `years` are those whose articles the script has to fetch, because they are not on the page.
    """
    if len(listed) < MIN_FOR_FILTER:
        return None
    return PressFilter(len(listed), facets(report, listed, found_by), tuple(years))


def articles_counted(number: int) -> Paragraph:
    """How many articles a press review has, and in which language their titles are."""
    counted = plural_sentence(
        number, "One article, summarised in our own words.", "{number} articles, summarised in our own words."
    )
    titles = sentence("Titles are given as published, in their own language; those in brackets are ours.")
    return Paragraph((counted, titles))


def period_title(group: Group, year: Period) -> Text:
    """The period of a group of articles as a heading: its month or its year."""
    if group.whole:
        return PeriodName(year)
    return MonthName(*group.month) if group.month else sentence("{year}, month unknown", year=year)
