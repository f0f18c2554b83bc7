"""The press review of a year, by month once it is long."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.press import Group, grouped
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet

FACETS = ("month", "outlet", "language", "topic", "kind")


def sheets(printer: Printer) -> Iterator[Sheet]:
    """A page for each year that has articles."""
    for year in printer.report.years.values():
        if year.articles:
            title = printer.language.words("Press review {year}").format(year=year.number)
            values = {
                "year": year,
                "groups": [(group, _anchor(group)) for group in grouped(year.articles)],
                "facets": FACETS,
            }
            place = year.articles[0].place
            yield Sheet(f"/{year.number}/press/", "year_press.md.j2", title, place, values=values)


def _anchor(group: Group) -> str:
    if group.whole:
        return "articles"
    return "month-{}-{:02d}".format(*group.month) if group.month else "undated"
