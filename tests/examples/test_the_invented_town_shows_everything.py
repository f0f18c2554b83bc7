"""The invented report of examples/city is green, is built, and shows each thing that a report can say, in three languages."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from bilan.build_date import build_date
from bilan.build_result import add_pages, read_report
from bilan.diagnostics.problem import errors
from tests.browser.test_pages_pass_accessibility_rules import found_by_axe
from tests.build_process import run_build
from tests.conftest import ROOT
from tests.mkdocs_plugin.conftest import files_of

CITY = ROOT / "examples/city"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the report, with its site built."""
    folder = tmp_path_factory.mktemp("city") / "report"
    shutil.copytree(CITY, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    done = run_build(folder, "-q")
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def _page(city: Path, address: str) -> str:
    return (city / "site" / address / "index.html").read_text(encoding="utf-8")


def test_it_has_no_problem() -> None:
    assert read_report(CITY, build_date()).problems == ()


@pytest.mark.parametrize("root", ["", "en/", "ar/"])
@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (
            "indicators/requests/",
            (
                'id="by-month"',
                "map-district-requests-2025",
                "grid-district-month-requests-2025",
                'id="by-district"',
                'id="by-contact"',
            ),
        ),
        ("indicators/answer_rate/", ("requests_answered", "formula")),
        ("indicators/satisfaction/", ('data-figure="2025/satisfaction"',)),
        ("targets/", ('data-figure="2025/answer_time"',)),
        ("registers/releases/2025/", ('data-figure="2025/press_releases"',)),
    ],
)
def test_each_page_shows_what_it_is_for(city: Path, root: str, page: str, shown: tuple[str, ...]) -> None:
    html = _page(city, root + page)
    assert [part for part in shown if part not in html] == []


def test_money_hours_and_shares_are_printed_as_each_language_does(city: Path) -> None:
    plain = re.sub(r"[\u00a0\u202f]", " ", re.sub("<[^>]*>", "", _page(city, "indicators/information_budget/")))
    english = re.sub("<[^>]*>", "", _page(city, "en/indicators/information_budget/"))
    assert "417 300 €" in plain
    assert "€417,300" in english
    assert "10\u202f000 à 12\u202f000" in re.sub("<[^>]*>", "", _page(city, "indicators/fair_visitors/"))


def test_a_counted_figure_is_the_number_of_rows_of_its_register(city: Path) -> None:
    with (CITY / "data/2025/releases.csv").open(encoding="utf-8", newline="") as file:
        releases = {row["reference"] for row in csv.DictReader(file) if row["kind"] == "press_release"}
    assert f'value="{len(releases)}" data-figure="2025/press_releases"' in _page(city, "indicators/press_releases/")


def test_who_wrote_a_release_is_in_no_published_file(city: Path) -> None:
    with (CITY / "data/2025/releases.csv").open(encoding="utf-8", newline="") as file:
        officers = {row["officer"].encode() for row in csv.DictReader(file)}
    assert len(officers) > 1
    assert [path for path in files_of(city / "site") if any(officer in path.read_bytes() for officer in officers)] == []


_ID = re.compile(r'\bid="([^"]+)"')


def _anchors(city: Path, root: str = "") -> dict[str, set[str]]:
    """The anchors of the page of each indicator."""
    pages = (city / "site" / root / "indicators").glob("*/index.html")
    return {page.parent.name: {*_ID.findall(page.read_text(encoding="utf-8"))} for page in pages}


def _addresses(city: Path) -> Iterator[tuple[str, str]]:
    """Every address of a figure in pages, downloads, citations and the search: indicator and anchor."""
    site = city / "site"
    for page in site.rglob("*.html"):
        yield from (
            (name, anchor) for name, anchor in re.findall(r'indicators/([a-z_]+)/#([^"]+)"', page.read_text("utf-8"))
        )
    for name in ("data/figures.csv", "data/figures.json", "data/citations.bib", "data/citations.json"):
        text = (site / name).read_text(encoding="utf-8")
        yield from re.findall(r"indicators/([a-z_]+)/#([\w.-]+)", text)
    search = json.loads((site / "search/figures.json").read_text(encoding="utf-8"))
    for address, _, _, figures, *parts in search["indicators"]:
        periods, anchor = parts or ({}, "")
        of_parts = [anchor] if anchor.startswith("by-") else [period + anchor for period in periods]
        for found in (*(figure[0] for figure in figures), *of_parts):
            yield address.split("/")[1], found


@pytest.mark.parametrize("root", ["", "en/", "ar/"])
def test_every_address_of_a_figure_leads_to_a_place_on_the_page_of_its_indicator(city: Path, root: str) -> None:
    anchors, addresses = _anchors(city, root), {*_addresses(city)}
    assert len(addresses) > 500
    assert ("requests", "2024-03-district-centre") in addresses  # a cell of two dimensions
    assert ("budget_balance", "2025-Q2-district-marsh") in addresses
    assert sorted((name, anchor) for name, anchor in addresses if anchor not in anchors[name]) == []


def test_figures_of_the_pages_can_be_followed_to_the_cells_that_they_come_from(city: Path) -> None:
    """Forty figures of all kinds: what a page prints is what its file and cell hold."""
    report = read_report(city, build_date()).report
    assert report is not None
    cells = [
        cell for figure in report.figures for part in figure.by.values() if not part.counted for cell in part.cells.values()
    ]
    wholes = [figure for figure in report.figures if "value" in figure.places and not (figure.range or figure.computation)]
    chosen = [*wholes[:: max(1, len(wholes) // 20)][:20], *cells[:: max(1, len(cells) // 20)][:20]]
    assert len(chosen) == 40
    for figure in chosen:
        place = figure.at("value")
        line = (city / place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]
        assert line[place.column - 1 :].startswith((f"{figure.value:f}", "{value")), (figure.key, line)
        if len(figure.dimensions) < 2:
            page = _page(city, f"indicators/{figure.id}/")
            assert f'value="{figure.value:f}" data-figure="{figure.key}"' in page


EXPRESSIONS = re.findall(r"`(\{\{ (?![\"…]).+? \}\})`", (ROOT / "docs/prose.md").read_text(encoding="utf-8"))


def test_each_expression_of_the_documentation_prints_something(tmp_path: Path) -> None:
    """On a page of this report; the one with parts of a total on a page of the report in data/."""
    of_parts = [one for one in EXPRESSIONS if "composition(" in one]
    assert len(EXPRESSIONS) > 20 and len(of_parts) == 1
    for name, source, expressions in (("city", CITY, EXPRESSIONS), ("report", ROOT, of_parts)):
        folder = tmp_path / name
        for part in ("data", "content"):
            shutil.copytree(source / part, folder / part, ignore=shutil.ignore_patterns("addresses.txt"))
        shutil.copyfile(source / "mkdocs.yml", folder / "mkdocs.yml")
        shown = [one for one in expressions if name == "report" or one not in of_parts]
        (folder / "content/samples.md").write_text("\n\n".join(("# Samples", *shown)), encoding="utf-8")
        assert errors(add_pages(read_report(folder, build_date())).problems) == ()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("address", ["/ar/indicators/requests/", "/targets/"])
def test_maps_and_targets_pass_accessibility_rules(
    city: Path,
    browser: Browser,
    served: Callable[[Path], AbstractContextManager[str]],
    scheme: Literal["light", "dark"],
    width: int,
    address: str,
) -> None:
    with (
        served(city / "site") as root,
        browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}) as context,
    ):
        page = context.new_page()
        page.goto(root + address)
        assert found_by_axe(page) == []
