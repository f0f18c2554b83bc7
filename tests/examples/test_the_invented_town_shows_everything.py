"""The invented report of examples/city is green, is built, and shows each thing that a report can say, in three languages."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from bilan.build_date import build_date
from bilan.build_result import read_report
from tests.conftest import ROOT
from tests.mkdocs_plugin.conftest import files_of, run_build

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
