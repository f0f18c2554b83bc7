"""`bilan check`: the exit codes, where problems are printed, and the exact form of each format."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from bilan.cli import main

Folder = Callable[[dict[str, str | bytes]], Path]
RunBilan = Callable[..., tuple[int, str, str]]

BAD: dict[str, str | bytes] = {
    "data/2021/figures.yml": "source: review\nfigures:\n  total: {value: 11, parts: [one, two]}\n  one: 6\n  two: 4.463\n",
    "content/à lire, 100 %.md": "# Titre {#top}\n\nIl y a 17 actes.\n",
}
DOUBTFUL: dict[str, str | bytes] = {"content/index.md": "# Titre {#top}\n\nIl y a 17 actes.\n"}


@pytest.fixture
def run_bilan(capsys: pytest.CaptureFixture[str]) -> RunBilan:
    """Runs the command; its exit code, what it wrote to standard output, and to standard error."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def test_a_report_without_problems_is_clean(folder: Folder, run_bilan: RunBilan) -> None:
    assert run_bilan("-C", folder({}), "check") == (0, "", "No problems.\n")


def test_problems_are_printed_on_standard_error(folder: Folder, run_bilan: RunBilan) -> None:
    code, out, err = run_bilan("-C", folder(BAD), "check")
    assert (code, out) == (1, "")
    assert "data/2021/figures.yml:5:8: error [ambiguous-number] two › Value\n" in err
    assert "     5 |   two: 4.463\n       |        ^^^^^\n" in err
    assert "  What to do: " in err
    assert err.endswith("\n1 error, 1 warning.\n“bilan explain ambiguous-number” explains it.\n")


def test_warnings_fail_only_with_strict(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(DOUBTFUL)
    code, _, err = run_bilan("-C", root, "check")
    assert code == 0
    assert "content/index.md:3:8: warning [hand-typed-number]" in err
    assert "No problems." not in err
    assert run_bilan("-C", root, "check", "--strict")[0] == 1


def test_strict_accepts_a_clean_report(folder: Folder, run_bilan: RunBilan) -> None:
    assert run_bilan("-C", folder({}), "check", "--strict") == (0, "", "No problems.\n")


def test_json_has_the_documented_structure(folder: Folder, run_bilan: RunBilan) -> None:
    code, out, err = run_bilan("-C", folder(BAD), "check", "--format", "json")
    assert (code, err) == (1, "")
    read = json.loads(out)
    assert list(read) == ["problems"]
    for problem in read["problems"]:
        assert list(problem) == ["code", "severity", "file", "line", "column", "message", "hint", "snippet", "follows"]
        assert problem["severity"] in ("error", "warning")
        assert problem["line"] >= 1
        assert problem["column"] >= 1
        assert not Path(problem["file"]).is_absolute()
        assert problem["message"].endswith(".")
    first = next(problem for problem in read["problems"] if problem["code"] == "ambiguous-number")
    assert (first["file"], first["line"], first["column"]) == ("data/2021/figures.yml", 5, 8)
    assert "4463" in first["hint"]


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif"])
@pytest.mark.parametrize("words", [(), ("--strict",)])
def test_every_format_has_the_same_exit_codes(
    folder: Folder, run_bilan: RunBilan, form: str, words: tuple[str, ...]
) -> None:
    assert run_bilan("-C", folder({}), "check", "--format", form, *words)[0] == 0
    assert run_bilan("-C", folder(DOUBTFUL), "check", "--format", form, *words)[0] == len(words)
    assert run_bilan("-C", folder(BAD), "check", "--format", form, *words)[0] == 1


def test_a_clean_report_has_the_same_json_structure(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({})
    assert json.loads(run_bilan("-C", root, "check", "--format", "json")[1]) == {"problems": []}
    assert run_bilan("-C", root, "check", "--format", "github") == (0, "", "")
    assert json.loads(run_bilan("-C", root, "check", "--format", "sarif")[1])["runs"][0]["results"] == []
    assert json.loads(run_bilan("-C", root, "check", "--format", "gitlab")[1]) == []


def test_every_format_has_the_same_problems(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(BAD)
    expected = {
        (problem["file"], problem["line"], problem["column"], problem["code"])
        for problem in json.loads(run_bilan("-C", root, "check", "--format", "json")[1])["problems"]
    }
    assert len(expected) >= 2
    text = re.findall(r"^(.+):(\d+):(\d+): \w+ \[(.+?)\].*$", run_bilan("-C", root, "check")[2], re.MULTILINE)
    assert {(file, int(line), int(column), code) for file, line, column, code in text} == expected
    assert _in_github(run_bilan("-C", root, "check", "--format", "github")[1]) == expected
    assert _in_sarif(json.loads(run_bilan("-C", root, "check", "--format", "sarif")[1])) == expected
    issues = json.loads(run_bilan("-C", root, "check", "--format", "gitlab")[1])
    assert {(issue["location"]["path"], issue["location"]["lines"]["begin"], issue["check_name"]) for issue in issues} == {
        (file, line, code) for file, line, _, code in expected
    }


def _in_github(out: str) -> set[tuple[str, int, int, str]]:
    """The workflow commands of an output, decoded as the forges' runners do."""
    found = set()
    for line in out.splitlines():
        command = re.fullmatch(r"::(error|warning) ([^:]*)::(.+)", line)
        assert command, line
        where = dict(pair.split("=", 1) for pair in command.group(2).split(","))
        assert set(where) == {"file", "line", "col", "endColumn", "title"}
        assert int(where["endColumn"]) > int(where["col"])
        file = where["file"].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        found.add((file, int(where["line"]), int(where["col"]), where["title"]))
    return found


def _in_sarif(log: dict[str, Any]) -> set[tuple[str, int, int, str]]:
    """The results of a log, whose required properties are there (SARIF 2.1.0, sections 3.13, 3.14, 3.27)."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://")
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "bilan"
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    found = set()
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        address, region = place["artifactLocation"]["uri"], place["region"]
        assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", address)
        assert region["endColumn"] > region["startColumn"] >= 1
        found.add((unquote(address), region["startLine"], region["startColumn"], result["ruleId"]))
    return found


def test_annotations_list_errors_first(folder: Folder, run_bilan: RunBilan) -> None:
    out = run_bilan("-C", folder(BAD), "check", "--format", "github")[1]
    kinds = re.findall(r"^::(\w+)", out, re.MULTILINE)
    assert kinds == sorted(kinds)
    assert set(kinds) == {"error", "warning"}


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif"])
def test_machines_read_utf_8_whatever_the_locale_and_the_names_of_files(folder: Folder, form: str) -> None:
    root = folder({**BAD, os.fsdecode(b"data/2021/f\xe9gures.yml"): "a: 1\n"})
    command = [sys.executable, "-c", "from bilan.cli import main; raise SystemExit(main())"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
    ran = subprocess.run(
        [*command, "-C", root, "check", "--format", form], capture_output=True, env=environment, check=False
    )
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "“4.463”" in ran.stdout.decode("utf-8")


def test_a_folder_without_mkdocs_yml_is_a_usage_error(tmp_path: Path, run_bilan: RunBilan) -> None:
    code, out, err = run_bilan("-C", tmp_path, "check")
    assert (code, out) == (2, "")
    assert "mkdocs.yml" in err
    assert "-C DIR" in err
    assert run_bilan("-C", tmp_path / "nowhere", "check")[0] == 2


@pytest.mark.parametrize("words", [(), ("chek",), ("check", "--format", "xml"), ("check", "more"), ("-C",)])
def test_an_unknown_command_is_a_usage_error(run_bilan: RunBilan, words: tuple[str, ...]) -> None:
    code, out, err = run_bilan(*words)
    assert (code, out) == (2, "")
    assert err


def test_the_folder_is_the_current_one_unless_another_is_named(
    folder: Folder, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = folder({})
    monkeypatch.chdir(root)
    assert run_bilan("check")[0] == 0
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run_bilan("check")[0] == 2
    assert run_bilan("-C", root, "check")[0] == 0


def test_a_report_that_cannot_be_read_is_a_problem_not_a_crash(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"data/report.yml": "title: [\n", "data/2021/figures.yml": b"\xff\xfe"})
    code, out, err = run_bilan("-C", root, "check")
    assert (code, out) == (1, "")
    assert "data/report.yml:" in err
    assert "data/2021/figures.yml:" in err


def test_a_folder_without_data_is_a_problem(tmp_path: Path, run_bilan: RunBilan) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Report\n", encoding="utf-8")
    code, _, err = run_bilan("-C", tmp_path, "check")
    assert code == 1
    assert "error [missing-file]" in err
