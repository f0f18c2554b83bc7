"""The form of an indicator's chart over the years. It follows from what is counted, never from the space or the values.

Rule: a flow is counted anew each year, so each year is a column of its own. A stock, a share, a rank and a score are levels
that move, so they are a line (ONS, “Choosing the right chart type”). `chart: {form: …}` of indicators.yml overrides it.
"""

from __future__ import annotations

from collections.abc import Mapping

from bilan.model.chart_settings import ChartForm
from bilan.model.indicator import Indicator, Measure
from bilan.model.unit import PERCENT, RANK, Unit


def chart_form(indicator: Indicator, units: Mapping[str, Unit]) -> ChartForm:
    """The form that indicators.yml sets, or else that of the kind of quantity."""
    if indicator.chart and indicator.chart.form:
        return indicator.chart.form
    return ChartForm.LINE if is_level(indicator, units) else ChartForm.COLUMNS


def is_level(indicator: Indicator, units: Mapping[str, Unit]) -> bool:
    """True for a stock, a percentage, a rank and a score on a scale; False for what is counted over a period."""
    unit = units.get(indicator.unit.name)
    on_scale = unit is not None and unit.scale is not None
    return indicator.kind is Measure.STOCK or indicator.unit.name in (PERCENT, RANK) or on_scale
