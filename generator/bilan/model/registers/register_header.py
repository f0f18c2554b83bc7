"""The first row of a register: which column of the file is which of registers.yml."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from bilan.diagnostics.problem import Problem
from bilan.diagnostics.spelling import one_typo_away
from bilan.messages.message import Message, join_messages, literal, translatable
from bilan.model.figure_table_reader import MISSING_COLUMN, UNKNOWN_COLUMN
from bilan.model.registers.register import FILE, Register
from bilan.spreadsheets.table_sheet import Cell, Row, Sheet, column_letters, shown


@dataclass(frozen=True, slots=True)
class Header:
    """The columns found, from 0, by their names in registers.yml. With `problems` no row can be read."""

    positions: Mapping[str, int]
    problems: tuple[Problem, ...] = ()


def read_header(sheet: Sheet, head: Row, register: Register) -> Header:
    """The columns of a file. A title may differ in capitals. Problems: `unknown-column`, `missing-column`."""
    expected = {_folded(column.written): name for name, column in register.columns.items()}
    positions: dict[str, int] = {}
    problems: list[Problem] = []
    for position, cell in enumerate(head.cells):
        name = expected.get(_folded(cell))
        if name is not None and name not in positions:
            positions[name] = position
        elif name is not None:
            message = translatable("There are two columns “{name}”.", name=register.columns[name].written)
            hint = translatable("Delete one of the two.")
            problems.append(UNKNOWN_COLUMN.at(sheet.place(head, position), message, hint))
    missing = [column.written for name, column in register.columns.items() if name not in positions]
    for position, cell in enumerate(head.cells):
        if shown(cell) and _folded(cell) not in expected:
            problems.append(_unknown(sheet, head, position, register, missing))
        elif not shown(cell):
            problems.append(_untitled(sheet, head, position))
    if missing:
        message = translatable("The first row lacks a column: {names}.", names=join_messages(missing))
        hint = translatable("Add the column, or correct its title; registers.yml declares it.")
        problem = MISSING_COLUMN.at(sheet.place(head), message, hint)
        problems.append(problem.following(problems[0].place if problems else None))
    return Header(positions, tuple(problems))


def _unknown(sheet: Sheet, head: Row, position: int, register: Register, missing: list[str]) -> Problem:
    """A column that registers.yml does not declare. In a register with private columns the title is not quoted: the first
    row may be a record."""
    title = shown(head.at(position))
    column = _quoted(title, position, register)
    message = translatable("{column} is not declared in registers.yml.", column=column)
    near = one_typo_away(title, missing)
    return UNKNOWN_COLUMN.at(sheet.place(head, position), message, _hint(near, title, register))


def _hint(near: str | None, title: str, register: Register) -> Message:
    if near:
        return translatable("Did you mean “{word}”?", word=near)
    if register.has_private_columns:
        return translatable("Declare the column in {file} (“private” if readers may not see it), or delete it.", file=FILE)
    key = f"{title}: text"
    return translatable(
        "Declare it in {file} (“{key}”; “private” if readers may not see it), or delete it.", file=FILE, key=key
    )


def _quoted(title: str, position: int, register: Register) -> Message:
    if register.has_private_columns:
        return translatable("Column {letters}", letters=column_letters(position))
    return translatable("The column “{name}”", name=title)


def _untitled(sheet: Sheet, head: Row, position: int) -> Problem:
    message = translatable("Column {letters} has no title in the first row.", letters=literal(column_letters(position)))
    return UNKNOWN_COLUMN.at(sheet.place(head, position), message, translatable("Write its title, or delete the column."))


def _folded(cell: Cell) -> str:
    return unicodedata.normalize("NFC", shown(cell)).casefold()
