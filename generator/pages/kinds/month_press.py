"""The press review of a month, where a year is too long for one page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.press import groups_by_year
from generator.derive.press_pages import contents, is_by_month
from generator.markdown.printer import Printer
from generator.model.year import Year
from generator.pages.sheet import Sheet

FACETS = ("outlet", "language", "topic", "kind")


def sheets(printer: Printer) -> Iterator[Sheet]:
    """A page for each month of the years that are read by month."""
    for year in printer.report.years.values():
        if is_by_month(year):
            yield from _months(printer, year)


def _months(printer: Printer, year: Year) -> Iterator[Sheet]:
    groups = groups_by_year(printer.report)[year.number]
    listed = contents(groups, year)
    for group, entry in zip(groups, listed, strict=True):
        period = printer.period_within(group)
        title = printer.language.words("Press review, {month}").format(month=period)
        values = {"year": year.number, "contents": listed, "facets": FACETS}
        yield Sheet(entry.address, "month_press.md.j2", title, group.articles[0].place, values=values)
