"""Names cells and rows in a remark, the first of many."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.messages.message import Message, join_messages, translatable_plural
from bilan.spreadsheets.table_sheet import Row, shown

MOST_NAMED = 20  # cells or rows in a remark


def join_first(names: Sequence[str]) -> Message:
    """Return names joined by commas, the first of many with the number of the others."""
    first = join_messages(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return first
    return translatable_plural(
        len(names) - MOST_NAMED, "{names} and {number} other", "{names} and {number} others", names=first
    )


def row_name(row: Row) -> str:
    """Return a row by its number and its first words: `4 “Total”`."""
    text = next((shown(cell) for cell in row.cells if shown(cell)), "")
    return f"{row.number} “{text[:60]}”"


def join_first_rows(rows: Sequence[Row]) -> Message:
    """Return rows by their numbers and first words."""
    return join_first([row_name(row) for row in rows])
