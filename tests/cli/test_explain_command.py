"""`bilan explain`: the page of a problem, or the list of all, wherever one is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.cli import main
from tests.conftest import ROOT

RunBilan = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run_bilan(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RunBilan:
    """Runs the command where there is no report; its exit code, what it wrote to standard output, and to standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["explain", *words])
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def test_the_page_of_a_problem_is_printed(run_bilan: RunBilan) -> None:
    page = (ROOT / "docs/problems/sum-mismatch.md").read_text(encoding="utf-8")
    assert run_bilan("sum-mismatch") == (0, page, "")


@pytest.mark.parametrize(
    ("language", "meaning", "severity"),
    [
        ("fr", "des parties dont la somme n’est pas leur total", "erreur [sum-mismatch]"),
        ("ar", "أجزاء لا يساوي مجموعها المجموع المذكور", "خطأ [sum-mismatch]"),
    ],
)
def test_pages_and_the_list_are_in_the_language_of_the_terminal(
    language: str, meaning: str, severity: str, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILAN_LANG", language)
    _, page, _ = run_bilan("sum-mismatch")
    assert page.startswith("# sum-mismatch\n\n")
    assert f": {meaning}." in page
    assert severity in page, "the problem is printed as a check prints it in this language"
    assert re.search(rf"^sum-mismatch +{severity.partition(' ')[0]} +{meaning}$", run_bilan()[1], re.MULTILINE)


def test_comments_in_examples_are_printed(run_bilan: RunBilan) -> None:
    assert "<!-- content/notes.md -->" in run_bilan("taken-address")[1]


def test_file_names_keep_their_order_in_an_arabic_list(run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILAN_LANG", "ar")
    assert "غير موجود في \u2066dimensions.yml\u2069" in run_bilan()[1]


def test_code_keeps_its_order_in_an_arabic_page(run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILAN_LANG", "ar")
    page = run_bilan("wrong-kind")[1]
    assert "(\u2066`{value: 106}`\u2069" in page
    assert "\u2066" not in page.split("```")[1], "what one copies has no isolates"


def test_without_a_code_all_are_listed_with_their_meaning(run_bilan: RunBilan) -> None:
    code, out, err = run_bilan()
    assert (code, err) == (0, "")
    listed = [line.split(maxsplit=1) for line in out.splitlines()]
    assert [word for word, _ in listed] == sorted(page.stem for page in (ROOT / "docs/problems").glob("*.md"))
    assert ["tab", "error    a tab"] in listed
    assert ["implausible-change", "warning  a value about ten or a thousand times the one before"] in listed


@pytest.mark.parametrize(
    ("typed", "hint"), [("sum-mismach", "Did you mean “sum-mismatch”?"), ("../house", "lists them all")]
)
def test_an_unknown_code_is_a_usage_error(run_bilan: RunBilan, typed: str, hint: str) -> None:
    code, out, err = run_bilan(typed)
    assert (code, out) == (2, "")
    assert f"“{typed}”" in err
    assert hint in err
