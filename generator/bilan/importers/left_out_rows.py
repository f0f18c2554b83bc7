"""How cells and rows that were left out are named in a remark: the first ones of many."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.messages.message import Message, join_messages, translatable_plural
from bilan.spreadsheets.table_sheet import Row, shown

MOST_NAMED = 20  # cells or rows in a remark


def named(names: Sequence[str]) -> Message:
    """Cells or rows by their names, the first ones of many."""
    first = join_messages(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return first
    return translatable_plural(
        len(names) - MOST_NAMED, "{names} and {number} other", "{names} and {number} others", names=first
    )


def row_name(row: Row) -> str:
    """A row by its number and its first words: `4 “Total”`."""
    text = next((shown(cell) for cell in row.cells if shown(cell)), "")
    return f"{row.number} “{text[:60]}”"


def named_rows(rows: Sequence[Row]) -> Message:
    """Rows by their numbers and first words."""
    return named([row_name(row) for row in rows])
