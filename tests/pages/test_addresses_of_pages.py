"""The addresses of the report are permanent: a published page keeps its address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import BuildResult, add_pages, read_report

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def result() -> BuildResult:
    return add_pages(read_report(ROOT, date(2026, 11, 23)))


def test_every_page_of_the_design_has_its_address(result: BuildResult) -> None:
    assert result.report is not None
    years = result.report.years.values()
    promised = {"/", "/indicators/", "/press/", "/sources/", "/method/", "/glossary/", "/errata/"}
    promised |= {f"/{year.number}/" for year in years}
    promised |= {f"/{year.number}/press/" for year in years if year.articles}
    promised |= {f"/{year.number}/rebuttals/" for year in years if year.rebuttals}
    promised |= {f"/indicators/{figure.id}/" for figure in result.report.figures}
    addresses = [page.address for page in result.pages]
    assert sorted(promised - set(addresses)) == []
    assert len(addresses) == len(set(addresses))


def test_every_observation_has_its_anchor(result: BuildResult) -> None:
    assert result.report is not None
    markdown = {page.address: page.markdown for page in result.pages}
    missing = [
        figure.key
        for figure in result.report.figures
        if f" {{#{figure.year}}}\n" not in markdown[f"/indicators/{figure.id}/"]
    ]
    assert missing == []


def test_a_page_is_the_index_of_a_folder_of_its_address(result: BuildResult) -> None:
    assert [page.path for page in result.pages if f"/{page.path}" != f"{page.address}index.md"] == []
