"""A value about ten or a thousand times the one before is often a slip of the finger. Warning: `implausible-change`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.figures import Figure
from generator.model.report import Report
from generator.problems import Code, Problem, Severity

IMPLAUSIBLE = Code("implausible-change", Severity.WARNING)

SLIPS = (Decimal(10), Decimal(1000))
ABOUT = Decimal("1.25")  # 8 to 12.5 times is “about ten times”


def check(report: Report) -> Iterator[Problem]:
    """Each figure against the latest earlier one of the same indicator, unless it is confirmed."""
    earlier: dict[str, Figure] = {}
    for figure in report.figures:
        before = earlier.get(figure.id)
        if before and not figure.confirmed:
            yield from _slip(figure, before)
        if figure.value is not None:
            earlier[figure.id] = figure


def _slip(figure: Figure, before: Figure) -> Iterator[Problem]:
    if not figure.value or not before.value or figure.value * before.value < 0:
        return
    ratio = figure.value / before.value
    for slip in SLIPS:
        for factor, words in ((ratio, f"{slip} times"), (1 / ratio, f"one {slip}th of")):
            if slip / ABOUT <= factor <= slip * ABOUT:
                message = f"{figure.value} is about {words} the value of {before.year} ({before.value})."
                hint = "Check the number of digits; if it is right, add “confirmed: true” to the figure."
                yield IMPLAUSIBLE.at(figure.at("value"), message, hint)
