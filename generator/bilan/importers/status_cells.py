"""The cells beside a number that say how final and how exact it is."""

from __future__ import annotations

from bilan.exports.tables.figures_table import RANGE, SDMX
from bilan.importers.number_marks import marks_of, means_no_number
from bilan.importers.table_layout import ValueColumn
from bilan.model.figure import Status
from bilan.spreadsheets.table_sheet import Row, shown
from bilan.values.interval import Qualifier

_FIELDS = ("status", "obs_status")
_WRITTEN = {**{code.casefold(): status for status, code in SDMX.items()}, **{status.value: status for status in Status}}


def status_beside(row: Row, column: ValueColumn) -> Status | None:
    """Return the status of a value, by the columns beside it; None if they give none, or one that is not known."""
    for name in _FIELDS:
        typed = shown(row.at(column.beside[name])) if name in column.beside else ""
        if typed:
            known = _WRITTEN.get(typed.casefold())
            marks = marks_of(typed) if known is None else None
            return known or (marks.status if marks else None)
    return None


def unread_statuses(row: Row, column: ValueColumn) -> list[tuple[int, str]]:
    """Return the cells beside a value, by column, with a status that is not known."""
    if status_beside(row, column) is not None:
        return []
    beside = [column.beside[name] for name in _FIELDS if name in column.beside]
    texts = [(place, shown(row.at(place))) for place in beside]
    return [(place, text) for place, text in texts if text and marks_of(text) is None and not means_no_number(text)]


def qualifier_beside(row: Row, column: ValueColumn) -> Qualifier | None:
    """Return the qualifier of a value, by the column beside it; None if it gives none."""
    typed = shown(row.at(column.beside["qualifier"])).casefold() if "qualifier" in column.beside else ""
    return next((one for one in Qualifier if one.value == typed), None)


def range_columns(row: Row, column: ValueColumn) -> tuple[int, int] | None:
    """Return the columns of the ends of a range that has no number, as in our own downloads; None for any other row."""
    beside = column.beside
    if shown(row.at(column.column)) or not {"qualifier", "lower", "upper"} <= beside.keys():
        return None
    return (beside["lower"], beside["upper"]) if shown(row.at(beside["qualifier"])) == RANGE else None
