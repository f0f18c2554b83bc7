"""One small chart a series, all on one scale, each under the name of its series."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.charts.columns import Columns
from bilan.charts.data_points import DataSeries, Extent
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.linear_scale import Tick
from bilan.charts.palette import series_colour
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import HEADING

NARROWEST = 300.0
BETWEEN = 32.0
BELOW = 26.0
PLOT = 96.0


def small_multiples(series: tuple[DataSeries, ...], tick: Tick, extent: Extent, pen: TextSetter) -> Drawing:
    """The series as columns in as many panels abreast as the sheet has room for.

    They are rows instead when one of them needs rows, and on a sheet of one panel, where columns below columns would
    be long.
    """
    abreast = max(int((pen.sheet + BETWEEN) // (NARROWEST + BETWEEN)), 1)
    small = pen.with_width((pen.sheet - BETWEEN * (abreast - 1)) / abreast, PLOT)
    charts = [Columns(one.points, tick, None, extent, index) for index, one in enumerate(series)]
    every = tuple(point for one in series for point in one.points)
    upright = abreast > 1 and all(chart.fits(small) for chart in charts)
    drawings = [
        _headed(series[index].name, chart.standing(small) if upright else chart.lying(small, every), small, index)
        for index, chart in enumerate(charts)
    ]
    return _arranged(drawings, abreast, pen.sheet)


def _headed(name: str, drawing: Drawing, pen: TextSetter, index: int) -> Drawing:
    lettering = HEADING.with_colour(series_colour(index))
    lines = pen.lines(name, pen.sheet, lettering)
    depth = pen.depth(len(lines), lettering) + 4
    return Drawing(drawing.width, drawing.height + depth, (*pen.paragraph(lines, 0, 0, lettering), *drawing.moved(0, depth)))


def _arranged(drawings: Sequence[Drawing], abreast: int, width: float) -> Drawing:
    """The panels line after line; the panels of a line stand on one baseline."""
    marks: list[Mark] = []
    y = 0.0
    for start in range(0, len(drawings), abreast):
        line = drawings[start : start + abreast]
        height = max(panel.height for panel in line)
        for place, panel in enumerate(line):
            marks += panel.moved(place * (panel.width + BETWEEN), y)
        y += height + BELOW
    return Drawing(width, y - BELOW, tuple(marks))
