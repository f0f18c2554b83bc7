"""Find a chart by its id, which is part of its address: `chart-visits`, `chart-a-b-2024`, `composition-visits-2024`."""

from __future__ import annotations

import re

from bilan.analysis.composition import composition
from bilan.analysis.time_series import observations
from bilan.figure_charts.composition_chart import composition_chart
from bilan.figure_charts.composition_history import composition_history
from bilan.figure_charts.series_chart import multi_series_chart, series_chart
from bilan.figure_charts.titled_chart import TitledChart
from bilan.render.formatter import PageFormatter

_NAME = re.compile(r"(chart|composition|parts)((?:-[a-z][a-z0-9_]*)+)(?:-(\d{4}))?", re.ASCII)


def chart_by_id(formatter: PageFormatter, name: str) -> TitledChart | None:
    """The chart with this id; None if there is no such chart, or the figures of its years can no longer be drawn."""
    match = _NAME.fullmatch(name)
    indicators = match[2].removeprefix("-").split("-") if match else []
    if match is None or any(indicator not in formatter.report.indicators for indicator in indicators):
        return None
    charts = (_series_charts if match[1] == "chart" else _composition_charts)(formatter, indicators, int(match[3] or 0))
    return next((chart for chart in charts if chart and chart.id == name), None)


def _series_charts(formatter: PageFormatter, indicators: list[str], until: int) -> tuple[TitledChart | None, ...]:
    known = [formatter.report.indicators[indicator] for indicator in indicators]
    return (multi_series_chart(formatter, known, until) if until else series_chart(formatter, known[0]),)


def _composition_charts(formatter: PageFormatter, indicators: list[str], year: int) -> tuple[TitledChart | None, ...]:
    figures = observations(formatter.report, indicators[0])
    compositions = [item for figure in figures if (item := composition(formatter.report, figure))]
    return (
        *composition_history(formatter, compositions),
        *(composition_chart(formatter, item) for item in compositions if item.total.year == year),
    )
