"""Two years side by side have the change that the rules allow: none across a break, with a missing value, or of ranks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bilan.analysis.change import Change, Incomparable, Reason
from bilan.analysis.comparisons import changes_between_years, comparable_indicators, compared_years
from bilan.build_result import read_report
from bilan.model.report import Report

Folder = Callable[[dict[str, str | bytes]], Path]


def _report(folder: Folder) -> Report:
    years = {2020: "total: 200", 2021: "total: 150", 2022: "total: {value: 90, break: On compte autrement.}"}
    files: dict[str, str | bytes] = {}
    for year, figure in years.items():
        files[f"data/{year}/year.yml"] = "status: published\n"
        files[f"data/{year}/figures.yml"] = f"source: review\nfigures:\n  {figure}\n"
    files["data/2022/figures.yml"] = str(files["data/2022/figures.yml"]) + "  one: 5\n"
    files["data/2020/figures.yml"] = str(files["data/2020/figures.yml"]) + "  one: {status: missing}\n"
    report = read_report(folder(files), date(2026, 11, 23)).report
    assert report
    return report


def test_nothing_is_compared_across_a_break(folder: Folder) -> None:
    changes = changes_between_years(_report(folder))["total"]
    first = changes[2020, 2021]
    assert isinstance(first, Change) and first.shown == -25
    for since in (2020, 2021):
        across = changes[since, 2022]
        assert isinstance(across, Incomparable) and across.reason is Reason.BREAK


def test_a_missing_value_has_a_row_and_no_change(folder: Folder) -> None:
    report = _report(folder)
    first = next(pair for pair in compared_years(report, 2020, 2022) if pair.indicator.id == "one")
    assert first.before and first.before.value is None and first.figure and first.change is None
    assert [pair.indicator.id for pair in compared_years(report, 2020, 2021)] == ["total", "one"]
    assert list(comparable_indicators(report)) == ["total"]
