"""A figure without a value has members that make one, or says why not. Code: `missing-value`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Problem
from bilan.messages.message import Message, join_messages, translatable
from bilan.model.aggregation import may_be_added, missing_cells, overlap
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.rules.broken_down_figures import check_broken_down
from bilan.rules.value_or_status import MISSING_VALUE

MOST_NAMED = 3  # members named in a message


def check(report: Report) -> Iterator[Problem]:
    """Every figure that is broken down."""
    return check_broken_down(report, _without_value)


def _without_value(report: Report, figure: Figure, indicator: Indicator) -> Iterator[Problem]:
    """A figure whose value is left out, where its cells do not make one."""
    shares = indicator.shares_of and any(indicator.shares_of.name in item.dimensions for item in figure.by.values())
    if figure.value is not None or "value" in figure.places or figure.absence or shares or figure.count:
        return
    message = translatable("“{id}” has no value, and its members do not make one.", id=figure.id)
    unread = next((item.unread for item in figure.by.values() if item.unread), None)
    yield MISSING_VALUE.at(figure.place, message, _why_no_value(report, figure, indicator)).following(unread)


def _why_no_value(report: Report, figure: Figure, indicator: Indicator) -> Message:
    if not may_be_added(indicator, report.units):
        return translatable("Its members may not be added up: add “value: …”, or “status: missing”.")
    first = next(iter(figure.by.values()))
    if overlap(first.dimensions, report.dimensions):
        return translatable("Its members overlap and are not added up: add “value: …”, or “status: missing”.")
    missing = missing_cells(first, figure.period, report.dimensions) if figure.period else ()
    if missing:
        names = join_messages(", ".join(coordinates) for coordinates in missing[:MOST_NAMED])
        return translatable("Add “value: …”, or the members that are missing: {names}.", names=names)
    return translatable("Its members are not all exact numbers: add “value: …”.")
