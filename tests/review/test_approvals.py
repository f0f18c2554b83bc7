"""`bilan review`: the sheet holds every figure with what calls for care; a signature holds until a figure changes."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bilan.analysis.approval_fingerprint import approval_fingerprint
from bilan.model.loader import load_report
from bilan.model.year import YearStatus
from tests.conftest import RunBilan

Files = dict[str, str | bytes]
Folder = Callable[[Files], Path]

FIGURES = "data/2021/figures.yml"
YEAR = "data/2021/year.yml"
HEAD = "source: review\nfigures:\n"
REPORT = "title: {fr: Rapport, en: Report}\ninstitution: {name: Ville}\nlanguages: [fr, en]\n"
BASE: Files = {
    "data/report.yml": REPORT + "publish: require-approval\n",
    "data/sources.yml": (
        "sources:\n  review: {title: Bilan, publisher: Ville}\n  relay: {title: Dépêche, publisher: Agence, kind: dispatch}\n"
    ),
    "data/2020/year.yml": "status: draft\n",
    "data/2020/figures.yml": HEAD + "  one: 40\n",
    YEAR: "# Ce qui est mis en avant\nstatus: published\nhighlights: [one]   # le premier\n",
    FIGURES: HEAD
    + (
        "  one:\n    value: 50\n    note: À <b>lire</b>.\n    alternatives: [{value: 49, source: relay, why_not: Trop tôt.}]\n"
        "  two: {value: 4.463, source: relay, status: provisional}\n"
    ).replace("4.463", "4463"),
    "data/2021/articles.yml": (
        "articles:\n  - id: paper\n    title: T\n    outlet: Le Matin\n    language: fr\n    url: https://example.org/a\n"
        "    summary: S.\n    figures: {one: 51}\n"
    ),
}


@pytest.fixture
def signed(folder: Folder, run_bilan: RunBilan) -> Path:
    root = folder(BASE)
    assert run_bilan("-C", root, "review", "2021", "--approve", "Amina B.")[0] == 0
    return root


@pytest.mark.parametrize(
    "said",
    [
        "Un  (one, data/2021/figures.yml:3)",
        "50\u00a0actes · – · 40 (2020) · +25,0\u00a0%",
        "Sources\u00a0: Ville (source unique)",
        "Agence (source secondaire unique)",
        "Une autre source donne 49. Trop tôt.",
        "Le Matin\u00a0: 51.",
        "provisoire",
        "Non approuvé.",
    ],
)
def test_the_sheet_lists_what_needs_attention(folder: Folder, run_bilan: RunBilan, said: str) -> None:
    code, out, err = run_bilan("-C", folder(BASE), "review", "2021")
    assert (code, err) == (0, "")
    assert said in out


def test_the_sheet_is_a_page_whose_texts_stay_text(folder: Folder, run_bilan: RunBilan) -> None:
    _, out, _ = run_bilan("-C", folder(BASE), "review", "2021", "--format", "html", "--in", "en")
    assert '<html lang="en" dir="ltr">' in out
    assert out.count('class="box"') == 2
    read: list[str] = []
    parser = HTMLParser()
    parser.handle_data = read.append  # type: ignore[method-assign, assignment]
    parser.feed(out)
    assert "À <b>lire</b>." in "".join(read)
    assert "<b>" not in out
    assert "src=" not in out and "<script" not in out and "<link" not in out


def test_the_sheet_is_a_list_of_tasks_in_markdown(folder: Folder, run_bilan: RunBilan) -> None:
    _, out, _ = run_bilan("-C", folder(BASE), "review", "2021", "--format", "markdown")
    assert out.count("- [ ] ") == 2
    assert "<b>" not in out


def test_a_published_year_is_not_built_before_its_approval(folder: Folder, run_bilan: RunBilan) -> None:
    code, _, err = run_bilan("-C", folder(BASE), "check")
    assert code == 1
    assert err.count("[not-approved]") == 1  # the draft needs none
    assert f"{YEAR}:2:1: error [not-approved]" in err


def test_a_signature_allows_the_build_and_keeps_the_file(signed: Path, run_bilan: RunBilan) -> None:
    assert "[not-approved]" not in run_bilan("-C", signed, "check")[2]
    written = (signed / YEAR).read_text(encoding="utf-8")
    assert written.startswith("# Ce qui est mis en avant\nstatus: published\nhighlights: [one]   # le premier\napproved:")
    assert "on: 2026-11-24" in written
    assert "Approuvé par Amina B. le 24 novembre 2026." in run_bilan("-C", signed, "review", "2021")[1]


def test_a_year_without_a_file_of_its_own_is_signed_too(folder: Folder, run_bilan: RunBilan) -> None:
    files = {name: text for name, text in BASE.items() if name != YEAR}
    root = folder(files)
    (root / YEAR).unlink()
    assert run_bilan("-C", root, "review", "2021", "--approve", 'N: "O" #1')[0] == 0
    report = load_report(root).report
    assert report and report.years[2021].about.approved
    assert report.years[2021].about.approved.by == 'N: "O" #1'
    assert report.years[2021].about.status is YearStatus.DRAFT  # a signature publishes nothing
    assert run_bilan("-C", root, "check")[0] == 0


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FIGURES, "value: 50", "value: 51"),
        (FIGURES, "value: 50", "value: 50\n    qualifier: about"),
        (FIGURES, "status: provisional", "status: final"),
        (FIGURES, "source: relay, status", "source: review, status"),
        (FIGURES, "À <b>lire</b>.", "À relire."),
        (FIGURES, "why_not: Trop tôt.", "why_not: Trop tard."),
        (FIGURES, "  two:", "  total: 60\n  two:"),
        ("data/sources.yml", "publisher: Agence", "publisher: Agence Z"),
    ],
)
def test_a_change_of_a_printed_value_voids_the_approval(
    signed: Path, run_bilan: RunBilan, file: str, old: str, new: str
) -> None:
    path = signed / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    code, _, err = run_bilan("-C", signed, "check")
    assert code == 1
    assert "Figures of 2021 changed since Amina B. approved them on 2026-11-24" in err


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (FIGURES, "# Autre mise en page\n" + str(BASE[FIGURES]).replace("value: 50", "value: '50'  # bien")),
        (FIGURES, str(BASE[FIGURES]).replace("value: 50", "value: 50\n    qualifier: exact\n    confirmed: true")),
        ("data/2020/figures.yml", HEAD + "  one: 41\n"),
        ("data/2021/articles.yml", "articles: []\n"),
    ],
)
def test_changes_that_are_not_printed_keep_the_approval(signed: Path, run_bilan: RunBilan, file: str, text: str) -> None:
    (signed / file).write_text(text, encoding="utf-8")
    assert "approv" not in run_bilan("-C", signed, "check")[2]


def test_the_order_of_the_figures_does_not_matter(folder: Folder) -> None:
    one = load_report(folder({FIGURES: HEAD + "  one: 6\n  two: 4\n"})).report
    assert one
    before = approval_fingerprint(one, 2021)
    two = load_report(folder({FIGURES: HEAD + "  two: 4\n  one: 6\n"})).report
    assert two and approval_fingerprint(two, 2021) == before


def test_without_the_rule_a_void_signature_is_a_warning(signed: Path, run_bilan: RunBilan) -> None:
    (signed / "data/report.yml").write_text(REPORT, encoding="utf-8")
    text = (signed / FIGURES).read_text(encoding="utf-8").replace("value: 50", "value: 52")
    (signed / FIGURES).write_text(text, encoding="utf-8")
    code, _, err = run_bilan("-C", signed, "check")
    assert code == 0
    assert "warning [approval-void]" in err


def test_a_report_with_errors_or_without_a_name_is_not_signed(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**BASE, FIGURES: HEAD + "  one: {value: 6, parts: [two]}\n  two: 4\n"})
    before = (root / YEAR).read_bytes()
    code, _, err = run_bilan("-C", root, "review", "2021", "--approve", "A")
    assert (code, "[sum-mismatch]" in err) == (1, True)
    folder(BASE)
    assert run_bilan("-C", root, "review", "2021", "--approve", "  ")[0] == 2
    assert run_bilan("-C", root, "review", "2019")[0] == 2
    assert run_bilan("-C", root, "review", "2021", "--in", "de")[0] == 2
    assert (root / YEAR).read_bytes() == before
