"""Which values of a series may be joined by a line."""

from __future__ import annotations

from decimal import Decimal

from bilan.charts.data_points import Point

Run = tuple[tuple[int, Decimal], ...]


def contiguous_runs(points: tuple[Point, ...]) -> tuple[Run, ...]:
    """The values with their places, in runs that no missing year and no break interrupts.

    Rule: a line says that what lies between was like what it joins; across a gap or a break nobody knows.
    """
    found: list[list[tuple[int, Decimal]]] = [[]]
    for place, point in enumerate(points):
        if point.broken or point.value is None:
            found.append([])
        if point.value is not None:
            found[-1].append((place, point.value))
    return tuple(tuple(run) for run in found if run)
