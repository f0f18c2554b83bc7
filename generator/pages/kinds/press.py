"""All press articles, the newest year first; where they are many, the newest of them and where the others stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.derive.press import Group, grouped, groups_by_year, newest_articles
from generator.derive.press_pages import contents, is_whole
from generator.markdown.printer import Printer
from generator.model.press import Article
from generator.model.report import Report
from generator.pages.sheet import Sheet

FACETS = ("year", "outlet", "language", "topic", "kind")
NEWEST = 10  # articles shown at once, where not all are


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page, where there are articles."""
    articles = newest_articles(printer.report)
    if articles:
        template, values = _whole(articles) if is_whole(printer.report) else _by_year(printer.report, articles)
        title = printer.language.words("Press review")
        yield Sheet("/press/", template, title, articles[0].place, values={"facets": FACETS, **values})


def _whole(articles: Sequence[Article]) -> tuple[str, dict[str, object]]:
    groups = grouped(articles)
    first = {group.year: group for group in reversed(groups)}
    return "press.md.j2", {"groups": [(group, _anchor(group, first[group.year])) for group in groups]}


def _by_year(report: Report, articles: Sequence[Article]) -> tuple[str, dict[str, object]]:
    years = {year: contents(groups, report.years[year]) for year, groups in groups_by_year(report).items()}
    return "press_by_year.md.j2", {"newest": articles[:NEWEST], "years": tuple(years), "by_year": tuple(years.items())}


def _anchor(group: Group, first: Group) -> str:
    """A year's anchor is where the year begins; a month may belong to two years of the review."""
    if group is first:
        return str(group.year)
    return f"{group.year}-month-{group.month_name}" if group.month else f"{group.year}-undated"
