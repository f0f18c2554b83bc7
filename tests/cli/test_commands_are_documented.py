"""docs/commands.md names every command and its exit codes; wrong use is exit code 2 everywhere."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from pkgutil import iter_modules

import pytest

import bilan.cli
from bilan.cli import _parser, main
from tests.conftest import ROOT, Folder, RunBilan

PAGE = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    module.name.removesuffix("_command").replace("_", "-")
    for module in iter_modules(bilan.cli.__path__)
    if module.name.endswith("_command")
)
ANYWHERE = {"explain", "help", "new"}
ARGUMENTS = {
    "diff": ["HEAD"],
    "finish": ["site"],
    "hosting": ["nginx"],
    "import": ["x.csv"],
    "render": ["out"],
    "review": ["2021"],
}


def test_every_command_has_a_row_with_its_exit_codes() -> None:
    rows = re.findall(r"^\| `bilan ([\w-]+)` \| (.+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert [name for name, *_ in rows] == COMMANDS


def test_the_formats_of_each_command_are_those_that_it_has() -> None:
    (sentence,) = re.findall(r"^Formats \(`--format`\): (.+?)\. ", PAGE, re.MULTILINE | re.DOTALL)
    documented = {
        command: re.findall(r"`(\w+)`", formats)
        for commands, formats in (re.split(r"\sha(?:s|ve)\s", part) for part in sentence.split(";"))
        for command in re.findall(r"`bilan ([\w-]+)`", commands)
    }
    (commands,) = (action for action in _parser(())._actions if isinstance(action, argparse._SubParsersAction))
    assert documented == {
        command: [*action.choices]
        for command, parser in commands.choices.items()
        for action in parser._actions
        if "--format" in action.option_strings and action.choices
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_option_is_a_usage_error(command: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--no-such-option"])
    assert stopped.value.code == 2


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ANYWHERE])
def test_without_a_report_a_command_is_a_usage_error(command: str, run_bilan: RunBilan, tmp_path: Path) -> None:
    code, out, err = run_bilan("-C", tmp_path, command, *ARGUMENTS.get(command, []))
    assert (code, out) == (2, "")
    assert "there is no mkdocs.yml" in err
    assert [*tmp_path.iterdir()] == []


def test_a_report_is_found_from_any_folder_inside_it(
    folder: Folder, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = folder({})
    (root / "data/2021/figures.yml").write_text("source: review\nfigures: {total: 4.463}\n", encoding="utf-8")
    monkeypatch.chdir(root / "data/2021")
    code, _, err = run_bilan("check")
    assert code == 1
    assert "data/2021/figures.yml:2:18" in err
    monkeypatch.chdir(tmp_path)
    assert run_bilan("-C", root / "content", "format", "--check")[0] == run_bilan("format", "--check")[0]


def test_the_nearest_report_is_used(folder: Folder, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example inside a report is a report of its own."""
    root = folder({"examples/mkdocs.yml": "site_name: x\n", "examples/data/report.yml": "title: 12\n"})
    monkeypatch.chdir(root / "examples/data")
    assert run_bilan("schema")[0] == 0
    assert (root / "examples/schema").is_dir()
    assert not (root / "schema").exists()
