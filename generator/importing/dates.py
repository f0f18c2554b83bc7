"""Dates as exports write them: ISO, `24-Dec-2024`, `mardi 24 décembre 2024`, `24/12/2024`.

Which of day and month comes first is found in the whole column and told, or asked for; names of months are those of CLDR.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.importing.mapping import DateOrder
from generator.importing.sheet import Cell, shown
from generator.language.customs import customs
from generator.problems import Place, Problem
from generator.said import Said, said
from generator.schema.dates import INVALID, PARTIAL

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D.*)?", re.ASCII)
_WORDS = re.compile(r"(?:.*?\s)?(\d{1,2})(?:er|st|nd|rd|th)?[\s./-]+([^\W\d]+)\.?,?[\s/-]+(\d{4})(?:\D.*)?")
_MONTH_FIRST = re.compile(r"(?:.*?\s)?([^\W\d]+)\.?\s+(\d{1,2}),?\s+(\d{4})(?:\D.*)?")
_LANGUAGES = ("en", "fr", "ar", "ar-MA", "es")


@dataclass(frozen=True, slots=True)
class Order:
    """Which comes first in the column, None where nothing decides."""

    order: DateOrder | None = None
    found: bool = False

    @property
    def told(self) -> tuple[Said, ...]:
        """Which order was found, aloud."""
        if not self.found:
            return ()
        day = self.order is DateOrder.DAY_FIRST
        return (
            (said("Dates have the day first, then the month."),)
            if day
            else (said("Dates have the month first, then the day."),)
        )


def order(cells: Iterable[Cell], given: DateOrder | None) -> Order:
    """The order that was given, else the one that some date of the column decides."""
    if given:
        return Order(given)
    numeric = [match for cell in cells if isinstance(cell, str) and (match := _NUMERIC.fullmatch(shown(cell)))]
    day, month = any(int(found[1]) > 12 for found in numeric), any(int(found[2]) > 12 for found in numeric)
    if day == month:
        return Order()
    return Order(DateOrder.DAY_FIRST if day else DateOrder.MONTH_FIRST, found=True)


def dated(cell: Cell, column: Order, place: Place) -> str | Problem:
    """The date as the data write it, empty where there is none. Problem: `invalid-date`."""
    if isinstance(cell, date):
        return cell.isoformat()
    text = unicodedata.normalize("NFKC", shown(cell))
    if not text or PARTIAL.fullmatch(text):
        return text
    if iso := _ISO.fullmatch(text):
        return iso[1]
    if numeric := _NUMERIC.fullmatch(text):
        return _numeric(text, int(numeric[1]), int(numeric[2]), int(numeric[3]), column, place)
    named = _named(text)
    if named is None:
        message = said("“{typed}” is not a date that can be read.", typed=text[:40])
        return INVALID.at(place, message, said("Write it as 2024-12-24."))
    return named


def _numeric(text: str, first: int, second: int, year: int, column: Order, place: Place) -> str | Problem:
    if column.order is None and first != second and max(first, second) <= 12:
        message = said("“{typed}” can be read in two ways: the day first, or the month.", typed=text[:40])
        return INVALID.at(place, message, said("Say which: “--dates day_first” or “--dates month_first”."))
    month_first = column.order is DateOrder.MONTH_FIRST if column.order else second > 12
    month, day = (first, second) if month_first else (second, first)
    found = _day(year, month, day)
    return found or INVALID.at(place, said("The calendar has no such day: “{typed}”.", typed=text[:40]))


def _named(text: str) -> str | None:
    if (match := _WORDS.fullmatch(text)) and (month := _months().get(_bare(match[2]))):
        return _day(int(match[3]), month, int(match[1]))
    if (match := _MONTH_FIRST.fullmatch(text)) and (month := _months().get(_bare(match[1]))):
        return _day(int(match[3]), month, int(match[2]))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    months = [customs(language).months for language in _LANGUAGES]
    return {
        _bare(name): number for known in months for names in (known.in_a_date, known.short) for number, name in names.items()
    }


def _bare(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().rstrip(".")
