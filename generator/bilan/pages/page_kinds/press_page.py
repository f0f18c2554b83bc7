"""The press review: all articles, newest first; or, if there are many, the newest ones and the contents of each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilan.analysis.press_pagination import is_whole, press_contents
from bilan.analysis.press_review import Group, group_by_month, groups_by_year, newest_articles
from bilan.model.press import Article
from bilan.model.report import Report
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter

FACETS = ("year", "outlet", "language", "topic", "kind")
NEWEST = 10  # articles shown, if not all are


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page, if there are articles."""
    articles = newest_articles(formatter.report)
    if articles:
        template, values = _all_on_one_page(articles) if is_whole(formatter.report) else _by_year(formatter.report, articles)
        title = formatter.language.words("Press review")
        yield PageSpec("/press/", template, title, articles[0].place, values={"facets": FACETS, **values})


def _all_on_one_page(articles: Sequence[Article]) -> tuple[str, dict[str, object]]:
    groups = group_by_month(articles)
    first = {group.year: group for group in reversed(groups)}
    return "press.md.j2", {"groups": [(group, _anchor(group, first[group.year])) for group in groups]}


def _by_year(report: Report, articles: Sequence[Article]) -> tuple[str, dict[str, object]]:
    years = {year: press_contents(groups, report.years[year]) for year, groups in groups_by_year(report).items()}
    return "press_by_year.md.j2", {"newest": articles[:NEWEST], "years": tuple(years), "by_year": tuple(years.items())}


def _anchor(group: Group, first: Group) -> str:
    """The id of a group's heading; the first group of a year has the id of the year."""
    if group is first:
        return str(group.year)
    return f"{group.year}-month-{group.month_name}" if group.month else f"{group.year}-undated"
