"""The lines and dots of series, and how a series looks: in its colour, or quiet behind the one that is highlighted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bilan.charts.box import Box
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import DataSeries, Point, is_trend
from bilan.charts.drawing import Mark
from bilan.charts.palette import MUTED, PAPER, QUIET, Colour, series_colour
from bilan.charts.plot_area import PlotArea
from bilan.charts.shapes import Dot, Paint, Polyline, straight_line
from bilan.charts.value_bars import upright_ends

RADIUS = 3.5
QUIET_RADIUS = 2.0
MIN_BAND = 14.0  # pixels for each value, for a dot at each
RING = 1.5
OUTLINE = 1.6  # of a hollow dot
DASHES = "4 3"


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """The colour of a series' line and of its words, and whether it is quiet: thin, without dots and numbers."""

    line: Colour
    words: Colour
    quiet: bool = False


def series_look(series: tuple[DataSeries, ...], index: int, emphasis: str | None) -> SeriesLook:
    """The look of a series. With a highlighted series, that one has the first colour and the others are quiet."""
    if emphasis is None:
        return SeriesLook(series_colour(index), series_colour(index))
    if series[index].name == emphasis:
        return SeriesLook(series_colour(0), series_colour(0))
    return SeriesLook(QUIET, MUTED, quiet=True)


def draw_lines(series: tuple[DataSeries, ...], plot: PlotArea, emphasis: str | None) -> tuple[Mark, ...]:
    """Quiet lines, then the others, then all dots with a ring in the page’s colour, so that lines end before the dots."""
    looks = [(one, series_look(series, index, emphasis)) for index, one in enumerate(series)]
    looks.sort(key=lambda pair: not pair[1].quiet)
    lines = [mark for one, look in looks for mark in _lines(one, plot, look)]
    ends = [mark for one, look in looks if not look.quiet for mark in _ends(one, plot)]
    dots = [dot for one, look in looks for dot in _dots(one, plot, look)]
    return (*lines, *ends, *(_ring(dot) for dot in dots), *(_dot(dot) for dot in dots))


def line_swatch(box: Box) -> tuple[Mark, ...]:
    """What a value that is not final looks like in a line: a hollow dot, at the end of a dashed line."""
    x, y = box.right - RADIUS, box.y + box.height / 2
    dot = _PlacedDot(x, y, RADIUS, MUTED, hollow=True)
    line = straight_line(box.x, y, x - RADIUS, y, Paint(stroke=MUTED, width=2, dashes=DASHES))
    return line, _dot(dot)


def _lines(one: DataSeries, plot: PlotArea, look: SeriesLook) -> list[Polyline]:
    """The line of each run of values, dashed where it leads to a value that is not final.

    Too few comparable values are dots without a line: one between two points would look like a trend.
    """
    return [
        Polyline(tuple(_at(plot, one.points, position) for position in part), _line_paint(look, dashed))
        for run in contiguous_runs(one.points)
        for dashed, part in _parts([position for position, _ in run], one.points)
        if is_trend(one.points)
    ]


def _parts(run: list[int], points: tuple[Point, ...]) -> list[tuple[bool, list[int]]]:
    """A run of indexes in parts that are alike, each beginning where the one before ended."""
    parts: list[tuple[bool, list[int]]] = []
    for before, after in pairwise(run):
        dashed = bool(points[after].status)
        if not parts or parts[-1][0] is not dashed:
            parts.append((dashed, [before]))
        parts[-1][1].append(after)
    return parts


def _line_paint(look: SeriesLook, dashed: bool) -> Paint:
    return Paint(stroke=look.line, width=1.5 if look.quiet else 2, dashes=DASHES if dashed else "")


def _at(plot: PlotArea, points: tuple[Point, ...], position: int) -> tuple[float, float]:
    value = points[position].value
    return plot.bands.centre(position), plot.zero if value is None else plot.y(value)


def _ends(one: DataSeries, plot: PlotArea) -> list[Mark]:
    return [
        mark
        for position, point in enumerate(one.points)
        for mark in upright_ends(point, plot.bands.centre(position), plot.y)
    ]


@dataclass(frozen=True, slots=True)
class _PlacedDot:
    x: float
    y: float
    radius: float
    colour: Colour
    hollow: bool


def _dots(one: DataSeries, plot: PlotArea, look: SeriesLook) -> list[_PlacedDot]:
    """A dot for each value; only for one that no line joins in a quiet series, and among many values, as those of weeks.

    The last of many values has a dot too. Dots in a row, each with its ring, would look like a dashed line.
    """
    runs = contiguous_runs(one.points)
    few = not look.quiet and plot.bands.width >= MIN_BAND
    last = -1 if look.quiet or not runs else runs[-1][-1][0]
    shown = [position for run in runs for position, _ in run if few or len(run) == 1 or position == last]
    radius = QUIET_RADIUS if look.quiet else RADIUS
    return [
        _PlacedDot(*_at(plot, one.points, position), radius, look.line, bool(one.points[position].status))
        for position in shown
    ]


def _ring(dot: _PlacedDot) -> Dot:
    return Dot(dot.x, dot.y, dot.radius + RING, Paint(PAPER))


def _dot(dot: _PlacedDot) -> Dot:
    """A filled dot, or a hollow one for a value that is not final."""
    if dot.hollow:
        return Dot(dot.x, dot.y, dot.radius - OUTLINE / 2, Paint(PAPER, dot.colour, OUTLINE))
    return Dot(dot.x, dot.y, dot.radius, Paint(dot.colour))
