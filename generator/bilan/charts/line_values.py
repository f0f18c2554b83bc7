"""The numbers along lines: above their dot or below it, else left out — the last and the first are wanted most."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import inf

from bilan.charts.box import Box
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import DataSeries, Point
from bilan.charts.label_placement import place_labels
from bilan.charts.palette import series_colour
from bilan.charts.plot_area import PlotArea
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_style import VALUE

ABOVE = 9.0
BELOW = 19.0
DOT = 4.0
STEPS = 24


def value_labels(series: tuple[DataSeries, ...], plot: PlotArea, taken: list[Box]) -> tuple[Label, ...]:
    """The numbers that find room beside the boxes taken, the dots and one another, off the lines where they can."""
    dots = [_dot(plot, place, point) for one in series for place, point in enumerate(one.points) if point.value is not None]
    ways = sorted(way for one in series for way in _ways(one, plot))
    sheet = Box(0, 0, plot.pen.sheet, plot.floor)
    placed: list[Label] = []
    for wanted in _by_importance(series, plot):
        clearest = sorted(wanted, key=lambda label: _met(label.box, ways))
        others = [*taken, *dots, *(label.box for label in placed)]
        placed += place_labels(clearest, others, sheet)[:1]
    return tuple(placed)


def _ways(one: DataSeries, plot: PlotArea) -> list[tuple[float, float]]:
    """Places along the lines of a series, a few pixels apart."""
    ends = [[(plot.slots.centre(place), plot.y(value)) for place, value in run] for run in contiguous_runs(one.points)]
    return [
        (x1 + (x2 - x1) * step / STEPS, y1 + (y2 - y1) * step / STEPS)
        for run in ends
        for (x1, y1), (x2, y2) in pairwise(run)
        for step in range(STEPS)
    ]


def _met(box: Box, ways: Sequence[tuple[float, float]]) -> int:
    """How many places, given from left to right, lie inside a box."""
    first, end = bisect_right(ways, (box.x, inf)), bisect_left(ways, (box.right, -inf))
    top, bottom = box.y, box.bottom
    return sum(top < y < bottom for _, y in ways[first:end])


def _by_importance(series: tuple[DataSeries, ...], plot: PlotArea) -> list[tuple[Label, Label]]:
    """Both possible places of each number, the most wanted number first."""
    found: list[tuple[int, int, tuple[Label, Label]]] = []
    for index, one in enumerate(series):
        places = [place for place, point in enumerate(one.points) if point.value is not None]
        for rank, place in enumerate(sorted(places, key=lambda place: _rank(place, places, one.points))):
            found.append((rank, index, _candidates(plot, place, one.points[place], index, len(series))))
    return [labels for _, _, labels in sorted(found, key=lambda entry: entry[:2])]


def _rank(place: int, places: list[int], points: tuple[Point, ...]) -> int:
    by_value = sorted(places, key=lambda other: points[other].value or Decimal(0))
    extremes = [places[-1], places[0], by_value[-1], by_value[0]]
    return extremes.index(place) if place in extremes else len(extremes) + places[-1] - place


def _candidates(plot: PlotArea, place: int, point: Point, index: int, count: int) -> tuple[Label, Label]:
    lettering = VALUE.with_colour(series_colour(index)) if count > 1 else VALUE
    x, y = plot.slots.centre(place), plot.y(point.value) if point.value is not None else plot.zero
    above, below = (
        plot.pen.write(point.printed, x, y - ABOVE, lettering, Anchor.MIDDLE),
        plot.pen.write(point.printed, x, y + BELOW, lettering, Anchor.MIDDLE),
    )
    return above, below


def _dot(plot: PlotArea, place: int, point: Point) -> Box:
    y = plot.y(point.value) if point.value is not None else plot.zero
    return Box(plot.slots.centre(place) - DOT, y - DOT, 2 * DOT, 2 * DOT)
