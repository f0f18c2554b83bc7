"""Targets can be judged: they fit their indicator, name a source, and have a figure once their year is over.

Codes: `unfit-target`, `target-without-direction`, `target-without-source`, `target-without-figure`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import Message, translatable
from bilan.model.indicator import Indicator, most_decimals
from bilan.model.report import Report
from bilan.model.target import Target
from bilan.model.unit import RANK
from bilan.schema.number_fields import rounding_hint
from bilan.values.digits import decimal_places

UNFIT = Code("unfit-target")
NO_DIRECTION = Code("target-without-direction", Severity.WARNING)
NO_SOURCE = Code("target-without-source", Severity.WARNING)
NO_FIGURE = Code("target-without-figure", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Every target of every indicator."""
    for indicator in report.indicators.values():
        targets = indicator.targets.values()
        if targets and indicator.better is None and indicator.unit.name != RANK:
            message = translatable("The targets of “{id}” cannot be judged: nothing says what is better.", id=indicator.id)
            hint = translatable("Add “better: higher” or “better: lower” to the indicator.")
            yield NO_DIRECTION.at(indicator.at("targets"), message, hint)
        for target in targets:
            yield from _target(report, indicator, target)


def _target(report: Report, indicator: Indicator, target: Target) -> Iterator[Problem]:
    if why := _misfit(report, indicator, target):
        yield UNFIT.at(target.at("value"), *why)
        return
    if not target.source:
        message = translatable("The target of {year} names no source.", year=target.year)
        hint = translatable("Name the document that sets it: “{key}”.", key=f"{{value: {target.value:f}, source: …}}")
        yield NO_SOURCE.at(target.place, message, hint)
    year = report.years.get(target.year)
    if year and year.figures and indicator.id not in year.figures:
        message = translatable("“{id}” has a target in {year} and no figure.", id=indicator.id, year=target.year)
        hint = translatable("Add the figure to {file}, or “{key}”.", file=f"data/{target.year}/figures.yml", key=_MISSING)
        yield NO_FIGURE.at(target.place, message, hint)


_MISSING = "{status: missing}"


def _misfit(report: Report, indicator: Indicator, target: Target) -> tuple[Message, Message] | None:
    """Why a value cannot be a target of its indicator, and what to do."""
    values = {"id": indicator.id, "value": target.value}
    unit = report.units.get(indicator.unit.name)
    if indicator.unit.name == RANK:
        message = translatable("“{id}” is a number in a series; it has no target.", **values)
        return message, translatable("Delete the target, or give the indicator another unit.")
    if unit and unit.scale and not unit.scale.low <= target.value <= unit.scale.high:
        message = translatable("The target {value} is outside the scale of “{id}”.", **values)
        return message, translatable("Write a score from {low} to {high}.", low=unit.scale.low, high=unit.scale.high)
    if target.value < 0 and not indicator.signed:
        message = translatable("The target {value} is below zero, and “{id}” is never negative.", **values)
        return message, translatable("Check the number; if it can be below zero, add “signed: true” to the indicator.")
    most = most_decimals(indicator, report.units)
    if target.value != round(target.value, most):
        message = translatable("The target {value} has more decimals than “{id}”.", **values)
        return message, rounding_hint(decimal_places(target.value.normalize()))
    return None
