"""An indicator over the years: its observations, and the years without one."""

from __future__ import annotations

from bilan.analysis.cached_view import cached_view
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report


def observations(report: Report, indicator: str) -> tuple[Figure, ...]:
    """The figures of an indicator, oldest first."""
    figures = (report.figure(indicator, year) for year in sorted(report.years))
    return tuple(figure for figure in figures if figure)


def year_span(figures: tuple[Figure, ...]) -> tuple[tuple[int, Figure | None], ...]:
    """Every year from the first observation to the last, with its figure or None."""
    by_year = {figure.year: figure for figure in figures}
    years = range(min(by_year, default=0), max(by_year, default=-1) + 1)
    return tuple((year, by_year.get(year)) for year in years)


@cached_view
def observed_indicators(report: Report) -> tuple[Indicator, ...]:
    """The indicators with at least one figure, in the order of indicators.yml."""
    observed = {figure.id for figure in report.figures}
    return tuple(indicator for indicator in report.indicators.values() if indicator.id in observed)


def by_theme(report: Report, indicators: tuple[Indicator, ...]) -> tuple[tuple[str, tuple[Indicator, ...]], ...]:
    """The indicators grouped by theme, both in the order of indicators.yml, without empty themes."""
    grouped = ((theme, tuple(item for item in indicators if item.theme.name == theme)) for theme in report.themes)
    return tuple((theme, members) for theme, members in grouped if members)
