"""A workbook as one file (Office Open XML), written by XlsxWriter. Its bytes depend only on its content and its date
(reproducible-builds.org). Texts are never formulas, links or numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from bilan.exports.data_table import Cell
from bilan.exports.release import Release
from bilan.exports.workbook.cell_styles import FACE, CellStyle
from bilan.exports.workbook.number_formats import DAY, number_format
from bilan.locales.language import Language
from bilan.values.digits import decimal_places
from bilan.values.partial_date import PartialDate

LONGEST_TITLE = 31  # characters in the title of a sheet, a limit of Excel
LONGEST_LINK = 2079  # characters of a link, a limit of Excel
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not allowed in XML
_READ_AS_FORMULA = frozenset("=+-@#")  # a spreadsheet reads a text that begins so as a formula when it is edited
_TEXTS_STAY_TEXTS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class WorkbookFile:
    """A workbook that is being written: sheets in order, each style once."""

    def __init__(self, title: str, creator: str, language: str, day: date, *, from_right: bool) -> None:
        self._bytes = BytesIO()
        self._book: Any = xlsxwriter.Workbook(self._bytes, {"in_memory": True, **_TEXTS_STAY_TEXTS})
        self._book.set_properties({"title": title, "author": creator, "created": datetime(day.year, day.month, day.day)})
        self._book.set_custom_property("Language", language)
        self._formats: dict[tuple[CellStyle, str, bool], Any] = {}
        self._from_right = from_right

    @classmethod
    def of(cls, release: Release, language: Language, title: str) -> WorkbookFile:
        """Return an empty workbook of a release in a language."""
        creator = release.formatter(language).plain(release.report.publication.publisher.name)
        return cls(title, creator, language.tag, release.day, from_right=language.direction == "rtl")

    def sheet(self, title: str) -> Sheet:
        """Add a sheet with a title."""
        sheet = self._book.add_worksheet(title[:LONGEST_TITLE])
        sheet.hide_gridlines(2)
        if self._from_right:
            sheet.right_to_left()
        return Sheet(self, sheet)

    def format(self, style: CellStyle, shown: str = "", *, quoted: bool = False) -> Any:
        """Return the format for a style and a number format.

        `quoted` keeps a text from becoming a formula when it is edited.
        """
        key = (style, shown, quoted)
        if key not in self._formats:
            number = {"num_format": shown} if shown else {}
            quote = {"quote_prefix": True} if quoted else {}
            self._formats[key] = self._book.add_format({"font_name": FACE, **style.properties(), **number, **quote})
        return self._formats[key]

    def content(self) -> bytes:
        """Return the finished file. Nothing can be written after that."""
        self._book.close()
        return self._bytes.getvalue()


@dataclass
class Sheet:
    """A sheet that is being written. Rows and columns are counted from 1."""

    book: WorkbookFile
    sheet: Any

    def put(self, row: int, column: int, value: Cell, style: CellStyle, shown: str = "") -> None:
        """Write a value; `shown` is a number format other than that of its decimals."""
        at = (row - 1, column - 1)
        match value:
            case None:
                if style.ground:
                    self.sheet.write_blank(*at, None, self.book.format(style))
            case bool():
                self.sheet.write_boolean(*at, value, self.book.format(style))
            case int():
                self.sheet.write_number(*at, value, self.book.format(style, shown))
            case Decimal():
                shown = shown or number_format(decimal_places(value.normalize()))
                self.sheet.write_number(*at, value, self.book.format(style, shown))
            case str():
                self._put_text(at, value, style)
            case PartialDate() if not value.day:
                self._put_text(at, str(value), style)
            case _:
                day = value.first if isinstance(value, PartialDate) else value
                self.sheet.write_datetime(*at, datetime(day.year, day.month, day.day), self.book.format(style, DAY))

    def put_link(self, row: int, column: int, address: str, style: CellStyle) -> None:
        """Write a web address that the cell links to; as text where it is longer than Excel allows."""
        if len(address) > LONGEST_LINK:
            self.put(row, column, address, style)
            return
        self.sheet.write_url(row - 1, column - 1, address, self.book.format(style), string=address)

    def set_height(self, row: int, points: int) -> None:
        """Set the height of a row."""
        self.sheet.set_row(row - 1, points)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Set the widths of the first columns, in digits."""
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def put_merged(self, row: int, first: int, last: int, text: str, style: CellStyle) -> None:
        """Write a text into cells of a row that become one."""
        self.sheet.merge_range(row - 1, first - 1, row - 1, last - 1, text, self.book.format(style))

    def freeze(self, rows: int, columns: int) -> None:
        """Keep the first rows and columns visible."""
        self.sheet.freeze_panes(rows, columns)

    def add_table(self, name: str, titles: Sequence[str], rows: int, head: CellStyle) -> None:
        """Make the whole sheet a table with filters: its header and so many rows below it."""
        columns = [{"header": title, "header_format": self.book.format(head)} for title in titles]
        style = "Table Style Light 1"
        self.sheet.add_table(0, 0, max(rows, 1), len(titles) - 1, {"name": name, "columns": columns, "style": style})

    def _put_text(self, at: tuple[int, int], text: str, style: CellStyle) -> None:
        quoted = text[:1] in _READ_AS_FORMULA
        self.sheet.write_string(*at, _ILLEGAL.sub("\ufffd", text), self.book.format(style, quoted=quoted))
