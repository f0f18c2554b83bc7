"""A sheet of a workbook as rows: only cells with a value, without what is hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Context, Decimal
from functools import lru_cache

from bilan.messages.message import translatable
from bilan.spreadsheets.table_sheet import IMPORTED, MOST_COLUMNS, MOST_ROWS, Area, Cell, Fault, Limits, Row
from bilan.spreadsheets.xlsx_reader.archive import Archive, Attributes
from bilan.spreadsheets.xlsx_reader.directory import Relation, attribute
from bilan.spreadsheets.xlsx_reader.number_format import GENERAL, NumberFormat
from bilan.spreadsheets.xlsx_reader.strings import TextReader, unescaped

MOST_PIECES = 16  # of about 8 000 characters each, as expat gives them
MOST_MERGED = 20_000  # areas of merged cells, and links
LARGEST_EXPONENT = 30  # of ten; nobody counts further
_EXCEL_KEEPS = Context(prec=15)  # digits; the others are noise of binary fractions
_NUMBER = re.compile(r"[+-]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][+-]?\d{1,4})?", re.ASCII)
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.ASCII)
_LINK_FORMULA = re.compile(r'(?:_xlfn\.)?HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)


@dataclass(slots=True)
class Worksheet:
    """The rows of a sheet, and what is hidden in it."""

    rows: list[Row] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: set[int] = field(default_factory=set)  # those with a value, from 0
    has_days: bool = False


class TooManyCellsError(Exception):
    """A sheet has more cells with a value than are read."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sheets of a workbook share."""

    strings: Sequence[str]
    formats: Sequence[NumberFormat]
    from_1904: bool = False
    to_calculate: bool = False


def read_worksheet(
    archive: Archive, part: str, shared: Shared, related: Mapping[str, Relation], limits: Limits = IMPORTED
) -> Worksheet:
    """The rows of a sheet. Raises `WorkbookError`, and `TooManyCellsError` above the limits of rows, columns and cells."""
    reader = _WorksheetReader(archive, shared, related, limits)
    archive.parse(part, reader.start, reader.end, reader.text)
    return reader.finished()


class _WorksheetReader:
    """Makes rows from the events of a sheet. Links and merged areas follow the cells in the file."""

    def __init__(self, archive: Archive, shared: Shared, related: Mapping[str, Relation], limits: Limits) -> None:
        self.sheet = Worksheet()
        self._archive, self._shared, self._related, self._limits = archive, shared, related, limits
        self._links: dict[int, dict[int, str]] = {}
        self._hidden: list[tuple[int, int]] = []
        self._count = 0
        self._row = self._column = 0  # from 1 and from 0, of the row and the cell that are being read
        self._skipped = False  # a hidden row
        self._cells: dict[int, Cell] = {}
        self._formats: dict[int, NumberFormat] = {}
        self._faults: dict[int, Fault] = {}
        self._kind = self._style = ""
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self._inline: TextReader | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        if self._inline is not None:
            self._inline.start(name, attributes)
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "v":
            self._into = self._value = []
        elif name == "f":
            self._into = self._formula = []
        elif name == "is":
            self._inline = TextReader()
        elif name == "row":
            self._begin_row(attributes)
        elif name == "col":
            self._note_column(attributes)
        elif name == "mergeCell":
            self._note_merged(attributes.get("ref", ""))
        elif name == "hyperlink":
            self._note_link(attributes)

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name == "is" and self._inline is not None:
            self._value, self._inline = [self._inline.finish()], None
        elif self._inline is not None:
            self._inline.end(name)
        elif name in ("v", "f"):
            self._into = None
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()

    def text(self, signs: str) -> None:
        """Handle characters in an element."""
        if self._inline is not None:
            self._inline.text(signs)
        elif self._into is not None and len(self._into) < MOST_PIECES:
            self._into.append(signs)

    def finished(self) -> Worksheet:
        """Return the sheet, its rows in order, each with its links."""
        for index, row in enumerate(self.sheet.rows):
            if links := self._links.get(row.number):
                self.sheet.rows[index] = Row(row.number, row.cells, {**links, **row.links}, row.formats, row.faults)
        if any(above.number > below.number for above, below in zip(self.sheet.rows, self.sheet.rows[1:], strict=False)):
            self.sheet.rows.sort(key=lambda row: row.number)
        return self.sheet

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() and len(number) < 8 else self._row + 1
        self._column = -1
        self._skipped = attributes.get("hidden") in ("1", "true")

    def _end_row(self) -> None:
        if self._cells and self._skipped:
            self.sheet.hidden_rows += 1
        elif self._cells:
            width = max(self._cells) + 1
            self._count += width
            if len(self.sheet.rows) >= self._limits.rows or self._count > self._limits.cells:
                raise TooManyCellsError
            cells = tuple(self._cells.get(column, "") for column in range(width))
            links = self._links.pop(-self._row, {})
            self.sheet.rows.append(Row(self._row, cells, links, self._formats, self._faults))
        if self._cells:
            self._cells, self._formats, self._faults = {}, {}, {}

    def _begin_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        self._column = column_of(reference) if reference else self._column + 1
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._value = self._formula = None

    def _end_cell(self) -> None:
        if self._value is None and self._formula is None:
            return
        cell = self._read_cell()
        if cell == "" and self._column not in self._faults:
            return
        if any(first <= self._column <= last for first, last in self._hidden):
            self.sheet.hidden_columns.add(self._column)
            self._faults.pop(self._column, None)
            self._formats.pop(self._column, None)
            return
        if self._column >= MOST_COLUMNS:
            raise TooManyCellsError
        self._cells[self._column] = cell

    def _read_cell(self) -> Cell:
        text = "".join(self._value or ())
        if self._formula:
            self._note_link_formula("".join(self._formula))
        if self._formula is not None and self._is_uncalculated(text):
            self._faults[self._column] = Fault(formula=True)
            return ""
        if self._kind == "e":
            self._faults[self._column] = Fault(error=text[:20])
            return ""
        if self._kind == "s":
            known = self._shared.strings
            return known[int(text)] if text.isdecimal() and len(text) < 10 and int(text) < len(known) else ""
        if self._kind == "b":
            return "true" if text == "1" else "false"
        if self._kind == "d":
            return _iso_day(text) or text
        return self._number(text) if self._kind == "n" else unescaped(text)

    def _is_uncalculated(self, text: str) -> bool:
        """Return whether a formula has no value, or a zero that a program wrote for Excel to calculate when it opens."""
        return self._kind != "str" and (not text or (self._shared.to_calculate and text == "0"))

    def _number(self, text: str) -> Cell:
        shown = self._format()
        number = Decimal(text.strip()) if _NUMBER.fullmatch(text.strip()) else None
        if number is None or (number and abs(number.adjusted()) > LARGEST_EXPONENT):
            return text.strip()[:60]
        if shown.day and (day := _day(number, self._shared.from_1904)):
            self.sheet.has_days = True
            if shown.year_only:
                return Decimal(day.year)
            return f"{day:%Y-%m}" if shown.month_only else day
        if shown.time:
            minutes = int(number * 24 * 60 + Decimal("0.5"))
            return f"{minutes // 60}:{minutes % 60:02}"
        if shown is not GENERAL:
            self._formats[self._column] = shown
        kept = _EXCEL_KEEPS.create_decimal(number * 100 if shown.percent else number)
        return kept.quantize(Decimal(1)) if kept == kept.to_integral_value() else kept.normalize()

    def _format(self) -> NumberFormat:
        known = self._shared.formats
        return known[int(self._style)] if self._style.isdecimal() and int(self._style[:6]) < len(known) else GENERAL

    def _note_column(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in ("1", "true") and first.isdecimal() and last.isdecimal():
            self._hidden.append((int(first[:6]) - 1, int(last[:6]) - 1))
            self._limit(self._hidden)

    def _note_merged(self, reference: str) -> None:
        area = area_of(reference)
        if area is not None:
            self.sheet.merged.append(area)
            self._limit(self.sheet.merged)

    def _note_link(self, attributes: Attributes) -> None:
        relation = self._related.get(attribute(attributes, "id"))
        area = area_of(attributes.get("ref", ""))
        leads_out = relation is not None and relation.outside and not relation.target.startswith("#")
        if relation is not None and leads_out and area is not None:
            for row in range(area.top, min(area.bottom, area.top + MOST_ROWS) + 1):
                self._links.setdefault(row, {})[area.left] = relation.target
            if len(self._links) > 2 * MOST_ROWS:
                raise TooManyCellsError

    def _note_link_formula(self, formula: str) -> None:
        if match := _LINK_FORMULA.match(formula):
            self._links.setdefault(-self._row, {})[self._column] = match[1].replace('""', '"')

    def _limit(self, areas: Sequence[object]) -> None:
        if len(areas) > MOST_MERGED:
            raise self._archive.too_large(
                translatable("This workbook holds more than {most} merged cells.", most=MOST_MERGED)
            )


@lru_cache(maxsize=1024)
def _column_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_of(reference: str) -> int:
    """Return the column, from 0, of a cell such as `AB12`; far to the right if that is no reference."""
    letters = reference.rstrip("0123456789").replace("$", "")
    return (
        _column_of(letters)
        if letters.isalpha() and letters.isupper() and letters.isascii() and len(letters) < 4
        else MOST_COLUMNS
    )


def area_of(reference: str) -> Area | None:
    """Return the area of a reference such as `A1:C2` or `B7`."""
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")[:2]]
    if not all(ends):
        return None
    columns = [_column_of(end[1]) for end in ends if end]
    rows = [int(end[2]) for end in ends if end]
    return Area(min(rows), min(columns), max(rows), max(columns))


def _day(serial: Decimal, from_1904: bool) -> date | None:
    """Return the day of a serial number; Excel counts a 29 February 1900 that never was (ECMA-376, 18.17.4.1)."""
    days = int(serial)
    if from_1904:
        return _days_after(date(1904, 1, 1), days)
    return _days_after(date(1899, 12, 31 if days < 60 else 30), days) if days >= 1 else None


def _days_after(first: date, days: int) -> date | None:
    return first + timedelta(days) if 0 <= days < 2_900_000 else None


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
