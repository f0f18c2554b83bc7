"""The page of a year's false claims and the institution's answers."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """A page for each year with rebuttals."""
    for year in formatter.report.years.values():
        if year.rebuttals:
            title = formatter.language.words("False claims and answers {year}").format(year=year.number)
            place = year.rebuttals[0].place
            yield PageSpec(f"/{year.number}/rebuttals/", "year_rebuttals.md.j2", title, place, values={"year": year})
