"""A figure has a value, or a status that says why it has none; and it names its source.

Zero, missing, not applicable and withheld are four different things (GSS, SDMX OBS_STATUS).
Codes: `missing-value`, `unexpected-value`, `missing-source`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import translatable
from bilan.model.report import Report

MISSING_VALUE = Code("missing-value")
UNEXPECTED_VALUE = Code("unexpected-value")
MISSING_SOURCE = Code("missing-source")


def check(report: Report) -> Iterator[Problem]:
    """Value against status, and the source, of every figure."""
    for figure in report.figures:
        if figure.waits_for_value and "value" not in figure.places:
            message = translatable("“{id}” has no value, and its status does not say why.", id=figure.id)
            yield MISSING_VALUE.at(figure.place, message, translatable("Add “value: …”, or “status: missing”."))
        if not figure.status.has_value and figure.value is not None:
            message = translatable("“{id}” has a value, but its status says “{status}”.", id=figure.id, status=figure.status)
            yield UNEXPECTED_VALUE.at(figure.at("value"), message, translatable("Delete the value or the status."))
        if figure.value is not None and not figure.source:
            message = translatable("“{id}” names no source.", id=figure.id)
            hint = translatable("Add “source: …” to the figure, or at the head of the file for all its figures.")
            yield replace(MISSING_SOURCE.at(figure.place, message, hint), subject=figure.place.file)
