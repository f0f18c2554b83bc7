"""The walks of docs/architecture.md are true: every function exists, and a real run calls it in the order given.

The walk of a save is compared in tests/mkdocs_plugin/test_preview_rebuilds_only_what_changed.py.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import build_everything
from tests.architecture.walks import Call, Calls, Step, walks
from tests.conftest import Folder, RunBilan, write_folder
from tests.preview.panel_requests import Preview

ARTICLE = (
    "articles:\n  - {id: a1, title: Un titre, outlet: Le Matin, date: 2021-03-01, language: fr,"
    " url: https://example.org/a1, summary: Un résumé.}\n"
)
FILES: dict[str, str | bytes] = {
    "data/2020/figures.yml": "source: review\nfigures:\n  one: 2000000\n",
    "data/2024/figures.yml": "source: review\nfigures:\n  one: 2120000\n",
    "data/2021/articles.yml": ARTICLE,
}


@pytest.mark.parametrize("walk", walks())
def test_every_function_exists(walk: str) -> None:
    steps = walks()[walk]
    assert len(steps) > 5
    assert all(step.code for step in steps)


@pytest.mark.parametrize(
    "walk", ["A value, from data/2024/figures.yml to the page", "An article, from articles.yml to the page"]
)
def test_a_value_and_an_article_take_the_way_described(walk: str, folder: Folder) -> None:
    calls = Calls(walk)
    with calls.recorded():
        result = build_everything(folder(FILES), date(2026, 11, 24), "https://example.org/", pdf="value" in walk)
    assert result.problems == ()
    assert calls.out_of_order() == []


def test_an_error_takes_the_way_described(folder: Folder, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({"data/2024/figures.yml": "source: review\nfigures:\n  one: 4.463\n  oen: 5\n"})
    monkeypatch.chdir(root)
    calls = Calls("An error, from the reader to the printed line")
    with calls.recorded():
        code, _, printed = run_bilan("check")
        machine = [run_bilan("check", "--format", form)[0] for form in ("sarif", "gitlab")]
        explained, _, _ = run_bilan("explain", "ambiguous-number")
        write_folder(root, {"data/2024/figures.yml": "source: review\nfigures:\n  one: 4463\n"})
        (typed,) = _typed_in_the_panel(root, "data/2024/figures.yml#figures/one", "4.463")
    assert (code, machine, explained) == (1, [1, 1], 0)
    assert "figures.yml:3:8: error [ambiguous-number]" in printed
    assert "Write 4463." in printed
    assert "[unknown-indicator]" in printed
    assert typed["code"] == "ambiguous-number"
    assert calls.out_of_order() == []


def _typed_in_the_panel(root: Path, address: str, value: str) -> list[dict[str, str]]:
    """The problems that the panel shows beside a value."""
    preview = Preview(root)
    _, opened = preview.post("open", {"address": address})
    _, answer = preview.post("check", {"address": address, "value": {**opened["value"], "value": value}, "opened": opened})
    found: list[dict[str, str]] = answer["problems"]
    return found


def _walk(*calls: tuple[int, int]) -> list[int]:
    """The first step out of order of three, when these are called, each with where it ends."""
    walk = Calls("An error, from the reader to the printed line")
    walk.steps = walk.steps[:3]
    walk.made = [Call(walk.steps[number].code, end) for number, end in calls]
    steps = {step: number for number, step in enumerate(walk.steps)}
    return [steps[step] for step in walk.out_of_order()]


@pytest.mark.parametrize(
    ("calls", "found"),
    [
        ([(0, 3), (1, 3), (2, 3)], []),  # each calls the next
        ([(0, 3), (1, 2), (2, 3)], []),  # one after the other
        ([(0, 3), (2, 2), (1, 3)], [2]),  # the last is never called after the second
        ([(0, 4), (2, 2), (1, 3), (2, 4)], [2]),  # it is, but the first called it before the second
        ([(0, 4), (2, 2), (1, 4), (2, 4)], []),  # and here the second calls it itself
        ([(0, 1), (2, 2)], [1]),
        ([], [0]),
    ],
)
def test_a_step_that_is_not_called_or_too_early_is_found(calls: list[tuple[int, int]], found: list[int]) -> None:
    assert _walk(*calls) == found


def test_a_function_that_does_not_exist_is_found() -> None:
    with pytest.raises(AttributeError):
        _ = Step("model/loader", "load_reports").code
