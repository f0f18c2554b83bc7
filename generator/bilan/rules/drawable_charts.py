"""What `chart` of an indicator asks for can be drawn: two numbers from its first year on, and parts for small multiples.

Code: `undrawable-chart`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.time_series import observations
from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import translatable
from bilan.model.chart_settings import ChartForm, ChartSettings
from bilan.model.indicator import Indicator
from bilan.model.report import Report

UNDRAWABLE = Code("undrawable-chart", Severity.WARNING)
MIN_VALUES = 2  # a chart of one value says no more than the number


def check(report: Report) -> Iterator[Problem]:
    """Every chart that indicators.yml sets."""
    for indicator in report.indicators.values():
        if indicator.chart:
            yield from _chart(report, indicator, indicator.chart)


def _chart(report: Report, indicator: Indicator, settings: ChartSettings) -> Iterator[Problem]:
    figures = observations(report, indicator.id)
    years = [figure.year for figure in figures if figure.value is not None]
    shown = [year for year in years if year >= (settings.since or 0)]
    if settings.since and len(shown) < MIN_VALUES <= len(years):
        message = translatable(
            "Since {year}, “{id}” has fewer than two numbers to draw.", year=settings.since, id=indicator.id
        )
        hint = translatable("Write an earlier year, {year} or before, or delete “since”.", year=years[-MIN_VALUES])
        yield UNDRAWABLE.at(settings.at("since"), message, hint)
    if settings.form is ChartForm.SMALL_MULTIPLES and not any(figure.parts for figure in figures):
        message = translatable("“{id}” has no parts to draw as small multiples.", id=indicator.id)
        hint = translatable("Delete “form”, or name the parts of its figures in figures.yml (“parts”).")
        yield UNDRAWABLE.at(settings.at("form"), message, hint)
