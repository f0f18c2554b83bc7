"""Changes and adds rows of the CSV of a breakdown; comments, order, separator and the other rows stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilan.model.figure_table_reader import LIMITS
from bilan.spreadsheets.csv_file import read_csv
from bilan.spreadsheets.csv_text import csv_rows, csv_table, with_cells

Texts = Mapping[str, str]  # the text of each cell by its column


def new_table(columns: Sequence[str], rows: Sequence[Texts]) -> str:
    """Return a table with these columns first, and those that some row has besides."""
    every = list(dict.fromkeys((*columns, *(name for row in rows for name in row))))
    return csv_table([every, *([row.get(name, "") for name in every] for row in rows)])


def changed_table(data: bytes, file: str, changed: Mapping[int, Texts], added: Sequence[Texts]) -> str:
    """Return the text of a table with cells changed in the rows that begin on these lines, and rows added.

    A column that the table lacks is added at its end.
    """
    sheet = read_csv(data, file, limits=LIMITS)
    text, read = "".join(sheet.lines).removeprefix("\ufeff"), {row.number for row in sheet.rows}
    rows = [row for row in csv_rows(text, sheet.separator, comments=True) if row.line in read]
    columns = [title.strip() for title in rows[0].texts]
    more = dict.fromkeys(name for row in (*changed.values(), *added) for name in row if name not in columns)
    every = [*columns, *more]
    kept = {row.line: {every.index(name): cell for name, cell in changed.get(row.line, {}).items()} for row in rows}
    kept[rows[0].line] = {every.index(name): name for name in more}
    return with_cells(text, rows, kept, [[row.get(name, "") for name in every] for row in added], sheet.separator)
