"""The sheet of a CSV or XLSX file that holds a register, and what of it would be lost without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import join_messages, translatable, translatable_plural
from bilan.model.registers.register import Register
from bilan.spreadsheets.csv_file import read_csv
from bilan.spreadsheets.table_sheet import Area, Limits, Sheet, column_letters
from bilan.spreadsheets.xlsx_file import read_xlsx

UNCLEAR = Code("unclear-workbook")

LARGEST = 50_000_000  # bytes of a file
LIMITS = Limits(rows=250_000, columns=100, cells=5_000_000)


def register_sheet(data: bytes, file: str, register: Register) -> Sheet:
    """The rows of a register, the header first.

    Problems: those of CSV and XLSX files, `unclear-workbook`.
    """
    if file.lower().endswith(".csv"):
        return read_csv(data, file, limits=LIMITS)
    book = read_xlsx(data, file, (register.sheet,) if register.sheet else (), limits=LIMITS)
    if book.problems:
        return Sheet(file, problems=book.problems)
    filled = [sheet for sheet in book.sheets if sheet.rows or sheet.problems]
    if len(filled) > 1:
        return Sheet(file, problems=(_several_sheets(file, filled),))
    sheet = filled[0] if filled else Sheet(file)
    lost = tuple(_lost(sheet))
    return replace(sheet, problems=(*sheet.problems, *lost))


def _several_sheets(file: str, sheets: list[Sheet]) -> Problem:
    message = translatable("This workbook has several sheets: {names}.", names=join_messages(sheet.name for sheet in sheets))
    hint = translatable("Write in registers.yml which one it is: “{key}”.", key=f"sheet: {sheets[0].name}")
    return UNCLEAR.at(Place(file), message, hint)


def _lost(sheet: Sheet) -> Iterator[Problem]:
    """Rows that a filter hides would not be counted, and of merged cells only the first has a value."""
    if sheet.hidden_rows:
        message = translatable_plural(
            sheet.hidden_rows, "This sheet has {number} hidden row.", "This sheet has {number} hidden rows."
        )
        hint = translatable("Show all rows: remove the filter in Excel. Delete the rows that do not belong to the list.")
        yield UNCLEAR.at(Place(sheet.file), message, hint)
    if sheet.hidden_columns:
        names = join_messages(column_letters(column) for column in sorted(sheet.hidden_columns))
        message = translatable("This sheet has hidden columns: {columns}.", columns=names)
        yield UNCLEAR.at(Place(sheet.file), message, translatable("Show them in Excel, or delete them."))
    for area in sheet.merged[:1]:
        message = translatable("Cells are merged here ({area}): only the first of them has a value.", area=_area(area))
        hint = translatable("Unmerge the cells in Excel, and fill each of them.")
        yield UNCLEAR.at(Place(sheet.file, area.top, area.left + 1), message, hint)


def _area(area: Area) -> str:
    return f"{column_letters(area.left)}{area.top}:{column_letters(area.right)}{area.bottom}"
