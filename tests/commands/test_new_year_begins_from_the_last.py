"""`bilan new year 2022`: the figures of the year before, each without a value, and no problem that was not there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.clock import clock
from generator.commands import main
from generator.edition import read_edition
from generator.model.figures import Status
from generator.model.report import Report
from generator.model.year import YearStatus

ROOT = Path(__file__).parents[2]
Folder = Callable[[dict[str, str | bytes]], Path]

QUALIFIED: dict[str, str | bytes] = {
    "data/2021/figures.yml": (
        "source: review\nfigures:\n"
        "  total: {value: 6200, qualifier: about, of_which: [one], break: 'Compté autrement : à toutes les portes.'}\n"
        "  one: {status: withheld}\n"
        "  two: 4\n"
    ),
    "data/2021/year.yml": "status: published\nhighlights: [total, two]\n",
}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1792800000")  # October 2026


def _report(root: Path) -> Report:
    report = read_edition(root, clock(), drafts=True).report
    assert report is not None
    return report


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_every_figure_of_the_year_before_waits_for_its_value(folder: Folder) -> None:
    root = folder(QUALIFIED)
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    report = _report(root)
    figures = report.years[2022].figures
    assert list(figures) == ["total", "one", "two"]
    assert {(figure.status, figure.value) for figure in figures.values()} == {(Status.MISSING, None)}
    assert report.years[2022].about.status is YearStatus.DRAFT
    assert [name.name for name in report.years[2022].about.highlights] == ["total", "two"]


def test_the_value_and_the_break_of_the_year_before_are_told(folder: Folder) -> None:
    root = folder(QUALIFIED)
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    written = (root / "data/2022/figures.yml").read_text(encoding="utf-8")
    figures = dict(zip(("", "total", "one", "two"), written.split("\n    status: missing"), strict=True))
    assert "2021" in figures["total"]
    assert "environ 6\u202f200" in figures["total"]
    assert "Compté autrement : à toutes les portes." in figures["total"]
    assert "# of_which: [one]" in figures["total"]
    assert "non diffusé" in figures["one"]


def test_the_check_finds_no_new_problem(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder(QUALIFIED)
    before = read_edition(root, clock()).problems
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    assert read_edition(root, clock()).problems == before
    assert read_edition(root, clock(), drafts=True).problems == before
    assert main(["-C", str(root), "check", "--strict"]) == 0, capsys.readouterr().err


def test_the_check_finds_no_new_problem_in_the_report_kept_here(tmp_path: Path) -> None:
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    before = read_edition(tmp_path, clock()).problems
    assert main(["-C", str(tmp_path), "new", "year", "2026"]) == 0
    assert read_edition(tmp_path, clock()).problems == before
    figures = _report(tmp_path).years
    assert list(figures[2026].figures) == list(figures[2024].figures)


def test_what_is_commented_out_can_be_taken_in_as_it_stands(folder: Folder) -> None:
    root = folder({})
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    path = root / "data/2022/figures.yml"
    text = path.read_text(encoding="utf-8")
    for key in ("parts", "source"):
        text = text.replace(f"    # {key}: [", f"    {key}: [")
    path.write_text(text, encoding="utf-8")
    edition = read_edition(root, clock(), drafts=True)
    assert edition.problems == ()
    assert edition.report is not None
    total = edition.report.years[2022].figures["total"]
    assert [name.name for name in total.parts] == ["one", "two"]
    assert [name.name for name in total.source] == ["review"]


@pytest.mark.parametrize("text", ["ligne\\nfigures: {}", "\\x07 son", "\\u2028x", "\\ufeff", "# dièse", "*/ }}"])
def test_no_text_of_the_data_leaves_its_comment(folder: Folder, text: str) -> None:
    files = dict(QUALIFIED)
    files["data/2021/figures.yml"] = (
        f'source: review\nfigures:\n  total: {{value: 3, break: "a {text}"}}\n  one: 6\n  two: 4\n'
    )
    root = folder(files)
    before = read_edition(root, clock()).problems
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    assert read_edition(root, clock(), drafts=True).problems == before
    assert list(_report(root).years[2022].figures) == ["total", "one", "two"]


def test_a_year_between_others_begins_from_the_one_before_it(folder: Folder) -> None:
    root = folder({"data/2024/figures.yml": "source: review\nfigures: {one: 6}\n"})
    assert main(["-C", str(root), "new", "year", "2023"]) == 0
    assert list(_report(root).years[2023].figures) == ["total", "one", "two"]


@pytest.mark.parametrize("year", ["2028", "1899", "22", "2 022", "-2022", "deux", ""])
def test_an_improbable_year_is_wrong_use(folder: Folder, capsys: pytest.CaptureFixture[str], year: str) -> None:
    root = folder({})
    before = _tree(root)
    try:
        code = main(["-C", str(root), "new", "year", year])
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == 2
    assert capsys.readouterr().err
    assert _tree(root) == before


def test_a_year_that_is_there_is_left_alone(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder({})
    before = _tree(root)
    assert main(["-C", str(root), "new", "year", "2021"]) == 2
    assert "already" in capsys.readouterr().err
    assert _tree(root) == before


def test_a_report_that_cannot_be_read_is_told_first(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder({"data/2021/figures.yml": "source: review\nfigures: {total: 4.463}\n"})
    before = _tree(root)
    assert main(["-C", str(root), "new", "year", "2022"]) == 1
    assert "data/2021/figures.yml:2:" in capsys.readouterr().err
    assert _tree(root) == before


@pytest.mark.parametrize(
    "figures",
    ["unheard_of: 3", "total: {value: 3, parts: [one, unheard_of]}\n  one: 3", "total: {value: 3, of_which: [two]}"],
)
def test_errors_of_meaning_are_no_crash_and_are_not_spread(folder: Folder, figures: str) -> None:
    root = folder({"data/2021/figures.yml": f"source: review\nfigures:\n  {figures}\n"})
    before = read_edition(root, clock()).problems
    code = main(["-C", str(root), "new", "year", "2022"])
    assert code in (0, 1)
    assert read_edition(root, clock()).problems == before


def test_a_report_in_another_language_is_begun_in_it_or_in_english(folder: Folder) -> None:
    files: dict[str, str | bytes] = {
        "data/report.yml": "title: تقرير\ninstitution: {name: مدينة}\nlanguages: [ar-MA]\n",
        "data/indicators.yml": (
            "themes: {press: {name: ص}}\nunits: {item: {ar: {other: ع}}}\n"
            "indicators:\n  total: {name: م, definition: م, theme: press, unit: item}\n"
        ),
        "data/2021/figures.yml": "source: review\nfigures: {total: 10}\n",
    }
    root = folder(files)
    before = read_edition(root, clock()).problems
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    assert "# The figures of 2022" in (root / "data/2022/figures.yml").read_text(encoding="utf-8")
    assert read_edition(root, clock(), drafts=True).problems == before
