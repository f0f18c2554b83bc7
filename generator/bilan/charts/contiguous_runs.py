"""The values of a series that a line may join."""

from __future__ import annotations

from decimal import Decimal

from bilan.charts.data_points import Point

Run = tuple[tuple[int, Decimal], ...]


def contiguous_runs(points: tuple[Point, ...]) -> tuple[Run, ...]:
    """The values with their indexes, split at each missing year and at each break.

    A line suggests the values between two points; across a gap or a break they are not known.
    """
    runs: list[list[tuple[int, Decimal]]] = [[]]
    for position, point in enumerate(points):
        if point.broken or point.value is None:
            runs.append([])
        if point.value is not None:
            runs[-1].append((position, point.value))
    return tuple(tuple(run) for run in runs if run)
