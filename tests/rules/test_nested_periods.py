"""A quarter is what its months make; with some months missing it is not less; of a stock it is its last month."""

from __future__ import annotations

import pytest

from tests.conftest import MINIMAL, Folder, RunBilan

QUARTER = "  one: {{value: 40, by: {{quarter: {{Q1: {quarter}}}, month: {{{months}}}}}}}\n"
ALL, SOME = "01: 3, 02: 3, 03: 3", "01: 3, 03: 9"


@pytest.mark.parametrize(
    ("quarter", "months", "kind", "code"),
    [
        ("9", ALL, "flow", ""),
        ("10", ALL, "flow", "sum-mismatch"),
        ("{value: 10, qualifier: about}", ALL, "flow", ""),
        ("20", SOME, "flow", ""),
        ("11", SOME, "flow", "sum-mismatch"),
        ("9", SOME, "stock", ""),
        ("3", SOME, "stock", "stock-mismatch"),
    ],
)
def test_a_quarter_agrees_with_its_months(
    quarter: str, months: str, kind: str, code: str, folder: Folder, run_bilan: RunBilan
) -> None:
    indicators = MINIMAL["data/indicators.yml"].replace("Le premier., ", f"Le premier., kind: {kind}, ")
    value = "9" if kind == "stock" else "40"
    text = QUARTER.format(quarter=quarter, months=months).replace("value: 40", f"value: {value}")
    root = folder({"data/indicators.yml": indicators, "data/2021/figures.yml": f"source: review\nfigures:\n{text}"})
    err = run_bilan("-C", root, "check")[2]
    said = [line for line in err.splitlines() if "makes" in line and "2021-Q1" in line]
    assert bool(said) is bool(code), err
    assert not code or f"error [{code}]" in err
