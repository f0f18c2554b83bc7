"""A figure is the same wherever it is met: on a page of any language, in the tables, the documents, the workbook, the drawings."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Site


@pytest.fixture(scope="module")
def printed(real: Site) -> dict[str, set[str]]:
    """The numbers printed of each observation, on whatever page."""
    found: dict[str, set[str]] = {}
    for page in real.pages.values():
        for element in page.all("data", class_="figure"):
            found.setdefault(element.attributes["data-figure"], set()).add(element.attributes["value"])
    return found


def test_the_table_and_the_documents_hold_every_printed_figure(real: Site, printed: dict[str, set[str]]) -> None:
    with (real.folder / "data/figures.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    table = {key: row["value"] or _range(row) for key, row in rows.items()}
    documents = json.loads((real.folder / "data/figures.json").read_bytes(), parse_int=str, parse_float=str)
    assert len(printed) > 100
    for key, values in printed.items():
        assert values == {table[key]}, key
    wholes = {figure["id"]: figure["value"] or _range(figure) for figure in documents["figures"]}
    members = {
        cell["id"]: cell["value"] or "" for figure in documents["figures"] for part in figure["by"] for cell in part["cells"]
    }
    assert {**wholes, **members} == table
    assert any("{" in key for key in printed)
    assert any("/" in value for values in printed.values() for value in values)


def _range(row: dict[str, Any]) -> str:
    """The two ends of a range, as a page has them; empty for a figure without a number."""
    return f"{row['lower']}/{row['upper']}" if row["qualifier"] == "range" else ""


@pytest.mark.parametrize("root", ["", "ar/", "en/"])
def test_the_workbook_holds_every_printed_figure(real: Site, printed: dict[str, set[str]], root: str) -> None:
    sheet = load_workbook(real.folder / f"{root}data/figures.xlsx", read_only=True).worksheets[3]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    for key, values in printed.items():
        numbers = {Decimal(str(cell)) for cell in rows[key] if isinstance(cell, int | float) and not isinstance(cell, bool)}
        assert {Decimal(end) for value in values for end in value.split("/")} <= numbers, key


@pytest.mark.parametrize("name", ["figures", "indicators", "sources", "articles"])
def test_addresses_in_the_data_lead_to_their_record(real: Site, name: str) -> None:
    for record in json.loads((real.folder / f"data/{name}.json").read_bytes())[name]:
        address = urlsplit(record["address"])
        file, anchor = real.target("index.html", f"{address.path}#{address.fragment}")
        assert not anchor or anchor in real.anchors[file], record["address"]
