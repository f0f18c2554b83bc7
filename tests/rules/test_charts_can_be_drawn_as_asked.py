"""A chart from a year on needs two numbers; the hint names the last year from which there are two."""

from __future__ import annotations

from datetime import date

import pytest

from bilan.build_result import read_report
from tests.conftest import Folder
from tests.figure_charts.broken_down_report import INDICATORS, files


@pytest.mark.parametrize(("since", "found"), [(2023, []), (2024, ["undrawable-chart"])])
def test_a_first_year_leaves_two_numbers(folder: Folder, since: int, found: list[str]) -> None:
    indicators = INDICATORS.replace("unit: item}", f"unit: item, chart: {{since: {since}}}}}", 1)
    years = {year: f"total: {year}" for year in (2022, 2023, 2024)}
    read = read_report(folder({**files(years), "data/indicators.yml": indicators}), date(2026, 11, 23))
    problems = [problem for problem in read.problems if problem.code == "undrawable-chart"]
    assert [problem.code for problem in problems] == found
    assert all("2023" in str(problem.hint) for problem in problems)
