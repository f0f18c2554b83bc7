"""docs/python.md: its samples print what it says, and its tables name what `bilan.api` has."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bilan import api
from tests.conftest import MINIMAL, ROOT, write_folder
from tests.documentation.samples import samples

PAGE = ROOT / "docs/python.md"
REPORT = {
    **{name: text for name, text in MINIMAL.items() if "2021" not in name},
    "data/indicators.yml": (
        "themes:\n  service: {name: Service}\nunits:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\nindicators:\n"
        + "".join(
            f"  {id}: {{name: {name}, definition: Tout., theme: service, unit: item}}\n"
            for id, name in {"visits": "Visites", "calls": "Appels", "survey": "Enquête", "letters": "Lettres"}.items()
        )
    ),
}
_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \|", re.MULTILINE)
_NAME = re.compile(r"`(\w+)`")


def test_the_samples_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The only sample in YAML is the report. Each one in Python is followed by what it prints."""
    shown = [*samples(PAGE)]
    (data,) = (sample for sample in shown if sample.language == "yaml")
    (tmp_path / "report").mkdir()
    write_folder(tmp_path / "report", {**REPORT, data.file: data.text})
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for code, output in pairwise(shown):
        if code.language == "python":
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(code.text, names)
            assert (output.language, printed.getvalue()) == ("text", output.text)
    assert not (tmp_path / "site").exists()


def test_the_tables_of_the_page_name_what_the_interface_has() -> None:
    """Each public name has a row, and each attribute in it exists."""
    rows = dict(_ROW.findall(PAGE.read_text(encoding="utf-8")))
    assert sorted(rows) == sorted(api.__all__)
    for name, text in rows.items():
        described = getattr(api, name)
        if isinstance(described, type):
            without_asides = re.sub(r"\(.*?\)", "", text.partition(". ")[0].partition(": ")[0])
            listed = _NAME.findall(without_asides)
            assert listed
            assert [attribute for attribute in listed if not _has(described, attribute)] == [], name


def _has(described: type, attribute: str) -> bool:
    return attribute in getattr(described, "__annotations__", {}) or hasattr(described, attribute)


@pytest.mark.parametrize("name", [name for name in api.__all__ if isinstance(getattr(api, name), type)])
def test_values_are_immutable(name: str) -> None:
    described = getattr(api, name)
    frozen = dataclasses.is_dataclass(described) and vars(described)["__dataclass_params__"].frozen
    assert frozen or issubclass(described, (tuple, StrEnum))


def test_reading_a_report_needs_no_engine_of_sites_or_documents() -> None:
    code = "import sys, bilan; first = set(sys.modules); import bilan.api; print(*first, '-', *sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    first, _, then = printed.partition(" - ")
    assert not [name for name in first.split() if name.startswith("bilan.")]
    assert {"mkdocs", "typst", "xlsxwriter"}.isdisjoint(then.split())


def test_a_report_with_errors_is_walked(tmp_path: Path) -> None:
    """A figure of an unknown indicator is a problem, and not an observation."""
    figures = "source: nothing\nfigures:\n  total: 3\n  totla: 4\n"
    write_folder(tmp_path, {**MINIMAL, "data/2021/figures.yml": figures})
    checked = api.read_report(tmp_path, date(2026, 1, 1))
    assert checked.report
    assert {"unknown-indicator", "unknown-source"} <= {problem.code for problem in checked.problems}
    (only,) = api.observations(checked.report)
    assert (only.key, only.value, only.sources) == ("2021/total", Decimal(3), ())


def test_a_folder_that_is_no_report_is_a_problem(tmp_path: Path) -> None:
    checked = api.read_report(tmp_path / "nowhere", date(2026, 1, 1))
    assert checked.report is None
    assert checked.problems
