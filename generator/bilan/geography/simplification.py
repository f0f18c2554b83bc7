"""Simplifying lines by the area of triangles (M. Visvalingam and J. D. Whyatt, 1993, The Cartographic Journal 30:1).

Each point has a weight: the area that the line changes by when the point is left out. Weights are computed once; a line for
any size of map is then made of the points whose weight is large enough there.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from math import inf

Point = tuple[float, float]


def point_weights(points: Sequence[Point]) -> tuple[float, ...]:
    """The weight of each point of a line; infinite for its ends. A point never weighs less than one left out before it."""
    last = len(points) - 1
    weights = [inf] * len(points)
    before, after = [index - 1 for index in range(last + 1)], [index + 1 for index in range(last + 1)]
    areas = {index: _area(points[index - 1], points[index], points[index + 1]) for index in range(1, last)}
    queue = [(area, index) for index, area in areas.items()]
    heapq.heapify(queue)
    largest = 0.0
    while queue:
        area, index = heapq.heappop(queue)
        if areas.get(index) != area:
            continue
        del areas[index]
        largest = weights[index] = max(largest, area)
        previous, following = before[index], after[index]
        after[previous], before[following] = following, previous
        for neighbour in (previous, following):
            if neighbour in areas:
                areas[neighbour] = _area(points[before[neighbour]], points[neighbour], points[after[neighbour]])
                heapq.heappush(queue, (areas[neighbour], neighbour))
    return tuple(weights)


def _area(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
