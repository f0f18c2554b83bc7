"""A percentage above one hundred is often one that lost its decimal sign. Warning: `percent-over-100`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import translatable
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.unit import PERCENT

OVER_100 = Code("percent-over-100", Severity.WARNING)

WHOLE = Decimal(100)


def check(report: Report) -> Iterator[Problem]:
    """Each figure in percent, unless it is confirmed. Indicators that may be negative are rates, without a limit."""
    for figure in report.figures:
        indicator = report.indicators.get(figure.id)
        if figure.computation:
            continue  # no one can confirm it
        if indicator is not None and indicator.unit.name == PERCENT and not indicator.signed:
            for share in (figure, *_cells_over_100(figure)):
                if share.value is not None and share.value > WHOLE and not share.confirmed:
                    yield _over_100(share)


def _cells_over_100(figure: Figure) -> Iterator[Figure]:
    for breakdown in figure.by.values():
        for cell in breakdown.numbers():
            if cell.value is not None and cell.value > WHOLE:
                yield breakdown.cells[cell.coordinates]


def _over_100(figure: Figure) -> Problem:
    message = translatable("{value} is more than 100 percent.", value=figure.value)
    hint = translatable("Check the number and its decimals; if it is right, add “confirmed: true” to the figure.")
    return OVER_100.at(figure.at("value"), message, hint)
