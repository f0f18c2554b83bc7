"""Reads periods as they are written: SDMX TIME_PERIOD, ISO 8601, EDTF; and what is wrong with others."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from bilan.messages.message import EMPTY_MESSAGE, Message, alternatives, literal, translatable
from bilan.values.period import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    MONTHS,
    Frequency,
    Period,
    month_period,
    part_of_year,
    week_period,
    year_period,
)

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


_MOST = {Frequency.HALF: 2, Frequency.QUARTER: 4, Frequency.MONTH: 12}


class PeriodFault(NamedTuple):
    """Why a text is not a period, and what to write instead (empty where that is not certain)."""

    message: Message
    hint: Message = EMPTY_MESSAGE


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
