"""What an import leaves out or changes, and the remarks that name it: the first of many cells or rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bilan.messages.message import Message, join_messages, translatable, translatable_plural
from bilan.spreadsheets.table_sheet import Row, column_letters, shown

MOST_NAMED = 20  # cells or rows in a remark


def join_first(names: Sequence[str]) -> Message:
    """Return names joined by commas, the first of many with the number of the others."""
    first = join_messages(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return first
    return translatable_plural(
        len(names) - MOST_NAMED, "{names} and {number} other", "{names} and {number} others", names=first
    )


def row_name(row: Row) -> str:
    """Return a row by its number and its first words: `4 “Total”`."""
    text = next((shown(cell) for cell in row.cells if shown(cell)), "")
    return f"{row.number} “{text[:60]}”"


def join_first_rows(rows: Sequence[Row]) -> Message:
    """Return rows by their numbers and first words."""
    return join_first([row_name(row) for row in rows])


def cell_name(row: Row, column: int) -> str:
    """Return the name of a cell in a spreadsheet, such as B7."""
    return f"{column_letters(column)}{row.number}"


@dataclass(slots=True)
class LeftOut:
    """The rows and cells of a table of figures that are not read as they are, by the reason."""

    totals: list[str] = field(default_factory=list)
    rows_without_number: list[str] = field(default_factory=list)
    cells_without_number: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    rounded: list[str] = field(default_factory=list)

    def remarks(self) -> Iterator[Message]:
        """Yield a remark for each reason that has cells or rows."""
        if self.totals:
            yield translatable("Totals were left out: {rows}.", rows=join_first(self.totals))
        if self.rows_without_number:
            yield translatable("Rows without a number were left out: {rows}.", rows=join_first(self.rows_without_number))
        if self.cells_without_number:
            yield translatable("Cells without a number were left out: {cells}.", cells=join_first(self.cells_without_number))
        if self.marks:
            yield translatable("Marks beside a number that were not read: {cells}.", cells=join_first(self.marks))
        if self.statuses:
            yield translatable("Statuses that were not read: {cells}.", cells=join_first(self.statuses))
        if self.words:
            yield translatable(
                "Words that the sheet shows beside a number, not read: {cells}.", cells=join_first(self.words)
            )
        if self.rounded:
            yield translatable("Taken rounded, as the sheet shows them: {cells}.", cells=join_first(self.rounded))
