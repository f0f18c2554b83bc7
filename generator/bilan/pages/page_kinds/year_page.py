"""The page of a year: every figure by theme, compositions, changes and breaks, events, the press."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.time_series import by_theme
from bilan.model.year import Year
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """A page for each year."""
    for year in formatter.report.years.values():
        yield _page_spec(formatter, year)


def _page_spec(formatter: PageFormatter, year: Year) -> PageSpec:
    observed = tuple(item for item in formatter.report.indicators.values() if item.id in year.figures)
    values = {
        "year": year,
        "themes": [(formatter.report.themes[theme], members) for theme, members in by_theme(formatter.report, observed)],
    }
    title = formatter.language.words("Year {year}").format(year=year.number)
    institution = formatter.plain(formatter.report.publication.institution.name)
    description = formatter.language.words("{institution}, communication in {year}: figures, events, press.")
    return PageSpec(
        f"/{year.number}/",
        "year.md.j2",
        title,
        year.place,
        description.format(institution=institution, year=year.number),
        values,
    )
