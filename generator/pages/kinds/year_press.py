"""The press review of a year, by month once it is long."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.press import by_date, by_month
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet

LONG = 24  # articles; fewer are read in one go


def sheets(printer: Printer) -> Iterator[Sheet]:
    """A page for each year that has articles."""
    for year in printer.report.years.values():
        if year.articles:
            months = by_month(year.articles) if len(year.articles) > LONG else ((None, by_date(year.articles)),)
            title = printer.language.words("Press review {year}").format(year=year.number)
            values = {"year": year, "months": months, "by_month": len(months) > 1}
            place = year.articles[0].place
            yield Sheet(f"/{year.number}/press/", "year_press.md.j2", title, place, values=values)
