"""Hatching: diagonal lines inside an outline, as shapes of their own.

Hatching can be seen in grey, in both schemes and on paper. It is drawn as lines and not as an SVG pattern, because a pattern
needs an id that is unique in the page and is not mirrored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor, sqrt

from bilan.charts.box import Box
from bilan.charts.shapes import Paint, Polyline, straight_line

SPACING = 5.0  # pixels between two lines, measured across them
Ring = Sequence[tuple[float, float]]
Edge = tuple[tuple[float, float], tuple[float, float]]


def hatch_box(box: Box, paint: Paint, spacing: float = SPACING) -> tuple[Polyline, ...]:
    """The lines inside a box."""
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return hatch_rings((corners,), paint, spacing)


def hatch_rings(rings: Iterable[Ring], paint: Paint, spacing: float = SPACING) -> tuple[Polyline, ...]:
    """The lines inside an area given by its rings; what two rings enclose is outside (the even-odd rule of SVG 1.1, 11.3).

    Lines rise from left to right: along each of them, x + y is constant.
    """
    edges = [(ring[at - 1], ring[at]) for ring in rings for at in range(len(ring))]
    if not edges:
        return ()
    step = spacing * sqrt(2)
    sums = [x + y for edge in edges for x, y in edge]
    first, last = floor(min(sums) / step) + 1, floor(max(sums) / step)
    return tuple(line for number in range(first, last + 1) for line in _lines_along(edges, (number + 0.01) * step, paint))


def _lines_along(edges: Iterable[Edge], total: float, paint: Paint) -> list[Polyline]:
    """The parts inside of the line on which x + y is `total`."""
    crossings = sorted(x for edge in edges for x in _crossing(*edge, total))
    pairs = zip(crossings[::2], crossings[1::2], strict=False)
    return [straight_line(left, total - left, right, total - right, paint) for left, right in pairs if right - left > 0.5]


def _crossing(start: tuple[float, float], end: tuple[float, float], total: float) -> tuple[float, ...]:
    """The x at which an edge crosses the line; none if both ends are on one side of it."""
    before, after = sum(start) - total, sum(end) - total
    if (before < 0) == (after < 0):
        return ()
    return (start[0] + (end[0] - start[0]) * before / (before - after),)
