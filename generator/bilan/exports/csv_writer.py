"""Writes a table as CSV (RFC 4180): UTF-8, CR LF, a header row, and no cell that is a formula.

A text that a spreadsheet would run (OWASP, CSV Injection: it begins with = + - @, a tab or a line end, or with the wide
forms of these characters) gets an apostrophe before it; numbers stay numbers, also negative ones.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

from bilan.exports.data_table import Cell, Table

_RUN = frozenset("=+-@\t\r\n＝＋－＠")


def to_csv(table: Table) -> bytes:
    """Return the bytes of a table as CSV."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell_text(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode()


def _cell_text(cell: Cell) -> str:
    match cell:
        case str():
            return f"'{cell}" if cell[:1] in _RUN else cell
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
    return str(cell)
