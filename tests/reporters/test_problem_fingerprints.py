"""A fingerprint stays when the lines above a problem come or go, and no two problems share one."""

from __future__ import annotations

from hypothesis import given

from bilan.diagnostics.problem import Problem
from bilan.reporters.problem_fingerprint import fingerprints
from bilan.yaml.source_text import SourceText
from tests.reporters.given import SOURCES, problem, problems


def in_file(text: str) -> dict[str, SourceText]:
    return {"data/a.yml": SourceText("data/a.yml", text)}


def test_lines_above_do_not_matter() -> None:
    before = fingerprints([problem(line=2)], in_file("one: 1\ntwo: 2\n"))
    assert fingerprints([problem(line=4)], in_file("# new\n\none: 1\n  two: 2\n")) == before


def test_words_of_the_message_do_not_matter() -> None:
    assert fingerprints([problem("The parts make 3.")], SOURCES) == fingerprints([problem("The parts make 4.")], SOURCES)


def test_another_line_or_file_is_another_problem() -> None:
    one, two, elsewhere = fingerprints([problem(line=1), problem(line=2), problem(file="data/b.yml")], SOURCES)
    assert len({one, two, elsewhere}) == 3


def test_equal_lines_have_different_fingerprints() -> None:
    first, second = fingerprints([problem(line=1), problem(line=3)], SOURCES)
    assert first != second


@given(problems)
def test_fingerprints_are_unique(output: list[Problem]) -> None:
    found = fingerprints(output, SOURCES)
    assert len(set(found)) == len(found) == len(output)
    assert fingerprints(output, SOURCES) == found
