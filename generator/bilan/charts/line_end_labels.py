"""Names of series at the ends of their lines, in their colours, without overlaps."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.charts.data_points import DataSeries, known_values
from bilan.charts.palette import Colour
from bilan.charts.plot_area import PlotArea
from bilan.charts.text_label import ASCENT, Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE, YEAR

MAX_WIDTH_SHARE = 0.27  # of the chart's width
GAP = 12.0
MAX_LINES = 3
RADIUS = 4.0
ABOVE_NUMBER = 26.0  # pixels from a dot to a name that leaves space for the number between them


def label_width(series: tuple[DataSeries, ...], setter: TextSetter) -> float:
    """The width of the names at the end of the plot in pixels; 0 when no series has a name."""
    widths = [setter.width(line, YEAR) for one in series for line in _name_lines(one, setter)]
    return max(widths) + GAP if widths else 0


def draw_series_names(series: tuple[DataSeries, ...], colours: Sequence[Colour], plot: PlotArea) -> tuple[Label, ...]:
    """Each name after the plot, in its colour, as near to the last value of its series as the other names allow."""
    setter = plot.setter
    ends = sorted(
        (plot.y(known_values(one.points)[-1]), index) for index, one in enumerate(series) if known_values(one.points)
    )
    depths = [setter.depth(len(_name_lines(series[index], setter)), YEAR) for _, index in ends]
    tops = spread_labels([y - depth / 2 for (y, _), depth in zip(ends, depths, strict=True)], depths, plot.bottom)
    return tuple(
        label
        for (_, index), top in zip(ends, tops, strict=True)
        for label in setter.paragraph(
            _name_lines(series[index], setter),
            plot.right + GAP,
            top,
            YEAR.with_colour(colours[index]),
        )
    )


def early_name_candidates(one: DataSeries, colour: Colour, plot: PlotArea) -> tuple[Label, ...]:
    """The possible names of a series whose line ends before the plot does: after, above and below its last dot."""
    setter, style = plot.setter, VALUE.with_colour(colour)
    position = max(position for position, point in enumerate(one.points) if point.value is not None)
    x, y = plot.bands.centre(position), plot.y(known_values(one.points)[-1])
    after = setter.write(one.name, x + 2 * RADIUS + 2, y + setter.size(style) * 0.42, style)
    above = setter.write(one.name, x, y - ABOVE_NUMBER, style, Anchor.MIDDLE)
    below = setter.write(one.name, x, y + ABOVE_NUMBER + ASCENT * setter.size(style), style, Anchor.MIDDLE)
    return after, above, below


def ends_early(one: DataSeries) -> bool:
    """True when a series has values, but none in the last band."""
    return one.points[-1].value is None and bool(known_values(one.points))


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
