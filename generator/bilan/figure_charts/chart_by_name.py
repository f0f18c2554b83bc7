"""A drawing by its id, which its published address holds: `chart-visits`, `chart-a-b-2024`, `composition-visits-2024`."""

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


def illustration_named(formatter: PageFormatter, name: str) -> TitledChart | None:
    """The drawing of figures that has this id, None where the figures of the years it covers do not give it any more."""
    found = _NAME.fullmatch(name)
    indicators = found[2].removeprefix("-").split("-") if found else []
    if found is None or any(indicator not in formatter.report.indicators for indicator in indicators):
        return None
    drawn = (_series if found[1] == "chart" else _of_total)(formatter, indicators, int(found[3] or 0))
    return next((one for one in drawn if one and one.id == name), None)


def _series(formatter: PageFormatter, indicators: list[str], until: int) -> tuple[TitledChart | None, ...]:
    known = [formatter.report.indicators[indicator] for indicator in indicators]
    return (multi_series_chart(formatter, known, until) if until else series_chart(formatter, known[0]),)


def _of_total(formatter: PageFormatter, indicators: list[str], year: int) -> tuple[TitledChart | None, ...]:
    figures = observations(formatter.report, indicators[0])
    made = [found for figure in figures if (found := composition(formatter.report, figure))]
    return (
        *composition_history(formatter, made),
        *(composition_chart(formatter, one) for one in made if one.total.year == year),
    )
