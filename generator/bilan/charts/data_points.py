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
    status   the word for a value that is not final (« provisoire », « estimé »); None when there is nothing to say.
    ends     the lowest and the highest value of a range; `value` is between them.
    blank    True where nothing is drawn: a month that has not come, or of which nothing is known.
    short    a shorter form of `printed` (« ≈ 440 k »), for places without space; empty where there is none.
    note     an annotation of the value (« deux fausses informations démenties en mars »); None without one.
    key      names the value for those who point at it; empty where nothing more is said of it.
    """

    label: str
    value: Decimal | None
    printed: str
    missing: str | None = None
    broken: str | None = None
    status: str | None = None
    ends: tuple[Decimal, Decimal] | None = None
    blank: bool = False
    short: str = ""
    note: str | None = None
    key: str = ""

    def __post_init__(self) -> None:
        if self.blank:
            _reject_text_of_blank(self)
        else:
            reject_undrawable(self.label, self.value, self.missing)
        reject_unlabelled(self.label, self.value, self.printed)
        _reject_wrong_ends(self)

    @property
    def in_short_form(self) -> Point:
        """The same point, its number printed in its short form if it has one."""
        return replace(self, printed=self.short or self.printed, short="")

    @classmethod
    def empty(cls, label: str) -> Point:
        """A point where nothing is drawn."""
        return cls(label, None, "", blank=True)

    @property
    def drawn_values(self) -> tuple[Decimal, ...]:
        """The values that the chart must have space for: the value, and the ends of its range."""
        return () if self.value is None else (self.value, *(self.ends or ()))


def _reject_text_of_blank(point: Point) -> None:
    if point.value is not None or point.missing or point.printed:
        raise ValueError(f"{point.label}: nothing is drawn of a blank point, so it has neither a value nor a word")


def _reject_wrong_ends(point: Point) -> None:
    if point.ends and (point.value is None or not point.ends[0] <= point.value <= point.ends[1]):
        raise ValueError(f"{point.label}: the value {point.value} is not between the ends of its range")


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
    """The range of values on a scale, and the value at which bars begin (`base`).

    The base is zero, unless the unit has a scale of its own: stars from 1 to 5 are drawn from 1, on an axis that ends at 5.
    """

    lowest: Decimal
    highest: Decimal
    base: Decimal = Decimal(0)

    @classmethod
    def of_scale(cls, lowest: Decimal, highest: Decimal) -> Extent:
        """The extent of a unit with a scale of its own, from end to end."""
        return cls(lowest, highest, lowest)

    @property
    def span(self) -> Decimal:
        """The difference between the highest and the lowest value."""
        return self.highest - self.lowest

    @property
    def below_zero(self) -> bool:
        """True when there are values below the base, which is zero in nearly all charts."""
        return self.lowest < self.base


def extent(values: Iterable[Decimal]) -> Extent:
    """The range of some values and zero."""
    with_zero = (Decimal(0), *values)
    return Extent(min(with_zero), max(with_zero))


def known_values(points: tuple[Point, ...]) -> tuple[Decimal, ...]:
    """The values of the points that have one."""
    return tuple(point.value for point in points if point.value is not None)


def drawn_values(points: Iterable[Point]) -> tuple[Decimal, ...]:
    """The values of the points, and the ends of their ranges."""
    return tuple(value for point in points for value in point.drawn_values)


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
