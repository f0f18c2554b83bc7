"""All press articles, the newest year first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.press import Group, grouped, newest_first
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet

FACETS = ("year", "outlet", "language", "topic", "kind")


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page, where there are articles."""
    articles = newest_first(printer.report.articles)
    if articles:
        groups = grouped(articles)
        first = {group.year: group for group in reversed(groups)}
        values = {
            "articles": articles,
            "groups": [(group, _anchor(group, first[group.year])) for group in groups],
            "facets": FACETS,
        }
        title = printer.language.words("Press review")
        yield Sheet("/press/", "press.md.j2", title, articles[0].place, values=values)


def _anchor(group: Group, first: Group) -> str:
    """A year's anchor is where the year begins; a month may belong to two years of the review."""
    if group is first:
        return str(group.year)
    return "{}-month-{}-{:02d}".format(group.year, *group.month) if group.month else f"{group.year}-undated"
