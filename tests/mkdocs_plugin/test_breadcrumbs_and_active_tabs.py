"""The section of a page is marked in the tabs of every page, and a page below another has links to those above it."""

from __future__ import annotations

import re

import pytest

from tests.mkdocs_plugin.conftest import Site

TAB = re.compile(r'<li class="md-tabs__item md-tabs__item--active">\s*<a href="([^"]*)"')
CRUMBS = re.compile(r'<nav class="breadcrumb[^>]*>(.*?)</nav>', re.DOTALL)


def test_one_tab_is_marked_on_every_page(real: Site) -> None:
    marked = {
        file: TAB.findall((real.folder / file).read_text(encoding="utf-8"))
        for file in real.pages
        if file.endswith("index.html")
    }
    assert len(marked) > 200
    assert {file: tabs for file, tabs in marked.items() if len(tabs) != 1} == {}


@pytest.mark.parametrize(
    ("page", "tab"),
    [
        ("indicators/activities", "../"),
        ("2024/press", "../../years/"),
        ("ar/2024/press", "../../years/"),
        ("2016/press", "../../years/"),
        ("2015/rebuttals", "../../years/"),
        ("2005", "../years/"),
    ],
)
def test_a_page_without_an_entry_marks_the_section_it_belongs_to(real: Site, page: str, tab: str) -> None:
    html = (real.folder / page / "index.html").read_text(encoding="utf-8")
    (marked,) = TAB.findall(html)
    assert (real.folder / page / marked).resolve() == (real.folder / page / tab).resolve()


def test_the_pages_above_a_page_are_links_and_none_is_above_the_home_page(real: Site) -> None:
    def crumbs(page: str) -> list[tuple[str, str]]:
        found = CRUMBS.search((real.folder / page / "index.html").read_text(encoding="utf-8"))
        links = re.findall(r'<a href="([^"]*)">(.*?)</a>', found.group(1)) if found else []
        return [(str((real.folder / page / to).resolve().relative_to(real.folder.resolve())), title) for to, title in links]

    assert crumbs("2024/press") == [(".", "Le rapport"), ("2024", "2024")]
    assert crumbs("en/indicators/activities") == [("en", "Report"), ("en/indicators", "Indicators")]
    assert crumbs(".") == crumbs("2024") == crumbs("indicators") == []
