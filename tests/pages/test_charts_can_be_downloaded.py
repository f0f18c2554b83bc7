"""Each chart that a page shows lies beside it as a drawing, and its data as a table, at an address made of its id."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from bilan.blocks.block import blocks_of
from bilan.blocks.chart_block import Chart
from bilan.build_result import BuildResult, add_files, add_pages, read_report
from bilan.pages.page import Page

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def result() -> BuildResult:
    return add_pages(add_files(read_report(ROOT, DAY), DAY))


def _charts(page: Page) -> Iterator[Chart]:
    return blocks_of(Chart, page.blocks())


def _prefix(tag: str) -> str:
    return "" if tag == "fr" else f"{tag[:2]}/"


def test_every_chart_has_its_files(result: BuildResult) -> None:
    assert result.downloads
    shown = {(page.language.tag, chart.spec.id): (page, chart) for page in result.pages for chart in _charts(page)}
    assert len(shown) > 100
    for (tag, name), (page, chart) in shown.items():
        drawing = result.downloads.by_path[f"{_prefix(tag)}data/charts/{name}.svg"].content.decode()
        title = chart.spec.titled(result.downloads.release.formatter(page.language)).title
        assert "".join(fromstring(drawing).itertext()).startswith(title)
        assert (f"{_prefix(tag)}data/charts/{name}.csv" in result.downloads.by_path) == bool(chart.data)


def test_the_blocks_of_a_page_are_the_charts_that_it_prints(result: BuildResult) -> None:
    for page in result.pages:
        printed = re.findall(r'<figure class="illustration" data-search-exclude id="([^"]+)"', page.markdown)
        assert [unescape(name) for name in printed] == [chart.spec.id for chart in _charts(page)]


def test_the_drawing_of_a_file_is_that_of_the_page(result: BuildResult) -> None:
    assert result.downloads
    page = next(page for page in result.pages if page.address == "/indicators/activities/")
    (drawing,) = re.findall(r'id="chart-activities">.*?class="ch ch-w"(.*?)</svg>', page.markdown, re.DOTALL)
    file = result.downloads.by_path["data/charts/chart-activities.svg"].content.decode()
    lines = re.findall(r' d="[^"]+"', drawing)
    assert lines and lines == re.findall(r' d="[^"]+"', file)


def test_a_page_links_to_the_files_of_its_charts(result: BuildResult) -> None:
    for page in result.pages:
        links = page.markdown.replace("&#95;", "_")
        assert all(f"data/charts/{chart.spec.id}.svg" in links for chart in _charts(page))


def test_one_id_is_one_chart_in_a_language(result: BuildResult) -> None:
    drawings: dict[tuple[str, str], set[str]] = {}
    for page in result.pages:
        found = re.findall(r'<figure class="illustration"[^>]* id="([^"]+)">(.*?)</figure>', page.markdown, re.DOTALL)
        for name, body in found:
            drawings.setdefault((page.language.tag, name), set()).update(re.findall(r"<svg.*?</svg>", body, re.DOTALL)[:1])
    assert {key for key, different in drawings.items() if len(different) > 1} == set()


def test_the_data_of_a_chart_are_its_figures(result: BuildResult) -> None:
    assert result.downloads
    text = result.downloads.by_path["data/charts/composition-activities-2021.csv"].content.decode()
    values = {row["indicator"]: row["value"] for row in csv.DictReader(text.splitlines())}
    assert values["activities"] == "4463"
    assert sum(int(value) for name, value in values.items() if name != "activities") == 4463
