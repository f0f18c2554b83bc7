"""`bilan offline`: the archive, unpacked, is read from `file:` with the network cut: pages, search, filters, documents."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bilan.cli import main
from tests.conftest import ROOT

VISIBLE = "[...document.querySelectorAll('article.press-item')].filter(one => one.checkVisibility()).length"


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick")
    assert main(["-C", str(ROOT), "offline", str(site), "-o", str(folder / "report.zip")]) == 0
    zipfile.ZipFile(folder / "report.zip").extractall(folder)
    return folder / "report"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without network; what it asks of a network, and what goes wrong in it, fails the test."""
    context = browser.new_context()
    context.set_offline(True)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("request", lambda asked: wrong.append(asked.url) if asked.url.startswith("http") else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert wrong == []


@pytest.mark.parametrize(
    ("root", "words"), [("", "4463"), ("", "communique"), ("ar/", "صحافه"), ("ar/", "2340"), ("en/", "clarification")]
)
def test_search_finds(copy: Path, page: Page, root: str, words: str) -> None:
    page.goto(f"file://{copy}/{root}index.html")
    page.locator(".md-search__input").first.click()
    page.keyboard.insert_text(words)
    page.keyboard.press("End")
    found = page.locator(".md-search-result__item a").first
    found.wait_for()
    assert "index.html" in str(found.get_attribute("href"))
    found.click()
    page.wait_for_url("file://**")
    assert page.locator("h1").count() == 1


def test_the_press_review_is_narrowed(copy: Path, page: Page) -> None:
    page.goto(f"file://{copy}/press/index.html")
    articles = page.locator("article.press-item:visible")
    all_of_them = articles.count()
    page.fill("#press-words", "agadir")
    page.wait_for_function(f"most => 0 < {VISIBLE} && {VISIBLE} < most", arg=max(all_of_them, 21))


def test_every_link_leads_to_a_file(copy: Path, page: Page) -> None:
    for start in ("index.html", "ar/2024/index.html", "en/sources/index.html", "data/index.html"):
        page.goto(f"file://{copy}/{start}")
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        targets = {link.split("#")[0].split("?")[0] for link in links if link.startswith("file:")}
        assert len(targets) > 10
        assert [target for target in targets if not Path(target.removeprefix("file://")).is_file()] == []


def test_documents_and_downloads_are_there(copy: Path) -> None:
    assert (copy / "2024/report.pdf").read_bytes().startswith(b"%PDF")
    assert (copy / "ar/2024/report.pdf").is_file()
    assert (copy / "data/figures.csv").is_file()
