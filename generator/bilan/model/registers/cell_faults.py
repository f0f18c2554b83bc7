"""What is wrong with the cells of a register: many faults of one kind are one problem with a count.

An error is reported at its cell. Cells of a column with the same text are one problem. More than `MOST_APART` texts of a
column with the same kind of error are one problem too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable, translatable_plural
from bilan.spreadsheets.table_sheet import Row, Sheet

MOST_APART = 5  # problems of one kind in one column
MOST_LINES = 10  # lines named in a message


@dataclass(frozen=True, slots=True)
class CellFault:
    """A fault of a cell: its row, from 0 without the header, and its column, from 0. `text` is what the cell holds."""

    code: Code
    row: int
    position: int
    text: str
    message: Message
    hint: Message = EMPTY_MESSAGE


def problems_of(faults: Iterable[CellFault], sheet: Sheet, rows: Sequence[Row]) -> Iterator[Problem]:
    """The problems of faults, in the order in which they are met."""
    kinds: dict[tuple[str, int], dict[str, list[CellFault]]] = {}
    for fault in faults:
        kinds.setdefault((fault.code.word, fault.position), {}).setdefault(fault.text, []).append(fault)
    for texts in kinds.values():
        groups = [*texts.values()] if len(texts) <= MOST_APART else [[fault for group in texts.values() for fault in group]]
        for group in groups:
            yield _problem(sorted(group, key=lambda fault: fault.row), sheet, rows)


def _problem(group: Sequence[CellFault], sheet: Sheet, rows: Sequence[Row]) -> Problem:
    first, *others = group
    place = sheet.place(rows[first.row], first.position)
    problem = first.code.at(place, first.message, first.hint)
    if not others:
        return problem
    numbers = join_messages(rows[fault.row].number for fault in others[:MOST_LINES])
    if len(others) > MOST_LINES:
        numbers = translatable("{row}, {next}", row=numbers, next="…")
    more = translatable_plural(
        len(others),
        "{number} more cell of this column has the same fault, in row {rows}.",
        "{number} more cells of this column have the same fault, in rows {rows}.",
        rows=numbers,
    )
    return replace(problem, message=translatable("{first} {more}", first=first.message, more=more))
