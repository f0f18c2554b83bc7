"""Names of series at the ends of their lines, in their colours, without overlaps."""

from __future__ import annotations

from bilan.charts.data_points import DataSeries, known_values
from bilan.charts.palette import series_colour
from bilan.charts.plot_area import PlotArea
from bilan.charts.text_label import Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import YEAR

MAX_WIDTH_SHARE = 0.27  # of the chart's width
GAP = 12.0
MAX_LINES = 3


def label_width(series: tuple[DataSeries, ...], setter: TextSetter) -> float:
    """The width of the names at the end of the plot in pixels; 0 when no series has a name."""
    widths = [setter.width(line, YEAR) for one in series for line in _name_lines(one, setter)]
    return max(widths) + GAP if widths else 0


def draw_series_names(series: tuple[DataSeries, ...], plot: PlotArea) -> tuple[Label, ...]:
    """Each name as near to the last value of its series as the other names allow."""
    setter = plot.setter
    ends = sorted((plot.y(known_values(one.points)[-1]), index) for index, one in enumerate(series))
    depths = [setter.depth(len(_name_lines(series[index], setter)), YEAR) for _, index in ends]
    tops = spread_labels([y - depth / 2 for (y, _), depth in zip(ends, depths, strict=True)], depths, plot.bottom)
    return tuple(
        label
        for (_, index), top in zip(ends, tops, strict=True)
        for label in setter.paragraph(
            _name_lines(series[index], setter), plot.right + GAP, top, YEAR.with_colour(series_colour(index))
        )
    )


def spread_labels(tops: list[float], depths: list[float], bottom: float) -> list[float]:
    """The tops moved as little as possible so that the boxes do not overlap, between 0 and `bottom` if they fit."""
    moved_down: list[float] = []
    end = 0.0
    for top, depth in zip(tops, depths, strict=True):
        moved_down.append(max(top, end))
        end = moved_down[-1] + depth
    moved_up: list[float] = []
    start = max(bottom, sum(depths))
    for top, depth in zip(reversed(moved_down), reversed(depths), strict=True):
        start = min(top, start - depth)
        moved_up.insert(0, start)
    return moved_up


def _name_lines(one: DataSeries, setter: TextSetter) -> tuple[str, ...]:
    return setter.lines(one.name, setter.chart_width * MAX_WIDTH_SHARE, YEAR, MAX_LINES)
