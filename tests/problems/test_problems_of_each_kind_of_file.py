"""Problems that docs/problems does not show: at the exact place, with what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import read_report
from bilan.diagnostics.problem import Problem

Files = dict[str, str | bytes]
Folder = Callable[[Files], Path]

FIGURES = "data/2021/figures.yml"
ARTICLES = "data/2021/articles.yml"
HEAD = "source: review\nfigures:\n"
PAGE = "content/index.md"


def article(**keys: str) -> str:
    """articles.yml with one article, a key a line."""
    whole = {"id": "a", "title": "T", "outlet": "O", "language": "fr", "url": "https://example.org/a", "summary": "S."}
    lines = [f"{name}: {value}" for name, value in {**whole, **keys}.items()]
    return "articles:\n  - " + "\n    ".join(lines) + "\n"


CASES: list[tuple[str, Files, str, int, int, str]] = [
    ("unknown-figure", {FIGURES: HEAD + "  total: {value: 6, of_which: [one]}\n"}, FIGURES, 3, 32, ""),
    ("date-outside-year", {ARTICLES: article(date="2019-05")}, ARTICLES, 8, 11, "2019/"),
    ("bad-address", {ARTICLES: article(url="javascript:alert(1)")}, ARTICLES, 6, 10, ""),
    (
        "duplicate-article",
        {ARTICLES: article(), "data/2021/articles/b.yml": "id: b\ntitle: T\noutlet: O\nlanguage: fr\nurl: http://www.example.org/a/?utm_source=x\nsummary: S.\n"},
        "data/2021/articles/b.yml", 5, 6, "Keep one",
    ),
    ("missing-default-language", {"data/report.yml": "title: {en: Report}\ninstitution: {name: V}\nlanguages: [fr, en]\n"}, "data/report.yml", 1, 8, "fr"),
    ("too-deep", {FIGURES: "[" * 100_000}, FIGURES, 1, 25, "brackets"),
    ("unknown-indicator", {PAGE: '# T\n\n{{ figure("ones") }}\n'}, PAGE, 3, 1, "“one”"),
    ("unknown-figure", {PAGE: '# T\n\n{{ figure("one", 2022) }}\n', "data/2022/figures.yml": HEAD + "  two: 4\n"}, PAGE, 3, 1, "2021"),
    ("unknown-source", {PAGE: '# T\n\n{{ cite("reviw") }}\n'}, PAGE, 3, 1, "“review”"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "files", "file", "line", "column", "hint"), CASES, ids=[case[0] for case in CASES])
def test_a_problem_is_reported_at_its_place(
    folder: Folder, code: str, files: Files, file: str, line: int, column: int, hint: str
) -> None:
    output = [problem for problem in problems(folder(files)) if problem.code == code]
    there = {(problem.place.file, problem.place.line, problem.place.column): problem.hint for problem in output}
    assert (file, line, column) in there
    assert hint in there[file, line, column]


def test_a_missing_file_is_named(folder: Folder) -> None:
    root = folder({})
    (root / "data/indicators.yml").unlink()
    assert [(problem.code, problem.place.file) for problem in problems(root)] == [("missing-file", "data/indicators.yml")]


def test_a_good_report_has_no_problem(folder: Folder) -> None:
    assert problems(folder({})) == ()


def problems(root: Path) -> tuple[Problem, ...]:
    return read_report(root, date(2026, 1, 1)).problems
