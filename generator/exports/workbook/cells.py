"""Cells: numbers and days as such, texts as texts even where they look like formulas."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.cell.cell import Cell as SheetCell

from generator.exports.table import Cell
from generator.language.language import Language
from generator.values.interval import Qualifier
from generator.values.partial_date import PartialDate

Square = SheetCell | MergedCell
DAY = "yyyy-mm-dd"
_GROUPED = "#,##0"


def write(cell: Square, value: Cell) -> None:
    """A value into a cell."""
    match value:
        case None:
            return
        case bool() | int():
            cell.value = value
        case Decimal():
            cell.value, cell.number_format = exact(value), number_format(max(0, -int(value.normalize().as_tuple().exponent)))
        case date():
            cell.value, cell.number_format = value, DAY
        case PartialDate() if value.day:
            cell.value, cell.number_format = value.first, DAY
        case _:
            text(cell, str(value))


def text(cell: Square, value: str) -> None:
    """A text; never a formula."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
    if cell.data_type != "s":
        cell.data_type, cell.quotePrefix = "s", True


def exact(value: Decimal) -> int | Decimal:
    """A number as the file holds it: a whole one without a decimal point."""
    return int(value) if value == value.to_integral_value() else value


def number_format(decimals: int) -> str:
    """How a spreadsheet shows a number; it groups and points as its reader's system does."""
    return _GROUPED + ("." + "0" * decimals if decimals else "")


def qualified_format(decimals: int, qualifier: Qualifier, language: Language) -> str:
    """The same with the qualifier in words before it: what is shown says “about”, what is held stays a number."""
    before, _, after = language.qualified("\0", qualifier).partition("\0")
    return f"{_quoted(before)}{number_format(decimals)}{_quoted(after)}"


def _quoted(words: str) -> str:
    return '"{}"'.format(words.replace('"', "")) if words else ""
