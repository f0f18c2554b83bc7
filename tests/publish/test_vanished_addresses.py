"""A published address that no longer answers is one problem, with a remedy that an officer can carry out."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import BuildResult, build_everything
from bilan.cli import main
from bilan.diagnostics.problem import Problem
from bilan.model.registered_addresses import Register, read_register
from bilan.publish.permalink_register import check_register
from bilan.publish.vanished_causes import Causes
from tests.conftest import MINIMAL, Folder, RunBilan, write_folder

TODAY = date(2026, 11, 24)
ARTICLE = (
    "  - {{id: {0}, title: T, outlet: O, date: {1}-03-01, language: fr, url: 'https://example.org/{0}', summary: S.}}\n"
)
REPORT: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar]\n",
    "data/2020/figures.yml": "source: review\nfigures:\n  total: {value: 12, parts: [one, two]}\n  one: 8\n  two: 4\n",
    "data/2020/articles.yml": "articles:\n" + ARTICLE.format("a", 2020) + ARTICLE.format("b", 2020),
    "data/2020/rebuttals.yml": "rebuttals: [{id: r, claim: C, verdict: false, answer: A.}, {id: s, claim: C, verdict: false, answer: A.}]\n",
    "data/sources.yml": "sources:\n  review: {title: B, publisher: V}\n  spare: {title: S, publisher: V}\n",
    "data/glossary.yml": "terms: {word: {name: Mot, definition: D.}, other: {name: Autre, definition: D.}}\n",
}


def _edition(root: Path) -> BuildResult:
    result = build_everything(root, TODAY, pdf=True)
    assert result.report is not None
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    return result


def _gone(root: Path) -> list[Problem]:
    """The problems of addresses in the register that the report no longer has."""
    result, text = _edition(root), (root / "data/addresses.txt").read_text(encoding="utf-8")
    causes = Causes(result.report, [page.address for page in result.pages])
    return [*check_register(read_register(text, "data/addresses.txt"), result.permalinks.__contains__, causes)]


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report whose addresses are in its register."""
    root = write_folder(tmp_path_factory.mktemp("registered"), {**MINIMAL, **REPORT})
    assert main(["-C", str(root), "addresses", "--write"]) == 0
    assert _gone(root) == []
    return root


@pytest.fixture
def kept(registered: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(registered, tmp_path, dirs_exist_ok=True)
    return tmp_path


FIGURES = "data/2020/figures.yml"
CASES = {
    "year in draft": (
        {"data/2020/year.yml": "status: draft\n"},
        ["The figures of 2020 are not public", "The rebuttals of 2020 are not public"],
    ),
    "press in draft": (
        {"data/2020/year.yml": "status: published\npress: draft\n"},
        ["“press: draft” in data/2020/year.yml", "No article is public"],
    ),
    "article": (
        {"data/2020/articles.yml": "articles:\n" + ARTICLE.format("a", 2020)},
        ["Put the article “b” back in data/2020/articles.yml."],
    ),
    "rebuttal": (
        {"data/2020/rebuttals.yml": "rebuttals: [{id: r, claim: C, verdict: false, answer: A.}]\n"},
        ["Put the rebuttal “s” back in data/2020/rebuttals.yml."],
    ),
    "figure": (
        {FIGURES: "source: review\nfigures:\n  total: {value: 12, parts: [one], residual: {value: 4, name: R}}\n  one: 8\n"},
        ["chart-two", "parts-total", "Put “two” back in data/2020/figures.yml"],
    ),
    "parts": (
        {FIGURES: "source: review\nfigures:\n  total: 12\n  one: 8\n  two: 4\n"},
        ["composition-total-2020", "parts-total"],
    ),
    "source": (
        {"data/sources.yml": "sources:\n  review: {title: B, publisher: V}\n"},
        ["Put the source “spare” back in data/sources.yml."],
    ),
    "term": (
        {"data/glossary.yml": "terms: {word: {name: Mot, definition: D.}}\n"},
        ["Put the term “other” back in data/glossary.yml."],
    ),
    "indicator": (
        {
            "data/indicators.yml": "themes: {press: {name: P}}\nunits: {item: {fr: {one: a, many: b, other: c}}}\nindicators:\n"
            "  total: {name: T, definition: D., theme: press, unit: item}\n  one: {name: U, definition: D., theme: press, unit: item}\n",
            FIGURES: "source: review\nfigures: {total: 12, one: 8}\n",
            "data/2021/figures.yml": "source: review\nfigures: {total: 10, one: 6}\n",
        },
        ["“/indicators/two/ /indicators/new/”", "composition-total-2020", "composition-total-2021", "parts-total"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_vanished_thing_is_one_problem_and_its_command_withdraws_all_its_addresses(
    kept: Path, run_bilan: RunBilan, case: str
) -> None:
    files, remedies = CASES[case]
    for name, text in files.items():
        (kept / name).write_text(str(text), encoding="utf-8")
    found = _gone(kept)
    hints = [problem.hint for problem in found]
    assert all(any(remedy in hint for hint in hints) for remedy in remedies), hints
    assert len(found) == len(remedies), hints
    assert {problem.code for problem in found} == {"vanished-address"}
    for hint in hints:
        command = re.search(r"“bilan (addresses --withdraw \S+)”", hint)
        assert command
        assert run_bilan("-C", kept, *command[1].split())[0] == 0
    assert _gone(kept) == []


def test_an_address_that_answers_or_was_never_published_is_not_withdrawn(kept: Path, run_bilan: RunBilan) -> None:
    before = (kept / "data/addresses.txt").read_bytes()
    code, _, err = run_bilan("-C", kept, "addresses", "--withdraw", "/2021/")
    assert (code, err.splitlines(keepends=True)[-1]) == (
        1,
        "bilan: /2021/ still exists; first remove its page or file.\n",
    )
    code, _, err = run_bilan("-C", kept, "addresses", "--withdraw", "/nowhere/")
    assert (code, err.splitlines(keepends=True)[-1]) == (2, "bilan: /nowhere/ is not in data/addresses.txt.\n")
    assert (kept / "data/addresses.txt").read_bytes() == before


@pytest.mark.parametrize(
    ("address", "gone"),
    [
        ("/about/", "/about/"),
        ("/ar/about/", "/about/"),
        ("/about/#team", "/about/"),
        ("/en/about/", "/en/about/"),
        ("/ar/", "/"),
    ],
)
def test_a_moved_page_is_one_problem_for_all_languages(kept: Path, address: str, gone: str) -> None:
    cause = Causes(_edition(kept).report, ["/abouts/"]).of(address)
    assert cause.gone == gone
    assert cause.remedy.startswith(f"If the page has moved, write its new address after it: “{address} /new/”.")


def test_vanished_pdfs_and_months_are_reported(kept: Path) -> None:
    causes = Causes(_edition(kept).report)
    assert "“pdf: false”" in causes.of("/ar/2020/report.pdf").remedy
    assert "“/2020/press/2020-03/ /2020/press/”" in causes.of("/2020/press/2020-03/").remedy
    assert causes.of("/1999/report.pdf").gone == causes.of("/data/1999/figures.json").gone == causes.of("/1999/").gone


def test_unreadable_lines_of_the_register_are_problems(folder: Folder, run_bilan: RunBilan) -> None:
    code, _, err = run_bilan("-C", folder({"data/addresses.txt": "2021/\n"}), "check")
    assert (code, "[bad-address-line]" in err) == (1, True)


def test_an_unpublished_register_is_empty() -> None:
    assert Register().moved == {}


def test_published_data_used_only_by_a_draft_stays(folder: Folder, run_bilan: RunBilan) -> None:
    files: dict[str, str | bytes] = {
        "data/2022/figures.yml": "source: spare\nfigures: {one: 5}\n",
        "data/2022/rebuttals.yml": "rebuttals: [{id: t, claim: Le mot., verdict: false, answer: A.}]\n",
        "data/2022/year.yml": "status: draft\n",
    }
    root = folder(REPORT)
    assert run_bilan("-C", root, "addresses", "--write")[0] == 0
    folder({**REPORT, **files})
    assert _gone(root) == []
    (root / "data/addresses.txt").unlink()
    report = _edition(root).report
    assert report
    assert (list(report.sources), list(report.terms)) == (["review"], ["other"])


def test_pdfs_that_a_setting_leaves_out_do_not_stop_the_build(kept: Path) -> None:
    result = build_everything(kept, TODAY, pdf=False)
    register = read_register((kept / "data/addresses.txt").read_text(encoding="utf-8"), "data/addresses.txt")
    causes = Causes(result.report, [page.address for page in result.pages])
    (problem,) = check_register(register, result.permalinks.__contains__, causes)
    assert (problem.severity, "report.pdf" in problem.message) == ("warning", True)
    assert "“pdf: false”" in problem.hint
