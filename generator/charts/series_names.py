"""Names of series at the ends of their lines, in their colours, kept apart from one another."""

from __future__ import annotations

from generator.charts.colours import of_series
from generator.charts.labels import Label
from generator.charts.lettering import YEAR
from generator.charts.pen import Pen
from generator.charts.plot import Plot
from generator.charts.points import Series, known

WIDEST = 0.27  # of the sheet
GAP = 12.0
MOST_LINES = 3


def room(series: tuple[Series, ...], pen: Pen) -> float:
    """The width that the names take up at the end of the plot; nothing when no series has one."""
    widths = [pen.width(line, YEAR) for one in series for line in _lines(one, pen)]
    return max(widths) + GAP if widths else 0


def beside(series: tuple[Series, ...], plot: Plot) -> tuple[Label, ...]:
    """Each name as near as there is room to the last value of its series."""
    pen = plot.pen
    wanted = sorted((plot.y(known(one.points)[-1]), index) for index, one in enumerate(series))
    depths = [pen.depth(len(_lines(series[index], pen)), YEAR) for _, index in wanted]
    tops = apart([y - depth / 2 for (y, _), depth in zip(wanted, depths, strict=True)], depths, plot.bottom)
    return tuple(
        label
        for (_, index), top in zip(wanted, tops, strict=True)
        for label in pen.paragraph(_lines(series[index], pen), plot.right + GAP, top, YEAR.coloured(of_series(index)))
    )


def apart(tops: list[float], depths: list[float], bottom: float) -> list[float]:
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


def _lines(one: Series, pen: Pen) -> tuple[str, ...]:
    return pen.lines(one.name, pen.sheet * WIDEST, YEAR, MOST_LINES)
