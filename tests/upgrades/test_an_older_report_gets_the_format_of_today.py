"""`bilan upgrade`: a report of version 0.1 is rewritten, builds, and publishes what it published; comments and order stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import add_pages, read_report
from bilan.diagnostics.problem import errors
from bilan.model.publication import FORMAT
from bilan.upgrades import format_2
from bilan.upgrades.data_files import DataFiles
from bilan.upgrades.registry import FIRST_FORMAT, MIGRATIONS, format_of, upgrade
from tests.conftest import MINIMAL, Folder, RunBilan

TODAY = date(2026, 11, 24)
VERSION_0_1 = {
    "data/report.yml": "# La publication\ntitle: Rapport   # le titre\ninstitution: {name: Ville}\nlanguages: [fr]\n",
    "data/indicators.yml": (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  euro: {currency: EUR}\n"
        "indicators:\n"
        "  balance:          # le solde\n    name: Solde\n    definition: Recettes moins dépenses.\n    theme: press\n    unit: euro\n"
        "  visits: {name: Recettes, definition: Tout., theme: press, unit: euro}\n"
    ),
    "data/2020/figures.yml": "# en 2020\nsource: review\nfigures:\n  visits: 11\n  balance: -4   # une perte\n",
    "data/2021/figures.yml": "source: review\nfigures:\n  visits: 10\n",
    "data/2021/year.yml": "# l’année\nhighlights: [visits]   # les grands\n",
    "data/2022/figures.yml": "source: review\nfigures:\n  visits: 12\n",
    "data/2022/year.yml": "status: draft\nhighlights: [visits]\n",
    "data/2023/figures.yml": "source: review\nfigures:\n  visits: 13\n",
    "data/2023/year.yml": "publish_on: 2027-01-15\n",
    "data/2024/articles.yml": (
        "articles:\n  - {id: un, title: T, outlet: O, date: 2024-02-01, language: fr, url: https://example.org/un, summary: S.}\n"
    ),
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A report as version 0.1 read it (commit 3357f83)."""
    (tmp_path / "content").mkdir()
    shared = {name: MINIMAL[name] for name in ("mkdocs.yml", "data/sources.yml")}
    for name, text in {**shared, **VERSION_0_1}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _texts(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.yml")}


def test_it_publishes_what_it_published(old: Path, run_bilan: RunBilan) -> None:
    assert run_bilan("-C", old, "upgrade", "--yes")[0] == 0
    result = add_pages(read_report(old, TODAY))
    assert errors(result.problems) == ()
    addresses = {page.address for page in result.pages}
    assert {"/2020/", "/2021/", "/2024/press/"} <= addresses
    assert {"/2022/", "/2023/"}.isdisjoint(addresses)


def test_only_what_changed_is_rewritten(old: Path, run_bilan: RunBilan) -> None:
    before = _texts(old)
    assert run_bilan("-C", old, "upgrade", "--yes")[0] == 0
    after = _texts(old)
    assert {name: after[name] for name in after if before.get(name) != after[name]} == {
        "data/report.yml": f"# La publication\nformat: {FORMAT}\n{before['data/report.yml'].split(chr(10), 1)[1]}",
        "data/indicators.yml": before["data/indicators.yml"].replace(
            "    unit: euro\n", "    unit: euro\n    signed: true\n"
        ),
        "data/2020/year.yml": "status: published\n",
        "data/2021/year.yml": "# l’année\nstatus: published\nhighlights: [visits]   # les grands\n",
        "data/2022/year.yml": "status: draft\npress: draft\nhighlights: [visits]\n",
        "data/2023/year.yml": "status: published\npress: draft\npublish_on: 2027-01-15\n",
    }


def test_a_second_time_nothing_changes(old: Path, run_bilan: RunBilan) -> None:
    run_bilan("-C", old, "upgrade", "--yes")
    before = _texts(old)
    code, out, _ = run_bilan("-C", old, "upgrade", "--yes")
    assert (code, _texts(old)) == (0, before)
    assert out == f"The report has the format of today ({FORMAT}).\n"


@pytest.mark.parametrize("option", [["--dry-run"], [], ["--yes", "--dry-run"]])
def test_the_difference_is_shown_before_anything_is_written(old: Path, run_bilan: RunBilan, option: list[str]) -> None:
    """Without a terminal nobody can agree."""
    before = _texts(old)
    code, out, _ = run_bilan("-C", old, "upgrade", *option)
    assert (code, _texts(old)) == (1, before)
    assert "+++ b/data/2021/year.yml" in out
    assert "+status: published" in out
    assert "“press: draft”" in out
    assert out.endswith("Nothing was written.\n")


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("oui", True), ("", False), ("n", False)])
def test_on_a_terminal_it_asks(
    old: Path, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    before = _texts(old)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    assert run_bilan("-C", old, "upgrade")[0] == (0 if written else 1)
    assert (_texts(old) != before) is written


def test_a_newer_format_is_refused_and_is_the_only_problem(folder: Folder, run_bilan: RunBilan) -> None:
    text = f"format: {FORMAT + 1}\ntitle: Rapport\ninstitution: {{name: Ville}}\nlanguages: [fr]\nnew_key: 1\n"
    root = folder({"data/report.yml": text, "data/2021/figures.yml": "unknown: here\n"})
    problems = read_report(root, TODAY).problems
    assert [(problem.code, problem.place.line) for problem in problems] == [("newer-format", 1)]
    code, _, err = run_bilan("-C", root, "upgrade", "--yes")
    assert code == 2
    assert f"written in format {FORMAT + 1}" in err
    assert (root / "data/report.yml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("format_", ["1", str(FORMAT)])
def test_a_known_format_is_read(folder: Folder, format_: str) -> None:
    root = folder({"data/report.yml": f"format: {format_}\n{MINIMAL['data/report.yml']}"})
    assert read_report(root, TODAY).problems == ()


def test_the_newest_migration_leads_to_the_format_of_today() -> None:
    assert MIGRATIONS[-1].to == FORMAT
    assert [migration.to for migration in MIGRATIONS] == sorted(migration.to for migration in MIGRATIONS)
    assert all(migration.to > FIRST_FORMAT for migration in MIGRATIONS)


def _files(**texts: str) -> DataFiles:
    return DataFiles({name.replace("__", "/") + ".yml": text for name, text in texts.items()}, TODAY)


def _changed(before: DataFiles, after: DataFiles) -> dict[str, str]:
    return {name: text for name, text in after.texts.items() if before.texts.get(name) != text}


def test_a_year_without_status_is_a_draft_where_others_are_published() -> None:
    """It is a draft of format 2, unless its own pages are registered."""
    files = _files(
        data__2020__figures="figures: {a: 1}\n", data__2021__year="status: published\n", data__2021__figures="a: 1\n"
    )
    assert _changed(files, format_2.state_publication(files)) == {}
    register = {"data/addresses.txt": "/\n/2020/\n/2020/report.pdf\n"}
    known = DataFiles({**files.texts, **register}, TODAY)
    assert _changed(known, format_2.state_publication(known)) == {"data/2020/year.yml": "status: published\n"}
    press = DataFiles({**files.texts, "data/addresses.txt": "/2020/\n/2020/press/\n"}, TODAY)
    assert _changed(press, format_2.state_publication(press)) == {}


def test_a_day_that_has_come_hides_nothing() -> None:
    for day, hidden in (("2026-11-24", False), ("2026-11-25", True)):
        files = _files(data__2025__year=f"status: published\npublish_on: {day}\n")
        changed = _changed(files, format_2.hide_the_press_of_hidden_years(files))
        assert bool(changed) is hidden
        if hidden:
            assert changed == {"data/2025/year.yml": f"status: published\npress: draft\npublish_on: {day}\n"}


def test_line_ends_stay() -> None:
    files = _files(data__2020__year="highlights: [a]\r\n", data__2020__figures="figures: {a: 1}\r\n")
    assert _changed(files, format_2.state_publication(files)) == {
        "data/2020/year.yml": "status: published\r\nhighlights: [a]\r\n"
    }


def test_an_unreadable_format_is_that_of_the_first_version() -> None:
    assert format_of(_files(data__report="title: x\n")) == FIRST_FORMAT
    assert format_of(_files(data__report="format: ٢\n")) == FIRST_FORMAT
    assert (
        upgrade(_files(data__report="format: 1\ntitle: x\n"))[0].texts["data/report.yml"] == f"format: {FORMAT}\ntitle: x\n"
    )
