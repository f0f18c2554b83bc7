"""Years as tables write them: `2024`, `2024.0`, `٢٠٢٤`, `Année 2024`, a day of Excel; with marks: `2025 (p)`, `2025*`.

`2023/24`, `FY2024` and `24` are no year: which folder they mean is not certain. Nor is `2024 (en milliers)`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bilan.importers.cell_text import comparable, without_footnotes
from bilan.importers.number_marks import Marks, marks_of
from bilan.importers.table_sheet import Cell

FIRST, LAST = 1900, 2199
_YEAR = re.compile(
    r"(?:(?:annee|an|exercice|year|in|en|سنة|السنة|عام|العام)\s+)?([12]\d{3})(?:[.,]0+)?\s*(?:\(\s*)?(\D*?)(?:\s*\))?",
    re.ASCII,
)


class YearLabel(NamedTuple):
    """A year, and the marks behind it."""

    year: int
    marks: Marks


def year_label(cell: Cell) -> YearLabel | None:
    """The year that a cell names, None where it names none."""
    if isinstance(cell, date):
        return _within(cell.year, Marks())
    if isinstance(cell, Decimal):
        return _within(int(cell), Marks()) if cell == cell.to_integral_value() and abs(cell) < 10_000 else None
    if len(cell) > 60:
        return None
    bare, footnotes = without_footnotes(cell)
    match = _YEAR.fullmatch(_ascii_digits(_without_accents(bare)))
    marks = marks_of(match[2], footnotes) if match else None
    return _within(int(match[1]), marks) if match and marks is not None else None


def _within(year: int, marks: Marks) -> YearLabel | None:
    return YearLabel(year, marks) if FIRST <= year <= LAST else None


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", comparable(text)) if not unicodedata.combining(sign))


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
