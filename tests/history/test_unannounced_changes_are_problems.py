"""`bilan check --since REV` fails when a published figure changed without a revision, and for nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.diagnostics.problem import Problem
from bilan.yaml.nodes import Node
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText
from tests.conftest import MINIMAL, RunBilan
from tests.history.conftest import Files, committed, git

Folder = Callable[[Files], Path]
FIGURES = "data/2021/figures.yml"
HEAD = "source: review\nfigures:\n"
SUM = HEAD + "  total: {value: 10, parts: [one, two]}\n"
REVISED = "revisions: [{date: 2022-03-01, was: 6, reason: Erreur.}]"
DRAFT = "status: draft\n"


def _since(
    folder: Folder, run_bilan: RunBilan, before: Files, now: Files
) -> tuple[int, list[tuple[str, str, int]], list[str]]:
    root = committed(folder(before))
    folder({**before, **now})
    code, out, _ = run_bilan("-C", root, "check", "--since", "HEAD", "--format", "json")
    problems = json.loads(out)["problems"]
    places = [(problem["code"], problem["file"], problem["line"]) for problem in problems]
    return code, places, [problem["message"] for problem in problems]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({}, {}),
        ({}, {FIGURES: SUM + "  two: 4\n  one: 6\n"}),
        ({FIGURES: HEAD + "  one: 6\n"}, {FIGURES: HEAD + f"  one: {{value: 5, {REVISED}}}\n"}),
        ({FIGURES: HEAD + "  one: {value: 6, status: provisional}\n"}, {FIGURES: HEAD + "  one: 6\n"}),
        ({FIGURES: HEAD + "  one: {status: missing}\n"}, {FIGURES: HEAD + "  one: 6\n"}),
        ({FIGURES: HEAD + "  one: {status: missing}\n  two: 4\n"}, {FIGURES: HEAD + "  two: 4\n"}),
        ({}, {"data/2022/figures.yml": HEAD + "  one: 7\n"}),
        ({"data/2021/year.yml": DRAFT}, {FIGURES: HEAD + "  one: 7\n", "data/2021/year.yml": DRAFT}),
        ({"data/2021/year.yml": DRAFT}, {FIGURES: HEAD + "  one: 7\n", "data/2021/year.yml": "status: published\nhighlights: [one]\n"}),
        ({"data/2021/year.yml": "status: published\npublish_on: 2027-01-15\n"}, {FIGURES: HEAD + "  one: 7\n"}),
        ({FIGURES: HEAD + f"  one: {{value: 5, {REVISED}}}\n"},
         {FIGURES: HEAD + f"  one: {{value: 5, {REVISED.replace('Erreur', 'Une erreur de frappe')}}}\n"}),
    ],
    ids=["nothing", "order", "revised", "settled", "first value", "missing goes", "new year", "draft", "published", "embargo", "reworded"],
)  # fmt: skip
def test_announced_and_unpublished_changes_are_allowed(
    folder: Folder, run_bilan: RunBilan, before: Files, now: Files
) -> None:
    assert _since(folder, run_bilan, before, now)[:2] == (0, [])


ONE: Files = {FIGURES: HEAD + "  one: 6\n"}


@pytest.mark.parametrize(
    ("before", "now", "told_of", "line"),
    [
        (ONE, "  one: 7\n", "2021/one was published as 6 and is now 7", 3),
        (ONE, "  one:\n    source: review\n    value: 7\n", "2021/one was published as 6 and is now 7", 5),
        (ONE, "  one: {value: 6, qualifier: about}\n", "6 and is now about 6", 3),
        (ONE, "  one: {value: 6, status: estimated}\n", "6 and is now 6 (estimated)", 3),
        (ONE, "  one: {status: withheld}\n", "6 and is now withheld", 3),
        (
            ONE,
            f"  one: {{value: 7, {REVISED.replace('was: 6', 'was: 5')}}}\n",
            "published as 6, but its revision of 2022-03-01 says that it was 5",
            3,
        ),
        ({FIGURES: HEAD + f"  one: {{value: 5, {REVISED}}}\n"}, f"  one: {{value: 4, {REVISED}}}\n", "5 and is now 4", 3),
        ({FIGURES: HEAD + f"  one: {{value: 5, {REVISED}}}\n"}, "  one: 5\n", "revision of 2022-03-01 is gone", 3),
        ({**ONE, "data/2021/year.yml": "status: published\npublish_on: 2026-11-24\n"}, "  one: 7\n", "6 and is now 7", 3),
    ],
    ids=["value", "long form", "qualifier", "status", "withheld", "another number", "once before", "erased", "day has come"],
)
def test_a_change_names_both_values_at_its_line(
    folder: Folder, run_bilan: RunBilan, before: Files, now: str, told_of: str, line: int
) -> None:
    code, places, messages = _since(folder, run_bilan, before, {FIGURES: HEAD + now})
    assert (code, places) == (1, [("changed-without-revision", FIGURES, line)])
    assert told_of in messages[0]


@pytest.mark.parametrize(
    ("now", "told_of"),
    [
        ({FIGURES: HEAD + "  two: 4\n"}, "2021/one was published as 6 and is not there any more."),
        ({"data/2021/year.yml": DRAFT}, "2021/one was published as 6; no figure of 2021 is public any more."),
    ],
    ids=["removed", "withdrawn"],
)
def test_a_removed_figure_is_a_problem(folder: Folder, run_bilan: RunBilan, now: Files, told_of: str) -> None:
    code, places, messages = _since(folder, run_bilan, {FIGURES: HEAD + "  one: 6\n"}, now)
    assert (code, places, messages) == (1, [("vanished-figure", FIGURES, 1)], [told_of])


def test_an_unreadable_figure_is_not_a_removed_one(folder: Folder, run_bilan: RunBilan) -> None:
    _, places, _ = _since(folder, run_bilan, ONE, {FIGURES: HEAD + "  one: 4.463\n"})
    assert {code for code, _, _ in places} == {"ambiguous-number"}


def test_every_format_reports_it(folder: Folder, run_bilan: RunBilan) -> None:
    root = committed(folder(ONE))
    folder({FIGURES: HEAD + "  one: 7\n"})
    code, _, err = run_bilan("-C", root, "check", "--since", "HEAD")
    assert code == 1
    assert f"{FIGURES}:3:8: error [changed-without-revision]" in err
    assert "\n  one: {value: 7, revisions: [{date: 2026-11-24, was: 6, reason: …}]}\n" in err
    _, out, _ = run_bilan("-C", root, "check", "--since", "HEAD", "--format", "github")
    assert f"::error file={FIGURES},line=3,col=8," in out


def test_a_report_in_a_folder_of_its_repository_is_found(folder: Folder, run_bilan: RunBilan, tmp_path: Path) -> None:
    root = folder(ONE)
    inner = tmp_path / "deeper" / "report"
    inner.mkdir(parents=True)
    for name in ("data", "content", "mkdocs.yml"):
        shutil.move(root / name, inner / name)
    committed(tmp_path)
    (inner / FIGURES).write_text(HEAD + "  one: 7\n", encoding="utf-8")
    assert run_bilan("-C", inner, "check", "--since", "HEAD")[0] == 1
    assert git(tmp_path, "status", "--porcelain") == f"M deeper/report/{FIGURES}"


def _wrong_use(run_bilan: RunBilan, root: Path, revision: str = "HEAD") -> str:
    code, out, err = run_bilan("-C", root, "check", f"--since={revision}")
    assert (code, out, err.count("\n")) == (2, "", 1)
    return err


def test_a_repository_of_another_user_is_reported_with_the_fix(
    folder: Folder, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed(folder(ONE))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # as in a container that mounts a checkout
    said = _wrong_use(run_bilan, root)
    assert f"git does not read {root}: it belongs to another user" in said
    assert f"“git config --global --add safe.directory {root}”" in said


def test_an_impossible_comparison_is_a_usage_error(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(ONE)
    assert "is not in a git repository" in _wrong_use(run_bilan, root)
    committed(root)
    assert "there is no revision “nope” in this repository" in _wrong_use(run_bilan, root, "nope")
    assert "there is no revision “--all”" in _wrong_use(run_bilan, root, "--all")
    assert "there is no revision “” in" in _wrong_use(run_bilan, root, "")
    folder({FIGURES: HEAD + "  one: 4.463\n"})
    committed(root)
    folder(ONE)
    assert f"the report at HEAD cannot be read: {FIGURES}:3: Found “4.463”" in _wrong_use(run_bilan, root)
    assert run_bilan("-C", root, "check", "--since", "HEAD~1")[0] == 0


def test_a_shallow_clone_is_named(folder: Folder, run_bilan: RunBilan, tmp_path: Path) -> None:
    root = committed(folder(ONE))
    git(root, "tag", "published")
    committed(root)
    git(root, "clone", "-q", "--no-tags", "--depth", "1", root.as_uri(), str(tmp_path / "clone"))
    assert "shallow clone" in _wrong_use(run_bilan, tmp_path / "clone", "published")


def test_a_revision_without_data_is_named(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(ONE)
    (root / "data").rename(root / "elsewhere")
    committed(root)
    (root / "elsewhere").rename(root / "data")
    assert "there was no folder “data” at HEAD" in _wrong_use(run_bilan, root)


def test_only_changed_files_of_the_revision_are_read(
    folder: Folder, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed(folder({}))
    folder({FIGURES: HEAD + "  one: 7\n"})
    parsed = list[str]()

    def noting(text: SourceText) -> tuple[Node | None, tuple[Problem, ...]]:
        parsed.append(text.file)
        return parse(text)

    monkeypatch.setattr("bilan.model.data_file.parse", noting)
    assert run_bilan("-C", root, "check", "--since", "HEAD")[0] == 1
    assert sorted(parsed) == sorted([*dict.fromkeys(parsed), FIGURES])


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        ("  one: 7\n", "  one: {value: 7, revisions: [{date: 2026-11-24, was: 6, reason: Erreur.}]}\n"),
        (
            "  one:\n    value: 7\n",
            "  one:\n    value: 7\n    revisions:\n      - {date: 2026-11-24, was: 6, reason: Erreur.}\n",
        ),
    ],
    ids=["on one line", "on lines of its own"],
)
def test_the_lines_of_the_hint_can_be_pasted(folder: Folder, run_bilan: RunBilan, now: str, lines: str) -> None:
    root = committed(folder(ONE))
    folder({FIGURES: HEAD + now})
    err = run_bilan("-C", root, "check", "--since", "HEAD")[2]
    added = lines.removeprefix(now).replace("Erreur.", "…")
    assert f"\n\n{added}" in err
    folder({FIGURES: HEAD + lines})
    assert run_bilan("-C", root, "check", "--since", "HEAD")[0] == 0


def _targets(targets: str) -> Files:
    return {"data/indicators.yml": str(MINIMAL["data/indicators.yml"]).replace(
        "theme: press, unit: item}\n  two", f"theme: press, unit: item, better: higher, targets: {{{targets}}}}}\n  two"
    )}  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "wrong"),
    [
        ("2021: {value: 5, source: review}", "2021: {value: 5, source: review}", []),
        ("2021: {value: 5, source: review}", "2021: {value: 6, source: review}", ["changed-without-revision"]),
        ("2021: {value: 5, source: review}", "", ["changed-without-revision"]),
        (
            "2021: {value: 5, source: review}",
            "2021: {value: 6, source: review, revisions: [{date: 2021-05-01, was: 5, reason: Nouveau plan.}]}",
            [],
        ),
        (
            "2021: {value: 5, source: review}",
            "2021: {value: 6, source: review, revisions: [{date: 2021-05-01, was: 4, reason: Nouveau plan.}]}",
            ["changed-without-revision"],
        ),
        ("2099: {value: 5, source: review}", "2099: {value: 6, source: review}", []),
        ("2099: {value: 5, source: review}", "", []),
    ],
    ids=["the same", "changed", "gone", "revised", "revised wrongly", "before its year", "gone before its year"],
)
def test_a_target_of_a_year_that_has_begun_is_changed_by_a_revision(
    folder: Folder, run_bilan: RunBilan, before: str, now: str, wrong: list[str]
) -> None:
    codes = [code for code, _, _ in _since(folder, run_bilan, _targets(before), _targets(now))[1]]
    assert codes == wrong
