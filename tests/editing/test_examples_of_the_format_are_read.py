"""The examples of docs/format.md make a report without errors or warnings."""

from __future__ import annotations

import re
from datetime import date

from bilan.build_result import read_report
from tests.conftest import ROOT, Folder

_EXAMPLE = re.compile(r"```yaml\n# (?P<path>data/[\w/.-]+)(?P<continued>, continued)?\n(?P<text>.*?)```", re.DOTALL)


def _continued(text: str, more: str) -> str:
    """A file with the entries of an excerpt in place of its own: `more` begins with the name of a group."""
    group, _, entries = more.partition("\n")
    for entry in re.split(r"\n(?=  \w)", entries.rstrip("\n")):
        name = entry.partition(":")[0]
        text = re.sub(rf"(?ms)^{name}: .*?$\n", "", text)
        text = text.replace(f"{group}\n", f"{group}\n{entry.rstrip()}\n")
    return text


def test_the_examples_of_the_format_are_read_without_a_problem(folder: Folder) -> None:
    examples: dict[str, str] = {}
    for found in _EXAMPLE.finditer((ROOT / "docs/format.md").read_text(encoding="utf-8")):
        path, text = found["path"], found["text"]
        examples[path] = _continued(examples[path], text) if found["continued"] else text
    assert {"data/indicators.yml", "data/2021/figures.yml", "data/sources.yml"} <= set(examples)
    assert "targets:" in examples["data/indicators.yml"]
    files: dict[str, str | bytes] = {**examples}
    assert read_report(folder(files), date(2026, 11, 23)).problems == ()
