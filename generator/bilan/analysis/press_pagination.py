"""On which page a press article stands: that of its year while it is short, else that of its month.

The address `/2021/press/#id` holds for good. Once the year is read by month, it leads to the article's line in the index of
the year, and the line to the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bilan.analysis.cached_view import cached_view
from bilan.analysis.press_review import Group, groups_by_year
from bilan.model.report import Report
from bilan.model.year import Year

WHOLE = 200  # articles of the report; more are not shown on one page
A_PAGE_A_MONTH = 100  # articles of a year; more have a page for each month


def is_whole(report: Report) -> bool:
    """True when all articles of the report stand on one page."""
    return sum(len(year.articles) for year in report.years.values()) <= WHOLE


def is_by_month(year: Year) -> bool:
    """True when each month of the year has a page of its own."""
    return len(year.articles) > A_PAGE_A_MONTH


def is_fetched(report: Report, year: Year) -> bool:
    """True when a page asks for the articles of a year, which it does not hold."""
    return bool(year.articles) and (is_by_month(year) or not is_whole(report))


def fetched_years(report: Report) -> tuple[int, ...]:
    """The years whose articles pages ask for, the newest first."""
    return tuple(sorted((year.number for year in report.years.values() if is_fetched(report, year)), reverse=True))


def group_address(group: Group, by_month: bool) -> str:
    """The address of the page that holds a group of the articles of a year."""
    return f"/{group.year}/press/{group.month_name}/" if by_month else f"/{group.year}/press/"


@dataclass(frozen=True, slots=True)
class PressPageEntry:
    """A line of the contents of a press review: what its articles have in common, how many there are, where they stand."""

    group: Group
    number: int
    address: str


def press_contents(groups: Iterable[Group], year: Year) -> tuple[PressPageEntry, ...]:
    """The contents of the groups of a year, which hold none of its articles: what lists them does not hang on them."""
    by_month = is_by_month(year)
    return tuple(
        PressPageEntry(replace(group, articles=()), len(group.articles), group_address(group, by_month)) for group in groups
    )


@cached_view
def groups_by_address(report: Report) -> Mapping[str, Group]:
    """The groups of years that are read by month, by the addresses of their pages."""
    years = (year for year in report.years.values() if is_by_month(year))
    return {group_address(group, True): group for year in years for group in groups_by_year(report)[year.number]}


@cached_view
def article_addresses(report: Report) -> Mapping[str, str]:
    """The address at which each article stands, by its id."""
    return {
        article.id: f"{group_address(group, is_by_month(year))}#{article.id}"
        for year in report.years.values()
        for group in groups_by_year(report).get(year.number, ())
        for article in group.articles
    }
