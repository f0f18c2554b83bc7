"""The list of indicators, by theme."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.time_series import by_theme, observed_indicators
from bilan.diagnostics.problem import Place
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page."""
    report = formatter.report
    themes = [(report.themes[theme], members) for theme, members in by_theme(report, observed_indicators(report))]
    first = next(iter(report.indicators.values()), None)
    place = first.place if first else Place("data/indicators.yml")
    title = formatter.language.words("Indicators")
    yield PageSpec("/indicators/", "indicators.md.j2", title, place, values={"themes": themes})
