"""A year: every figure by theme, what adds up, what changed and why, events, the press."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.series import by_theme
from generator.markdown.printer import Printer
from generator.model.year import Year
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """A page for each year."""
    for year in printer.report.years.values():
        yield _sheet(printer, year)


def _sheet(printer: Printer, year: Year) -> Sheet:
    observed = tuple(item for item in printer.report.indicators.values() if item.id in year.figures)
    values = {
        "year": year,
        "themes": [(printer.report.themes[theme], members) for theme, members in by_theme(printer.report, observed)],
    }
    title = printer.language.words("Year {year}").format(year=year.number)
    institution = printer.plain(printer.report.publication.institution.name)
    description = printer.language.words("{institution}, communication in {year}: figures, events, press.")
    return Sheet(
        f"/{year.number}/",
        "year.md.j2",
        title,
        year.place,
        description.format(institution=institution, year=year.number),
        values,
    )
