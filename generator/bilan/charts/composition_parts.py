"""A total and its parts, and the segments of a bar."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.data_points import reject_undrawable, reject_unlabelled
from bilan.charts.palette import Colour, series_colour


def reject_negative(label: str, value: Decimal | None) -> None:
    """Raise ValueError for a negative value, which cannot be part of a total."""
    if value is not None and value < 0:
        raise ValueError(f"{label}: a total and its parts cannot be negative, {value} cannot be drawn")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total: its name, its value, and the text of its value and share; `missing` as in `Point`.

    `series` is the index of the part among all parts the total ever had, so that its colour is the same every year; None for
    its index in this total. `key` as in `Point`.
    """

    label: str
    value: Decimal | None
    printed: str
    share: str = ""
    missing: str | None = None
    series: int | None = None
    key: str = ""

    def __post_init__(self) -> None:
        reject_undrawable(self.label, self.value, self.missing)
        reject_negative(self.label, self.value)
        reject_unlabelled(self.label, self.value, self.printed)

    def colour(self, position: int) -> Colour:
        """The colour of the part; `place` is its index in this total."""
        return series_colour(position if self.series is None else self.series)


@dataclass(frozen=True, slots=True)
class Whole:
    """A total: its label (a year), value, text (« Total : 4 463 ») and parts; `missing` and `broken` as in `Point`."""

    label: str
    value: Decimal | None
    printed: str
    parts: tuple[Part, ...] = ()
    missing: str | None = None
    broken: str | None = None

    def __post_init__(self) -> None:
        reject_undrawable(self.label, self.value, self.missing)
        reject_negative(self.label, self.value)

    @property
    def length(self) -> Decimal:
        """The value the bar is drawn with: the total, or the sum of its parts if rounding makes that larger."""
        return max(self.value or Decimal(0), sum((part.value for part in self.parts if part.value is not None), Decimal(0)))


@dataclass(frozen=True, slots=True)
class Segment:
    """A part with its colour, and its x and width in the bar."""

    part: Part
    colour: Colour
    x: float
    width: float

    @property
    def centre(self) -> float:
        """The centre of the segment."""
        return self.x + self.width / 2
