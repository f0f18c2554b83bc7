"""Chooses the reader for a file by its name and its first bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from bilan.diagnostics.problem import Place, Problem
from bilan.filesystem.file_problems import too_large
from bilan.importers.feed_file import read_feed
from bilan.messages.message import translatable
from bilan.spreadsheets.csv_file import read_csv
from bilan.spreadsheets.table_sheet import Book, book_of
from bilan.spreadsheets.xlsx_file import read_xlsx
from bilan.yaml.source_text import UNREADABLE

LARGEST_TEXT = 10_000_000  # bytes of a CSV file; its cells need about sixteen times as much memory
_ARCHIVE, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # of a workbook, whatever its name


def read_table_file(
    data: bytes, file: str, encoding: str = "", separator: str = "", sheets: Sequence[str] = ()
) -> Book | None:
    """Return the sheets of a file; None if no reader knows its kind."""
    suffix = PurePath(file).suffix.lower()
    if suffix == ".xlsx" and data and not data.startswith((b"PK", _OLE)):
        return Book(file, problems=(_no_workbook(data, file),))
    if suffix == ".xlsx" or (data.startswith((_ARCHIVE, _OLE)) and suffix in (".csv", ".tsv", ".txt")):
        return read_xlsx(data, file, sheets)
    if suffix in (".csv", ".tsv", ".txt") and len(data) > LARGEST_TEXT:
        return Book(file, problems=(too_large(file, len(data), LARGEST_TEXT),))
    if suffix in (".csv", ".tsv", ".txt"):
        return book_of(read_csv(data, file, encoding, separator))
    return book_of(read_feed(data, file)) if suffix in (".xml", ".rss", ".atom", ".rdf") else None


def _no_workbook(data: bytes, file: str) -> Problem:
    """Return the problem that a file named .xlsx contains text: some web programs export tables so."""
    if data[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        message = translatable("This file is named .xlsx, but contains a web page.")
        return UNREADABLE.at(
            Place(file), message, translatable("Open it in Excel, and save it as an Excel workbook (.xlsx).")
        )
    message = translatable("This file is named .xlsx, but is not a workbook.")
    return UNREADABLE.at(
        Place(file), message, translatable("If it contains a table in text, name it .csv; if not, export it again.")
    )
