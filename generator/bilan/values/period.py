"""A period of time in SDMX notation: `2025`, `2025-H1`, `2025-Q3`, `2025-03`, `2025-W07`, or a span `2025-01-01/2025-12-15`.

SDMX 3.0, section 6, 4.2: years, halves and quarters are reporting periods. They count from the first day of the reporting
year (`REPORTING_YEAR_START_DAY`), and a reporting year has the number of the calendar year in which it begins. Months and
days are Gregorian. So in a report whose year begins in April, `2025` is April 2025 to March 2026, `2025-Q1` is April to June
2025, and `2026-03` is the last month of 2025. Weeks are those of ISO 8601: they begin on Monday, and belong to the year that
holds their Thursday.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import NamedTuple

from bilan.messages.message import EMPTY_MESSAGE, Message, alternatives, literal, translatable

EARLIEST_YEAR, LATEST_YEAR = 1800, 2199
MONTHS = 12
EXAMPLES = ("2025", "2025-H1", "2025-Q3", "2025-03", "2025-W07", "2025-01-01/2025-12-15")

_YEAR = re.compile(r"\d{4}", re.ASCII)
_REPORTING = re.compile(r"(\d{4})-([HQ])(\d)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})", re.ASCII)
_MONTH_SPAN = re.compile(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})", re.ASCII)  # EDTF level 0: an interval of months
_LOOSE = re.compile(r"(\d{4})[-/ ]?([HSQTMW]?)0*(\d{1,2})", re.ASCII | re.IGNORECASE)
_PAIR = re.compile(r"(\d{4})[-–/](\d{2}|\d{4})", re.ASCII)  # a school year: 2025-26, 2025/2026
_LETTERS = {"S": "H", "T": "Q"}  # semestre, trimestre; SDMX writes S and T for them too


class Frequency(StrEnum):
    """How long a period is. The codes are those of SDMX (CL_FREQ), and `span` for any other length."""

    YEAR = "A"
    HALF = "S"
    QUARTER = "Q"
    MONTH = "M"
    WEEK = "W"
    SPAN = "span"


_LENGTH = {Frequency.YEAR: 12, Frequency.HALF: 6, Frequency.QUARTER: 3, Frequency.MONTH: 1}  # in months
_MOST = {Frequency.HALF: 2, Frequency.QUARTER: 4, Frequency.MONTH: 12}


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


class PeriodFault(NamedTuple):
    """Why a text is not a period, and what to write instead (empty where that is not certain)."""

    message: Message
    hint: Message = EMPTY_MESSAGE


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


def parse_period(text: str, begins: int = 1) -> Period | PeriodFault:
    """The period of a text in SDMX notation, or what is wrong with it. The report's year begins in the month `begins`."""
    found = _parsed(text, begins)
    if isinstance(found, Period) and not EARLIEST_YEAR <= found.start.year <= LATEST_YEAR:
        return PeriodFault(
            translatable(
                "The year of “{text}” is not between {first} and {last}.", text=text, first=EARLIEST_YEAR, last=LATEST_YEAR
            )
        )
    return found


def _parsed(text: str, begins: int) -> Period | PeriodFault:
    if _YEAR.fullmatch(text):
        return year_period(int(text), begins) if int(text) else _unknown(text)
    if match := _REPORTING.fullmatch(text):
        frequency = Frequency.HALF if match[2] == "H" else Frequency.QUARTER
        number = int(match[3])
        if 1 <= number <= _MOST[frequency]:
            return part_of_year(frequency, int(match[1]), number, begins)
        return _no_such_half(text, match[1]) if match[2] == "H" else _no_such_quarter(text, match[1])
    if match := _MONTH.fullmatch(text):
        if 1 <= int(match[2]) <= MONTHS:
            return month_period(int(match[1]), int(match[2]), begins)
        return _no_such_month(text, int(match[1]), match[2])
    if match := _WEEK.fullmatch(text):
        return week_period(int(match[1]), int(match[2]), begins) or _no_such_week(text, int(match[1]))
    if match := _MONTH_SPAN.fullmatch(text):
        return _span_of_months(text, match, begins)
    if match := _SPAN.fullmatch(text):
        return _span(text, match[1], match[2], begins)
    return _unknown(text)


def _span(text: str, first: str, last: str, begins: int) -> Period | PeriodFault:
    start, end = _day(first), _day(last)
    if start is None or end is None:
        message = translatable("“{text}” names a day that the calendar does not have.", text=text)
        return PeriodFault(message, _last_day(last if start else first))
    if end < start:
        message = translatable("“{text}” ends before it begins.", text=text)
        return PeriodFault(message, translatable("Write {proposal}.", proposal=f"{last}/{first}"))
    return Period(Frequency.SPAN, start, end, begins)


def _span_of_months(text: str, match: re.Match[str], begins: int) -> Period | PeriodFault:
    """From the first day of a month to the last of another: `2024-09/2025-06`."""
    for year, month in ((match[1], match[2]), (match[3], match[4])):
        if not (1 <= int(month) <= MONTHS and int(year)):
            return _no_such_month(text, int(year), month)
    last = month_period(int(match[3]), int(match[4])).end
    if text[8:] < text[:7]:
        message = translatable("“{text}” ends before it begins.", text=text)
        return PeriodFault(message, translatable("Write {proposal}.", proposal=f"{text[8:]}/{text[:7]}"))
    return _span(text, f"{match[1]}-{match[2]}-01", str(last), begins)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _last_day(text: str) -> Message:
    """What to write for a day that does not exist: the last one of its month, where there is such a month."""
    year, month, _ = (int(part) for part in text.split("-"))
    if not (1 <= month <= MONTHS and year):
        return translatable("Write a month from 01 to 12.")
    return translatable("The last day of that month is {day}.", day=date(year, month, monthrange(year, month)[1]))


def _no_such_half(text: str, year: str) -> PeriodFault:
    message = translatable("“{text}” is no half of a year: there are two, H1 and H2.", text=text)
    return PeriodFault(message, translatable("Write {one} or {other}.", one=f"{year}-H1", other=f"{year}-H2"))


def _no_such_quarter(text: str, year: str) -> PeriodFault:
    message = translatable("“{text}” is no quarter: there are four, Q1 to Q4.", text=text)
    return PeriodFault(message, translatable("Write {first} to {last}.", first=f"{year}-Q1", last=f"{year}-Q4"))


def _no_such_month(text: str, year: int, number: str) -> PeriodFault:
    message = translatable("“{text}” is no month: there are twelve, 01 to 12.", text=text)
    if int(number) == (year + 1) % 100:
        return PeriodFault(message, translatable("For the year that begins in {year}, write {year} alone.", year=year))
    return PeriodFault(message, translatable("Write {first} to {last}.", first=f"{year:04d}-01", last=f"{year:04d}-12"))


def _no_such_week(text: str, year: int) -> PeriodFault:
    last = 53 if week_period(year, 53) else 52
    message = translatable(
        "“{text}” is no week: the year {year} has {number} (ISO 8601).", text=text, year=year, number=last
    )
    return PeriodFault(
        message, translatable("Write {first} to {last}.", first=f"{year:04d}-W01", last=f"{year:04d}-W{last}")
    )


def _unknown(text: str) -> PeriodFault:
    message = translatable("“{text}” is not a period.", text=text)
    pair = _PAIR.fullmatch(text)
    if pair and int(pair[2]) % 100 == (int(pair[1]) + 1) % 100:
        return PeriodFault(message, translatable("For the year that begins in {year}, write {year} alone.", year=pair[1]))
    loose = _LOOSE.fullmatch(text.strip())
    if loose and (proposal := _proposed(loose[1], loose[2].upper(), int(loose[3]))):
        return PeriodFault(message, translatable("Write {proposal}.", proposal=proposal))
    hint = translatable("Write {examples}.", examples=alternatives(map(literal, EXAMPLES)))
    return PeriodFault(message, hint)


def _proposed(year: str, letter: str, number: int) -> str:
    """The notation of a period that was written in another way, such as `2025-S1`, `2025/3` or `2025-M03`."""
    letter = _LETTERS.get(letter, letter)
    proposal = f"{year}-{letter}{number}" if letter in ("H", "Q") else f"{year}-{letter.replace('M', '')}{number:02d}"
    return proposal if isinstance(_parsed(proposal, 1), Period) else ""


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
