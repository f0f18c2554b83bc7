"""The values a chart is given: already formatted, already decided upon. Nothing here is computed or translated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

LEAST_FOR_A_COURSE = 3  # two points make no course, a slope between them only looks like one


@dataclass(frozen=True, slots=True)
class Point:
    """One value and how it is printed.

    label    what it is the value of: a year, a name.
    value    the number the mark stands for; None when there is none.
    printed  the number as it is to be read, qualifier included (« ≈ 440 000 »).
    missing  the word drawn in place of a value that is not there (« non publié »).
    broken   why the value may not be compared with the ones before it; None when it may.
    """

    label: str
    value: Decimal | None
    printed: str
    missing: str | None = None
    broken: str | None = None

    def __post_init__(self) -> None:
        reject_undrawable(self.label, self.value, self.missing)
        reject_unlabelled(self.label, self.value, self.printed)


def reject_undrawable(label: str, value: Decimal | None, missing: str | None) -> None:
    """ValueError unless there is either a number or the word for a missing one."""
    if (value is None) != bool(missing):
        raise ValueError(f"{label}: either a value or the word for a missing one, not both and not neither")
    if value is not None and not value.is_finite():
        raise ValueError(f"{label}: {value} cannot be drawn")


def reject_unlabelled(label: str, value: Decimal | None, printed: str) -> None:
    """ValueError for a value without the words that state it."""
    if value is not None and not printed:
        raise ValueError(f"{label}: the value {value} has to be printed somehow")


@dataclass(frozen=True, slots=True)
class DataSeries:
    """Points of one name, in order of time."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """The values that a scale has room for: from the lowest up to the highest. Zero is always among them."""

    lowest: Decimal
    highest: Decimal

    @property
    def span(self) -> Decimal:
        """From the lowest to the highest."""
        return self.highest - self.lowest

    @property
    def below_zero(self) -> bool:
        """True when there is something to draw below the zero line."""
        return self.lowest < 0


def extent(values: Iterable[Decimal]) -> Extent:
    """The extent of some values."""
    given = (Decimal(0), *values)
    return Extent(min(given), max(given))


def known_values(points: tuple[Point, ...]) -> tuple[Decimal, ...]:
    """The values that are there."""
    return tuple(point.value for point in points if point.value is not None)


def comparable_stretches(points: tuple[Point, ...]) -> tuple[tuple[Point, ...], ...]:
    """The points cut before each break: only within one stretch may values be compared."""
    cuts = [0, *(place for place, point in enumerate(points) if point.broken and place), len(points)]
    return tuple(points[start:end] for start, end in pairwise(cuts) if start < end)


def is_trend(points: tuple[Point, ...]) -> bool:
    """True when, between two breaks, there are values enough for a line to mean something."""
    return any(len(known_values(stretch)) >= LEAST_FOR_A_COURSE for stretch in comparable_stretches(points))


def same_labels(series: tuple[DataSeries, ...]) -> None:
    """ValueError unless all series have points, under the same labels in the same order."""
    labels = {tuple(point.label for point in one.points) for one in series}
    if len(labels) != 1 or not all(labels):
        raise ValueError("the points of all series must have the same labels, and there must be some")


def align_series(series: tuple[DataSeries, ...]) -> tuple[Point, ...]:
    """One point a year for all series: missing where all are, broken where any is, each reason told once."""
    return tuple(_together([one.points[place] for one in series]) for place in range(len(series[0].points)))


def _together(points: list[Point]) -> Point:
    reasons = dict.fromkeys(point.broken for point in points if point.broken)
    largest = max(points, key=lambda point: (point.value is not None, point.value or Decimal(0)))
    return replace(largest, broken=" · ".join(reasons) or None)
