"""Figures fit the unit of their indicator.

Codes: `outside-scale`, `signed-count`, `range-with-qualifier`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import translatable
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.unit import Scale
from bilan.values.interval import Interval, Qualifier
from bilan.values.quantity import quantity_text

OUTSIDE_SCALE = Code("outside-scale")
SIGNED_COUNT = Code("signed-count")
RANGE_WITH_QUALIFIER = Code("range-with-qualifier")


def check(report: Report) -> Iterator[Problem]:
    """Every indicator that may be negative, and every figure."""
    for indicator in report.indicators.values():
        unit = report.units.get(indicator.unit.name)
        if indicator.signed and unit and unit.forms:
            message = translatable("“{unit}” is a counted noun, and counts are never negative.", unit=unit.id)
            hint = translatable(
                "Delete “signed: true”. A balance has a currency, a measure, a scale or percent as its unit."
            )
            yield SIGNED_COUNT.at(indicator.at("signed"), message, hint)
    for figure in report.figures:
        indicator_of = report.indicators.get(figure.id)
        unit = report.units.get(indicator_of.unit.name) if indicator_of else None
        yield from _range(figure)
        if unit and unit.scale:
            yield from _outside(figure, unit.scale)


def _range(figure: Figure) -> Iterator[Problem]:
    keys = [key for key in ("qualifier", "rounded_to") if key in figure.places]
    if figure.range and keys and (figure.qualifier is not Qualifier.EXACT or figure.rounded_to):
        message = translatable("“{id}” is a range, and “{key}” says how exact it is once more.", id=figure.id, key=keys[0])
        hint = translatable("Delete “{key}”, or write one number instead of a range.", key=keys[0])
        yield RANGE_WITH_QUALIFIER.at(figure.at(keys[0]), message, hint)


def _outside(figure: Figure, scale: Scale) -> Iterator[Problem]:
    quantity = figure.quantity
    if quantity is None:
        return
    low, high = (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity, quantity)
    if low < scale.low or high > scale.high:
        message = translatable(
            "“{id}” is {value}, outside its scale from {low} to {high}.",
            id=figure.id,
            value=quantity_text(quantity),
            low=scale.low,
            high=scale.high,
        )
        hint = translatable("Check the number, and “scale” of its unit in indicators.yml.")
        yield OUTSIDE_SCALE.at(figure.at("value"), message, hint)
