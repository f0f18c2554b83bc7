"""docs/breakdowns.md: each example is a file of one small report, which has no error with it and says what the page says."""

from __future__ import annotations

import re

import pytest

from bilan.diagnostics.problem import errors
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.rules import check_report
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period
from tests.conftest import PUBLISHED, ROOT, Folder

PAGE = (ROOT / "docs/breakdowns.md").read_text(encoding="utf-8")
_EXAMPLE = re.compile(r"```(?:yaml|csv)\n(# (data/[\w./-]+)\n.*?)```", re.DOTALL)
EXAMPLES = [(found[2], found[1]) for found in _EXAMPLE.finditer(PAGE)]
FIGURES = "data/2025/figures.yml"
COMMON = {name: text for name, text in EXAMPLES if not name.startswith("data/2025/") and name != "data/report.yml"}
REFERENCES = re.findall(r"^\| `([^`]+)` \| (?:of|one)", PAGE, re.MULTILINE)


def _report(folder: Folder, files: dict[str, str]) -> Report:
    base = {"data/2021/figures.yml": "source: review\nfigures: {press_releases: 1}\n"}
    tables = {name: text for name, text in EXAMPLES if name.endswith(".csv")}
    written: dict[str, str | bytes] = {**base, "data/2025/year.yml": PUBLISHED, **COMMON, **tables, **files}
    loaded = load_report(folder(written))
    assert loaded.report
    assert errors((*loaded.problems, *check_report(loaded.report))) == ()
    return loaded.report


@pytest.mark.parametrize("text", [text for name, text in EXAMPLES if name == FIGURES])
def test_an_example_has_no_error(folder: Folder, text: str) -> None:
    report = _report(folder, {FIGURES: text})
    assert [figure for figure in report.figures if figure.year == 2025 and figure.by] or "period:" in text


def test_the_example_of_a_school_year_is_true(folder: Folder) -> None:
    ((_, text),) = [one for one in EXAMPLES if one[0] == "data/report.yml"]
    year = _report(folder, {"data/report.yml": text, FIGURES: "source: review\nfigures: {press_releases: 1}\n"}).years[2025]
    assert (str(year.period.start), str(year.period.end)) == ("2025-09-01", "2026-08-31")
    march, first = (parse_period(text, year.begins) for text in ("2026-03", "2025-Q1"))
    assert isinstance(march, Period) and isinstance(first, Period)
    assert (march.year, str(first.start), str(first.end)) == (2025, "2025-09-01", "2025-11-30")


def test_the_page_shows_each_form_of_a_reference() -> None:
    assert len(REFERENCES) == 5
