"""The input of a chart: values with their formatted text. Nothing here is formatted or translated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

MIN_POINTS_FOR_LINE = 3  # a line between two points would look like a trend


@dataclass(frozen=True, slots=True)
class Point:
    """One value and its text.

    label    what it is the value of: a year, a name.
    value    the number that is drawn; None when it is missing.
    printed  the number as text, with its qualifier (« ≈ 440 000 »).
    missing  the word drawn instead of a missing value (« non publié »).
    broken   why the value is not comparable with the ones before it; None when it is.
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
    """Raise ValueError unless there is either a finite number or the word for a missing one."""
    if (value is None) != bool(missing):
        raise ValueError(f"{label}: either a value or the word for a missing one, not both and not neither")
    if value is not None and not value.is_finite():
        raise ValueError(f"{label}: {value} cannot be drawn")


def reject_unlabelled(label: str, value: Decimal | None, printed: str) -> None:
    """Raise ValueError for a value without text."""
    if value is not None and not printed:
        raise ValueError(f"{label}: the value {value} has to be printed somehow")


@dataclass(frozen=True, slots=True)
class DataSeries:
    """A named series of points, in order of time."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """The range of values on a scale. It always includes zero."""

    lowest: Decimal
    highest: Decimal

    @property
    def span(self) -> Decimal:
        """The difference between the highest and the lowest value."""
        return self.highest - self.lowest

    @property
    def below_zero(self) -> bool:
        """True when there are values below zero."""
        return self.lowest < 0


def extent(values: Iterable[Decimal]) -> Extent:
    """The range of some values and zero."""
    with_zero = (Decimal(0), *values)
    return Extent(min(with_zero), max(with_zero))


def known_values(points: tuple[Point, ...]) -> tuple[Decimal, ...]:
    """The values of the points that have one."""
    return tuple(point.value for point in points if point.value is not None)


def comparable_stretches(points: tuple[Point, ...]) -> tuple[tuple[Point, ...], ...]:
    """The points split before each break. Values are comparable only within one part."""
    cuts = [0, *(position for position, point in enumerate(points) if point.broken and position), len(points)]
    return tuple(points[start:end] for start, end in pairwise(cuts) if start < end)


def is_trend(points: tuple[Point, ...]) -> bool:
    """True when there are enough values between two breaks to draw a line."""
    return any(len(known_values(stretch)) >= MIN_POINTS_FOR_LINE for stretch in comparable_stretches(points))


def same_labels(series: tuple[DataSeries, ...]) -> None:
    """Raise ValueError unless all series have points, with the same labels in the same order."""
    labels = {tuple(point.label for point in one.points) for one in series}
    if len(labels) != 1 or not all(labels):
        raise ValueError("the points of all series must have the same labels, and there must be some")


def align_series(series: tuple[DataSeries, ...]) -> tuple[Point, ...]:
    """One point for each year of all series: missing if all are, broken if any is, with each reason once."""
    return tuple(_merged_point([one.points[position] for one in series]) for position in range(len(series[0].points)))


def _merged_point(points: list[Point]) -> Point:
    reasons = dict.fromkeys(point.broken for point in points if point.broken)
    largest = max(points, key=lambda point: (point.value is not None, point.value or Decimal(0)))
    return replace(largest, broken=" · ".join(reasons) or None)
