"""Each chart that a page shows lies beside it as a drawing, and its data as a table, at an address made of its id."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from bilan.build_result import BuildResult, add_files, add_pages, read_report
from bilan.pages.chart_files import find_charts

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def edition() -> BuildResult:
    return add_pages(add_files(read_report(ROOT, DAY), DAY))


def _prefix(tag: str) -> str:
    return "" if tag == "fr" else f"{tag[:2]}/"


def test_every_chart_has_its_files(edition: BuildResult) -> None:
    assert edition.offer
    shown = {(page.language.tag, chart.id): chart for page in edition.pages for chart in find_charts(page.markdown)}
    assert len(shown) > 100
    for (tag, name), chart in shown.items():
        drawing = edition.offer.by_path[f"{_prefix(tag)}data/charts/{name}.svg"].content.decode()
        assert "".join(fromstring(drawing).itertext()).startswith(chart.title)
        assert (f"{_prefix(tag)}data/charts/{name}.csv" in edition.offer.by_path) == bool(chart.table)


def test_a_page_links_to_the_files_of_its_charts(edition: BuildResult) -> None:
    for page in edition.pages:
        links = page.markdown.replace("&#95;", "_")
        assert all(f"data/charts/{chart.id}.svg" in links for chart in find_charts(page.markdown))


def test_one_id_is_one_chart_in_a_language(edition: BuildResult) -> None:
    drawings: dict[tuple[str, str], set[str]] = {}
    for page in edition.pages:
        for chart in find_charts(page.markdown):
            drawings.setdefault((page.language.tag, chart.id), set()).add(chart.drawing)
    assert {key for key, different in drawings.items() if len(different) > 1} == set()


def test_the_data_of_a_chart_are_its_figures(edition: BuildResult) -> None:
    assert edition.offer
    text = edition.offer.by_path["data/charts/composition-activities-2021.csv"].content.decode()
    values = {row["indicator"]: row["value"] for row in csv.DictReader(text.splitlines())}
    assert values["activities"] == "4463"
    assert sum(int(value) for name, value in values.items() if name != "activities") == 4463
