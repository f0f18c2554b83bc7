"""Which reader a file that is to be imported needs, by its name and its first bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from bilan.importers.csv_file import read_csv
from bilan.importers.feed_file import read_feed
from bilan.importers.table_sheet import Book, book_of
from bilan.importers.xlsx_file import read_xlsx

_ARCHIVE, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # of a workbook, whatever its name says


def read_table_file(
    data: bytes, file: str, encoding: str = "", separator: str = "", sheets: Sequence[str] = ()
) -> Book | None:
    """The sheets of a file; None where no reader knows its kind."""
    suffix = PurePath(file).suffix.lower()
    if suffix == ".xlsx" or (data.startswith((_ARCHIVE, _OLE)) and suffix in (".csv", ".tsv", ".txt")):
        return read_xlsx(data, file, sheets)
    if suffix in (".csv", ".tsv", ".txt"):
        return book_of(read_csv(data, file, encoding, separator))
    return book_of(read_feed(data, file)) if suffix in (".xml", ".rss", ".atom", ".rdf") else None
