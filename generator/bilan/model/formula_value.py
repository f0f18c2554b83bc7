"""The value of a formula: the interval that its terms justify, its exact value, and the number that a figure states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from math import floor

from bilan.model.figure import Figure
from bilan.model.formula import Constant, Expression, Negation, Operation, Term
from bilan.values.interval import Interval, Qualifier, single
from bilan.values.precision import rounded_to_interval


def expression_interval(expression: Expression, claims: Mapping[Term, Interval]) -> Interval | None:
    """The interval of an expression; None if a divisor may be zero."""
    match expression:
        case Constant(value):
            return single(value)
        case Term():
            return claims[expression]
        case Negation(operand):
            inner = expression_interval(operand, claims)
            return None if inner is None else -inner
        case Operation(sign, left, right):
            one, other = expression_interval(left, claims), expression_interval(right, claims)
            return None if one is None or other is None else _combined(sign, one, other)


def _combined(sign: str, one: Interval, other: Interval) -> Interval | None:
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case _:
            return one.divided_by(other)


def expression_value(expression: Expression, values: Mapping[Term, Fraction]) -> Fraction:
    """The exact value of an expression, from those of its terms; no divisor is zero, as no interval of one contains it."""
    match expression:
        case Constant(value):
            return Fraction(value)
        case Term():
            return values[expression]
        case Negation(operand):
            return -expression_value(operand, values)
        case Operation("+", left, right):
            return expression_value(left, values) + expression_value(right, values)
        case Operation("-", left, right):
            return expression_value(left, values) - expression_value(right, values)
        case Operation("*", left, right):
            return expression_value(left, values) * expression_value(right, values)
        case Operation(_, left, right):
            return expression_value(left, values) / expression_value(right, values)


def with_justified_value(figure: Figure, result: Interval, central: Fraction, place: Decimal, *, ranged: bool) -> Figure:
    """The figure with the number that the interval justifies, and its qualifier."""
    if result.exact:
        return figure.with_quantity(_rounded(central, place))
    if not result.high.is_finite():
        return replace(figure.with_quantity(_floor(result.low, place)), qualifier=Qualifier.MORE_THAN)
    if not result.low.is_finite():
        return replace(figure.with_quantity(_ceiling(result.high, place)), qualifier=Qualifier.LESS_THAN)
    if ranged:
        return figure.with_quantity(Interval(_floor(result.low, place), _ceiling(result.high, place)))
    middle = Decimal(central.numerator) / Decimal(central.denominator)
    return replace(figure.with_quantity(_plain(rounded_to_interval(middle, result, place))), qualifier=Qualifier.ABOUT)


def _rounded(value: Fraction, place: Decimal) -> Decimal:
    """A fraction rounded to a multiple of `place`, halves away from zero."""
    steps = floor(abs(value) / Fraction(place) + Fraction(1, 2))
    return _plain((steps if value >= 0 else -steps) * place)


def _plain(value: Decimal) -> Decimal:
    """A number without zeros after its last decimal: 25.00 → 25."""
    return Decimal(f"{value.normalize():f}")


def _floor(value: Decimal, place: Decimal) -> Decimal:
    return _plain((value / place).quantize(Decimal(1), ROUND_FLOOR) * place)


def _ceiling(value: Decimal, place: Decimal) -> Decimal:
    return _plain((value / place).quantize(Decimal(1), ROUND_CEILING) * place)
