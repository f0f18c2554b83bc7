"""The examples of docs/format.md make a report without errors or warnings."""

from __future__ import annotations

import re
from datetime import date

from bilan.build_result import read_report
from tests.conftest import ROOT, Folder

_EXAMPLE = re.compile(r"```yaml\n# (?P<path>data/[\w/.-]+)\n(?P<text>.*?)```", re.DOTALL)


def test_the_examples_of_the_format_are_read_without_a_problem(folder: Folder) -> None:
    text = (ROOT / "docs/format.md").read_text(encoding="utf-8")
    examples: dict[str, str | bytes] = {found["path"]: found["text"] for found in _EXAMPLE.finditer(text)}
    assert {"data/indicators.yml", "data/2021/figures.yml"} <= set(examples)
    assert read_report(folder(examples), date(2026, 11, 23)).problems == ()
