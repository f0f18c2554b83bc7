"""`bilan new year 2022`: the files that the year lacks, with the figures of the year before, each without a value; what is there stays."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from bilan.build_date import build_date
from bilan.build_result import read_report
from bilan.cli import main
from bilan.diagnostics.problem import Problem
from bilan.model.figure import Status
from bilan.model.report import Report
from bilan.model.year import YearStatus
from tests.conftest import MINIMAL

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
    report = read_report(root, build_date(), drafts=True).report
    assert report is not None
    return report


def _new(root: Path, before: Sequence[Problem], *, drafts: bool = False) -> list[tuple[str, str, int]]:
    """The problems that were not there before: code, file, line."""
    found = [problem for problem in read_report(root, build_date(), drafts=drafts).problems if problem not in before]
    return [(problem.code, problem.place.file, problem.place.line) for problem in found]


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_every_figure_of_the_year_before_waits_for_its_value(folder: Folder) -> None:
    root = folder(QUALIFIED)
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    report = _report(root)
    figures = report.years[2022].figures
    assert list(figures) == ["total", "one", "two"]
    assert {(figure.status, figure.value) for figure in figures.values()} == {(Status.MISSING, None)}  # in the preview
    assert report.years[2022].about.status is YearStatus.DRAFT
    assert [name.name for name in report.years[2022].about.highlights] == ["total", "two"]


@pytest.mark.parametrize("tag", ["ar-MA", "fr", "en-GB", "de"])
def test_the_number_of_the_year_before_can_be_copied(folder: Folder, tag: str) -> None:
    """Data files take spaces between thousands and a point before decimals, whatever the language writes."""
    rate = "  rate: {name: Taux, definition: Part., theme: press, unit: percent, decimals: 1}\n"
    indicators = {"data/indicators.yml": MINIMAL["data/indicators.yml"].replace("fr:", f"{tag[:2]}:") + rate}
    figures = {
        "data/2021/figures.yml": "source: review\nfigures:\n  one: 1234567\n  rate: {value: 12.5, qualifier: about}\n"
    }
    publication = f"title: Rapport\ninstitution: {{name: Ville}}\nlanguages: [{tag}]\n"
    root = folder({**indicators, **figures, "data/report.yml": publication})
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    path = root / "data/2022/figures.yml"
    comment = re.compile(r"value: +# 2021\W+(?:\w+ )?(\d[\d.\u202f]*)\b.*")
    path.write_text(comment.sub(r"value: \1", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert [figure.value for figure in _report(root).years[2022].figures.values()] == [1234567, Decimal("12.5")]


def test_the_value_and_the_break_of_the_year_before_are_reported(folder: Folder) -> None:
    root = folder(QUALIFIED)
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    written = (root / "data/2022/figures.yml").read_text(encoding="utf-8")
    figures = dict(zip(("", "total", "one", "two"), written.split("\n    value:"), strict=True))
    assert "2021" in figures["total"]
    assert "environ 6\u202f200" in figures["total"]
    assert "Compté autrement : à toutes les portes." in figures["total"]
    assert "# of_which: [one]" in figures["total"]
    assert "non diffusé" in figures["one"]


def test_the_check_finds_no_new_problem(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder(QUALIFIED)
    before = read_report(root, build_date()).problems
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    assert _new(root, before) == [("unfinished-figures", "data/2022/figures.yml", 8)]
    assert _new(root, before, drafts=True) == [("unfinished-figures", "data/2022/figures.yml", 8)]
    assert main(["-C", str(root), "check"]) == 0
    assert "3 figures of the draft of 2022 have no number yet: total, one, two." in capsys.readouterr().err


def test_the_check_finds_no_new_problem_in_the_report_kept_here(tmp_path: Path) -> None:
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    before = read_report(tmp_path, build_date()).problems
    assert main(["-C", str(tmp_path), "new", "year", "2026"]) == 0
    assert [code for code, _, _ in _new(tmp_path, before)] == ["unfinished-figures"]
    years = _report(tmp_path).years
    last = max(year.number for year in years.values() if year.figures and year.number < 2026)
    assert list(years[2026].figures) == list(years[last].figures)


def test_what_is_commented_out_can_be_taken_in_as_it_stands(folder: Folder) -> None:
    root = folder({})
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    path = root / "data/2022/figures.yml"
    text = path.read_text(encoding="utf-8")
    for key in ("parts", "source"):
        text = text.replace(f"    # {key}: [", f"    {key}: [")
    path.write_text(text, encoding="utf-8")
    result = read_report(root, build_date(), drafts=True)
    assert [problem.code for problem in result.problems] == ["unfinished-figures"]
    assert result.report is not None
    total = result.report.years[2022].figures["total"]
    assert [name.name for name in total.parts] == ["one", "two"]
    assert [name.name for name in total.source] == ["review"]


@pytest.mark.parametrize("text", ["ligne\\nfigures: {}", "\\x07 son", "\\u2028x", "\\ufeff", "# dièse", "*/ }}"])
def test_no_text_of_the_data_leaves_its_comment(folder: Folder, text: str) -> None:
    files = dict(QUALIFIED)
    files["data/2021/figures.yml"] = (
        f'source: review\nfigures:\n  total: {{value: 3, break: "a {text}"}}\n  one: 6\n  two: 4\n'
    )
    root = folder(files)
    before = read_report(root, build_date()).problems
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    assert [code for code, _, _ in _new(root, before, drafts=True)] == ["unfinished-figures"]
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


def _begun(root: Path, year: int, capsys: pytest.CaptureFixture[str]) -> tuple[set[str], str]:
    """The files that were added to the report, and the output; every other file is unchanged."""
    before = _tree(root)
    assert main(["-C", str(root), "new", "year", str(year)]) == 0
    after = _tree(root)
    assert {name: after[name] for name in before} == before
    return after.keys() - before.keys(), capsys.readouterr().out


ARTICLES = b"# de la presse\r\narticles:\r\n  - {id: a, title: T, outlet: O, date: 2022-03-01, language: fr, url: 'https://example.org/a', summary: S.}\r\n"


def test_a_folder_that_the_press_began_is_completed(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder({"data/2022/articles.yml": ARTICLES})
    added, output = _begun(root, 2022, capsys)
    assert added == {f"data/2022/{name}.yml" for name in ("year", "figures", "events")}
    assert "left as they are: articles.yml." in output
    assert "3 figures have no number yet: total, one, two." in output
    assert "Next: write the numbers in data/2022/figures.yml" in output
    assert "a" in [article.id for article in _report(root).articles]


def test_articles_in_a_folder_of_their_own_are_enough(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    single = ARTICLES.decode().partition("{")[2].partition("}")[0].replace(", ", "\n")
    added, _ = _begun(folder({"data/2022/articles/a.yml": f"{single}\n"}), 2022, capsys)
    assert "data/2022/articles.yml" not in added


def test_figures_that_are_there_stay_and_what_they_lack_is_reported(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = "source: review\nfigures:\n  one: 7\n  two:\n    value:\n"
    root = folder({"data/2021/year.yml": "status: published\nhighlights: [total, one]\n", "data/2022/figures.yml": figures})
    (root / "data/2022/year.yml").unlink()
    added, output = _begun(root, 2022, capsys)
    assert added == {f"data/2022/{name}.yml" for name in ("year", "events", "articles")}
    assert "One figure has no number yet: two." in output
    assert "One indicator of the year before has no figure in 2022: total." in output
    assert [name.name for name in _report(root).years[2022].about.highlights] == ["one"]
    assert main(["-C", str(root), "check"]) == 0


def test_a_draft_that_lacks_nothing_is_reported_how_it_is_published(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    root = folder(
        {
            "data/2021/year.yml": "status: draft\n",
            "data/2021/events.yml": "events: []\n",
            "data/2021/articles.yml": "articles: []\n",
        }
    )
    added, output = _begun(root, 2021, capsys)
    assert added == set()
    assert output.splitlines()[-1].endswith("write “status: published” in data/2021/year.yml.")


def test_a_public_year_that_lacks_nothing_is_reported_so(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder({"data/2021/events.yml": "events: []\n", "data/2021/articles.yml": "articles: []\n"})
    added, output = _begun(root, 2021, capsys)
    assert added == set()
    assert "The figures of 2021 are public" in output


@pytest.mark.parametrize(
    ("rebuttals", "written"), [("[{id: r, claim: C, verdict: false, answer: A.}]", True), ("[]", False)]
)
def test_a_file_for_rebuttals_is_begun_where_the_report_has_any(
    folder: Folder, capsys: pytest.CaptureFixture[str], rebuttals: str, written: bool
) -> None:
    added, _ = _begun(folder({"data/2021/rebuttals.yml": f"rebuttals: {rebuttals}\n"}), 2022, capsys)
    assert ("data/2022/rebuttals.yml" in added) is written


@pytest.mark.parametrize(
    ("figures", "begun"),
    [({}, ["total", "one", "two"]), ({"data/2023/figures.yml": "source: review\nfigures: {two: 4}\n"}, ["two"])],
)
def test_a_report_without_an_earlier_year_begins_from_the_next_one_or_from_all_indicators(
    folder: Folder, figures: dict[str, str | bytes], begun: list[str]
) -> None:
    root = folder(figures)
    (root / "data/2021/figures.yml").unlink()
    assert main(["-C", str(root), "new", "year", "2020"]) == 0
    assert list(_report(root).years[2020].figures) == begun
    assert main(["-C", str(root), "check"]) == 0


def test_an_article_is_added_while_a_draft_waits_for_its_numbers(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder({"data/2021/articles.yml": "articles: []\n"})
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    answers = (
        "--title",
        "T",
        "--outlet",
        "O",
        "--language",
        "fr",
        "--url",
        "https://example.org/n",
        "--summary",
        "S.",
        "--date",
        "2022-02-01",
    )
    assert main(["-C", str(root), "new", "article", *answers]) == 0, capsys.readouterr().err
    assert [article.year for article in _report(root).articles] == [2022]


def test_a_report_that_cannot_be_read_is_reported_first(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
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
    before = read_report(root, build_date()).problems
    code = main(["-C", str(root), "new", "year", "2022"])
    assert code in (0, 1)
    assert {found for found, _, _ in _new(root, before)} <= {"unfinished-figures"}


def test_a_report_in_another_language_is_begun_in_it(folder: Folder) -> None:
    files: dict[str, str | bytes] = {
        "data/report.yml": "title: تقرير\ninstitution: {name: مدينة}\nlanguages: [ar-MA]\n",
        "data/indicators.yml": (
            "themes: {press: {name: ص}}\nunits: {item: {ar: {other: ع}}}\n"
            "indicators:\n  total: {name: م, definition: م, theme: press, unit: item}\n"
        ),
        "data/2021/figures.yml": "source: review\nfigures: {total: 10}\n",
    }
    root = folder(files)
    before = read_report(root, build_date()).problems
    assert main(["-C", str(root), "new", "year", "2022"]) == 0
    assert "# أرقام سنة 2022" in (root / "data/2022/figures.yml").read_text(encoding="utf-8")
    assert [code for code, _, _ in _new(root, before, drafts=True)] == ["unfinished-figures"]


TOWN = ROOT / "examples/city"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The invented town with a new year: it has months, districts, lists and formulas."""
    shutil.copytree(TOWN / "data", tmp_path / "data")
    shutil.copytree(TOWN / "content", tmp_path / "content")
    shutil.copy(TOWN / "mkdocs.yml", tmp_path)
    assert main(["-C", str(tmp_path), "new", "year", "2026"]) == 0
    return tmp_path


def test_months_members_lists_and_tables_wait_for_their_numbers_too(town: Path) -> None:
    text = (town / "data/2026/figures.yml").read_text(encoding="utf-8")
    before = _report(town).years[2025].figures
    after = _report(town).years[2026].figures
    assert {name: list(figure.by) for name, figure in after.items() if not figure.computation} == {
        name: list(figure.by) for name, figure in before.items() if not figure.computation
    }
    assert "        03:           # 2025" in text
    assert "    where: {kind: press_release}\n    once_by: reference\n    by: [month, channel, district]\n" in text
    rows = (town / "data/2026/requests.csv").read_text(encoding="utf-8").splitlines()
    assert rows[:3] == ["district,month,value", "old_harbour,2026-01,", "old_harbour,2026-02,"]
    assert len(rows) == 1 + 6 * 12
    header = (TOWN / "data/2025/releases.csv").read_text(encoding="utf-8").splitlines()[0]
    assert (town / "data/2026/releases.csv").read_text(encoding="utf-8") == f"{header}\n"


def test_the_year_of_the_town_adds_one_warning_and_none_of_its_files_stops_a_build(town: Path) -> None:
    before = read_report(TOWN, build_date()).problems
    for drafts in (False, True):
        new = [code for code, file, _ in _new(town, before, drafts=drafts) if file.startswith("data/2026/")]
        assert new == ["unfinished-figures"]


def test_a_table_of_a_draft_stops_nothing_until_its_year_is_published(town: Path) -> None:
    (town / "data/2026/requests.csv").write_text("district,month,value\nnowhere,01,5\n", encoding="utf-8")
    found = [problem for problem in read_report(town, build_date()).problems if problem.place.file.endswith("requests.csv")]
    assert [(problem.code, problem.severity) for problem in found] == [("unknown-member", "warning")]
    (town / "data/2026/year.yml").write_text("status: published\n", encoding="utf-8")
    found = [problem for problem in read_report(town, build_date()).problems if problem.place.file.endswith("requests.csv")]
    assert [(problem.code, problem.severity) for problem in found] == [("unknown-member", "error")]
