"""A figure has a value, or a status that says why it has none; and it names its source.

Zero, missing, not applicable and withheld are four different things (GSS, SDMX OBS_STATUS).
Codes: `missing-value`, `unexpected-value`, `missing-source`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.report import Report
from generator.problems import Code, Problem

MISSING_VALUE = Code("missing-value")
UNEXPECTED_VALUE = Code("unexpected-value")
MISSING_SOURCE = Code("missing-source")


def check(report: Report) -> Iterator[Problem]:
    """Value against status, and the source, of every figure."""
    for figure in report.figures:
        if figure.status.has_value and figure.value is None and "value" not in figure.places:
            message = f"“{figure.id}” has no value, and its status does not say why."
            yield MISSING_VALUE.at(figure.place, message, "Add “value: …”, or “status: missing”.")
        if not figure.status.has_value and figure.value is not None:
            message = f"“{figure.id}” has a value, but its status says “{figure.status}”."
            yield UNEXPECTED_VALUE.at(figure.at("value"), message, "Delete the value or the status.")
        if figure.value is not None and not figure.source:
            message = f"“{figure.id}” names no source: nobody could say where the number comes from."
            yield MISSING_SOURCE.at(figure.place, message, "Add “source: …” to the figure or at the head of the file.")
