"""Reads years as tables write them: `2024`, `2024.0`, `٢٠٢٤`, `Année 2024`; with marks: `2025 (p)`, `2025*`.

In a report whose years begin in another month than January, `2024-25`, `2024/2025` and `2024–25` are the year 2024.
The first or the last day of a year is that year, if no other day is beside it: `31/12/2024`, or a date of Excel. `2023/24`,
`FY2024` and `24` are not years, because it is not certain which folder they mean. Nor is `2024 (en milliers)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bilan.importers.cell_text import without_accents, without_footnotes
from bilan.importers.number_marks import Marks, marks_of
from bilan.spreadsheets.table_sheet import Cell
from bilan.values.digits import ascii_digits

FIRST, LAST = 1900, 2199
_YEAR = re.compile(
    r"(?:(?:annee|an|exercice|year|in|en|سنة|السنة|عام|العام)\s+)?([12]\d{3})(?:[.,]0+)?\s*(?:\(\s*)?(\D*?)(?:\s*\))?",
    re.ASCII,
)
_PAIR = re.compile(r"(\D*)([12]\d{3})\s*[-/]\s*(\d{2}|\d{4})(\D*)", re.ASCII)  # `2024-25`, `2024/2025`
_DAY = re.compile(
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>[12]\d{3})|(?P<year_>[12]\d{3})-(?P<month_>\d{2})-(?P<day_>\d{2})",
    re.ASCII,
)


class YearLabel(NamedTuple):
    """A year, and the marks after it."""

    year: int
    marks: Marks


def year_label(cell: Cell, begins: int = 1) -> YearLabel | None:
    """Return the year of a cell, None if it has none. `begins` is the month in which the report's years begin."""
    if (day := day_of(cell)) is not None:
        return _within(day.year, Marks()) if ends_a_year(day) else None
    if isinstance(cell, Decimal):
        return _within(int(cell), Marks()) if cell == cell.to_integral_value() and abs(cell) < 10_000 else None
    if isinstance(cell, date) or len(cell) > 60:
        return None
    bare, footnotes = without_footnotes(cell)
    text = ascii_digits(without_accents(bare))
    if begins != 1 and (pair := _PAIR.fullmatch(text)) and int(pair[3]) % 100 == (int(pair[2]) + 1) % 100:
        text = f"{pair[1]}{pair[2]}{pair[4]}"
    match = _YEAR.fullmatch(text)
    marks = marks_of(match[2], footnotes) if match else None
    return _within(int(match[1]), marks) if match and marks is not None else None


def day_of(cell: Cell) -> date | None:
    """Return the day in a cell, None if it has none. `01/12/2025` is read with the day first."""
    if isinstance(cell, date):
        return cell
    match = _DAY.fullmatch(ascii_digits(cell.strip())) if isinstance(cell, str) and len(cell) < 20 else None
    if match is None:
        return None
    year, month, day = (int(match[name] or match[f"{name}_"]) for name in ("year", "month", "day"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def ends_a_year(day: date) -> bool:
    """Return whether a day is 1 January or 31 December."""
    return (day.month, day.day) in ((1, 1), (12, 31))


def names_years(cells: Iterable[Cell]) -> bool:
    """Return False if a cell has another day than the first or last of a year: then the cells are days or months."""
    return all(day is None or ends_a_year(day) for day in map(day_of, cells))


def _within(year: int, marks: Marks) -> YearLabel | None:
    return YearLabel(year, marks) if FIRST <= year <= LAST else None
