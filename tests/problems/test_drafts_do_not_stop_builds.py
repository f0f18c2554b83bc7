"""What is wrong in a draft is a warning in a build, which shows nothing of it, and an error as soon as it is published."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import add_pages, read_report
from bilan.diagnostics.problem import Severity
from tests.conftest import Folder, RunBilan

TODAY = date(2026, 11, 24)
FIGURES, REBUTTALS, YEAR = "data/2022/figures.yml", "data/2022/rebuttals.yml", "data/2022/year.yml"
HEAD = "source: review\nfigures:\n"
WRONG = {
    "empty-value": {FIGURES: f"{HEAD}  one:\n"},
    "missing-value": {FIGURES: f"{HEAD}  one: {{qualifier: about}}\n"},
    "ambiguous-number": {FIGURES: f"{HEAD}  one: 4.463\n"},
    "sum-mismatch": {FIGURES: f"{HEAD}  total: {{value: 12, parts: [one, two]}}\n  one: 6\n  two: 4\n"},
    "missing-source": {FIGURES: "figures: {one: 6}\n"},
    "unknown-source": {FIGURES: "source: nowhere\nfigures: {one: 6}\n"},
    "unknown-indicator": {FIGURES: f"{HEAD}  three: 6\n"},
    "left-to-write": {FIGURES: f"{HEAD}  one: {{value: 6, note: TODO}}\n"},
    "unknown-value": {
        FIGURES: f"{HEAD}  one: 6\n",
        REBUTTALS: "rebuttals: [{id: r, claim: C, verdict: maybe, answer: A.}]\n",
    },
    "unknown-figure": {FIGURES: f"{HEAD}  one: 6\n", YEAR: "highlights: [two]\n"},
}
PRESS_WRONG = {
    "missing-key": {"data/2022/articles.yml": "articles: [{id: a}]\n"},
    "invalid-date": {"data/2022/events.yml": "events: [{title: T, date: 16/05/2022}]\n"},
    "duplicate-id": {
        f"data/2022/articles/{name}.yml": f"{{id: a, title: {name}, outlet: O, language: fr, url: 'https://example.org/{name}', summary: S.}}\n"
        for name in ("x", "y")
    },
}


def _found(root: Path, *, drafts: bool = False) -> dict[str, Severity]:
    return {problem.code: problem.severity for problem in read_report(root, TODAY, drafts=drafts).problems}


def _with(files: dict[str, str], head: str) -> dict[str, str | bytes]:
    return {**files, YEAR: f"{head}\n{files.get(YEAR, '')}"}


@pytest.mark.parametrize("code", WRONG)
def test_errors_of_a_draft_are_warnings(folder: Folder, run_bilan: RunBilan, code: str) -> None:
    root = folder(_with(WRONG[code], "status: draft"))
    found = _found(root)
    assert set(found.values()) <= {Severity.WARNING}
    assert ("unfinished-figures" if code in ("empty-value", "missing-value") else code) in found
    assert run_bilan("-C", root, "check")[0] == 0
    assert add_pages(read_report(root, TODAY)).pages


@pytest.mark.parametrize("head", ["status: published", "status: published\npublish_on: 2027-01-15"])
@pytest.mark.parametrize("code", WRONG)
def test_problems_are_errors_once_the_year_is_published(folder: Folder, run_bilan: RunBilan, code: str, head: str) -> None:
    root = folder(_with(WRONG[code], head))
    assert _found(root)[code] is Severity.ERROR
    assert run_bilan("-C", root, "check")[0] == 1


@pytest.mark.parametrize("code", PRESS_WRONG)
def test_errors_of_press_that_is_a_draft_are_warnings(folder: Folder, code: str) -> None:
    assert _found(folder(_with(PRESS_WRONG[code], "press: draft")))[code] is Severity.WARNING
    assert _found(folder(_with(PRESS_WRONG[code], "status: draft")))[code] is Severity.ERROR


def test_the_preview_shows_a_draft_without_its_numbers(folder: Folder) -> None:
    root = folder(_with({FIGURES: f"{HEAD}  total: {{value: 12, parts: [one, two]}}\n  one:\n  two: 4\n"}, "status: draft"))
    result = add_pages(read_report(root, TODAY, drafts=True))
    assert _found(root, drafts=True) == {"unfinished-figures": Severity.WARNING}
    assert "/2022/" in [page.address for page in result.pages]
    assert "nombre inconnu" in next(page.document for page in result.pages if page.address == "/2022/")


@pytest.mark.parametrize("code", ["ambiguous-number", "sum-mismatch", "unknown-source"])
def test_the_preview_reports_other_errors_of_a_draft(folder: Folder, code: str) -> None:
    assert _found(folder(_with(WRONG[code], "status: draft")), drafts=True)[code] is Severity.ERROR


@pytest.mark.parametrize("about", ["status: publishd\n", "status: draft\nhighlight: []\n", "status: [\n"])
def test_an_unreadable_year_file_is_an_error(folder: Folder, run_bilan: RunBilan, about: str) -> None:
    assert run_bilan("-C", folder({FIGURES: f"{HEAD}  one: 6\n", YEAR: about}), "check")[0] == 1


def test_an_unknown_file_is_an_error_in_a_draft_too(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(_with({"data/2022/figure.yml": f"{HEAD}  one: 6\n"}, "status: draft"))
    assert run_bilan("-C", root, "check")[0] == 1


def test_errors_of_other_years_stay_errors(folder: Folder) -> None:
    root = folder(
        {**_with({FIGURES: f"{HEAD}  one: 6\n"}, "status: draft"), "data/2021/figures.yml": f"{HEAD}  one: 4.463\n"}
    )
    assert _found(root)["ambiguous-number"] is Severity.ERROR


@pytest.mark.parametrize(
    ("number", "named"), [(8, ": f0, f1, f2, f3, f4, f5, f6, f7."), (9, ": f0, f1, f2, f3, f4, f5, f6, f7, ….")]
)
def test_a_few_missing_figures_are_named(folder: Folder, number: int, named: str) -> None:
    indicators = "".join(f"  f{n}: {{name: N, definition: D., theme: press, unit: item}}\n" for n in range(number))
    units = "themes: {press: {name: P}}\nunits: {item: {fr: {one: a, many: b, other: c}}}\nindicators:\n"
    figures = HEAD + "".join(f"  f{n}:\n" for n in range(number))
    root = folder(
        {
            "data/indicators.yml": units + indicators,
            "data/2021/figures.yml": figures,
            "data/2021/year.yml": "status: draft\n",
        }
    )
    assert [problem.message.rpartition(" yet")[2] for problem in read_report(root, TODAY).problems] == [named]


def test_a_draft_without_numbers_cannot_be_approved_and_blocks_no_other_year(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(_with(WRONG["empty-value"], "status: draft"))
    assert run_bilan("-C", root, "review", "2021", "--approve", "A. B.")[0] == 0
    code, _, err = run_bilan("-C", root, "review", "2022", "--approve", "A. B.")
    assert (code, "[unfinished-figures]" in err) == (1, True)


def test_an_import_fills_a_number_in_and_keeps_the_comment_beside_it(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({})
    assert run_bilan("-C", root, "new", "year", "2022")[0] == 0
    (root / "t.csv").write_text("Indicateur;2022\nUn;77\n", encoding="utf-8")
    code, _, err = run_bilan("-C", root, "import", root / "t.csv", "--source", "review", "--write")
    assert code == 0, err
    text = (root / FIGURES).read_text(encoding="utf-8")
    assert re.search(r"    value: 77 +# 2021", text)
    assert "    source: review\n" in text
    assert "status: draft" in (root / YEAR).read_text(encoding="utf-8")
