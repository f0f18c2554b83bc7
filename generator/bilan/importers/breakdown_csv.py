"""Changes and adds rows of the CSV of a breakdown; comments, order, separator and the other rows stay as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import islice

from bilan.model.figure_table_reader import COMMENT, LIMITS
from bilan.spreadsheets.csv_file import read_csv

Texts = Mapping[str, str]  # the text of each cell by its column


def new_table(columns: Sequence[str], rows: Sequence[Texts]) -> str:
    """Return a table with these columns first, and those that some row has besides."""
    every = list(dict.fromkeys((*columns, *(name for row in rows for name in row))))
    return "".join(_line(cells, ",", "\n") for cells in (every, *([row.get(name, "") for name in every] for row in rows)))


def changed_table(data: bytes, file: str, changed: Mapping[int, Texts], added: Sequence[Texts]) -> str:
    """Return the text of a table with cells changed in the rows that begin on these lines, and rows added.

    A column that the table lacks is added at its end.
    """
    sheet = read_csv(data, file, limits=LIMITS)
    lines, separator = list(sheet.lines), sheet.separator
    head = next(row for row in sheet.rows if not str(row.cells[0]).startswith(COMMENT))
    ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
    columns = [str(cell).strip() for cell in head.cells]
    more = [name for row in (*changed.values(), *added) for name in row if name not in columns]
    every = [*columns, *dict.fromkeys(more)]
    edits = {number: {every.index(name): text for name, text in texts.items()} for number, texts in changed.items()}
    if more:
        edits[head.number] = dict(enumerate(every))
    for number in sorted(edits, reverse=True):
        cells, height = _record(lines, number, separator)
        width = max(len(cells), *(column + 1 for column in edits[number]))
        written = [edits[number].get(at, cells[at] if at < len(cells) else "") for at in range(width)]
        lines[number - 1 : number - 1 + height] = [_line(written, separator, ending)]
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += ending
    lines += [_line([row.get(name, "") for name in every], separator, ending) for row in added]
    return "".join(lines).removeprefix("\ufeff")


def _record(lines: Sequence[str], number: int, separator: str) -> tuple[list[str], int]:
    """Return the cells of the record that begins on a line, and how many lines it has."""
    reader = csv.reader(islice(lines, number - 1, None), delimiter=separator, strict=True)
    return next(reader), reader.line_num


def _line(cells: Sequence[str], separator: str, ending: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator=ending).writerow(cells)
    return stream.getvalue()
