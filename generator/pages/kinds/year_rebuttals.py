"""The false claims of a year and the institution's answers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """A page for each year that has rebuttals."""
    for year in printer.report.years.values():
        if year.rebuttals:
            title = printer.language.words("False claims and answers {year}").format(year=year.number)
            place = year.rebuttals[0].place
            yield Sheet(f"/{year.number}/rebuttals/", "year_rebuttals.md.j2", title, place, values={"year": year})
