"""Reads dates as tables and feeds write them: a day, a month or a year.

Formats: ISO 8601 (`2025-03-14`, `20250314T093000Z`), RFC 5322 (`Fri, 14 Mar 2025 09:30:00 +0000`), the year first
(`2025/3/14`), month names of CLDR (`14 mars 2025`, `14-Mar-2025`, `14 آذار 2025`, `juin 2025`), numbers (`14/03/2025`,
`06/2025`), digits of any script, with marks of direction, and Excel's day numbers (45730).

A time with its zone becomes the day in the institution's country. The order of day and month is detected from the whole
column and reported. What can be read in two ways is a problem: `05/06/2025`, and two-digit years.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.core import UnknownLocaleError

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.calendar_words import CalendarWords, calendar_words
from bilan.importers.cell_text import without_format_characters
from bilan.importers.column_mapping import DateOrder
from bilan.importers.time_zones import zone_of
from bilan.messages.message import Message, translatable
from bilan.schema.date_fields import EARLIEST, INVALID, LATEST
from bilan.spreadsheets.table_sheet import Cell, shown
from bilan.values.digits import ascii_digits
from bilan.values.partial_date import PartialDate
from bilan.yaml.nodes import shorten

_DAY_ZERO_OF_EXCEL = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 36_526, 73_050  # 2000-01-01 and 2099-12-31, as Excel counts days from 1900
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)

_DAY = r"(?P<day>\d{1,2})"
_ORDINAL = rf"{_DAY}(?:er|st|nd|rd|th|º|°)?"
_WORD = r"(?P<month>[^\W\d_][^\d,]*?)"
_YEAR, _SHORT_YEAR = r"(?P<year>\d{4})", r"(?P<year>\d{4}|\d{2})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        _YEAR,
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign){_DAY}",
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})",
        rf"(?P<month>\d{{1,2}})[-/.]{_YEAR}",
        rf"{_ORDINAL}[ ./-]*(?:de |of )?{_WORD}[ .,/'-]*(?:de )?{_SHORT_YEAR}",
        rf"{_WORD}[ .-]+{_ORDINAL}[ ,]+{_YEAR}",
        rf"{_YEAR}[ .-]+{_WORD}[ .-]+{_ORDINAL}",
        rf"{_YEAR}[ .-]+{_WORD}",
        rf"{_WORD}[ ./-]+(?:de )?{_YEAR}",
        rf"{_WORD}[-'](?P<year>\d{{2}})",
    )
)
_WITHOUT_YEAR = tuple(re.compile(form) for form in (rf"{_ORDINAL}[ ./-]*{_WORD}", rf"{_WORD}[ .]+{_ORDINAL}"))
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/. ])(\d{{1,2}})\2{_SHORT_YEAR}(?!\d)", re.ASCII)
_DAY_AND_MONTH = re.compile(r"\d{1,2}[-/.]\d{1,2}", re.ASCII)
_WEEKDAY = re.compile(r"([^\W\d_]+)[.,]*\s+(?:le |the )?(?=\S)", re.IGNORECASE)
_LONGEST = 100  # characters of a date with everything around it
_BEFORE_TIME = r"(?:(?:à|at|في|الساعة|-) )*"
_TIME = re.compile(
    rf"{_BEFORE_TIME}(?P<hour>\d{{1,2}})"
    r"(?:(?:[:.]| ?h ?)(?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?| ?h|(?P<compact>\d{2}(?:\d{2})?))?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?: ?(?P<zone>z|[a-z]{2,5}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?))?(?: ?\([^)]*\))?",
    re.IGNORECASE,
)
_TIME_BEGINS = re.compile(
    rf"[T ,]+(?={_BEFORE_TIME}\d{{1,2}}(?:[:.]\d| ?h\b| ?h ?\d| ?[ap]\.?m))|(?<=\d)T(?=\d)", re.IGNORECASE
)
_OFFSET = re.compile(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE | re.ASCII)
_HOURS = {  # east of Greenwich, of the zones that RFC 5322 names
    "z": 0, "ut": 0, "utc": 0, "gmt": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateColumn:
    """How to read the dates of one column.

    `order` says what comes first in `05/06/2025`, None if nothing decides; `found` says that the column decides it.
    `century` is that of two-digit years: 20 for the years from 2000. `zoned` says that a cell is a time with its zone.
    """

    order: DateOrder | None = None
    found: bool = False
    zoned: bool = False
    century: int | None = None
    country: str = ""
    zone: tzinfo = UTC
    words: CalendarWords = field(default_factory=calendar_words)

    @property
    def remarks(self) -> tuple[Message, ...]:
        """Yield remarks on what was detected."""
        return (*self._order_remark(), *self._days_of())

    def _order_remark(self) -> tuple[Message, ...]:
        if not self.found:
            return ()
        if self.order is DateOrder.DAY_FIRST:
            return (translatable("Dates have the day first, then the month."),)
        return (translatable("Dates have the month first, then the day."),)

    def _days_of(self) -> tuple[Message, ...]:
        if not self.zoned:
            return ()
        if self.zone is UTC:
            return (translatable("Dates of articles are in UTC: report.yml names no country with a single time zone."),)
        return (translatable("Dates of articles are in {zone}, the time of the institution’s country.", zone=self.zone),)


def date_column(
    cells: Iterable[Cell],
    given: DateOrder | None = None,
    *,
    languages: tuple[str, ...] = (),
    country: str = "",
    century: int | None = None,
) -> DateColumn:
    """Return how to read a column, from the options and its cells.

    `languages` are the report's (BCP 47), `country` is that of the institution (ISO 3166).
    """
    words = calendar_words(languages, country)
    texts = [_plain(cell) for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST]
    numbers = [match for text in texts if (match := _NUMBERS.match(_without_weekday(text, words)))]
    day_first = any(int(match[1]) > 12 for match in numbers)
    month_first = any(int(match[3]) > 12 for match in numbers)
    found = given is None and day_first != month_first
    decided = (DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST) if found else given
    zoned = any((time := _time_of(text)[1]) and _zone(time["zone"]) is not None for text in texts)
    return DateColumn(decided, found, zoned, century, country, zone_of(country), words)


def read_date(cell: Cell, column: DateColumn, place: Place) -> str | Problem:
    """Return the date in the format of the data, empty if there is none. Problem: `invalid-date`."""
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    text = _plain(cell)
    if not text:
        return ""
    if len(text) > _LONGEST:
        return INVALID.at(place, _UNREADABLE.message(text), _UNREADABLE.hint)
    if (serial := _SERIAL.fullmatch(text)) and FIRST_SERIAL <= int(serial[1]) <= LAST_SERIAL:
        return (_DAY_ZERO_OF_EXCEL + timedelta(days=int(serial[1]))).isoformat()
    day, time = _time_of(text)
    found = _date_of(day, column)
    if found is _UNREADABLE:  # perhaps because of the weekday before it, as “mar.”, which may also be a month
        found = _date_of(_without_weekday(day, column.words), column)
    if isinstance(found, _Unread):
        return INVALID.at(place, found.message(shown(cell)), found.hint)
    return str(_in_zone(found, time, column.zone) if time and isinstance(found, date) else found)


class _Unread(NamedTuple):
    """Why a date cannot be read: a message and a hint."""

    words: Callable[[str], Message]
    hint: Message

    def message(self, typed: str) -> Message:
        return self.words(shorten(typed))


_WRITE_ISO = translatable("Write it as 2024-12-24.")
_UNREADABLE = _Unread(lambda typed: translatable("“{typed}” is not a date that can be read.", typed=typed), _WRITE_ISO)
_NO_YEAR = _Unread(lambda typed: translatable("“{typed}” has no year.", typed=typed), _WRITE_ISO)
_NO_SUCH_DAY = _Unread(lambda typed: translatable("“{typed}” is not a real date.", typed=typed), _WRITE_ISO)
_OTHER_CALENDAR = _Unread(
    lambda typed: translatable(
        "“{typed}” is not a date between {earliest} and {latest}.", typed=typed, earliest=EARLIEST, latest=LATEST
    ),
    translatable("Write it in the Gregorian calendar, as 2024-12-24."),
)


def _without_weekday(text: str, words: CalendarWords) -> str:
    """Return the text without the weekday before it."""
    weekday = _WEEKDAY.match(text)
    return text[weekday.end() :] if weekday and (words.is_weekday(weekday[1]) or weekday[1].lower() == "le") else text


def _date_of(text: str, column: DateColumn) -> date | PartialDate | _Unread:
    if numbers := _NUMBERS.fullmatch(text):
        return _in_numbers(int(numbers[1]), int(numbers[3]), numbers["year"], column)
    for form in _FORMS:
        if match := form.fullmatch(text):
            parts = match.groupdict()
            month = _month(parts.get("month"), column.words)
            if month is not None:
                return _calendar_date(parts["year"], month, int(parts.get("day") or 0), column)
    for form in _WITHOUT_YEAR:
        if (match := form.fullmatch(text)) and column.words.month(match["month"]):
            return _NO_YEAR
    return _NO_YEAR if _DAY_AND_MONTH.fullmatch(text) else _UNREADABLE


def _month(typed: str | None, words: CalendarWords) -> int | None:
    """Return the number of a month, 0 if there is none, None for an unknown word."""
    if typed is None:
        return 0
    return int(typed) if typed.isdigit() else words.month(typed)


def _in_numbers(first: int, second: int, year: str, column: DateColumn) -> date | PartialDate | _Unread:
    if column.order is None and first != second and max(first, second) <= 12:
        return _two_orders(column.country)
    month_first = column.order is DateOrder.MONTH_FIRST if column.order else second > 12
    month, day = (first, second) if month_first else (second, first)
    return _calendar_date(year, month, day, column)


def _calendar_date(year: str, month: int, day: int, column: DateColumn) -> date | PartialDate | _Unread:
    """Return the date as precisely as it is written: month and day are 0 if they are missing."""
    if len(year) == 2 and column.century is None:
        return _two_digits(year, month, day)
    number = int(year) if len(year) == 4 else (column.century or 0) * 100 + int(year)
    if not EARLIEST <= number <= LATEST:
        return _OTHER_CALENDAR
    try:
        whole = date(number, month or 1, day or 1)
    except ValueError:
        return _NO_SUCH_DAY
    return whole if day else PartialDate(number, month or None)


def _two_digits(year: str, month: int, day: int) -> _Unread:
    meant = f"20{year}-{month:02d}" + (f"-{day:02d}" if day else "")
    hint = translatable("If you mean {date}, add “--century 20”; or write the year with four digits.", date=meant)
    return _Unread(lambda typed: translatable("“{typed}” has a year of two digits.", typed=typed), hint)


def _two_orders(country: str) -> _Unread:
    usual, other = translatable("“--dates day_first”"), translatable("“--dates month_first”")
    pattern = _short_date(country)
    if not pattern.startswith(("d", "M")):
        hint = translatable("Say which: {one} or {other}.", one=usual, other=other)
    else:
        usual, other = (usual, other) if pattern.startswith("d") else (other, usual)
        hint = translatable(
            "Say which: {usual}, as is usual in the institution’s country, or {other}.", usual=usual, other=other
        )
    return _Unread(
        lambda typed: translatable("“{typed}” can be read in two ways: the day first, or the month.", typed=typed), hint
    )


@cache
def _short_date(country: str) -> str:
    """Return the numeric date format of a country's main language (CLDR), empty if unknown."""
    try:
        return str(Locale.parse(f"und_{country}").date_formats["short"].pattern) if country else ""
    except (UnknownLocaleError, ValueError):
        return ""


def _plain(cell: Cell) -> str:
    """Return the cell with ASCII digits, without marks of direction and Arabic commas."""
    text = shown(cell)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text).replace("،", ",").replace("\u2212", "-")
    return ascii_digits(without_format_characters(text))


def _time_of(text: str) -> tuple[str, re.Match[str] | None]:
    """Return the text of a date without its time of day, and that time, None if there is none."""
    for begin in _TIME_BEGINS.finditer(text):
        if time := _TIME.fullmatch(text[begin.end() :].strip()):
            return text[: begin.start()].rstrip(" ,"), time
    return text, None


def _zone(name: str | None) -> timezone | None:
    """Return the time zone after a time, None if there is none or its name is unknown."""
    if not name:
        return None
    if offset := _OFFSET.fullmatch(name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes)) if minutes < 24 * 60 else None
    hours = _HOURS.get(name.lower())
    return None if hours is None else timezone(timedelta(hours=hours))


def _in_zone(day: date, time: re.Match[str], zone: tzinfo) -> date:
    """Return the day of a time with its own zone in another zone; the day itself if there is no time."""
    written = _zone(time["zone"])
    if written is None:
        return day
    compact = time["compact"] or ""
    hour = int(time["hour"]) % 12 + 12 * (time["half"] in "pP") if time["half"] else int(time["hour"])
    minute, second = int(time["minute"] or compact[:2] or 0), int(time["second"] or compact[2:] or 0)
    moment = timedelta(hours=hour, minutes=minute, seconds=second)
    return (datetime(day.year, day.month, day.day, tzinfo=written) + moment).astimezone(zone).date()
