"""A page is a tree of blocks, made once for all languages; what a page prints in any language is in the tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bilan.blocks.block import all_blocks, blocks_of, figures_in
from bilan.blocks.chart_block import Chart
from bilan.blocks.figure_blocks import ChangeList, KeyFigures, Overview
from bilan.blocks.text_blocks import Heading
from bilan.build_result import BuildResult, add_pages, read_report
from bilan.pages.page import Page

Folder = Callable[[dict[str, str | bytes]], Path]
FILES: dict[str, str | bytes] = {
    "data/report.yml": "title: {fr: Rapport, en: Report}\ninstitution: {name: Ville}\nlanguages: [fr, en]\n",
    "data/2020/year.yml": "status: published\n",
    "data/2020/figures.yml": "source: review\nfigures: {total: 8, one: 5, two: 3}\n",
    "data/2021/year.yml": "status: published\nhighlights: [total, one]\n",
    "data/2021/figures.yml": (
        "source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n  two: {value: 4, note: {fr: Lu., en: Read.}}\n"
    ),
    "content/method.md": '# Méthode\n\nIl y a {{ figure("one") }} et {{ figure("two", 2020) ~ " / " ~ figure("two") }}.\n',
    "content/method.en.md": '# Method\n\nThere are {{ figure("one") }}.\n',
}


@pytest.fixture
def result(folder: Folder) -> BuildResult:
    return add_pages(read_report(folder(FILES), date(2026, 11, 23)))


def _pages(result: BuildResult) -> dict[str, Page]:
    return {page.address: page for page in result.pages}


def test_the_languages_of_a_generated_page_have_the_same_tree(result: BuildResult) -> None:
    pages = _pages(result)
    assert pages["/2021/"].blocks() is pages["/en/2021/"].blocks()
    assert pages["/2021/"].markdown != pages["/en/2021/"].markdown


def test_each_figure_that_a_page_prints_is_in_its_tree(result: BuildResult) -> None:
    for page in result.pages:
        printed = set(re.findall(r'data-figure="([^"]+)"', page.markdown))
        assert printed <= {figure.key for figure in figures_in(page.blocks())}
    assert any('data-figure="2021/one"' in page.markdown for page in result.pages)


def test_blocks_in_blocks_are_found_in_the_order_of_the_page(result: BuildResult) -> None:
    home = _pages(result)["/"].blocks()
    (overview,) = blocks_of(Overview, home)
    assert next(all_blocks([overview])) is overview
    found = [type(block) for block in all_blocks(home) if isinstance(block, KeyFigures | ChangeList | Chart)]
    assert found == [KeyFigures, ChangeList, Chart]


def test_headings_are_found_with_their_anchors(result: BuildResult) -> None:
    headings = [(block.anchor, block.level) for block in blocks_of(Heading, _pages(result)["/indicators/total/"].blocks())]
    assert headings == [("top", 1), ("years", 2), ("parts", 2), ("2021", 2), ("2020", 2), ("cite", 2)]


def test_expressions_of_hand_written_pages_make_the_same_blocks(result: BuildResult) -> None:
    page = _pages(result)["/method/"]
    assert [figure.key for figure in figures_in(page.blocks())] == ["2021/one", "2020/two", "2021/two"]
    assert page.markdown.count("</data></a> &#47; <a") == 1


def test_languages_that_print_other_figures_are_reported(result: BuildResult) -> None:
    (problem,) = [problem for problem in result.problems if problem.code == "numbers-differ"]
    assert "2020/two, 2021/two" in str(problem.message)


@pytest.mark.parametrize(
    ("markdown", "title"),
    [
        ('# Il y a {{ figure("one") }} actes\n', "Il y a 6 actes"),
        ("{{ cover(2021) }}\n\n{{ overview(2021) }}\n", "Rapport 2021"),
        ("Texte.\n\n{{ key_figures(2021) }}\n", "Avant propos"),
    ],
)
def test_the_title_of_a_hand_written_page_may_come_from_its_blocks(folder: Folder, markdown: str, title: str) -> None:
    result = add_pages(read_report(folder({**FILES, "content/avant-propos.md": markdown}), date(2026, 11, 23)))
    page = _pages(result)["/avant-propos/"]
    assert page.title == title
    assert page.markdown.count("<h1") + page.markdown.count("\n# ") + page.markdown.startswith("# ") == 1
