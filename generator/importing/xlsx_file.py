"""XLSX, of which nothing is calculated, followed or run; what a reader of the sheet could not see is told.

Excel's traps: a formula never calculated has no value, of merged cells only the first has one, a share of 12.5 % is kept as
0.125, a sheet may be hidden, a small file may unpack to gigabytes.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator.importing.sheet import LARGEST, MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet, too_many_cells
from generator.problems import Place, Problem
from generator.reading.source import TOO_LARGE, UNREADABLE
from generator.said import Said, said, said_of
from generator.schema.numbers import INVALID

LARGEST_UNPACKED = 20_000_000  # bytes; openpyxl needs some fifty times as much memory


def read_xlsx(data: bytes, file: str, sheet: str = "") -> Sheet:
    """The rows of one sheet: the one named, else the first that is not hidden.

    Problems: `unreadable-file`, `file-too-large`, `invalid-number`.
    """
    if (wrong := _packed_wrongly(data, file)) is not None:
        return Sheet(file, problems=(wrong,))
    try:
        values, formulas = _opened(data, data_only=True), _opened(data, data_only=False)
    except Exception as error:  # openpyxl raises whatever its parsers do
        message = said("This file cannot be read: {reason}.", reason=f"{type(error).__name__}: {error}"[:200])
        return Sheet(file, problems=(UNREADABLE.at(Place(file), message, said("Open it in Excel and save it again.")),))
    names = [one.title for one in values.worksheets]
    visible = [one.title for one in values.worksheets if one.sheet_state == "visible"]
    chosen = sheet or next(iter(visible), "")
    if chosen not in names:
        message = said("This file has no sheet “{name}”.", name=chosen)
        hint = said("Name one: “--sheet {name}”.", name=next(iter(visible), ""))
        return Sheet(file, problems=(UNREADABLE.at(Place(file), message, hint),))
    return _read(file, values[chosen], formulas[chosen], (*_left_out(values, chosen), *_calendar(values)))


def _packed_wrongly(data: bytes, file: str) -> Problem | None:
    try:
        unpacked = sum(item.file_size for item in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        message = said("This is not an Excel workbook (.xlsx).")
        return UNREADABLE.at(Place(file), message, said("Open it in Excel and save it again."))
    if unpacked > LARGEST_UNPACKED or len(data) > LARGEST:
        message = said("This file unpacks to {bytes} bytes; at most {most} are read.", bytes=unpacked, most=LARGEST_UNPACKED)
        return TOO_LARGE.at(Place(file), message, said("Split it."))
    return None


def _opened(data: bytes, *, data_only: bool) -> Any:
    from openpyxl import load_workbook  # slow to load, and every command would wait for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that are not read
        return load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False)


def _left_out(book: Any, chosen: str) -> Iterator[Said]:
    for one in book.worksheets:
        if one.title != chosen and one.sheet_state != "visible":
            yield said("The hidden sheet “{name}” was left out.", name=one.title)
        elif one.title != chosen:
            yield said("The sheet “{name}” was left out; “--sheet” names another one.", name=one.title)


def _calendar(book: Any) -> Iterator[Said]:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    if book.epoch == CALENDAR_MAC_1904:
        yield said("This file counts its days from 1904; its dates were read accordingly.")


def _read(file: str, values: Any, formulas: Any, remarks: tuple[Said, ...]) -> Sheet:
    problems = [_merged(file, area) for area in values.merged_cells.ranges]
    if values.max_row > MOST_ROWS or values.max_column > MOST_COLUMNS:
        return Sheet(file, problems=(too_many_cells(file),))
    hidden = {number for number, row in values.row_dimensions.items() if row.hidden}
    rows: list[Row] = []
    for shown, written in zip(values.iter_rows(), formulas.iter_rows(), strict=True):
        if shown and shown[0].row not in hidden:
            cells = tuple(_cell(file, *pair, problems) for pair in zip(shown, written, strict=True))
            rows += [Row(shown[0].row, cells)] if any(cell != "" for cell in cells) else []
    if hidden:
        remarks = (*remarks, _hidden(len(hidden)))
    told = said("{file}: sheet “{name}”, {rows} rows.", file=file, name=values.title, rows=len(rows))
    return Sheet(file, tuple(rows), (told, *remarks), tuple(problems))


def _hidden(rows: int) -> Said:
    return said_of(
        rows,
        "{number} hidden row was left out; show it in Excel to import it.",
        "{number} hidden rows were left out; show them in Excel to import them.",
    )


def _merged(file: str, area: Any) -> Problem:
    message = said("The cells {area} are merged: only the first of them has a value.", area=area.coord)
    return INVALID.at(Place(file, area.min_row, area.min_col), message, said("Unmerge them in Excel, and fill each."))


def _cell(file: str, shown: Any, written: Any, problems: list[Problem]) -> Cell:
    place = Place(file, shown.row, shown.column)
    if written.data_type == "f" and shown.value is None:
        message = said("This cell ({cell}) holds a formula that was never calculated.", cell=shown.coordinate)
        problems.append(INVALID.at(place, message, said("Open the file in Excel and save it again.")))
        return ""
    if shown.data_type == "e":
        message = said("This cell ({cell}) holds the error {error}.", cell=shown.coordinate, error=shown.value)
        problems.append(INVALID.at(place, message, said("Mend it in Excel, or empty it.")))
        return ""
    return _typed(shown.value, "%" in (shown.number_format or ""))


def _typed(value: object, percent: bool) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    if isinstance(value, (int, float)):
        number = Decimal(repr(value)) * (100 if percent else 1)
        return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    return str(value)
