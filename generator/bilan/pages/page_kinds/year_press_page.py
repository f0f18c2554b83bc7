"""The press review of a year, or its contents by month if it is long."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.press_pagination import is_by_month, is_fetched, press_contents
from bilan.analysis.press_review import Group, groups_by_year
from bilan.model.year import Year
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter

FACETS = ("month", "outlet", "language", "topic", "kind")


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """A page for each year with articles."""
    for year in formatter.report.years.values():
        if year.articles:
            title = formatter.language.words("Press review {year}").format(year=year.number)
            groups = groups_by_year(formatter.report)[year.number]
            template, values = _by_month(groups, year) if is_by_month(year) else _all_on_one_page(groups)
            values |= {"year": year, "facets": FACETS, "searched": not is_fetched(formatter.report, year)}
            yield PageSpec(f"/{year.number}/press/", template, title, year.articles[0].place, values=values)


def _all_on_one_page(groups: tuple[Group, ...]) -> tuple[str, dict[str, object]]:
    return "year_press.md.j2", {"groups": [(group, _anchor(group)) for group in groups]}


def _by_month(groups: tuple[Group, ...], year: Year) -> tuple[str, dict[str, object]]:
    return "year_press_by_month.md.j2", {"contents": press_contents(groups, year)}


def _anchor(group: Group) -> str:
    if group.whole:
        return "articles"
    return f"month-{group.month_name}" if group.month else "undated"
