"""A period of time in SDMX notation: `2025`, `2025-H1`, `2025-Q3`, `2025-03`, `2025-W07`, or a span `2025-01-01/2025-12-15`.

SDMX 3.0, section 6, 4.2: years, halves and quarters are reporting periods. They count from the first day of the reporting
year (`REPORTING_YEAR_START_DAY`), and a reporting year has the number of the calendar year in which it begins. Months and
days are Gregorian. So in a report whose year begins in April, `2025` is April 2025 to March 2026, `2025-Q1` is April to June
2025, and `2026-03` is the last month of 2025. Weeks are those of ISO 8601: they begin on Monday, and belong to the year that
holds their Thursday. `period_syntax.py` reads what is written.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering

EARLIEST_YEAR, LATEST_YEAR = 1800, 2199
MONTHS = 12


class Frequency(StrEnum):
    """How long a period is. The codes are those of SDMX (CL_FREQ), and `span` for any other length."""

    YEAR = "A"
    HALF = "S"
    QUARTER = "Q"
    MONTH = "M"
    WEEK = "W"
    SPAN = "span"


_LENGTH = {Frequency.YEAR: 12, Frequency.HALF: 6, Frequency.QUARTER: 3, Frequency.MONTH: 1}  # in months


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A period: its frequency, first and last day. `begins` is the month in which the reporting year begins.

    Periods are ordered by their first day; of two that begin together the longer comes first.
    """

    frequency: Frequency
    start: date
    end: date
    begins: int = 1

    @property
    def year(self) -> int:
        """The reporting year in which it begins; of a week the one that holds its Thursday."""
        day = self.start + timedelta(days=3) if self.frequency is Frequency.WEEK else self.start
        return reporting_year_of(day, self.begins)

    @property
    def has_whole_months(self) -> bool:
        """True where it begins with the first day of a month and ends with the last of one."""
        return self.start.day == 1 and _ends_month(self.end)

    @property
    def number(self) -> int:
        """Which half, quarter, month or week it is: 3 for `2025-Q3`; 1 for a year, 0 for a span."""
        match self.frequency:
            case Frequency.SPAN:
                return 0
            case Frequency.MONTH:
                return self.start.month
            case Frequency.WEEK:
                return self.start.isocalendar().week
        return (self.start.month - self.begins) % MONTHS // _LENGTH[self.frequency] + 1

    @property
    def within_year(self) -> str:
        """The notation of a half, a quarter or a month without its year: `H1`, `Q3`, `03`."""
        return str(self).rpartition("-")[2]

    def __str__(self) -> str:
        """The SDMX notation, by which it is written and stored."""
        match self.frequency:
            case Frequency.YEAR:
                return f"{self.year:04d}"
            case Frequency.HALF:
                return f"{self.year:04d}-H{self.number}"
            case Frequency.QUARTER:
                return f"{self.year:04d}-Q{self.number}"
            case Frequency.MONTH:
                return f"{self.start.year:04d}-{self.start.month:02d}"
            case Frequency.WEEK:
                week = self.start.isocalendar()
                return f"{week.year:04d}-W{week.week:02d}"
        return f"{self.start}/{self.end}"

    def __lt__(self, other: Period) -> bool:
        return (self.start, -self.end.toordinal()) < (other.start, -other.end.toordinal())

    def contains(self, other: Period) -> bool:
        """True when every day of the other is a day of this one."""
        return self.start <= other.start and other.end <= self.end

    def has(self, day: date) -> bool:
        """True for a day of the period."""
        return self.start <= day <= self.end

    def holds(self, other: Period) -> bool:
        """True for a year whose folder may have a figure of that period: it begins there, or is a span that ends there."""
        return other.year == self.year or (other.frequency is Frequency.SPAN and self.has(other.end))

    def previous(self) -> Period | None:
        """The period of the same length just before; None for a span, which is compared with another year only."""
        if self.frequency is Frequency.SPAN:
            return None
        if self.frequency is Frequency.WEEK:
            return _week_from(self.start - timedelta(days=7), self.begins)
        length = _LENGTH[self.frequency]
        return _months_from(self.frequency, *_shifted(self.start.year, self.start.month, -length), self.begins)

    def year_before(self) -> Period | None:
        """The same period a year before; None for a week 53 that the year before does not have."""
        match self.frequency:
            case Frequency.SPAN:
                return Period(self.frequency, _day_of_year(self.start, -1), _day_of_year(self.end, -1), self.begins)
            case Frequency.WEEK:
                week = self.start.isocalendar()
                return week_period(week.year - 1, week.week, self.begins)
        return _months_from(self.frequency, self.start.year - 1, self.start.month, self.begins)

    def is_same_in_another_year(self, other: Period) -> bool:
        """True for the same part of another year, or of the same: two first halves, or two spans of the same days."""
        if self.frequency is Frequency.SPAN:
            same_days = _is_same_day(self.start, other.start) and _is_same_day(self.end, other.end)
            same_years = self.end.year - self.start.year == other.end.year - other.start.year
            return other.frequency is Frequency.SPAN and same_days and same_years
        return (self.frequency, self.number) == (other.frequency, other.number)

    def parts(self, frequency: Frequency) -> tuple[Period, ...]:
        """The periods of a shorter frequency (half, quarter or month) that lie in this one, in order."""
        length = _LENGTH[frequency]
        first = self.start if self.start.day == 1 else date(*_shifted(self.start.year, self.start.month, 1), 1)
        offset = -(first.month - self.begins) % length
        year, month = _shifted(first.year, first.month, offset)
        found: list[Period] = []
        while (part := _months_from(frequency, year, month, self.begins)).end <= self.end:
            found.append(part)
            year, month = _shifted(year, month, length)
        return tuple(found)


def year_period(year: int, begins: int = 1) -> Period:
    """The reporting year of that number."""
    return _months_from(Frequency.YEAR, year, begins, begins)


def month_period(year: int, month: int, begins: int = 1) -> Period:
    """A month of a calendar year."""
    return _months_from(Frequency.MONTH, year, month, begins)


def part_of_year(frequency: Frequency, year: int, number: int, begins: int = 1) -> Period:
    """A half or quarter of a reporting year, or the calendar month of that number that lies in it."""
    if frequency is Frequency.MONTH:
        return month_period(year if number >= begins else year + 1, number, begins)
    return _months_from(frequency, *_shifted(year, begins, (number - 1) * _LENGTH[frequency]), begins)


def week_period(year: int, week: int, begins: int = 1) -> Period | None:
    """A week of an ISO year; None where the year has no such week."""
    try:
        return _week_from(date.fromisocalendar(year, week, 1), begins)
    except ValueError:
        return None


def reporting_year_of(day: date, begins: int = 1) -> int:
    """The number of the reporting year that holds a day: that of the calendar year in which it begins."""
    return day.year if day.month >= begins else day.year - 1


def year_label(year: int, begins: int = 1) -> str:
    """How a reporting year is printed in messages: `2025`, and `2025–2026` where it ends in the next calendar year."""
    return str(year) if begins == 1 else f"{year}\u2013{year + 1}"


def _months_from(frequency: Frequency, year: int, month: int, begins: int) -> Period:
    """The period of that frequency that begins in a calendar month."""
    last_year, last_month = _shifted(year, month, _LENGTH[frequency] - 1)
    return Period(frequency, date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]), begins)


def _week_from(monday: date, begins: int) -> Period:
    return Period(Frequency.WEEK, monday, monday + timedelta(days=6), begins)


def _shifted(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month that many months later."""
    months = year * MONTHS + month - 1 + by
    return months // MONTHS, months % MONTHS + 1


def _is_same_day(one: date, other: date) -> bool:
    """True for the same day of two years, and for the last days of the same month."""
    return one.month == other.month and (one.day == other.day or (_ends_month(one) and _ends_month(other)))


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _day_of_year(day: date, years: int) -> date:
    """The same day so many years later. The last day of a month stays its last day: 28 February is 29 in a leap year."""
    year = day.year + years
    last = monthrange(year, day.month)[1]
    return date(year, day.month, last if _ends_month(day) else min(day.day, last))
