"""One small chart for each series, all on one scale, each under the name of its series."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.charts.columns import Columns
from bilan.charts.data_points import DataSeries, Extent
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.linear_scale import Tick
from bilan.charts.palette import series_colour
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import HEADING

MIN_PANEL_WIDTH = 300.0
PANEL_GAP = 32.0
ROW_GAP = 26.0
PLOT_HEIGHT = 96.0


def small_multiples(series: tuple[DataSeries, ...], tick: Tick, extent: Extent, setter: TextSetter) -> Drawing:
    """The series as columns, with as many panels side by side as the width allows.

    All are rows instead if one of them needs rows, or if only one panel fits in the width: columns below one another would
    be long.
    """
    per_row = max(int((setter.chart_width + PANEL_GAP) // (MIN_PANEL_WIDTH + PANEL_GAP)), 1)
    panel_setter = setter.for_panel((setter.chart_width - PANEL_GAP * (per_row - 1)) / per_row, PLOT_HEIGHT)
    charts = [Columns(one.points, tick, None, extent, index) for index, one in enumerate(series)]
    all_points = tuple(point for one in series for point in one.points)
    columns_fit = per_row > 1 and all(chart.fits(panel_setter) for chart in charts)
    drawings = [
        _with_name(
            series[index].name,
            chart.as_columns(panel_setter) if columns_fit else chart.as_rows(panel_setter, all_points),
            panel_setter,
            index,
        )
        for index, chart in enumerate(charts)
    ]
    return _arrange(drawings, per_row, setter.chart_width)


def _with_name(name: str, drawing: Drawing, setter: TextSetter, index: int) -> Drawing:
    style = HEADING.with_colour(series_colour(index))
    lines = setter.lines(name, setter.chart_width, style)
    depth = setter.depth(len(lines), style) + 4
    return Drawing(
        drawing.width, drawing.height + depth, (*setter.paragraph(lines, 0, 0, style), *drawing.translated(0, depth))
    )


def _arrange(drawings: Sequence[Drawing], per_row: int, width: float) -> Drawing:
    """The panels in rows from the top left."""
    marks: list[Mark] = []
    y = 0.0
    for start in range(0, len(drawings), per_row):
        panels = drawings[start : start + per_row]
        height = max(panel.height for panel in panels)
        for position, panel in enumerate(panels):
            marks += panel.translated(position * (panel.width + PANEL_GAP), y)
        y += height + ROW_GAP
    return Drawing(width, y - ROW_GAP, tuple(marks))
