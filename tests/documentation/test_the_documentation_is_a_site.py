"""`make docs`: every page of the documentation is in the site, no link is broken, and nothing comes from other hosts."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser

from tests.browser.test_pages_pass_accessibility_rules import found_by_axe
from tests.conftest import ROOT

SETTINGS = ROOT / "docs/website/mkdocs.yml"
PAGES = [page.relative_to(ROOT / "docs") for page in sorted((ROOT / "docs").rglob("*.md"))]
_LOADED = re.compile(
    r"<(?:script|img|iframe|source)[^>]+\bsrc=\"?(https?:[^\" >]+)|<link rel=\"?(?:stylesheet|icon|preload)[^>]+(https?:[^\" >]+)"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site; it is built strictly, so a link to no page or no heading has failed here."""
    out = tmp_path_factory.mktemp("documentation")
    build(load_config(str(SETTINGS), site_dir=str(out), strict=True))
    return out


def _address(page: Path) -> Path:
    return page.parent / "index.html" if page.stem in {"README", "index"} else page.with_suffix("") / "index.html"


def test_every_page_is_in_the_site(site: Path) -> None:
    assert [str(page) for page in PAGES if not (site / _address(page)).is_file()] == []


def test_pages_load_nothing_from_other_hosts(site: Path) -> None:
    pages = [*site.rglob("*.html")]
    assert len(pages) > 100
    assert {found for page in pages for found in _LOADED.findall(page.read_text(encoding="utf-8"))} == set()
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert [found for style in styles for found in re.findall(r"url\([\"']?https?:[^)]+", style)] == []


def test_the_words_and_the_direction_of_a_page_are_those_of_its_language(site: Path) -> None:
    for page in PAGES:
        language = page.parts[0] if page.parts[0] in {"fr", "ar"} else "en"
        text = (site / _address(page)).read_text(encoding="utf-8")
        assert f'<html lang="{language}"' in text
        assert f'<body dir="{"rtl" if language == "ar" else "ltr"}"' in text


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ("problems/tab", {"en": "./", "fr": "../../fr/problems/tab/", "ar": "../../ar/problems/tab/"}),
        ("ar/problems/tab", {"en": "../../../problems/tab/", "fr": "../../../fr/problems/tab/", "ar": "./"}),
        ("fr", {"en": "../overview/", "fr": "./", "ar": "../ar/"}),
        ("hosting", {"en": "./", "fr": "../fr/", "ar": "../ar/"}),  # not translated
    ],
)
def test_a_page_leads_to_itself_in_other_languages(page: str, links: dict[str, str], site: Path) -> None:
    text = (site / page / "index.html").read_text(encoding="utf-8")
    assert {language: link for link, language in re.findall(r'href="?([^" ]+)"? hreflang="?(\w+)"?', text)} == links


@pytest.mark.parametrize(
    ("page", "row"),
    [
        ("fr/format", "<td>Le titre du rapport, tel qu’il paraît en haut de chaque page.</td>"),
        ("fr/commands", "<td>échouer aussi sur les avertissements de MkDocs</td>"),
        ("ar/problems", "<td>عدد يمكن قراءته على وجهين</td>"),
    ],
)
def test_a_translation_has_its_tables(page: str, row: str, site: Path) -> None:
    assert row in (site / page / "index.html").read_text(encoding="utf-8")


def test_the_diagram_of_packages_is_a_table(site: Path) -> None:
    text = (site / "architecture/index.html").read_text(encoding="utf-8")
    assert "flowchart" not in text
    assert re.search(r"<td><code>pages</code></td>\s*<td><code>rules</code>", text)


def test_lists_of_forges_are_lists_of_the_site(site: Path) -> None:
    """README.md indents what belongs to an item by three spaces: one list with five items, with three samples in them."""
    text = (site / "overview/index.html").read_text(encoding="utf-8")
    (steps,) = re.findall(r"<ol>.*?</ol>", text, re.DOTALL)
    assert (steps.count("<li>"), steps.count("<pre>")) == (5, 3)


def test_names_of_files_keep_their_direction_in_an_arabic_menu(site: Path) -> None:
    assert "<title>صيغة \u2066data/\u2069" in (site / "ar/format/index.html").read_text(encoding="utf-8")


def test_pages_pass_the_rules_of_accessibility(
    site: Path,
    browser: Browser,
    served: Callable[[Path], AbstractContextManager[str]],
) -> None:
    """A page with samples, which have a button to copy, with tables wider than a phone, and with a table with an empty corner."""
    with served(site) as address, browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(f"{address}/editing/")
        page.locator(".md-code__nav").first.wait_for(state="attached")
        assert found_by_axe(page) == []
