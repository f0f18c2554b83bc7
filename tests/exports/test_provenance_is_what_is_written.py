"""The downloads say of a figure what the data says of it: no status that nobody wrote."""

from __future__ import annotations

import csv
import io
import json

from bilan.exports.downloads import Downloads

ROWS_OF_2021 = ("total", "one", "two")


def _rows(small: Downloads) -> dict[tuple[str, str], dict[str, str]]:
    table = csv.DictReader(io.StringIO(small.by_path["data/figures.csv"].content.decode()))
    return {(row["year"], row["indicator"]): row for row in table}


def test_no_figure_is_final_by_default(small: Downloads) -> None:
    rows = _rows(small)
    assert {(rows["2021", name]["status"], rows["2021", name]["obs_status"]) for name in ROWS_OF_2021} == {("", "")}
    assert (rows["2022", "one"]["status"], rows["2022", "one"]["obs_status"]) == ("withheld", "Q")
    assert (rows["2022", "two"]["status"], rows["2022", "two"]["obs_status"]) == ("provisional", "P")
    figures = json.loads(small.by_path["data/2021/figures.json"].content)["figures"]
    assert {(figure["status"], figure["obs_status"]) for figure in figures} == {(None, None)}
