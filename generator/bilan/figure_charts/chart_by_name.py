"""Find a chart by its id, which is part of its address: `chart-visits`, `chart-a-b-2024`, `by-month-visits-2025`."""

from __future__ import annotations

import re

from bilan.analysis.composition import composition
from bilan.analysis.time_series import observations
from bilan.figure_charts.breakdown_charts import breakdown_charts
from bilan.figure_charts.chart_spec import ChartSpec
from bilan.figure_charts.composition_chart import composition_chart
from bilan.figure_charts.composition_history import composition_history
from bilan.figure_charts.edition_chart import edition_chart
from bilan.figure_charts.member_chart import map_chart, member_chart
from bilan.figure_charts.series_chart import multi_series_chart, series_chart
from bilan.model.report import Report

_BREAKDOWN = re.compile(
    r"(?:by|map|years|grid)-(?P<dimension>[a-z][a-z0-9_]*)(?:-[a-z][a-z0-9_]*)?-(?P<indicator>[a-z][a-z0-9_]*)"
    r"(?:-(?P<year>\d{4}))?",
    re.ASCII,
)
_NAME = re.compile(r"(chart|composition|parts)((?:-[a-z][a-z0-9_]*)+)(?:-(\d{4}))?", re.ASCII)


def chart_by_id(report: Report, name: str) -> ChartSpec | None:
    """The chart with this id; None if there is no such chart, or the figures of its years can no longer be drawn."""
    if breakdown := _BREAKDOWN.fullmatch(name):
        return _breakdown_chart(report, name, breakdown["dimension"], breakdown["indicator"], int(breakdown["year"] or 0))
    match = _NAME.fullmatch(name)
    indicators = match[2].removeprefix("-").split("-") if match else []
    if match is None or any(indicator not in report.indicators for indicator in indicators):
        return None
    charts = (_series_charts if match[1] == "chart" else _composition_charts)(report, indicators, int(match[3] or 0))
    return next((chart for chart in charts if chart and chart.id == name), None)


def _breakdown_chart(report: Report, name: str, dimension: str, indicator: str, year: int) -> ChartSpec | None:
    """The chart of a breakdown with this id."""
    if indicator not in report.indicators:
        return None
    known = report.indicators[indicator]
    others = (make(report, known, dimension, year or None) for make in (member_chart, map_chart) if year)
    charts = (*breakdown_charts(report, known, dimension, year or None), *others)
    return next((chart for chart in charts if chart and chart.id == name), None)


def _series_charts(report: Report, indicators: list[str], until: int) -> tuple[ChartSpec | None, ...]:
    known = [report.indicators[indicator] for indicator in indicators]
    if until and len(known) == 1:
        return (edition_chart(report, known[0], until),)
    return (multi_series_chart(report, known, until) if until else series_chart(report, known[0]),)


def _composition_charts(report: Report, indicators: list[str], year: int) -> tuple[ChartSpec | None, ...]:
    figures = observations(report, indicators[0])
    compositions = [item for figure in figures if (item := composition(report, figure))]
    return (
        *composition_history(report, compositions),
        *(composition_chart(item) for item in compositions if item.total.year == year),
    )
