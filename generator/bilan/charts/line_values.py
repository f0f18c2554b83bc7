"""The numbers of a line chart: above or below their dot, or left out; the last and the first are the most important."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from math import inf

from bilan.charts.box import Box
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import DataSeries, Point
from bilan.charts.label_placement import place_labels
from bilan.charts.line_marks import series_look
from bilan.charts.plot_area import PlotArea
from bilan.charts.series_breaks import break_sign_boxes
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_style import VALUE, TextStyle

OFFSET_ABOVE = 9.0
OFFSET_BELOW = 19.0
DOT_RADIUS = 4.0
STEPS = 24
MAX_NUMBERS = 24  # of a series; two years of months
EXTREMES = 4  # the last, the first, the largest and the smallest value
_Choices = tuple[tuple[Label, Label], ...]  # of one number: as it is printed, then in its short form; each above and below


def value_labels(
    series: tuple[DataSeries, ...],
    plot: PlotArea,
    occupied: list[Box],
    breaks: Sequence[Box] = (),
    emphasis: str | None = None,
) -> tuple[Label, ...]:
    """The numbers that overlap no occupied box, no dot and no other number; each where it covers the line least.

    A number that is wider than its band is written over the dotted line of a break, which leaves it out. Quiet series have
    no numbers. Of a highlighted series with more than a year's months only the extremes have one.
    """
    dots = dot_boxes(series, plot)
    points = line_points(series, plot)
    view_box = Box(0, 0, plot.setter.chart_width, plot.floor)
    placed: list[Label] = []
    for choices in _by_importance(series, plot, emphasis):
        best_first = [label for candidates in choices for label in least_covering(candidates, points)]
        others = [*occupied, *dots, *(label.box for label in placed)]
        apart = place_labels(best_first, [*others, *breaks], view_box)
        placed += (apart or place_labels(best_first, [*others, *break_sign_boxes(breaks, plot.axis_y)], view_box))[:1]
    return tuple(placed)


def line_points(series: tuple[DataSeries, ...], plot: PlotArea) -> list[tuple[float, float]]:
    """Points along the lines of all series, a few pixels apart, from left to right."""
    return sorted(point for one in series for point in _points_along_lines(one, plot))


def least_covering(candidates: Iterable[Label], points: Sequence[tuple[float, float]]) -> list[Label]:
    """The labels, those that cover the fewest line points first. `points` is sorted from left to right."""
    return sorted(candidates, key=lambda label: _points_inside(label.box, points))


def dot_boxes(series: tuple[DataSeries, ...], plot: PlotArea) -> list[Box]:
    """The boxes of the dots of all series."""
    return [
        _dot_box(plot, position, point)
        for one in series
        for position, point in enumerate(one.points)
        if point.value is not None
    ]


def _points_along_lines(one: DataSeries, plot: PlotArea) -> list[tuple[float, float]]:
    """Points along the lines of a series, a few pixels apart."""
    runs = [[(plot.bands.centre(position), plot.y(value)) for position, value in run] for run in contiguous_runs(one.points)]
    return [
        (x1 + (x2 - x1) * step / STEPS, y1 + (y2 - y1) * step / STEPS)
        for run in runs
        for (x1, y1), (x2, y2) in pairwise(run)
        for step in range(STEPS)
    ]


def _points_inside(box: Box, points: Sequence[tuple[float, float]]) -> int:
    """The number of line points inside a box. `points` is sorted from left to right."""
    first, end = bisect_right(points, (box.x, inf)), bisect_left(points, (box.right, -inf))
    top, bottom = box.y, box.bottom
    return sum(top < y < bottom for _, y in points[first:end])


def _by_importance(series: tuple[DataSeries, ...], plot: PlotArea, emphasis: str | None) -> list[_Choices]:
    """The possible labels of each number, the most important number first."""
    ranked: list[tuple[int, int, _Choices]] = []
    for index, one in enumerate(series):
        look = series_look(series, index, emphasis)
        style = VALUE.with_colour(look.words) if len(series) > 1 else VALUE
        for rank, position in enumerate([] if look.quiet else ranked_positions(one.points)):
            point = one.points[position]
            texts = [text for text in (point.printed, point.short) if text]
            ranked.append((rank, index, tuple(_candidates(plot, position, point, text, style) for text in texts)))
    return [labels for _, _, labels in sorted(ranked, key=lambda entry: entry[:2])]


def ranked_positions(points: tuple[Point, ...]) -> list[int]:
    """The positions of the values, the most important first; of many values only the extremes."""
    places = [position for position, point in enumerate(points) if point.value is not None]
    ranked = sorted(places, key=lambda position: _rank(position, places, points))
    return ranked if len(places) <= MAX_NUMBERS else ranked[:EXTREMES]


def _rank(position: int, places: list[int], points: tuple[Point, ...]) -> int:
    by_value = sorted(places, key=lambda other: points[other].value or Decimal(0))
    extremes = [places[-1], places[0], by_value[-1], by_value[0]]
    return extremes.index(position) if position in extremes else len(extremes) + places[-1] - position


def _candidates(plot: PlotArea, position: int, point: Point, text: str, style: TextStyle) -> tuple[Label, Label]:
    """A text above its dot and below it."""
    x, ends = plot.bands.centre(position), [plot.y(value) for value in point.drawn_values]
    above, below = (
        plot.setter.write(text, x, min(ends) - OFFSET_ABOVE, style, Anchor.MIDDLE),
        plot.setter.write(text, x, max(ends) + OFFSET_BELOW, style, Anchor.MIDDLE),
    )
    return above, below


def _dot_box(plot: PlotArea, position: int, point: Point) -> Box:
    y = plot.y(point.value) if point.value is not None else plot.zero
    return Box(plot.bands.centre(position) - DOT_RADIUS, y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS)
