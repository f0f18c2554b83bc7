"""The kind of a cell in a table of figures: digits, the name of a total, a word instead of a number."""

from __future__ import annotations

from decimal import Decimal

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.cell_text import without_accents
from bilan.importers.number_marks import means_no_number
from bilan.importers.table_numbers import number
from bilan.messages.message import translatable
from bilan.schema.number_fields import AMBIGUOUS, INVALID
from bilan.spreadsheets.table_sheet import Cell, Fault, shown

_TOTALS = (
    "total", "totaux", "sous-total", "subtotal", "somme", "ensemble", "grand total", "evolution", "variation",
    "croissance", "ecart", "change", "growth", "التطور", "نسبة التطور", "المجموع", "مجموع", "الاجمالي", "اجمالي",
)  # fmt: skip
_SUMS = frozenset((
    "total", "total general", "total annuel", "grand total", "annual total", "somme", "ensemble", "annee", "annuel",
    "year", "all", "tous", "toutes", "المجموع", "مجموع", "المجموع العام", "الاجمالي", "السنة", "الكل",
))  # fmt: skip
_NOWHERE = Place("")


def is_total(name: str) -> bool:
    """Return whether a name is that of a sum or a comparison: `TOTAL`, `Sous-total presse`, `Évolution`."""
    bare = without_accents(name)
    return any(bare == word or bare.startswith(f"{word} ") for word in _TOTALS)


def is_sum(name: str) -> bool:
    """Return whether a name is that of a sum of all: `Total`, `Ensemble`, `Année`; not of a part (`Sous-total`)."""
    return without_accents(name) in _SUMS


def has_digits(cell: Cell) -> bool:
    """Return whether a cell is a number, a date, or a text with a digit."""
    return not isinstance(cell, str) or any(sign.isdecimal() for sign in cell)


def is_number(cell: Cell) -> bool:
    """Return whether a cell is a number, also an ambiguous one."""
    if not isinstance(cell, str):
        return isinstance(cell, Decimal)
    if not cell.strip():
        return False
    read = number(cell, "", _NOWHERE)
    return not isinstance(read, Problem) or read.code == AMBIGUOUS.word


def is_word(cell: Cell) -> bool:
    """Return whether a text has letters and is neither a number nor a mark for none: `Objectif`, `S1`."""
    return isinstance(cell, str) and any(map(str.isalpha, cell)) and not means_no_number(shown(cell)) and not is_number(cell)


def faulty_cell(name: str, fault: Fault, place: Place) -> Problem:
    """Return why a cell of a workbook has no value. Problem: `invalid-number`."""
    if fault.formula:
        message = translatable("This cell ({cell}) holds a formula that was never calculated.", cell=name)
        return INVALID.at(place, message, translatable("Open the file in Excel and save it again."))
    message = translatable("This cell ({cell}) holds the error {error}.", cell=name, error=fault.error)
    return INVALID.at(place, message, translatable("Correct it in Excel, or empty it."))
