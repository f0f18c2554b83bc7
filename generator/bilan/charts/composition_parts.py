"""A total and its parts, as given and as cut into segments."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.data_points import reject_undrawable, reject_unlabelled
from bilan.charts.palette import Colour, series_colour


def refuse_the_negative(label: str, value: Decimal | None) -> None:
    """ValueError for a value below zero, which no part of a whole can be."""
    if value is not None and value < 0:
        raise ValueError(f"{label}: no part and no whole is negative, {value} cannot be drawn")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total: its name, value, how the value and its share of the total are printed; `missing` as in `Point`.

    `series` is the place of the part among all that the total ever had, for a colour that stays with it; None for its
    place in this total.
    """

    label: str
    value: Decimal | None
    printed: str
    share: str = ""
    missing: str | None = None
    series: int | None = None

    def __post_init__(self) -> None:
        reject_undrawable(self.label, self.value, self.missing)
        refuse_the_negative(self.label, self.value)
        reject_unlabelled(self.label, self.value, self.printed)

    def colour(self, place: int) -> Colour:
        """The colour of the part where it stands at a place."""
        return series_colour(place if self.series is None else self.series)


@dataclass(frozen=True, slots=True)
class Whole:
    """A total: its label (a year), value, how that is printed (« Total : 4 463 »), its parts; the rest as in `Point`."""

    label: str
    value: Decimal | None
    printed: str
    parts: tuple[Part, ...] = ()
    missing: str | None = None
    broken: str | None = None

    def __post_init__(self) -> None:
        reject_undrawable(self.label, self.value, self.missing)
        refuse_the_negative(self.label, self.value)

    @property
    def length(self) -> Decimal:
        """What the bar is as long as: the total, or its parts where rounding makes them a little more."""
        return max(self.value or Decimal(0), sum((part.value for part in self.parts if part.value is not None), Decimal(0)))


@dataclass(frozen=True, slots=True)
class Segment:
    """A part with its colour and where it lies along the bar."""

    part: Part
    colour: Colour
    x: float
    width: float

    @property
    def centre(self) -> float:
        """The middle of the segment."""
        return self.x + self.width / 2
