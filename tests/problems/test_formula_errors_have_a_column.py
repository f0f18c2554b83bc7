"""Formulas follow the rules of arithmetic; the problem of an unreadable one is at the column of its first fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.diagnostics.problem import Place
from bilan.model.formula import (
    DEEPEST,
    LONGEST,
    Constant,
    Expression,
    FormulaError,
    Negation,
    Operation,
    Term,
    parse_formula,
)
from bilan.model.loader import load_report
from tests.conftest import MINIMAL, Folder

HERE = Place("x", 1, 1)


def _written(expression: Expression) -> str:
    match expression:
        case Constant(value):
            return str(value)
        case Term(name, previous):
            return f"previous({name})" if previous else name
        case Negation(operand):
            return f"-({_written(operand)})"
        case Operation(sign, left, right):
            return f"({_written(left)} {sign} {_written(right)})"


MEANINGS = [
    ("a + b * c", "(a + (b * c))"),
    ("(a + b) * c", "((a + b) * c)"),
    ("a - b - c", "((a - b) - c)"),
    ("a / b / c", "((a / b) / c)"),
    ("a / b * c", "((a / b) * c)"),
    ("-a * b", "(-(a) * b)"),
    ("a - -b", "(a - -(b))"),
    ("100*a/b", "((100 * a) / b)"),
    ("0.5 * previous( a )", "(0.5 * previous(a))"),
    ("previous", "previous"),
    ("2nd_visits + 1", "(2nd_visits + 1)"),
]


@pytest.mark.parametrize(("text", "meaning"), MEANINGS)
def test_operators_bind_as_in_arithmetic(text: str, meaning: str) -> None:
    assert _written(parse_formula(text, HERE).expression) == meaning


FAULTS = [
    ("(a + b", 0, "Add “)” where it ends."),
    ("a + b)", 5, "Delete this bracket, or open it before."),
    ("a ++ b", 3, "Write a formula such as “100 * clarifications / activities”."),
    ("a b", 2, "Write + - * or / before “b”; a number has no spaces in it."),
    ("1 000 * a", 2, "Write + - * or / before “000”; a number has no spaces in it."),
    ("100 × a", 4, "Write *."),
    ("a ÷ b", 2, "Write /."),
    ("a %", 2, "Multiply by 100 and give the indicator the unit percent: “100 * a / b”."),
    ("0,5 * a", 1, "Write decimals with a point: 0.5."),
    ("a / 0", 4, "Write another number or an indicator."),
    ("a / 0.0", 4, "Write another number or an indicator."),
    ("a +", 3, "Write a formula such as “100 * clarifications / activities”."),
    ("previous()", 9, "Write “previous(activities)”."),
    ("previous(a + b)", 11, "Write + - * or / before “+”; a number has no spaces in it."),
    ("5 * 3", 0, "Use at least one indicator of indicators.yml."),
    ("Visites", 0, "A formula has indicators, numbers, + - * / and brackets; names have small letters without accents."),
]


@pytest.mark.parametrize(("text", "offset", "hint"), FAULTS)
def test_an_error_is_reported_at_its_column(text: str, offset: int, hint: str) -> None:
    with pytest.raises(FormulaError) as fault:
        parse_formula(text, HERE)
    assert (fault.value.offset, fault.value.hint) == (offset, hint)


@given(st.text("ab_19.+-*/() ×%,previous", max_size=40))
def test_any_text_is_a_formula_or_an_error_within_it(text: str) -> None:
    try:
        formula = parse_formula(text, HERE)
    except FormulaError as fault:
        assert 0 <= fault.offset <= len(text)
    else:
        assert formula == text and formula.terms


def test_formulas_have_limits() -> None:
    assert parse_formula("(" * (DEEPEST - 1) + "a" + ")" * (DEEPEST - 1), HERE).terms
    assert parse_formula("a" + "+a" * ((LONGEST - 1) // 2), HERE).terms
    for text in ("(" * DEEPEST + "a" + ")" * DEEPEST, "a" + "+a" * (LONGEST // 2)):
        with pytest.raises(FormulaError):
            parse_formula(text, HERE)


COLUMNS = [("{}", 25), ('"{}"', 26), ("'{}'", 26)]


@pytest.mark.parametrize(("written", "column"), COLUMNS)
def test_the_column_is_that_of_the_file(folder: Folder, written: str, column: int) -> None:
    formula = written.format("total + one ? two")
    indicators = str(MINIMAL["data/indicators.yml"]) + (
        f"  sum:\n    formula: {formula}\n    name: Somme\n    definition: Une somme.\n    theme: press\n    unit: item\n"
    )
    (problem,) = load_report(folder({"data/indicators.yml": indicators})).problems
    assert (problem.code, problem.place.column) == ("invalid-formula", column + 1)
