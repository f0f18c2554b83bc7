"""The page of a press article: that of its year, or that of its month if the year has many articles.

The address `/2021/press/#id` always works. Once a year has pages for its months, it leads to the article's line in the
contents of the year, which links to the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bilan.analysis.cached_view import cached_view
from bilan.analysis.press_review import Group, groups_by_year
from bilan.model.report import Report
from bilan.model.year import Year

MAX_ON_ONE_PAGE = 200  # articles of the whole report
MAX_ON_YEAR_PAGE = 100  # articles of a year; with more, each month has a page


def is_whole(report: Report) -> bool:
    """True when all articles of the report are on one page."""
    return sum(len(year.articles) for year in report.years.values()) <= MAX_ON_ONE_PAGE


def is_by_month(year: Year) -> bool:
    """True when each month of the year has its own page."""
    return len(year.articles) > MAX_ON_YEAR_PAGE


def is_fetched(report: Report, year: Year) -> bool:
    """True when the browser fetches the articles of a year, because the page does not contain them."""
    return bool(year.articles) and (is_by_month(year) or not is_whole(report))


def fetched_years(report: Report) -> tuple[int, ...]:
    """The years whose articles the browser fetches, the newest first."""
    return tuple(sorted((year.number for year in report.years.values() if is_fetched(report, year)), reverse=True))


def group_address(group: Group, by_month: bool) -> str:
    """The address of the page with a group of articles."""
    return f"/{group.year}/press/{group.month_name}/" if by_month else f"/{group.year}/press/"


@dataclass(frozen=True, slots=True)
class PressPageEntry:
    """A line of the contents of a press review: a group without its articles, their number, and the page's address."""

    group: Group
    number: int
    address: str


def press_contents(groups: Iterable[Group], year: Year) -> tuple[PressPageEntry, ...]:
    """The contents of a year's groups, without articles, so that a page with only the contents does not depend on them."""
    by_month = is_by_month(year)
    return tuple(
        PressPageEntry(replace(group, articles=()), len(group.articles), group_address(group, by_month)) for group in groups
    )


@cached_view
def groups_by_address(report: Report) -> Mapping[str, Group]:
    """The groups of years with pages for months, by the addresses of these pages."""
    years = (year for year in report.years.values() if is_by_month(year))
    return {group_address(group, True): group for year in years for group in groups_by_year(report)[year.number]}


@cached_view
def article_addresses(report: Report) -> Mapping[str, str]:
    """The address of each article, by its id."""
    return {
        article.id: f"{group_address(group, is_by_month(year))}#{article.id}"
        for year in report.years.values()
        for group in groups_by_year(report).get(year.number, ())
        for article in group.articles
    }
