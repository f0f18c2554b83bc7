"""Breaks in series: a dotted line between two years, and `//` on the axis. The reasons are remarks (`remarks.py`).

Rule: figures on the two sides of a break are not comparable (ESS guidelines on revision policy; GSS on discontinuities), so
the break must be easy to see. Nothing joins the two sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.charts.band_scale import BandScale
from bilan.charts.box import Box
from bilan.charts.data_points import Point
from bilan.charts.drawing import Mark
from bilan.charts.shapes import BREAK_GAP, BREAK_LINE, BREAK_SIGN, Polyline, straight_line


def break_places(points: Iterable[Point], bands: BandScale) -> tuple[float, ...]:
    """The x of each break. One before the first year is left out: nothing is drawn before it."""
    return tuple(bands.start(position) for position, point in enumerate(points) if point.broken and position)


def break_boxes(places: Iterable[float], floor: float) -> tuple[Box, ...]:
    """The boxes of the dotted lines, which text must not cross."""
    return tuple(Box(x - 1, 0, 2, floor) for x in places)


def break_sign_boxes(lines: Iterable[Box], axis_y: float) -> tuple[Box, ...]:
    """The boxes of the signs `//` on the axis at `axis_y`, from those of the dotted lines."""
    return tuple(Box(line.x - 5, axis_y - 5, line.width + 10, 10) for line in lines)


def draw_breaks(
    places: Iterable[float], axis_y: float, floor: float, top: float = 0, around: Iterable[Box] = ()
) -> tuple[Mark, ...]:
    """Every break from `top` down to `floor`: its dotted line, and its sign on the axis at `axis_y`.

    The line leaves out the boxes `around` which it is drawn.
    """
    boxes = sorted(around, key=lambda box: box.y)
    return tuple(mark for x in places for mark in (*_pieces(x, top, floor, boxes), *break_sign(x, axis_y)))


def _pieces(x: float, top: float, floor: float, boxes: Iterable[Box]) -> Iterator[Polyline]:
    """The dotted line at `x` without the boxes, which are in order from the top."""
    for box in boxes:
        if box.x <= x <= box.right and box.bottom > top:
            if box.y > top:
                yield straight_line(x, top, x, box.y, BREAK_LINE)
            top = box.bottom
    yield straight_line(x, top, x, floor, BREAK_LINE)


def break_sign(x: float, y: float) -> tuple[Polyline, ...]:
    """The sign `//` across a horizontal axis; the axis is cut between the strokes."""
    gap = Polyline(((x - 5, y + 4), (x - 1, y - 4), (x + 5, y - 4), (x + 1, y + 4)), BREAK_GAP, closed=True)
    return gap, straight_line(x - 5, y + 5, x - 1, y - 5, BREAK_SIGN), straight_line(x + 1, y + 5, x + 5, y - 5, BREAK_SIGN)


def upright_break_sign(x: float, y: float) -> tuple[Polyline, ...]:
    """The same sign across a vertical axis."""
    gap = Polyline(((x - 4, y + 5), (x - 4, y + 1), (x + 4, y - 5), (x + 4, y - 1)), BREAK_GAP, closed=True)
    return gap, straight_line(x - 5, y + 5, x + 5, y - 1, BREAK_SIGN), straight_line(x - 5, y + 1, x + 5, y - 5, BREAK_SIGN)
