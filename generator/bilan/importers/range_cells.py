"""Ranges as tables write them: `120–150`, `9 000 à 11 000`, `between 120 and 150`, `من 120 إلى 150`."""

from __future__ import annotations

import re

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.cell_text import without_format_characters
from bilan.messages.message import translatable
from bilan.schema.number_fields import INVALID, REVERSED
from bilan.values.interval import Interval

_BEFORE = r"(?:(?:de|entre|from|between|من|بين)\s+)?"
_BETWEEN = r"(?:\s*[–—-]\s*|\s+(?:à|a|et|to|and|إلى|الى)\s+|\s+و\s*)"
_RANGE = re.compile(rf"{_BEFORE}([-\u2212]?\d(?:.*?\d)?\s*%?){_BETWEEN}([-\u2212]?\d(?:.*\d)?\s*%?)", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(r"\d{1,2}-(?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?", re.ASCII)


def range_ends(text: str) -> tuple[str, str] | None:
    """Return the texts of the two ends of a range; None for any other text, and for a month such as `03-2025`."""
    bare = without_format_characters(text).strip()
    found = None if _MONTH_OF_YEAR.fullmatch(bare) else _RANGE.fullmatch(bare)
    return (found[1], found[2]) if found else None


def reversed_range(range_: Interval, place: Place) -> Problem:
    """Return the problem of a range that does not begin below its end."""
    message = translatable("The range begins at {low} and ends at {high}.", low=range_.low, high=range_.high)
    return REVERSED.at(place, message, translatable("Write the smaller number first, or the number alone."))


def range_in_table(place: Place) -> Problem:
    """Return the problem of a range for a cell of several dimensions, whose CSV has one number in each row."""
    message = translatable("A cell of a table of several dimensions cannot be a range.")
    return INVALID.at(place, message, translatable("Write the number that you retain, and the range in a note."))
