"""Every command and every file that the documentation shows is run or read, or says why it is not."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest
import yaml

from bilan.cli import _parser
from bilan.importers.column_mapping import read_mapping
from bilan.mkdocs_plugin.plugin_settings import BilanConfig
from bilan.model.loader import load_report
from bilan.model.registered_addresses import read_register
from tests.conftest import MINIMAL, ROOT, Folder, RunBilan
from tests.documentation.samples import FOLDER, PAGES, Sample, samples

OWN_TESTS = {  # pages whose samples make one report
    "docs/breakdowns.md": "tests/model/test_the_examples_of_the_documentation_are_true.py",
    "docs/format.md": "tests/editing/test_examples_of_the_format_are_read.py",
    "docs/import.md": "tests/importers/test_the_tables_of_the_documentation_are_read.py",
    "docs/python.md": "tests/documentation/test_python_samples_print_what_the_page_says.py",
    "docs/registers.md": "tests/model/test_the_examples_about_registers_are_true.py",
    "docs/tutorial.md": "tests/documentation/test_the_tutorial_can_be_followed.py",
}
SAMPLES = [sample for page in PAGES for sample in samples(page)]
PARTS = [sample for sample in SAMPLES if sample.mark and sample.file]
COMMANDS = [one for one in SAMPLES if one.commands and not one.mark and one.page not in OWN_TESTS]
TRANSLATIONS = [page for language in ("fr", "ar") for page in sorted((FOLDER / language).glob("*.md"))]
NAMED_ELSEWHERE = {"unknown-indicator", "unknown-source", "unknown-theme", "missing-default-language"}  # by other files
BOTH = "title: {fr: Rapport, ar: تقرير}\ninstitution: {name: {fr: Ville, ar: مدينة}}\nlanguages: [fr, ar]\n"
SETTINGS = {"nav", "plugins"}
_INLINE = re.compile(r"`(bilan [^`]+)`")
_CODE = re.compile(r"^```.*?^```$|^ {4,}.*$", re.MULTILINE | re.DOTALL)


def _has_own_test(sample: Sample) -> bool:
    return not sample.mark and sample.page in OWN_TESTS


def test_each_sample_is_tried_or_says_why_not() -> None:
    tried = {
        str(sample): bool(sample.not_run or sample.run_by or (sample.mark and sample.file))
        or _has_own_test(sample)
        or bool(sample.commands)
        for sample in SAMPLES
    }
    assert [name for name, is_tried in tried.items() if not is_tried] == []
    assert [path for path in OWN_TESTS.values() if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("sample", [sample for sample in SAMPLES if sample.run_by], ids=str)
def test_the_test_that_runs_a_sample_exists(sample: Sample) -> None:
    assert (ROOT / sample.run_by).is_file()


@pytest.mark.parametrize("sample", PARTS, ids=str)
def test_a_part_of_a_file_is_read(sample: Sample, folder: Folder) -> None:
    text = _file(sample)
    if sample.file == "mkdocs.yml":
        (plugins,) = [value for key, value in yaml.safe_load(text).items() if key in SETTINGS]
        (settings,) = [plugin["bilan"] for plugin in plugins if isinstance(plugin, dict)]
        config = BilanConfig()
        config.load_dict(settings)
        assert config.validate() == ([], [])
    elif sample.file.startswith("imports/"):
        root = folder({sample.file: text})
        assert read_mapping(root / sample.file, sample.file).problems == ()
    elif sample.file == "data/addresses.txt":
        assert read_register(text, sample.file).problems == ()
    else:
        loaded = load_report(folder({"data/report.yml": BOTH, sample.file: text}))
        found = [problem for problem in loaded.problems if problem.place.file == sample.file]
        assert [problem for problem in found if problem.code not in NAMED_ELSEWHERE] == []


def test_the_message_in_the_readme_is_what_a_check_says(folder: Folder, run_bilan: RunBilan) -> None:
    (message,) = [sample.text for sample in SAMPLES if sample.page == "README.md" and "error [" in sample.text]
    renamed = {"data/indicators.yml": MINIMAL["data/indicators.yml"].replace("total:", "activities:")}
    figures = "source: review\nfigures:\n  activities: 4.463\n"
    assert run_bilan("-C", folder({**renamed, "data/2021/figures.yml": figures}), "check")[2].startswith(message)


@pytest.mark.parametrize("sample", COMMANDS, ids=str)
def test_commands_are_run(sample: Sample, run_bilan: RunBilan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, in a new report."""
    monkeypatch.chdir(tmp_path)
    for command in sample.commands:
        words = shlex.split(command)
        if words[:2] != ["bilan", "new"] and not Path("mkdocs.yml").exists():
            assert run_bilan("new", ".", "--languages", "fr")[0] == 0
        assert words[0] == "bilan", command
        assert run_bilan(*words[1:])[0] == 0, command


@pytest.mark.parametrize("page", [*PAGES, *TRANSLATIONS], ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_in_sentences_exist(page: Path) -> None:
    """`bilan COMMAND --option value` is a command with that option, which takes that value; words in capitals stand for yours."""
    (commands,) = (action.choices for action in _parser([])._actions if isinstance(action, argparse._SubParsersAction))
    for typed in _INLINE.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
        words = shlex.split(typed)[1:]
        words = words[2:] if words[0] == "-C" else words
        if words[0].isupper() or words[0].startswith("-"):
            continue
        options = {option: action for action in commands[words[0]]._actions for option in action.option_strings}
        for option, value in zip(words, [*words[1:], ""], strict=True):
            if option.startswith("-"):
                assert option in options, typed
                choices = options[option].choices
                assert not choices or not value or value.isupper() or value in choices, typed


def _file(sample: Sample) -> str:
    """The file with the part in its place: below its keys, or the whole file."""
    text = sample.text
    for key in reversed(sample.below.split(".") if sample.below else []):
        text = f"{key}:\n" + "".join(f"  {line}\n" for line in text.splitlines())
    return text
