"""A figure has a value, or a status that says why it has none; and it names its source, or the register it is counted from.

Zero, missing, not applicable and withheld are four different things (GSS, SDMX OBS_STATUS).
Codes: `missing-value`, `unexpected-value`, `missing-source`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import translatable
from bilan.model.figure import Figure
from bilan.model.report import Report

MISSING_VALUE = Code("missing-value")
UNEXPECTED_VALUE = Code("unexpected-value")
MISSING_SOURCE = Code("missing-source")


def check(report: Report) -> Iterator[Problem]:
    """Value against status of every figure and of its cells, and the source of every figure."""
    for figure in report.figures:
        yield from _figure(figure)
        for breakdown in figure.by.values():
            for cell in breakdown.having("status"):
                yield from (problem.following(breakdown.unread) for problem in _figure(cell))
        if not figure.source and not figure.count and _has_number(figure):
            message = translatable("“{id}” names no source.", id=figure.id)
            hint = translatable("Add “source: …” to the figure, or at the head of the file for all its figures.")
            yield replace(MISSING_SOURCE.at(figure.place, message, hint), subject=figure.place.file)


def _has_number(figure: Figure) -> bool:
    """True if the figure or one of its cells has a number."""
    cells = (cell for breakdown in figure.by.values() for cell in breakdown.numbers())
    return figure.value is not None or any(cell.value is not None for cell in cells)


def _figure(figure: Figure) -> Iterator[Problem]:
    name = ", ".join((figure.id, *figure.members.values(), *([str(figure.period)] if figure.dimensions else [])))
    if figure.waits_for_value and "value" not in figure.places and not figure.by and not figure.count:
        message = translatable("“{id}” has no value, and its status does not say why.", id=name)
        yield MISSING_VALUE.at(figure.place, message, translatable("Add “value: …”, or “status: missing”."))
    if figure.absence and figure.value is not None:
        message = translatable("“{id}” has a value, but its status says “{status}”.", id=name, status=figure.absence)
        yield UNEXPECTED_VALUE.at(figure.at("value"), message, translatable("Delete the value or the status."))
