"""Reads XLSX. Nothing is calculated, followed or run; what people cannot see in the sheet is reported.

Excel's traps: a formula that was never calculated has no value, of merged cells only the first has one, 12.5 % is stored as
0.125, sheets, rows and columns may be hidden, and a small file may unpack to gigabytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilan.diagnostics.problem import Place
from bilan.messages.message import Message, join_messages, translatable, translatable_plural
from bilan.spreadsheets.table_sheet import IMPORTED, Book, Limits, Sheet, column_letters, too_many_cells
from bilan.spreadsheets.xlsx_reader.archive import Archive, WorkbookError
from bilan.spreadsheets.xlsx_reader.directory import Directory, SheetEntry, directory, relations
from bilan.spreadsheets.xlsx_reader.strings import shared_strings
from bilan.spreadsheets.xlsx_reader.worksheet import Shared, TooManyCellsError, Worksheet, read_worksheet
from bilan.yaml.source_text import UNREADABLE


def read_xlsx(data: bytes, file: str, sheets: Sequence[str] = (), limits: Limits = IMPORTED) -> Book:
    """Return the sheets of a workbook: those named, else all that are not hidden.

    Problems: `unreadable-file`, `file-too-large`; of a sheet that is too large, at that sheet alone.
    """
    try:
        archive = Archive(data, file)
        listed = directory(archive)
        chosen = [entry for entry in listed.sheets if (entry.name in sheets if sheets else entry.visible)]
        absent = [name for name in sheets if name not in {entry.name for entry in chosen}]
        if absent or not chosen:
            return Book(file, problems=(UNREADABLE.at(Place(file), *_no_sheet(listed, "".join(absent[:1]))),))
        strings = shared_strings(archive, listed.strings) if listed.strings else ()
        shared = Shared(strings, listed.formats, listed.from_1904, listed.to_calculate)
        read = tuple(_sheets(archive, chosen, shared, limits))
    except WorkbookError as error:
        return Book(file, problems=(error.problem,))
    return Book(file, read, tuple(_unread(listed, chosen)))


def _no_sheet(listed: Directory, name: str) -> tuple[Message, Message]:
    names = [entry.name for entry in listed.sheets if entry.visible]
    if not name:
        return translatable("This workbook has no sheet that can be seen."), translatable(
            "Show the sheet in Excel, or name it: “--sheet …”."
        )
    return translatable("This file has no sheet “{name}”.", name=name), translatable(
        "Its sheets are: {names}.", names=join_messages(names)
    )


def _sheets(archive: Archive, chosen: Sequence[SheetEntry], shared: Shared, limits: Limits) -> Iterator[Sheet]:
    """Yield the sheets in order, as long as they have no more cells together than the limit."""
    left = limits.cells
    for entry in chosen:
        place = f"{archive.file}!{entry.name}"
        try:
            read = read_worksheet(archive, entry.part, shared, relations(archive, entry.part), limits._replace(cells=left))
        except TooManyCellsError:
            yield Sheet(place, name=entry.name, problems=(too_many_cells(place, limits),))
            left //= 4  # reading it in vain took time
            continue
        left -= sum(len(row.cells) for row in read.rows)
        yield Sheet(
            place,
            tuple(read.rows),
            tuple(_summary(archive.file, entry.name, read, shared)),
            name=entry.name,
            merged=read.merged,
            hidden_rows=read.hidden_rows,
            hidden_columns=frozenset(read.hidden_columns),
        )


def _summary(file: str, name: str, read: Worksheet, shared: Shared) -> Iterator[Message]:
    """Yield remarks on what was detected in a sheet, and what was left out."""
    yield translatable_plural(
        len(read.rows),
        "{file}: sheet “{name}”, {number} row.",
        "{file}: sheet “{name}”, {number} rows.",
        file=file,
        name=name,
    )
    if read.hidden_rows:
        yield translatable_plural(
            read.hidden_rows,
            "{number} hidden row was left out; show it in Excel to import it.",
            "{number} hidden rows were left out; show them in Excel to import them.",
        )
    if read.hidden_columns:
        hidden = join_messages(column_letters(column) for column in sorted(read.hidden_columns))
        yield translatable("Hidden columns were left out: {columns}.", columns=hidden)
    if shared.from_1904 and read.has_days:
        yield translatable("This file counts its days from 1904; its dates were read accordingly.")


def _unread(listed: Directory, chosen: Sequence[SheetEntry]) -> Iterator[Message]:
    """Yield remarks on the sheets that were not read."""
    hidden = [entry.name for entry in listed.sheets if entry not in chosen and not entry.visible]
    others = [entry.name for entry in listed.sheets if entry not in chosen and entry.visible]
    if hidden:
        yield translatable("Hidden sheets were left out: {names}.", names=join_messages(hidden))
    if others:
        yield translatable(
            "Sheets that were not read (“--sheet” names those to read): {names}.", names=join_messages(others)
        )
