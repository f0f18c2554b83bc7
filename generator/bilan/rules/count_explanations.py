"""Why a value that was typed is not the number counted: which rows make the difference, where that can be found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bilan.messages.message import Message, join_messages, translatable, translatable_plural
from bilan.model.figure import Figure
from bilan.model.registers.countable import CountableRows
from bilan.model.registers.counting import chosen_rows, first_of_each
from bilan.model.registers.register import ColumnKind
from bilan.model.registers.register_reader import ReadRegister
from bilan.model.registers.register_table import RegisterTable
from bilan.spreadsheets.table_sheet import Sheet

MOST_ROWS = 10  # named in a message


def explanation(figure: Figure, table: RegisterTable | None, value: Decimal) -> Message:
    """What to do about a value that is not the number counted. `table` is the register, None for articles and the like."""
    return (_by_rows(figure, table, value) if table else None) or _by_gap(value - (figure.counted or 0))


def _by_rows(figure: Figure, table: RegisterTable, value: Decimal) -> Message | None:
    rows = CountableRows(ReadRegister(table, Sheet(table.file)))
    chosen = chosen_rows(figure, rows) or []
    repeated = _left_out(replace(figure, once_by=None), rows, chosen)
    if repeated and len(chosen) + len(repeated) == value:
        return translatable(
            "Rows {rows} have the same “{column}” as an earlier row: “once_by” counts them once.",
            rows=_numbers(table, repeated),
            column=figure.once_by,
        )
    others = _left_out(replace(figure, where=()), rows, chosen)
    if others and len(chosen) + len(others) == value:
        return translatable(
            "“where” leaves out the rows {rows}. Correct the value or “where”.", rows=_numbers(table, others)
        )
    texts = [tuple(map(str, row)) for row in zip(*table.columns.values(), strict=True)]
    same = _repeated(chosen, texts)
    if same and len(chosen) - len(same) == value:
        return translatable("Rows {rows} are the same as an earlier row: delete them.", rows=_numbers(table, same))
    for name, column in table.register.public_columns.items():
        same = _repeated(chosen, rows.texts(name) or ()) if column.kind in _TELLS_APART else []
        if same and len(chosen) - len(same) == value:
            return translatable(
                "Rows {rows} have the same “{column}” as an earlier row: delete them, or write “{key}” to count them once.",
                rows=_numbers(table, same),
                column=name,
                key=f"once_by: {name}",
            )
    return None


_TELLS_APART = (ColumnKind.TEXT, ColumnKind.URL)  # kinds of columns that can tell records apart


def _repeated(rows: Sequence[int], texts: Sequence[Sequence[str]]) -> list[int]:
    """The rows that have the same text as an earlier one."""
    return sorted({*rows} - {*first_of_each(rows, texts)})


def _left_out(wider: Figure, rows: CountableRows, chosen: Sequence[int]) -> list[int]:
    return sorted({*(chosen_rows(wider, rows) or ())} - {*chosen})


def _numbers(table: RegisterTable, rows: Sequence[int]) -> Message:
    numbers = join_messages(table.lines[row] for row in rows[:MOST_ROWS])
    return translatable("{row}, {next}", row=numbers, next="…") if len(rows) > MOST_ROWS else numbers


def _by_gap(gap: Decimal) -> Message:
    if gap != gap.to_integral_value():
        return translatable("A count is a whole number. Delete “value”: the number counted is used.")
    if gap > 0:
        return translatable_plural(
            int(gap),
            "The list lacks {number} record: add it, or correct the value. Without “value”, the number counted is used.",
            "The list lacks {number} records: add them, or correct the value. Without “value”, the number counted is used.",
        )
    return translatable_plural(
        int(-gap),
        "The list has {number} record more: check it, or correct the value. Without “value”, the number counted is used.",
        "The list has {number} records more: check it, or correct the value. Without “value”, the number counted is used.",
    )
