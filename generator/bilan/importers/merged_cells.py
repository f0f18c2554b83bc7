"""Finds the merged area of a cell by row and column."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.spreadsheets.table_sheet import Area

LARGE = 2_000  # cells; smaller areas are indexed cell by cell
MOST_NOTED = 200_000  # cells in all
MOST_LARGE = 50  # larger areas


class MergedCells:
    """The merged areas of a sheet. `complete` is false if there are more than the index holds."""

    def __init__(self, areas: Iterable[Area]) -> None:
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
