"""The press review of a month, for years with too many articles for one page."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.press_pagination import is_by_month, press_contents
from bilan.analysis.press_review import groups_by_year
from bilan.model.year import Year
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter

FACETS = ("outlet", "language", "topic", "kind")


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """A page for each month of the years that have pages for months."""
    for year in formatter.report.years.values():
        if is_by_month(year):
            yield from _months(formatter, year)


def _months(formatter: PageFormatter, year: Year) -> Iterator[PageSpec]:
    groups = groups_by_year(formatter.report)[year.number]
    contents = press_contents(groups, year)
    for group, entry in zip(groups, contents, strict=True):
        period = formatter.period_within(group)
        title = formatter.language.words("Press review, {month}").format(month=period)
        values = {"year": year.number, "contents": contents, "facets": FACETS}
        yield PageSpec(entry.address, "month_press.md.j2", title, group.articles[0].place, values=values)
