"""Reads months, quarters and halves as tables write them: `janv-25`, `Mars`, `2025-03`, `T1 2025`, `1er semestre`.

Names of months are those of CLDR (`calendar_words.py`). A year of two digits is read only if it is a year of the report:
Excel writes `janv-25` for January 2025 in a text file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from bilan.importers.calendar_words import CalendarWords
from bilan.importers.cell_text import without_accents, without_footnotes
from bilan.importers.number_marks import Marks, marks_of
from bilan.importers.year_label import day_of
from bilan.spreadsheets.table_sheet import Cell
from bilan.values.digits import ascii_digits
from bilan.values.period import Frequency, Period, month_period, part_of_year

_LONGEST = 60  # characters of a label
_MARKED = re.compile(r"(.+?)\s*\(\s*([^\W\d]+\.?)\s*\)")
_YEAR_FIRST = re.compile(r"([12]\d{3})[ ./-]*(.+)", re.ASCII)
_YEAR_LAST = re.compile(r"(.+?)[ ./-]*(?:\b(?:de|of|سنة|عام)\s+)?([12]\d{3})", re.ASCII)
_SHORT_YEAR_LAST = re.compile(r"(.*[^\W\d].*?)[ .'-]+(\d{2})", re.ASCII)
_BEFORE_MONTH = re.compile(r"(?:mois (?:de |d')|month of |شهر )")
_QUARTER = r"(?:q|t|tr|trim|trimestre|quarter|الربع|ربع|الفصل|فصل)"
_HALF = r"(?:h|s|sem|semestre|semester|half|half year|النصف|الاسدس|الاسدوس|السداسي)"
_ORDINALS = {
    **dict.fromkeys(("premier", "premiere", "first", "الاول"), 1),
    **dict.fromkeys(("deuxieme", "second", "seconde", "الثاني"), 2),
    **dict.fromkeys(("troisieme", "third", "الثالث"), 3),
    **dict.fromkeys(("quatrieme", "fourth", "الرابع"), 4),
}
_NUMBER = rf"(?P<number>\d|{'|'.join(_ORDINALS)})"
_PARTS = tuple(
    (frequency, most, re.compile(form))
    for frequency, most, name in ((Frequency.QUARTER, 4, _QUARTER), (Frequency.HALF, 2, _HALF))
    for form in (rf"{name}[ .°-]*{_NUMBER}", rf"{_NUMBER}\s*(?:er|re|e|eme|nd|st|rd|th|°|º)?[ .-]*{name}")
)
_LAST_MONTH = 12
_FEWEST_MONTHS = 3  # that follow one another: then days in a table are months


@dataclass(frozen=True, slots=True)
class PeriodLabel:
    """A month, quarter or half. `year` is 0 if the label has none; that of the calendar for a month, else of the report."""

    frequency: Frequency
    number: int
    year: int = 0
    marks: Marks = field(default_factory=Marks)

    def period(self, year: int, begins: int) -> Period:
        """Return the period in a reporting year; a year of its own goes first."""
        if self.year and self.frequency is Frequency.MONTH:
            return month_period(self.year, self.number, begins)
        return part_of_year(self.frequency, self.year or year, self.number, begins)


def period_label(cell: Cell, words: CalendarWords, years: Collection[int]) -> PeriodLabel | None:
    """Return the period of a cell, None if it names none. `years` are those of the report."""
    if not isinstance(cell, str) or not cell.strip() or len(cell) > _LONGEST:
        return None
    bare, footnotes = without_footnotes(cell)
    text, marks = _plain(bare), Marks(unread=footnotes)
    if match := _MARKED.fullmatch(text):
        found = marks_of(match[2], footnotes)
        if found is None:
            return None
        text, marks = match[1], found
    for year, rest in _readings(text, years):
        part = _part(rest, words) if not rest.isdecimal() else _numbered_month(rest, year)
        if part is not None:
            return PeriodLabel(*part, year, marks)
    return None


def month_of_day(day: date) -> PeriodLabel | None:
    """Return the month of which this is the first or the last day; None for any other day."""
    if day.day == 1 or (day + timedelta(days=1)).day == 1:
        return PeriodLabel(Frequency.MONTH, day.month, day.year)
    return None


def are_months(cells: Iterable[Cell]) -> bool:
    """Return whether the days in these cells are months: the first or the last days of three in a row or more."""
    days = sorted({day for cell in cells if (day := day_of(cell)) is not None})
    months = [12 * day.year + day.month for day in days if month_of_day(day) is not None]
    alike = len({day.day == 1 for day in days}) == 1
    return alike and len(months) >= _FEWEST_MONTHS and months == [*range(months[0], months[0] + len(days))]


def numbered_label(text: str, frequency: Frequency) -> PeriodLabel | None:
    """Return the period of a number alone, below a label that says what it counts: `3` below `Mois`."""
    most = {Frequency.MONTH: _LAST_MONTH, Frequency.QUARTER: 4, Frequency.HALF: 2}[frequency]
    plain = _plain(text).removesuffix(".0")
    if plain.isdecimal() and len(plain) < 3 and 1 <= int(plain) <= most:
        return PeriodLabel(frequency, int(plain))
    return None


def _readings(text: str, years: Collection[int]) -> list[tuple[int, str]]:
    """Return the ways to part a text into a year (0 for none) and the rest."""
    found: list[tuple[int, str]] = []
    if match := _YEAR_FIRST.fullmatch(text):
        found.append((int(match[1]), match[2]))
    if match := _YEAR_LAST.fullmatch(text):
        found.append((int(match[2]), match[1]))
    if (match := _SHORT_YEAR_LAST.fullmatch(text)) and {2000 + int(match[2]), 1999 + int(match[2])} & {*years}:
        found.append((2000 + int(match[2]), match[1]))
    return [*found, (0, text)]


def _numbered_month(text: str, year: int) -> tuple[Frequency, int] | None:
    if year and len(text) < 3 and 1 <= int(text) <= _LAST_MONTH:
        return Frequency.MONTH, int(text)
    return None


def _part(text: str, words: CalendarWords) -> tuple[Frequency, int] | None:
    for frequency, most, form in _PARTS:
        if match := form.fullmatch(text):
            number = _ORDINALS.get(match["number"]) or int(match["number"])
            return (frequency, number) if 1 <= number <= most else None
    month = words.month(_BEFORE_MONTH.sub("", text).strip(" .-"))
    return (Frequency.MONTH, month) if month else None


def _plain(text: str) -> str:
    return without_accents(ascii_digits(text))
