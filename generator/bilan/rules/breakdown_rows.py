"""A table of several dimensions has a row for each combination of the members in it. Warning: `missing-row`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from math import prod

from bilan.analysis.unread_causes import unread_entry
from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import join_messages, translatable
from bilan.model.breakdown import LazyCells
from bilan.model.figure import FigureBreakdown
from bilan.model.report import Report

MISSING_ROW = Code("missing-row", Severity.WARNING)

MOST_NAMED = 3  # combinations named in a message


def check(report: Report) -> Iterator[Problem]:
    """Every table of a figure."""
    for figure in report.figures:
        if figure.by and figure.id in report.indicators:
            cause = unread_entry(report, ("figures",), figure.id, figure.year)
            found = (problem for breakdown in figure.by.values() for problem in _missing_rows(breakdown))
            yield from (problem.following(cause) for problem in found)


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
