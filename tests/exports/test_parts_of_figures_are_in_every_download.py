"""A report with months, channels and regions: tidy CSV, members, Data Package with foreign keys, JSON by its schema, workbook."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bilan.exports.csv_writer import to_csv
from bilan.exports.file_formats.data_package import files as packaged
from bilan.exports.file_formats.json_documents import files as documents
from bilan.exports.release import TODAY, Release
from bilan.exports.tables import every_table
from bilan.exports.tables.figures_table import figures_table
from bilan.model.loader import load_report
from bilan.rules.dimensions import RESERVED
from tests.conftest import Folder

FILES: dict[str, str | bytes] = {
    "data/dimensions.yml": (
        "dimensions:\n  channel: {name: Canal, members: {site: {name: Site}, x: {name: X}}}\n"
        "  region: {name: Région, members: {casa: {name: Casablanca}, rabat: {name: Rabat}}}\n"
    ),
    "data/2021/figures.yml": (
        "source: review\nfigures:\n"
        "  one: {value: 30, by: {month: {03: 30}, channel: {site: 25, x: {value: 5, note: Depuis mai., break: Recompté., "
        "origin: press, alternatives: [{value: 6, source: review, why_not: Trop tard.}]}}, "
        '"region, month": t.csv}}\n'
        "  two: {value: 4, period: 2021-H1}\n"
    ),
    "data/2021/t.csv": "region,month,value\ncasa,03,10\nrabat,03,20\n",
}
ROWS = [
    ("2021/one", "2021", "", "", "30"),
    ("2021-03/one", "2021-03", "", "", "30"),
    ("2021/one{channel=site}", "2021", "site", "", "25"),
    ("2021/one{channel=x}", "2021", "x", "", "5"),
    ("2021-03/one{region=casa}", "2021-03", "", "casa", "10"),
    ("2021-03/one{region=rabat}", "2021-03", "", "rabat", "20"),
    ("2021/two", "2021-H1", "", "", "4"),
]


def _release(root: Path) -> Release:
    report = load_report(root).report
    assert report
    return Release(report, {TODAY: date(2026, 1, 1)})


@pytest.fixture
def release(folder: Folder) -> Release:
    return _release(folder(FILES))


def _rows(data: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(data.decode()))]


def test_figures_are_tidy(release: Release) -> None:
    table = next(table for table in every_table(release) if table.name == "figures")
    rows = _rows(to_csv(table))
    assert [(row["id"], row["period"], row["channel"], row["region"], row["value"]) for row in rows] == ROWS
    assert len(table.rows) == len(ROWS)
    assert {column.stem for column in table.columns} - {"channel", "region"} <= RESERVED


def test_figures_of_years_alone_have_no_other_columns(folder: Folder) -> None:
    release = _release(folder({}))
    table = next(table for table in every_table(release) if table.name == "figures")
    assert [column.name for column in table.columns][:2] == ["year", "indicator"]
    assert table.key == ("year", "indicator")
    charted = figures_table(release, list(release.report.figures))
    assert [column.name for column in charted.columns] == [column.name for column in table.columns]


def test_the_package_names_the_members_that_rows_refer_to(release: Release) -> None:
    files = {file.path: file for file in packaged(release)}
    package = json.loads(files["data/datapackage.json"].content)
    figures = next(resource for resource in package["resources"] if resource["name"] == "figures")
    assert figures["schema"]["primaryKey"] == ["id"]
    keys = {tuple(key["fields"]): key["reference"] for key in figures["schema"]["foreignKeys"]}
    assert keys["channel",] == keys["region",] == {"resource": "members", "fields": ["member"]}
    members = _rows(files["data/members.csv"].content)
    assert [(row["dimension"], row["member"], row["name_fr"]) for row in members] == [
        ("channel", "site", "Site"), ("channel", "x", "X"), ("region", "casa", "Casablanca"), ("region", "rabat", "Rabat"),
    ]  # fmt: skip


def test_the_json_has_the_parts_and_follows_its_schema(release: Release) -> None:
    files = {file.path: json.loads(file.content) for file in documents(release)}
    one, two = files["data/figures.json"]["figures"]
    assert (one["period"], two["period"], two["by"]) == ("2021", "2021-H1", [])
    cells: list[dict[str, Any]] = [cell for breakdown in one["by"] for cell in breakdown["cells"]]
    assert [(cell["id"], cell["period"], cell["value"]) for cell in cells] == [
        (name, period, int(value)) for name, period, _, _, value in ROWS[1:-1]
    ]
    assert [breakdown["dimensions"] for breakdown in one["by"]] == [["month"], ["channel"], ["region", "month"]]
    assert (cells[2]["note"], cells[2]["break"], cells[2]["origin"]) == ({"fr": "Depuis mai."}, {"fr": "Recompté."}, "press")
    assert [(other["value"], other["why_not"]) for other in cells[2]["alternatives"]] == [(6, {"fr": "Trop tard."})]
    common = files["data/schemas/common.schema.json"]
    validator = Draft202012Validator({"$ref": "#/$defs/figure", "$defs": common["$defs"]})
    assert [error.message for figure in (one, two) for error in validator.iter_errors(figure)] == []


def test_the_dimension_of_shares_is_named_in_every_download(folder: Folder) -> None:
    """In the CSV of indicators, in JSON by its schema, in the Data Package and in the workbook."""
    indicators = (
        "themes:\n  press: {name: Presse}\nindicators:\n"
        "  one: {name: Un, definition: D., theme: press, unit: percent, shares_of: channel}\n"
    )
    figures = "source: review\nfigures:\n  one: {by: {channel: {site: 60, x: 40}}}\n"
    files = {"data/dimensions.yml": FILES["data/dimensions.yml"], "data/indicators.yml": indicators}
    release = _release(folder({**files, "data/2021/figures.yml": figures}))
    table = next(table for table in every_table(release) if table.name == "indicators")
    assert [row["shares_of"] for row in _rows(to_csv(table))] == ["channel"]
    (package,) = (json.loads(file.content) for file in packaged(release) if file.path == "data/datapackage.json")
    resource = next(one for one in package["resources"] if one["name"] == "indicators")
    assert "shares_of" in [field["name"] for field in resource["schema"]["fields"]]
    texts = [file.content.decode() for file in documents(release)]
    assert any('"shares_of":"channel"' in text.replace(" ", "").replace("\n", "") for text in texts)
