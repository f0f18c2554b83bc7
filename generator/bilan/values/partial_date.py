"""A date known to the year, the month or the day (EDTF level 0, ISO 8601-2)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year with an optional month and day, in the Gregorian calendar. Its text is `2019`, `2019-03` or `2019-03-14`."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day of the period."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of the period."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if not self.month:
            return f"{self.year:04d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" if self.day else f"{self.year:04d}-{self.month:02d}"


def day_of(day: date) -> PartialDate:
    """A calendar date as a partial date."""
    return PartialDate(day.year, day.month, day.day)
