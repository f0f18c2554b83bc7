"""An expression takes time and memory in proportion to its length, or it is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markupsafe import Markup

from bilan.render.expression_limits import MAX_LENGTH, MAX_SIZE
from bilan.render.prose_expressions import render_expressions
from bilan.yaml.source_text import SourceText

FUNCTIONS: dict[str, Callable[..., object]] = {"figure": lambda name: f"<{name}>", "seven": lambda: 7}


def _printed(expression: str) -> tuple[str, list[tuple[int, str]]]:
    source = SourceText("content/index.md", f"# Titre\n\n{{{{ {expression} }}}}\n")
    text, problems = render_expressions(source, 0, FUNCTIONS, "fr")
    return text, [(problem.place.line, problem.code) for problem in problems]


@pytest.mark.parametrize(
    "expression",
    [
        "'x' * 10**9",
        "10**9 * 'x'",
        "['x'] * 10**9",
        "9**(9**9)",
        "2**100000",
        "(10**3000) ** 3000",
        "'%0999999999d' % 1",
        "'x'.center(10**9)",
        "'{:>999999999}'.format(1)",
        "'x'.join(['y'] * 9000).replace('y', 'z' * 9000)",
        "range(10**9)|list",
        "range(99999)|list",
        "'x'|center(999999999)",
        "'%0999999999d'|format(1)",
        "lipsum(n=100000)",
        "1|round(999999999)",
        "''.__class__.__mro__",
        "figure.__globals__",
        "(" * 900 + "1" + ")" * 900,
        "'" + "x" * MAX_LENGTH + "'",
        "seven() * 'x' * 5000",
    ],
)
def test_expensive_expressions_are_problems_at_their_line(expression: str) -> None:
    _, problems = _printed(expression)
    assert [line for line, _ in problems] == [3]
    assert {code for _, code in problems} <= {"bad-expression", "unknown-name"}


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("figure('a')", "a"),
        ("seven() + 1", "8"),
        ("seven() * 100 // 10 - 2 ** 3", "62"),
        ("figure('a' if seven() > 3 else 'b')", "a"),
        ("'abc'|upper", "ABC"),
        (f"('x' * {MAX_SIZE})|length", f"{MAX_SIZE}"),
        ("17 % 5", "2"),
    ],
)
def test_ordinary_expressions_are_printed(expression: str, shown: str) -> None:
    text, problems = _printed(expression)
    assert problems == []
    assert shown in text


def test_the_largest_value_is_bounded_on_both_sides() -> None:
    assert _printed(f"('x' * {MAX_SIZE})|length")[1] == []
    assert _printed(f"('x' * {MAX_SIZE + 1})|length")[1] == [(3, "bad-expression")]


def test_a_part_that_a_printed_text_does_not_have_is_named() -> None:
    source = SourceText("content/index.md", "# Titre\n\n{{ figure('a').year }}\n")
    (problem,) = render_expressions(source, 0, {"figure": Markup}, "fr")[1]
    assert (problem.code, str(problem.message)) == ("unknown-name", "“figure(…)” has no “year”.")
    assert str(problem.hint) == "Leave out “.year”: the expression prints a whole text."
