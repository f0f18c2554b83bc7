"""A CSV file of a year as a form: one grid of cells. Saving changes the cells that were changed, and no other byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bilan.diagnostics.problem import Problem
from bilan.edit_form.editable import Changes, Texts
from bilan.edit_form.form_values import Value, clean_value
from bilan.edit_form.record_fields import MEMBERS_OF, Field
from bilan.edit_form.record_text import UnreadableError
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.registers.register import Register
from bilan.model.report import Report
from bilan.spreadsheets.csv_file import read_csv
from bilan.spreadsheets.csv_text import CsvRow, csv_rows, with_cells

TABLE, COLUMNS, LINES = "table", "columns", "lines"  # the field, and what it holds
LINE, CELLS = "line", "cells"  # of a line: its number in the file, none if it is new; its cells by column, from 0
MOST_ROWS = 3_000  # that a form shows: with six columns, about a megabyte of HTML
_BOM = "\ufeff"
_LINES = translatable("Lines")
_HELP = translatable("Cells copied from a spreadsheet can be pasted. Enter and the arrows lead to the next line.")


@dataclass(frozen=True, slots=True)
class EditableTable:
    """A CSV file. `header` are the titles of its columns if there is no file yet; `report` gives names for its cells."""

    file: str
    header: tuple[str, ...]
    report: Report
    locale: EditorLocale

    @property
    def files(self) -> tuple[str, ...]:
        return (self.file,)

    @property
    def title(self) -> str:
        return self.file.removeprefix("data/")

    def fields(self) -> list[Field]:
        """One field: the value names its columns."""
        words = {"name": TABLE, "label": self.locale(_LINES), "help": self.locale(_HELP)}
        return [{**words, "required": False, "main": True, "control": "grid", "table": True}]

    def value(self, texts: Texts) -> Value:
        header, *rows = self._rows(self._text(texts))
        if len(rows) > MOST_ROWS:
            why = translatable("This table has more than {most} lines. Edit it with a spreadsheet.", most=MOST_ROWS)
            raise UnreadableError(why)
        columns = [{"name": str(at), "label": label, **self._names(label)} for at, label in enumerate(header.texts)]
        listed = [{LINE: str(row.line), CELLS: {str(at): text for at, text in enumerate(row.texts) if text}} for row in rows]
        return {TABLE: {COLUMNS: columns, LINES: listed}}

    def completed(self, value: Value, _report: Report, _texts: Texts, /) -> Value:
        return value

    def with_value(self, texts: Texts, value: Value) -> Changes:
        text = self._text(texts)
        rows = self._rows(text)
        lines = {row.line: row for row in rows[1:]}
        kept: dict[int, dict[int, str]] = {rows[0].line: {}}
        added: list[list[str]] = []
        for item in _lines(value):
            cells = {int(name): str(clean_value(cell) or "") for name, cell in (item.get(CELLS) or {}).items()}
            row = lines.get(int(item.get(LINE) or 0))
            if row:
                kept[row.line] = _changed(row, cells)
            elif any(cells.values()):
                added.append([cells.get(at, "") for at in range(len(rows[0].cells))])
        changed = with_cells(text, rows, kept, added, self._separator(text))
        return {} if changed == text and self.file in texts else {self.file: changed}

    def without(self, _texts: Texts, /) -> Changes:
        raise UnreadableError(translatable("This cannot be edited as a form; edit the file itself."))

    def path_of(self, problem: Problem, texts: Texts, value: Value) -> str | None:
        if problem.place.file != self.file or self.file not in texts:
            return None
        text = self._text(texts)
        rows = self._rows(text)[1:]
        at = max((index for index, row in enumerate(rows) if row.line <= problem.place.line), default=None)
        shown = [index for index, item in enumerate(_lines(value)) if item.get(LINE) or clean_value(item.get(CELLS))]
        if at is None or at >= len(shown):
            return TABLE
        return f"{TABLE}.{shown[at]}.{rows[at].column_at(text, problem.place.line, problem.place.column)}"

    def _text(self, texts: Texts) -> str:
        """Return the text of the file, or that of a new one."""
        if self.file not in texts and not self.header:
            raise UnreadableError(translatable("{file} is not a file of this report.", file=self.file))
        return texts.get(self.file, ",".join(self.header) + "\n")

    def _separator(self, text: str) -> str:
        return read_csv(text.encode(), self.file).separator or ","

    def _rows(self, text: str) -> list[CsvRow]:
        """Return the rows, the first of which is the header. Raises `UnreadableError` if our reader reads other cells."""
        sheet = read_csv(text.encode(), self.file)
        mark = len(_BOM) if text.startswith(_BOM) else 0
        rows = csv_rows(text[mark:], sheet.separator or ",", comments=not self._registers)
        read = {row.number: tuple(map(str, row.cells)) for row in sheet.rows}
        same = all(read.get(row.line, ()) == _without_empty_end(row.texts) for row in rows)
        if sheet.problems or not rows or not same:
            raise UnreadableError(translatable("This table cannot be edited as a form. Edit it with a spreadsheet."))
        return [_moved(row, mark) for row in rows]

    @property
    def _registers(self) -> list[Register]:
        """The registers that are kept in the file; in their files, “#” begins no comment."""
        name = self.file.rpartition("/")[2]
        return [register for register in self.report.registers.values() if register.file == name]

    def _names(self, header: str) -> Mapping[str, Any]:
        """Return what completes the cells of a column: members of a dimension, or the values that a register declares."""
        if header in self.report.dimensions or header in TIME_DIMENSIONS:
            return {"names": f"{MEMBERS_OF}{header}"}
        columns = (column for register in self._registers for column in register.columns.values())
        column = next((column for column in columns if column.written == header), None)
        if column and column.dimension:
            return {"names": f"{MEMBERS_OF}{column.dimension.name}"}
        return {"values": list(column.values)} if column else {}


def _lines(value: Value) -> list[Any]:
    return [*((value.get(TABLE) or {}).get(LINES) or ())]


def _changed(row: CsvRow, cells: Mapping[int, str]) -> dict[int, str]:
    """Return the cells of a row that differ from what is written."""
    width = max(len(row.cells), max(cells, default=-1) + 1)
    before = dict(enumerate(row.texts))
    return {at: cells.get(at, "") for at in range(width) if cells.get(at, "") != (clean_value(before.get(at, "")) or "")}


def _without_empty_end(texts: tuple[str, ...]) -> tuple[str, ...]:
    while texts and not texts[-1].strip():
        texts = texts[:-1]
    return texts


def _moved(row: CsvRow, by: int) -> CsvRow:
    cells = tuple(cell._replace(start=cell.start + by, end=cell.end + by) for cell in row.cells)
    return CsvRow(row.line, cells, row.end + by)
