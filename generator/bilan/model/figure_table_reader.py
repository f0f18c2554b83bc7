"""From the CSV of a breakdown to its table: the file and its first row; the other rows are read by `figure_table_rows`."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

from bilan.diagnostics.problem import Code, Place, Problem, suggestion
from bilan.messages.message import join_messages, translatable
from bilan.model.figure_table import FIGURE_KEYS, VALUE, FigureTable
from bilan.model.figure_table_rows import TableRows
from bilan.schema.field_type import EMPTY, ReadContext
from bilan.spreadsheets.csv_file import read_csv
from bilan.spreadsheets.table_sheet import Limits, Row, Sheet
from bilan.yaml.source_text import UNREADABLE

UNKNOWN_COLUMN = Code("unknown-column")
MISSING_COLUMN = Code("missing-column")

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # the first bytes of .xlsx and .xls
COMMENT = "#"  # begins a line that is not read (W3C, Model for Tabular Data, section 8)
LIMITS = Limits(rows=250_000, columns=100, cells=2_000_000)


def read_table(data: bytes, file: str, dimensions: tuple[str, ...], reading: ReadContext) -> FigureTable:
    """The table of a CSV file. The reading has the decimals of the indicator, the year of the folder and the members.

    Problems: `unknown-column`, `missing-column`, `long-row`, `unknown-member`, `duplicate-member`, `empty-value`, those of
    numbers and of the other keys of a figure, and those of CSV files.
    """
    sheet = read_csv(data, file, limits=LIMITS)
    if data.startswith(WORKBOOKS):
        message = translatable("This file is named .csv, but is a workbook.")
        wrong = UNREADABLE.at(Place(file), message, translatable("Open it in Excel, and save it as CSV."))
        sheet = replace(sheet, rows=(), problems=(wrong,))
    hashed = blake2b(data, digest_size=16)
    hashed.update(f"{dimensions} {reading.fingerprint}".encode("utf-8", "surrogatepass"))
    digest = hashed.hexdigest()
    empty = FigureTable(file, digest, dimensions, replace(sheet, rows=()))
    written = [row for row in sheet.rows if not str(row.cells[0]).startswith(COMMENT)]
    if sheet.problems or not written:
        unread = sheet.problems or (_empty(file, dimensions),)
        return replace(empty, problems=unread, broken=unread[0].place)
    head, *rows = written
    columns, problems = _columns(sheet, head, dimensions)
    if not rows:
        problems.append(EMPTY.at(sheet.place(head), translatable("This table has no rows."), _ADD_ROWS))
    if columns is None or not rows:
        return replace(empty, problems=tuple(problems), broken=problems[0].place)
    return TableRows(sheet, tuple(rows), dimensions, columns, len(head.cells), reading, problems).table(empty)


_ADD_ROWS = translatable("Add a row for each combination of members, or delete the key that names the file.")


def _empty(file: str, dimensions: tuple[str, ...]) -> Problem:
    hint = translatable("Write a first row with the names of the columns: {names}.", names=",".join((*dimensions, VALUE)))
    return EMPTY.at(Place(file), translatable("This file is empty."), hint)


def _columns(sheet: Sheet, head: Row, dimensions: tuple[str, ...]) -> tuple[dict[str, int] | None, list[Problem]]:
    """The columns by name, from 0; None where one is missing, so that no row can be read."""
    problems: list[Problem] = []
    found: dict[str, int] = {}
    for column, cell in enumerate(head.cells):
        name = str(cell).strip()
        known = (*dimensions, *FIGURE_KEYS)
        if name.partition(".")[0] in known and name not in found:
            found[name] = column
            continue
        if name in found:
            message = translatable("There are two columns “{name}”.", name=name)
            hint = translatable("Delete one of the two.")
        else:
            message = translatable("“{name}” is not a column of this table.", name=name)
            hint = suggestion(name, known) or translatable(
                "Delete it, or name it as a dimension or a key of a figure: {names}.", names=join_messages(known)
            )
        problems.append(UNKNOWN_COLUMN.at(sheet.place(head, column), message, hint))
    missing = [name for name in (*dimensions, VALUE) if name not in found]
    if missing:
        message = translatable("The first row lacks a column: {names}.", names=join_messages(missing))
        hint = translatable("It is written “{example}”.", example=sheet.separator.join((*dimensions, VALUE)))
        problem = MISSING_COLUMN.at(sheet.place(head), message, hint)
        problems.append(problem.following(problems[0].place if problems else None))
    return (None if missing else found), problems
