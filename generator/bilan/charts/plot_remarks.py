"""The remarks of series in their plot: beside the line of a break, above an annotated value, or left for a list below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bilan.charts.box import Box
from bilan.charts.data_points import DataSeries
from bilan.charts.drawing import Mark
from bilan.charts.plot_area import PlotArea
from bilan.charts.remarks import Remark, Spot, place_remarks, remarks_of
from bilan.charts.series_breaks import break_boxes, break_places
from bilan.charts.shapes import Bar
from bilan.charts.text_label import Label

LINE_MARGIN = 3.0


def plot_remarks(
    series: Sequence[DataSeries], plot: PlotArea, occupied: Iterable[Box], top_of: Callable[[int], float]
) -> tuple[tuple[Mark, ...], tuple[Remark, ...]]:
    """The remarks that have space in the plot, and the others. `top_of` gives the y above which a value is annotated."""
    labels = [point.label for point in series[0].points]
    places = {x for one in series for x in break_places(one.points, plot.bands)}
    space = Box(plot.bands.left, 0, plot.setter.chart_width - plot.bands.left, plot.floor)
    found = [(remark, _spot(remark, labels.index(remark.label), plot, top_of)) for remark in remarks_of(series)]
    return place_remarks(found, [*occupied, *break_boxes(sorted(places), plot.floor)], space, plot.setter)


def _spot(remark: Remark, position: int, plot: PlotArea, top_of: Callable[[int], float]) -> Spot:
    if remark.breaks:
        return Spot(plot.bands.start(position), plot.floor)
    return Spot(plot.bands.centre(position), top_of(position))


def boxes_of(marks: Iterable[Mark]) -> list[Box]:
    """The boxes of bars and labels, which other text must not cover."""
    return [mark.box for mark in marks if isinstance(mark, Bar | Label)]


def boxes_along(points: Iterable[tuple[float, float]]) -> list[Box]:
    """Small boxes round the points of a line."""
    return [Box(x - LINE_MARGIN, y - LINE_MARGIN, 2 * LINE_MARGIN, 2 * LINE_MARGIN) for x, y in points]
