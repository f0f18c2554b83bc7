"""Targets have a page, a section on the page of their indicator and rules on the page of the method; formulas are shown."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path

import pytest

from bilan.build_result import add_files, add_pages, read_report
from bilan.pages.page import Page
from tests.conftest import Folder

TODAY = date(2026, 11, 23)
FILES: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA, en-GB]\n",
    "data/indicators.yml": (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  euro: {currency: EUR}\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"
        "    ar: {zero: عمل, one: عمل, two: عملان, few: أعمال, many: عملا, other: عمل}\n    en: {one: act, other: acts}\n"
        "indicators:\n"
        "  total: {name: Total, definition: Tout., theme: press, unit: item, better: higher, targets: {"
        "2021: {value: 9, source: plan, revisions: [{date: 2021-02-01, was: 8, reason: Nouveau plan.}]}, 2024: 20}}\n"
        "  one: {name: Un, definition: Le premier., theme: press, unit: item}\n"
        "  two: {name: Deux, definition: Le second., theme: press, unit: item}\n"
        "  share: {name: Part, definition: La part., theme: press, unit: percent, formula: 100 * one / total}\n"
    ),
    "data/sources.yml": (
        "sources:\n  review: {title: Bilan, publisher: Ville}\n  plan: {title: Plan, publisher: Conseil, date: 2020}\n"
    ),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    from tests.conftest import MINIMAL

    root: Path = tmp_path_factory.mktemp("targets")
    (root / "content").mkdir()
    for name, text in {**MINIMAL, **FILES}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    built = add_pages(add_files(read_report(root, TODAY), TODAY))
    assert [problem for problem in built.problems if problem.severity == "error"] == []
    return {page.address: page for page in built.pages}


def test_the_page_of_targets_has_each_with_its_verdict_and_source(pages: dict[str, Page]) -> None:
    text = unescape(pages["/targets/"].markdown)
    assert 'id="total-2021"' in text and "<strong>Atteint</strong>" in text
    assert "au moins 9" in text.replace("\u00a0", " ") and "Conseil" in text
    assert "l’objectif était de 8. Nouveau plan" in text.replace("\u00a0", " ")
    assert "Aucune source n’est nommée" in text  # for the target of 2024


@pytest.mark.parametrize("prefix", ["/", "/ar/", "/en/"])
def test_every_language_has_the_page(pages: dict[str, Page], prefix: str) -> None:
    assert pages[f"{prefix}targets/"].markdown.count('id="total-20') == 2
    assert "targets/#" not in pages[f"{prefix}method/"].markdown
    assert "{#targets}" in pages[f"{prefix}method/"].markdown
    assert "{#formulas}" in pages[f"{prefix}method/"].markdown


def test_the_page_of_an_indicator_has_its_targets(pages: dict[str, Page]) -> None:
    assert "{#targets}" in pages["/indicators/total/"].markdown
    assert "{#targets}" not in pages["/indicators/one/"].markdown


def test_a_computed_figure_is_marked_and_shows_its_inputs(pages: dict[str, Page]) -> None:
    page = pages["/indicators/share/"].markdown
    assert '<span class="mark">calculé</span>' in page
    assert 'data-figure="2021/one">6</data>' in page and 'data-figure="2021/share">60' in page
    assert "<dt>Formule</dt>" in page
    assert '<span class="mark">calculé</span>' in pages["/2021/"].markdown


def test_a_report_without_targets_has_no_page_of_them(folder: Folder) -> None:
    built = add_pages(add_files(read_report(folder({}), TODAY), TODAY))
    assert "/targets/" not in {page.address for page in built.pages}


def test_a_page_prints_a_target_as_a_link_to_its_verdict(folder: Folder) -> None:
    page: dict[str, str | bytes] = {
        "content/index.md": '# Accueil\n\n{{ target("total", 2024) }}, {{ target("total", 2025) }}\n'
    }
    (problem,) = [item for item in read_report(folder({**FILES, **page}), TODAY).problems if item.severity == "error"]
    assert (problem.code, problem.place.line) == ("unknown-year", 3)
    assert "2021, 2024" in problem.hint
    right = folder({**FILES, "content/index.md": '# Accueil\n\n{{ target("total", 2024) }}\n'})
    built = add_pages(add_files(read_report(right, TODAY), TODAY))
    text = next(item.markdown for item in built.pages if item.address == "/")
    assert '<a href="targets/#total-2024">20\u00a0actes</a>' in unescape(text)
