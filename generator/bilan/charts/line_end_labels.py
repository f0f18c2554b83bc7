"""Names of series at the ends of their lines, in their colours, kept apart from one another."""

from __future__ import annotations

from bilan.charts.data_points import DataSeries, known_values
from bilan.charts.palette import series_colour
from bilan.charts.plot_area import PlotArea
from bilan.charts.text_label import Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import YEAR

WIDEST = 0.27  # of the sheet
GAP = 12.0
MOST_LINES = 3


def label_width(series: tuple[DataSeries, ...], pen: TextSetter) -> float:
    """The width that the names take up at the end of the plot; nothing when no series has one."""
    widths = [pen.width(line, YEAR) for one in series for line in _lines(one, pen)]
    return max(widths) + GAP if widths else 0


def draw_series_names(series: tuple[DataSeries, ...], plot: PlotArea) -> tuple[Label, ...]:
    """Each name as near as there is room to the last value of its series."""
    pen = plot.pen
    wanted = sorted((plot.y(known_values(one.points)[-1]), index) for index, one in enumerate(series))
    depths = [pen.depth(len(_lines(series[index], pen)), YEAR) for _, index in wanted]
    tops = spread_labels([y - depth / 2 for (y, _), depth in zip(wanted, depths, strict=True)], depths, plot.bottom)
    return tuple(
        label
        for (_, index), top in zip(wanted, tops, strict=True)
        for label in pen.paragraph(_lines(series[index], pen), plot.right + GAP, top, YEAR.with_colour(series_colour(index)))
    )


def spread_labels(tops: list[float], depths: list[float], bottom: float) -> list[float]:
    """The tops moved as little as needed for boxes of those depths to lie apart, between zero and `bottom` if they can."""
    down: list[float] = []
    end = 0.0
    for top, depth in zip(tops, depths, strict=True):
        down.append(max(top, end))
        end = down[-1] + depth
    up: list[float] = []
    start = max(bottom, sum(depths))
    for top, depth in zip(reversed(down), reversed(depths), strict=True):
        start = min(top, start - depth)
        up.insert(0, start)
    return up


def _lines(one: DataSeries, pen: TextSetter) -> tuple[str, ...]:
    return pen.lines(one.name, pen.sheet * WIDEST, YEAR, MOST_LINES)
