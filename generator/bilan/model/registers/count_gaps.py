"""Rows of a register that a figure cannot count for certain: without a text to tell them apart, or without a member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilan.diagnostics.problem import Problem
from bilan.messages.message import Message, translatable, translatable_plural
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure
from bilan.model.registers.countable import CountableRows
from bilan.model.registers.counting import chosen_rows, members
from bilan.schema.field_type import EMPTY


def gaps(figure: Figure, rows: CountableRows) -> Iterator[Problem]:
    """Cells that must be filled because of a figure; the first of each column, with the number of the others.

    Problem: `empty-value`.
    """
    chosen = chosen_rows(figure, rows)
    if chosen is None:
        return
    register = rows.read.table.register
    texts = rows.texts(figure.once_by.name) if figure.once_by else None
    if figure.once_by and texts is not None:
        blank = [row for row in chosen if not texts[row]]
        why = translatable("“{id}” counts the records with the same text in this column once.", id=figure.id)
        yield from _empty(rows, figure.once_by.name, blank, why)
    for dimension in dict.fromkeys(name for item in figure.by.values() if item.counted for name in item.dimensions):
        column = register.date_column if dimension in TIME_DIMENSIONS else rows.column_of(dimension)
        if column is not None:
            found = members(dimension, figure, rows)
            why = translatable("“{id}” is counted by “{dimension}”.", id=figure.id, dimension=dimension)
            yield from _empty(rows, column, [row for row in chosen if not found[row]], why)


def _empty(rows: CountableRows, column: str, blank: Sequence[int], why: Message) -> Iterator[Problem]:
    if not blank:
        return
    table = rows.read.table
    name = table.register.columns[column].written
    message = translatable("This cell of “{column}” does not say enough.", column=name)
    if len(blank) > 1:
        message = translatable_plural(
            len(blank) - 1,
            "This cell of “{column}” does not say enough, nor does {number} other.",
            "This cell of “{column}” does not say enough, nor do {number} others.",
            column=name,
        )
    yield rows.read.unquoted(EMPTY.at(rows.read.place(blank[0], column), message, why))
