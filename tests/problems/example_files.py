"""Files that the examples of docs/problems/ need and that are no text, so the pages cannot show them."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook

from tests.pictures.photographs import photograph
from tests.problems.explained import Files


def two_sheets() -> bytes:
    """A workbook with the sheets “Envois” and “Notes”."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in ("Envois", "Notes"):
        book.create_sheet(name).append(["date", "title"])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def example_files(code: str) -> Files:
    """The files that belong to the examples of a page, by path."""
    if code == "small-picture":
        return {"data/pictures/open-days.jpg": photograph(640, 480)}
    return {"data/2021/releases.xlsx": two_sheets()} if code == "unclear-workbook" else {}
