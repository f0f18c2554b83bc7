"""The list of indicators, by theme."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.series import by_theme, observed_indicators
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet
from generator.problems import Place


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page."""
    report = printer.report
    themes = [(report.themes[theme], members) for theme, members in by_theme(report, observed_indicators(report))]
    first = next(iter(report.indicators.values()), None)
    place = first.place if first else Place("data/indicators.yml")
    title = printer.language.words("Indicators")
    yield Sheet("/indicators/", "indicators.md.j2", title, place, values={"themes": themes})
