"""Finds the merged area of a cell by row and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilan.spreadsheets.table_sheet import Area, Cell, Row, column_letters

LARGE = 2_000  # cells; smaller areas are indexed cell by cell
MOST_NOTED = 200_000  # cells in all
MOST_LARGE = 50  # larger areas
MOST_COUNTED = 100  # rows of an area that are looked at


class MergedCells:
    """The merged areas of a sheet, and its rows. `complete` is false if there are more areas than the index holds."""

    def __init__(self, areas: Iterable[Area], rows: Iterable[Row] = ()) -> None:
        self._rows = {row.number: row for row in rows}
        self._noted: dict[tuple[int, int], Area] = {}
        self._large: list[Area] = []
        self.complete = True
        for area in areas:
            size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
            if size > LARGE:
                self._large.append(area)
            elif size > 1 and len(self._noted) + size <= MOST_NOTED:
                for row in range(area.top, area.bottom + 1):
                    self._noted |= dict.fromkeys(((row, column) for column in range(area.left, area.right + 1)), area)
            elif size > 1:
                self.complete = False
        if len(self._large) > MOST_LARGE:
            self._large, self.complete = self._large[:MOST_LARGE], False

    def area(self, row: int, column: int) -> Area | None:
        """Return the merged area of a cell, by its row from 1 and its column from 0; None if there is none."""
        found = self._noted.get((row, column))
        if found is not None or not self._large:
            return found
        return next(
            (area for area in self._large if area.top <= row <= area.bottom and area.left <= column <= area.right), None
        )

    def value(self, row: Row, column: int) -> Cell:
        """Return the value of a cell: its own, or that of its merged area."""
        cell = row.at(column)
        area = self.area(row.number, column) if cell == "" else None
        above = self._rows.get(area.top) if area is not None else None
        return above.at(area.left) if above is not None and area is not None else cell

    def shared_area(self, row: Row, column: int, columns: Sequence[int]) -> str | None:
        """Return the merged area of a cell (`B2:B4`) if it has several cells of these columns and rows, else None."""
        area = self.area(row.number, column)
        if area is None:
            return None
        across = sum(area.left <= one <= area.right for one in columns)
        down = sum(number in self._rows for number in range(area.top, min(area.bottom, area.top + MOST_COUNTED) + 1))
        reference = f"{column_letters(area.left)}{area.top}:{column_letters(area.right)}{area.bottom}"
        return reference if across > 1 or down > 1 else None
