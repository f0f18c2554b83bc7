"""Formulas lead to figures: their indicators exist, do not go in circles, and have units that may be added.

Codes: `unknown-indicator`, `circular-formula`, `computed-figure`, `formula-units`, `negative-result`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.analysis.unresolved import unresolved_indicator
from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.model.formula import Expression, Formula, Negation, Operation, Term, terms_of
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.unit import PERCENT, RANK

CIRCULAR = Code("circular-formula")
ENTERED = Code("computed-figure")
UNITS = Code("formula-units")
NEGATIVE = Code("negative-result")

COUNT, SCALE = "count", "scale"


def check(report: Report) -> Iterator[Problem]:
    """Every formula, and every figure entered for an indicator that has one."""
    formulas = {name: item.formula for name, item in report.indicators.items() if item.formula}
    yield from _circles(report, formulas)
    for name, formula in formulas.items():
        for term in formula.terms:
            if term.name not in report.indicators:
                yield unresolved_indicator(report, term.name).at(term.place)
        yield from _units(report, report.indicators[name], formula)
    for figure in report.figures:
        computed = formulas.get(figure.id)
        if computed and not figure.computation:
            message = translatable("“{id}” is computed, and a figure was entered for it.", id=figure.id)
            hint = translatable("Delete this figure, or the formula of the indicator ({formula}).", formula=computed)
            yield ENTERED.at(figure.place, message, hint)
        if figure.computation and figure.value is not None and figure.value < 0 and not report.indicators[figure.id].signed:
            values = {"value": figure.value, "year": figure.year, "id": figure.id}
            message = translatable("The formula gives {value} in {year}, and “{id}” is never negative.", **values)
            hint = translatable("Check the formula; if it can be below zero, add “signed: true” to the indicator.")
            yield NEGATIVE.at(figure.place, message, hint)


def _circles(report: Report, formulas: Mapping[str, Formula]) -> Iterator[Problem]:
    """One problem for each circle, at the first of its indicators."""
    reported: set[str] = set()
    for name in formulas:
        path = None if name in reported else _path_back(name, formulas)
        if path:
            reported |= {*path}
            message = translatable("This formula needs its own result: {path}.", path=" → ".join(path))
            hint = translatable("Take one of these indicators out of the formula of the one before it.")
            yield CIRCULAR.at(report.indicators[name].at("formula"), message, hint)


def _path_back(start: str, formulas: Mapping[str, Formula]) -> list[str] | None:
    """The shortest path of formulas from an indicator back to itself; None if there is none."""
    waiting, seen = [[start]], {start}
    while waiting:
        path = waiting.pop(0)
        for name in dict.fromkeys(term.name for term in formulas[path[-1]].terms):
            if name == start:
                return [*path, name]
            if name in formulas and name not in seen:
                seen.add(name)
                waiting.append([*path, name])
    return None


def _units(report: Report, indicator: Indicator, formula: Formula) -> Iterator[Problem]:
    """Sums of what may not be added, and a sum whose unit is not that of its indicator."""
    for term in formula.terms:
        if _kind(report, term.name) == RANK:
            message = translatable("“{id}” is a number in a series; nothing is computed from it.", id=term.name)
            yield UNITS.at(term.place, message, translatable("Use an indicator that counts something."))
            return
    problems: list[Problem] = []
    result = _kind_of(report, formula.expression, problems)
    own = _kind(report, indicator.id)
    if not problems and result not in (None, SCALE) and own not in (None, result):
        message = translatable(
            "This formula gives {result}, but the unit of “{id}” is {own}.", result=result, id=indicator.id, own=own
        )
        problems.append(UNITS.at(indicator.at("formula"), message, translatable("Check the formula and the unit.")))
    yield from problems


def _not_addable(one: str, other: str, place: Place) -> Problem:
    if one == other:
        message = translatable("Scores on a scale may not be added up.")
        return UNITS.at(
            place, message, translatable("Scores may be subtracted, such as “{example}”.", example="a - previous(a)")
        )
    message = translatable("This formula adds or subtracts {one} and {other}.", one=one, other=other)
    return UNITS.at(place, message, translatable("Check the formula and the units of its indicators."))


def _kind(report: Report, name: str) -> str | None:
    """What an indicator measures, as far as it decides what may be added: all counted nouns are one kind."""
    indicator = report.indicators.get(name)
    if indicator is None:
        return None
    unit = report.units.get(indicator.unit.name)
    if unit is None:
        return indicator.unit.name if indicator.unit.name in (PERCENT, RANK) else None
    return unit.currency or unit.measure or (SCALE if unit.scale else COUNT)


def _kind_of(report: Report, expression: Expression, problems: list[Problem]) -> str | None:
    """What an expression measures; None if that is open, as for products and quotients."""
    match expression:
        case Term(name):
            return _kind(report, name)
        case Negation(operand):
            return _kind_of(report, operand, problems)
        case Operation(sign, left, right):
            one, other = _kind_of(report, left, problems), _kind_of(report, right, problems)
            if sign in ("*", "/"):
                return None
            if one and other and (one != other or (one == SCALE and sign == "+")):
                problems.append(_not_addable(one, other, next(terms_of(right)).place))
            return one or other
        case _:
            return None
