"""A value about ten or a thousand times the one before is often a slip of the finger. Warning: `implausible-change`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import translatable
from bilan.model.figure import Figure
from bilan.model.report import Report

IMPLAUSIBLE = Code("implausible-change", Severity.WARNING)

SLIPS = (Decimal(10), Decimal(1000))
ABOUT = Decimal("1.25")  # 8 to 12.5 times is “about ten times”


def check(report: Report) -> Iterator[Problem]:
    """Each figure against the latest earlier one of the same indicator, unless it is confirmed."""
    earlier: dict[str, Figure] = {}
    for figure in report.figures:
        before = earlier.get(figure.id)
        if before and not figure.confirmed and not figure.computation:
            yield from _slip(figure, before)
        if figure.value is not None:
            earlier[figure.id] = figure


def _slip(figure: Figure, before: Figure) -> Iterator[Problem]:
    if not figure.value or not before.value or figure.value * before.value < 0:
        return
    ratio = figure.value / before.value
    for slip in SLIPS:
        values = {"value": figure.value, "slip": slip, "year": before.year, "before": before.value}
        hint = translatable("Check the number of digits; if it is right, add “confirmed: true” to the figure.")
        if _about(slip, ratio):
            message = translatable("{value} is about {slip} times the value of {year} ({before}).", **values)
            yield IMPLAUSIBLE.at(figure.at("value"), message, hint)
        if _about(slip, 1 / ratio):
            message = translatable("{value} is about {slip} times smaller than the value of {year} ({before}).", **values)
            yield IMPLAUSIBLE.at(figure.at("value"), message, hint)


def _about(slip: Decimal, ratio: Decimal) -> bool:
    return slip / ABOUT <= ratio <= slip * ABOUT
