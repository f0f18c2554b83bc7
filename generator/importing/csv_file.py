"""CSV: encoding and separator are detected and told (RFC 4180; the Excel of each country has its own separator)."""

from __future__ import annotations

import csv
import io
import re

from generator.importing.sheet import MOST_COLUMNS, MOST_ROWS, Row, Sheet
from generator.problems import Place
from generator.reading.source import NOT_UTF8, TOO_LARGE, UNREADABLE
from generator.said import Said, said

SEPARATORS = {";": said("a semicolon"), ",": said("a comma"), "\t": said("a tab"), "|": said("a bar")}
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HIGH = re.compile(rb"[\x80-\xff]+")
LONGEST_CELL = 131_072  # the limit of Python's reader, which any library may lift for the whole process
_LOOKED_AT = 50  # rows, to find the separator


def read_csv(data: bytes, file: str, encoding: str = "", separator: str = "") -> Sheet:
    """The rows of a CSV file. Problems: `not-utf8`, `unreadable-file`, `file-too-large`."""
    encoding = encoding or _encoding(data)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        message = said("This file cannot be read as {encoding}.", encoding=encoding)
        return Sheet(file, problems=(NOT_UTF8.at(Place(file), message, said("Name its encoding: “--encoding utf-8”.")),))
    separator = separator or _separator(text)
    rows, why = _rows(text, separator, strict=True)
    if why:
        place = Place(file, rows[-1].number + 1 if rows else 1)
        message = said("This row cannot be read: {reason}.", reason=why)
        hint = said("A quotation mark that is opened is closed in the same cell, and doubled where it is meant.")
        return Sheet(file, rows, problems=(UNREADABLE.at(place, message, hint),))
    if len(rows) > MOST_ROWS or any(len(row.cells) > MOST_COLUMNS for row in rows):
        message = said("This table has more than {rows} rows or {columns} columns.", rows=MOST_ROWS, columns=MOST_COLUMNS)
        return Sheet(file, problems=(TOO_LARGE.at(Place(file), message, said("Split it.")),))
    return Sheet(file, rows, (_told(file, len(rows), encoding, separator),))


def _told(file: str, rows: int, encoding: str, separator: str) -> Said:
    named = SEPARATORS.get(separator) or said("“{word}”", word=separator)
    return said(
        "{file}: {rows} rows, read as {encoding}, with {separator} between the cells.",
        file=file,
        rows=rows,
        encoding=encoding.removesuffix("-sig"),
        separator=named,
    )


def _encoding(data: bytes) -> str:
    """UTF-8 or UTF-16 where it is one of them, else the Windows code page of Arabic or of Western Europe.

    In Arabic nearly every letter is a high byte, so they stand in rows; in French one stands alone.
    """
    for mark, named in _BOMS:
        if data.startswith(mark):
            return named
    if data[1:200:2].count(0) > len(data[:200]) // 4:
        return "utf-16-le"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        runs = [len(run) for run in _HIGH.findall(data)]
        return "windows-1256" if sum(run for run in runs if run > 2) * 2 > sum(runs) else "windows-1252"
    return "utf-8"


def _separator(text: str) -> str:
    """The sign that cuts the first rows into the most cells, as many in each as can be."""
    return max(SEPARATORS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> tuple[int, int]:
    rows = [len(row.cells) for row in _rows(text[:100_000], sign)[0][:_LOOKED_AT]]
    widest = max(rows, default=0)
    return (rows.count(widest) * (widest > 1), widest)


def _rows(text: str, separator: str, *, strict: bool = False) -> tuple[tuple[Row, ...], str]:
    """The rows, up to one that cannot be read, and why; an open quotation mark would swallow all that follows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    found: list[Row] = []
    try:
        for cells in reader:
            if any(len(cell) > LONGEST_CELL for cell in cells):
                return tuple(found), said("a cell has more than {number} signs", number=LONGEST_CELL)
            if any(cell.strip() for cell in cells):
                found.append(Row(reader.line_num, tuple(cells)))
            if len(found) > MOST_ROWS:
                break
    except csv.Error as error:
        return tuple(found), str(error)
    return tuple(found), ""
