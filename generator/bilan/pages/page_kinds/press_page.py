"""The press review: all articles, newest first; or, if there are many, the newest ones and the contents of each year."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.press_pagination import is_whole, press_contents
from bilan.analysis.press_review import Group, group_by_month, groups_by_year, newest_articles
from bilan.blocks.article_blocks import NewestArticles, PressMonths
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Heading
from bilan.model.report import Report
from bilan.pages.chart_blocks import coverage, outlets
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import present
from bilan.pages.press_blocks import articles_counted, articles_in_order, period_title, press_filter, press_list
from bilan.values.sentence import PeriodName, sentence

FACETS = ("year", "outlet", "language", "topic", "kind")
NEWEST = 10  # articles shown, if not all are


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page, if there are articles."""
    articles = newest_articles(report)
    if articles:
        institution = report.publication.institution.name
        description = sentence(
            "{institution} in the press: articles of every year, summarised, with their sources.", institution=institution
        )
        yield PageSpec("/press/", sentence("Press review"), articles[0].place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    report = inputs.report
    articles, whole = newest_articles(report), is_whole(report)
    years = () if whole else tuple(groups_by_year(report))
    yield Heading(sentence("Press review"), "top", 1)
    yield articles_counted(len(articles))
    yield from present(coverage(report, articles), outlets(report, articles), press_filter(report, articles, FACETS, years))
    yield from _all_articles(report) if whole else _newest_and_contents(report)


def _all_articles(report: Report) -> Iterator[Block]:
    groups = group_by_month(newest_articles(report))
    first = {group.year: group for group in reversed(groups)}
    for group in groups:
        anchor = _anchor(group, first[group.year])
        yield Heading(period_title(group, report.years[group.year].period), anchor)
        yield press_list(report, group, anchor, FACETS)


def _anchor(group: Group, first: Group) -> str:
    """The id of a group's heading; the first group of a year has the id of the year."""
    if group is first:
        return str(group.year)
    return f"{group.year}-month-{group.month_name}" if group.month else f"{group.year}-undated"


def _newest_and_contents(report: Report) -> Iterator[Block]:
    yield Heading(sentence("The newest articles"), "newest")
    yield NewestArticles(articles_in_order(report, newest_articles(report)[:NEWEST]))
    for year, groups in groups_by_year(report).items():
        yield Heading(PeriodName(report.years[year].period), str(year))
        yield PressMonths(press_contents(groups, report.years[year]))
