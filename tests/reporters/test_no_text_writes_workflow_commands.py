"""What a runner reads of `--format github`: our problems and nothing else, the gravest first, and what is left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from bilan.diagnostics.causes import causes
from bilan.diagnostics.problem import Problem, Severity
from bilan.reporters.github_report import report
from tests.reporters.given import SETS, many, problem, problems


def commands(output: list[Problem]) -> list[tuple[str, dict[str, str], str]]:
    """Command, properties and text of each line, decoded as the runner does (actions/runner, ActionCommand.cs)."""
    found = []
    for line in re.split(r"\r\n|\r|\n", report(output, {}))[:-1]:
        command = re.fullmatch(r"::(\w+) (.*?)::(.*)", line, re.DOTALL)
        assert command, line
        pairs = (pair.split("=", 1) for pair in command.group(2).split(","))
        properties = {name: _decoded(value.replace("%3A", ":").replace("%2C", ",")) for name, value in pairs}
        found.append((command.group(1), properties, _decoded(command.group(3))))
    return found


def _decoded(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def expected(output: list[Problem]) -> list[tuple[str, str, str]]:
    gravest_first = sorted((cause.problem for cause in causes(output)), key=lambda item: item.severity.value)
    return [
        (item.severity.value, item.place.file, " ".join(filter(None, (item.message, item.hint)))) for item in gravest_first
    ]


@pytest.mark.parametrize("name", SETS)
def test_hostile_texts_stay_text(name: str) -> None:
    assert [(kind, where["file"], text) for kind, where, text in commands(SETS[name]) if kind != "notice"] == expected(
        SETS[name]
    )


@given(problems)
def test_any_text_stays_text(output: list[Problem]) -> None:
    assert [(kind, where["file"], text) for kind, where, text in commands(output) if kind != "notice"] == expected(output)


def test_annotations_name_the_place() -> None:
    ((kind, where, text),) = commands([problem(line=7)])
    assert (kind, text) == ("error", "Wrong. Write 1.")
    assert where == {"file": "data/a.yml", "line": "7", "col": "3", "endColumn": "5", "title": "sum-mismatch"}


@pytest.mark.parametrize(("errors", "warnings"), [(0, 0), (10, 10), (10, 0)])
def test_ten_problems_of_each_level_are_shown_without_a_notice(errors: int, warnings: int) -> None:
    assert [kind for kind, _, _ in commands(many(errors, warnings))] == ["error"] * errors + ["warning"] * warnings


@pytest.mark.parametrize(
    ("errors", "warnings", "counted"),
    [(11, 0, "11 errors."), (0, 11, "11 warnings."), (1, 12, "1 error, 12 warnings."), (30, 30, "30 errors, 30 warnings.")],
)
def test_a_last_notice_says_when_some_are_left_out(errors: int, warnings: int, counted: str) -> None:
    *shown, (kind, where, text) = commands(many(errors, warnings))
    assert [severity for severity, _, _ in shown] == [Severity.ERROR] * errors + [Severity.WARNING] * warnings
    assert (kind, where) == ("notice", {"title": "bilan"})
    assert text == f"{counted} Only 10 of each are shown beside the lines; “bilan check” lists all of them."
