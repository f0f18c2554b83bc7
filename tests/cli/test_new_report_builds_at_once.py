"""`bilan new DIR`: a report that has no problem, builds as it is, looks as ours does, and is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bilan.build_date import build_date
from bilan.build_result import read_report
from bilan.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1792800000")  # October 2026


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _settings(path: Path) -> dict[str, Any]:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_has_no_problem_and_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    root = tmp_path / "report"
    assert main(["new", str(root), "--in", language]) == 0
    capsys.readouterr()
    assert main(["-C", str(root), "check", "--strict"]) == 0
    assert capsys.readouterr().err == "No problems.\n"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    built = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert (built.returncode, built.stderr) == (0, "")
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}' in home
    assert 'class="figure"' in home
    assert (root / "site/2025/index.html").is_file()


def test_its_examples_are_of_the_last_year_that_has_ended(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "report")]) == 0
    report = read_report(tmp_path / "report", build_date()).report
    assert report is not None
    assert max(report.years) == 2025


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_file_of_data_names_its_schema(tmp_path: Path, language: str) -> None:
    assert main(["new", str(tmp_path / "report"), "--in", language]) == 0
    for path in (tmp_path / "report/data").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / named).resolve() == (tmp_path / f"report/schema/{path.stem}.schema.json").resolve()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_site_is_set_up_as_ours_is(tmp_path: Path, language: str) -> None:
    assert main(["new", str(tmp_path / "report"), "--in", language]) == 0
    ours, new = _settings(ROOT / "mkdocs.yml"), _settings(tmp_path / "report/mkdocs.yml")
    for words in ("font", "icon", "features", "name"):
        assert new["theme"].get(words) == ours["theme"].get(words), words
    schemes = [
        [{**item, "toggle": item["toggle"]["icon"]} for item in settings["theme"]["palette"]] for settings in (ours, new)
    ]
    assert schemes[0] == schemes[1]
    for key in ("docs_dir", "strict", "extra", "validation"):
        assert new[key] == ours[key], key
    assert _names(new["markdown_extensions"]) == _names(ours["markdown_extensions"])
    assert _names(new["plugins"]) == _names(ours["plugins"])
    assert new["theme"]["language"] == language


def _names(listed: list[Any]) -> list[str]:
    return [name for item in listed for name in ([item] if isinstance(item, str) else item)]


@pytest.mark.parametrize("name", ["L’Office : « no » #1", "'x", "a\nb", "$year ${title}", "{{ 7 * 7 }}", "12:30", "<b>"])
def test_names_are_kept_whatever_they_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    root = tmp_path / "report"
    assert main(["new", str(root), "--institution", name, "--title", name]) == 0
    assert main(["-C", str(root), "check", "--strict"]) == 0, capsys.readouterr().err
    report = read_report(root, build_date()).report
    assert report is not None
    assert report.publication.institution.name.original == name
    assert report.publication.title.original == name
    assert _settings(root / "mkdocs.yml")["site_name"] == name


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_nothing_that_is_there_is_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    target = tmp_path / "report"
    mine = target / "mine.txt" if kind == "folder" else target
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", encoding="utf-8")
    assert main(["new", str(target)]) == 2
    assert "not an empty folder" in capsys.readouterr().err
    assert _tree(tmp_path) == {mine.relative_to(tmp_path).as_posix(): b"mine"}


def test_the_current_folder_is_filled_where_it_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report"
    target.mkdir()
    monkeypatch.chdir(target)
    assert main(["new", "."]) == 0
    assert Path("mkdocs.yml").is_file()
    assert main(["check", "--strict"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_nothing_is_left_behind_where_it_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", **how: Any) -> Any:
        if path.name == "indicators.yml" and mode == "wb":
            raise OSError(28, "No space left on device", str(path))
        return opened(path, mode, **how)

    monkeypatch.setattr(Path, "open", full)
    assert main(["new", str(tmp_path / "report")]) == 1
    told = capsys.readouterr().err
    assert "This cannot be written: the disk is full." in told
    assert "Nothing was written." in told
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_no_folder_can_be_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["new", str(tmp_path / "file/report")]) == 1
    assert "Nothing was written" in capsys.readouterr().err
