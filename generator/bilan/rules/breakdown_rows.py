"""A table of several dimensions has a row for each combination of the members in it. Warning: `missing-row`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from math import prod

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import join_messages, translatable
from bilan.model.breakdown import LazyCells
from bilan.model.figure import Figure, FigureBreakdown
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.rules.broken_down_figures import check_broken_down

MISSING_ROW = Code("missing-row", Severity.WARNING)

MOST_NAMED = 3  # combinations named in a message


def check(report: Report) -> Iterator[Problem]:
    """Every table of a figure."""
    return check_broken_down(report, _missing_rows_of)


def _missing_rows_of(report: Report, figure: Figure, indicator: Indicator) -> Iterator[Problem]:  # noqa: ARG001
    for breakdown in figure.by.values():
        yield from _missing_rows(breakdown)


def _missing_rows(breakdown: FigureBreakdown) -> Iterator[Problem]:
    """A table that lacks combinations of the members that it has."""
    if not isinstance(breakdown.cells, LazyCells) or len(breakdown.dimensions) < 2 or breakdown.unread:
        return
    members = [dict.fromkeys(column) for column in zip(*breakdown.cells, strict=True)]
    number = prod(map(len, members)) - len(breakdown.cells)
    if not number:
        return
    absent = (coordinates for coordinates in product(*members) if coordinates not in breakdown.cells)
    lacking = (translatable("“{word}”", word=", ".join(coordinates)) for coordinates in absent)
    names = join_messages(islice(lacking, MOST_NAMED))
    message = translatable(
        "This table lacks {number} of its combinations of members, such as: {names}.", number=number, names=names
    )
    hint = translatable(
        "Add the rows; where there is no number, leave “value” empty and write “missing” in a column “status”."
    )
    place = Place(next(iter(breakdown.cells.values())).place.file)
    yield MISSING_ROW.at(place, message, hint)
