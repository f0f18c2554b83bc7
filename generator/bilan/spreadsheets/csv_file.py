"""Reads CSV (RFC 4180). Encoding and separator are detected and reported.

The Excel of each country has its own separator.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from itertools import islice

from bilan.diagnostics.problem import Place, Problem
from bilan.messages.message import Message, translatable, translatable_plural
from bilan.spreadsheets.encoding import decode, is_broken
from bilan.spreadsheets.table_sheet import IMPORTED, Limits, Row, Sheet, too_many_cells
from bilan.yaml.source_text import NOT_UTF8, UNREADABLE

SEPARATORS = {
    ";": translatable("a semicolon"),
    ",": translatable("a comma"),
    "\t": translatable("a tab"),
    "|": translatable("a vertical bar"),
}
LINES_A_ROW = 4  # a cell may have several lines
LONGEST_CELL = 131_072  # the limit of Python's reader, which any library may raise for the whole process
FORMULA = '="'  # begins a text that a program wrote as a formula
_LOOKED_AT = 50  # rows, to find the separator
_LONGEST_LOOKED_AT = 100_000  # characters of them
_NAMED_SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)  # a first line that tells Excel the separator


def read_csv(data: bytes, file: str, encoding: str = "", separator: str = "", limits: Limits = IMPORTED) -> Sheet:
    """Return the rows of a CSV file. Problems: `not-utf8`, `unreadable-file`, `file-too-large`.

    A row with bytes that are not in the file's encoding is a problem and is left out; the others are read.
    """
    decoded = decode(data, file, encoding)
    if isinstance(decoded, Problem):
        return Sheet(file, problems=(decoded,))
    most_lines = LINES_A_ROW * limits.rows
    lines = list(islice(io.StringIO(decoded.text, newline=""), most_lines + 1))
    if len(lines) > most_lines:
        return Sheet(file, problems=(too_many_cells(file, limits),))
    named = _NAMED_SEPARATOR.fullmatch(lines[0]) if lines else None
    separator = separator or (named[1] if named else _separator(lines))
    rows, wrong = _rows(lines, separator, file, limits)
    if named:
        rows = [row for row in rows if row.number > 1]
    if wrong:
        return Sheet(file, tuple(rows), problems=(wrong,), lines=lines, separator=separator)
    remarks = (_summary(file, len(rows), decoded.encoding, separator),)
    sheet = Sheet(file, tuple(rows), remarks, lines=lines, separator=separator)
    return _without_broken_rows(sheet) if decoded.damaged else sheet


def _summary(file: str, rows: int, encoding: str, separator: str) -> Message:
    """Return a remark on what was detected."""
    named = SEPARATORS.get(separator) or translatable("“{word}”", word=separator)
    return translatable_plural(
        rows,
        "{file}: {number} row, read as {encoding}, with {separator} between the cells.",
        "{file}: {number} rows, read as {encoding}, with {separator} between the cells.",
        file=file,
        encoding=encoding,
        separator=named,
    )


def _without_broken_rows(sheet: Sheet) -> Sheet:
    """Return the sheet without the rows with bytes that are not UTF-8, and a problem for each."""
    whole: list[Row] = []
    problems: list[Problem] = []
    for row in sheet.rows:
        column = next((index for index, cell in enumerate(row.cells) if is_broken(str(cell))), None)
        if column is None:
            whole.append(row)
        else:
            message = translatable("This file is UTF-8, but this row is not; it was left out.")
            hint = translatable("Type the word again, and save the file as “CSV UTF-8”.")
            problems.append(NOT_UTF8.at(sheet.place(row, column), message, hint))
    lines = [line.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for line in sheet.lines]
    return Sheet(sheet.file, tuple(whole), sheet.remarks, tuple(problems), lines=lines, separator=sheet.separator)


def _separator(lines: Sequence[str]) -> str:
    """Return the separator that splits the first rows into the most cells, in as many rows as possible."""
    looked_at, length = [], 0
    for line in lines[: _LOOKED_AT * 4]:
        length += len(line)
        if length > _LONGEST_LOOKED_AT:
            break
        looked_at.append(line)
    return max(SEPARATORS, key=lambda sign: _evenness(looked_at, sign))


def _evenness(lines: Sequence[str], sign: str) -> tuple[int, int]:
    rows = [len(row.cells) for row in _rows(lines, sign, strict=False)[0][:_LOOKED_AT]]
    widest = max(rows, default=0)
    return (rows.count(widest) * (widest > 1), widest)


def _rows(
    lines: Sequence[str], separator: str, file: str = "", limits: Limits = IMPORTED, *, strict: bool = True
) -> tuple[list[Row], Problem | None]:
    """Return the rows up to one that cannot be read, and its problem.

    An open quotation mark would swallow all that follows.
    """
    found: list[Row] = []
    cells = 0
    try:
        reader = csv.reader(lines, delimiter=separator, strict=strict)
    except (TypeError, ValueError) as error:
        return found, UNREADABLE.at(Place(file), translatable("This row cannot be read: {reason}.", reason=error))
    begins, formulas = 1, any(FORMULA in line for line in lines)
    try:
        for record in reader:
            if max(map(len, record), default=0) > LONGEST_CELL:
                return found, _unreadable(
                    file, begins, translatable("a cell has more than {number} characters", number=LONGEST_CELL)
                )
            while record and not record[-1].strip():
                record.pop()
            if record:
                found.append(Row(begins, tuple(map(_unwrapped, record) if formulas else record)))
                cells += len(record)
            if len(found) > limits.rows or len(record) > limits.columns or cells > limits.cells:
                return [], too_many_cells(file, limits)
            begins = reader.line_num + 1
    except csv.Error as error:
        return found, _unreadable(file, begins, _reason(error))
    return found, None


def _reason(error: csv.Error) -> Message:
    """Return why Python's reader cannot read a row."""
    if "field larger" in str(error):
        return translatable("a cell has more than {number} characters", number=LONGEST_CELL)
    if "unexpected end" in str(error):
        return translatable("a quotation mark is not closed")
    return translatable("a character follows a closing quotation mark")


def _unwrapped(cell: str) -> str:
    """Return the text of a cell that a program wrote as a formula, `="0300"`, so that Excel keeps it as it is."""
    return cell[2:-1] if len(cell) > 2 and cell.startswith(FORMULA) and cell.endswith('"') else cell


def _unreadable(file: str, line: int, reason: object) -> Problem:
    message = translatable("This row cannot be read: {reason}.", reason=reason)
    hint = translatable("Close each quotation mark in its cell. To write a quotation mark in a text, double it.")
    return UNREADABLE.at(Place(file, line), message, hint)
