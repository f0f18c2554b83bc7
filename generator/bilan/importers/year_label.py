"""Years as tables write them: `2024`, `2024.0`, `٢٠٢٤`, `Année 2024`; with marks: `2025 (p)`, `2025*`.

The first or the last day of a year names it, where no other day stands beside it: `31/12/2024`, a day of Excel.
`2023/24`, `FY2024` and `24` are no year: which folder they mean is not certain. Nor is `2024 (en milliers)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bilan.importers.cell_text import comparable, without_footnotes
from bilan.importers.number_marks import Marks, marks_of
from bilan.spreadsheets.table_sheet import Cell

FIRST, LAST = 1900, 2199
_YEAR = re.compile(
    r"(?:(?:annee|an|exercice|year|in|en|سنة|السنة|عام|العام)\s+)?([12]\d{3})(?:[.,]0+)?\s*(?:\(\s*)?(\D*?)(?:\s*\))?",
    re.ASCII,
)
_DAY = re.compile(
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>[12]\d{3})|(?P<year_>[12]\d{3})-(?P<month_>\d{2})-(?P<day_>\d{2})",
    re.ASCII,
)


class YearLabel(NamedTuple):
    """A year, and the marks behind it."""

    year: int
    marks: Marks


def year_label(cell: Cell) -> YearLabel | None:
    """The year that a cell names, None where it names none."""
    if (day := day_of(cell)) is not None:
        return _within(day.year, Marks()) if ends_a_year(day) else None
    if isinstance(cell, Decimal):
        return _within(int(cell), Marks()) if cell == cell.to_integral_value() and abs(cell) < 10_000 else None
    if isinstance(cell, date) or len(cell) > 60:
        return None
    bare, footnotes = without_footnotes(cell)
    match = _YEAR.fullmatch(_ascii_digits(_without_accents(bare)))
    marks = marks_of(match[2], footnotes) if match else None
    return _within(int(match[1]), marks) if match and marks is not None else None


def day_of(cell: Cell) -> date | None:
    """The day that a cell holds or writes in numbers, None where it is none; of `01/12/2025` the day comes first."""
    if isinstance(cell, date):
        return cell
    match = _DAY.fullmatch(_ascii_digits(cell.strip())) if isinstance(cell, str) and len(cell) < 20 else None
    if match is None:
        return None
    year, month, day = (int(match[name] or match[f"{name}_"]) for name in ("year", "month", "day"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def ends_a_year(day: date) -> bool:
    """True of 1 January and 31 December."""
    return (day.month, day.day) in ((1, 1), (12, 31))


def names_years(cells: Iterable[Cell]) -> bool:
    """False where the cells hold a day that is neither the first nor the last of a year: they are days or months then."""
    return all(day is None or ends_a_year(day) for day in map(day_of, cells))


def _within(year: int, marks: Marks) -> YearLabel | None:
    return YearLabel(year, marks) if FIRST <= year <= LAST else None


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", comparable(text)) if not unicodedata.combining(sign))


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
