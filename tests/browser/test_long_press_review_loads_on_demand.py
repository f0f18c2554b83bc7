"""A press review of many articles: complete by month without JavaScript, fetched and shown a few at a time with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bilan.analysis.press_pagination import MAX_ON_ONE_PAGE, MAX_ON_YEAR_PAGE
from tests.browser.conftest import built_site
from tests.conftest import MINIMAL

NUMBERS = {2020: MAX_ON_ONE_PAGE - MAX_ON_YEAR_PAGE, 2021: MAX_ON_YEAR_PAGE + 1}
LINE = (
    "  - {{id: y{0}-{1}, title: Titre {1} d’école, outlet: {2}, date: {0}-{3:02d}-11, language: fr, kind: {4}, "
    "url: 'https://example.org/{0}/{1}', summary: Résumé {1} de {0}.}} # number: drawn\n"
)
HOSTILE = "Titre <img src=x onerror=alert(1)> &amp; d’école"


def _written(year: int) -> str:
    lines = (
        LINE.format(year, place, "Écho" if place % 10 else "Zénith", place % 12 + 1, "article" if place % 4 else "interview")
        for place in range(NUMBERS[year])
    )
    return "articles:\n" + "".join(lines).replace("Titre 99 d’école", HOSTILE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("long")
    return built_site(root, {**MINIMAL, **{f"data/{year}/articles.yml": _written(year) for year in NUMBERS}})


@pytest.fixture
def press(browser: Browser, site: Path, served: Callable[[Path], AbstractContextManager[str]]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    with served(site) as base:
        page = context.new_page()
        page.goto(f"{base}/press/")
        yield page
    context.close()


def test_words_and_facets_find_articles_of_every_year(press: Page) -> None:
    found, result = (
        press.locator(".press-found article"),
        press.locator(".press-filter [role=status]"),
    )
    expect(found).to_have_count(0)
    expect(press.locator(".press-more")).to_be_hidden()
    press.locator("#press-words").fill("resume 8 de 2020")
    expect(result).to_contain_text("19 articles sur 201")  # an 8 stands in nineteen of the numbers from 0 to 99
    expect(found).to_have_count(19)
    press.locator("#press-words").fill("ECOLE")
    expect(found).to_have_count(20)
    press.locator(".press-more button").click()
    expect(found).to_have_count(40)
    press.locator("#press-words").fill("")
    press.select_option("#press-sort", "oldest")
    expect(found.first).to_contain_text("janvier 2020")
    expect(press.locator(".press-months").first).to_be_hidden()


def test_results_link_to_their_place(press: Page) -> None:
    press.locator("#press-words").fill("resume 12 de 2021")
    link = press.locator(".press-found article a")
    expect(link).to_have_count(1)
    link.click()
    expect(press).to_have_url(re.compile(r"/2021/press/2021-01/#y2021-12$"))
    expect(press.locator(":target")).to_contain_text("Titre 12")


def test_the_permalink_of_an_article_leads_to_its_page(press: Page) -> None:
    press.goto(press.url.replace("/press/", "/2021/press/#y2021-5"))
    expect(press.locator("article:target")).to_contain_text("Titre 5")


def test_a_review_that_cannot_be_fetched_says_so_and_stays_readable(press: Page) -> None:
    press.route("**/press/*.json", lambda route: route.abort())
    press.locator("#press-words").fill("ecole")
    expect(press.locator(".press-unfetched")).to_be_visible()
    expect(press.locator(".press-months").first).to_be_visible()


@pytest.fixture
def asked(press: Page) -> list[str]:
    """The files that a page has asked for, without their folder."""
    names: list[str] = []
    press.context.on("request", lambda request: names.append(request.url.rpartition("/")[2].partition("?")[0]))
    press.reload(wait_until="networkidle")
    return names


def _search(page: Page, words: str) -> None:
    page.locator("label[for=__search]").first.click()
    page.locator(".md-search__input").fill(words)
    page.keyboard.press("End")


def test_search_entries_load_when_a_reader_types(press: Page, asked: list[str]) -> None:
    later = {"entries.json", "lunr.fr.min.js", "2020.json", "words-2020.json", "2021.json", "words-2021.json"}
    assert "search_index.json" in asked
    assert not later & set(asked)
    _search(press, "zenith")
    press.locator(".md-search-result__item").first.wait_for()
    assert later <= set(asked)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("resume 12 de 2021", ["2021/press/2021-01/#y2021-12"]),
        ("titre 30 ecole zenith", ["2021/press/2021-07/#y2021-30", "2020/press/#y2020-30"]),
        ("titre 30 ecole -2020", ["2021/press/2021-07/#y2021-30"]),
        ("École 31 zénith", []),
    ],
)
def test_the_search_finds_articles_by_all_their_words(press: Page, words: str, found: list[str]) -> None:
    _search(press, words)
    press.locator(".md-search-result__item").first.wait_for()
    press.wait_for_load_state("networkidle")
    links = press.locator(".md-search-result__link").evaluate_all("all => all.map(({pathname, hash}) => pathname + hash)")
    assert [link.removeprefix("/") for link in links if "#y20" in link] == found


def test_a_filtered_page_shows_the_query(press: Page) -> None:
    _search(press, "titre 30 ecole zenith")
    found = press.locator(".md-search-result__link[href*='#y2020-30']")
    expect(found.locator("mark").first).to_have_text("Titre")
    expect(found.locator("h2")).to_contain_text("Titre 30 d’école")
    found.click()
    expect(press.locator("article:target")).to_contain_text("Titre 30")


def test_a_box_can_be_ticked_before_the_articles_load(press: Page) -> None:
    box = press.locator("[name=kind][value=interview]")
    assert box.is_enabled()
    press.locator(".press-filter__facets > summary").click()
    press.locator(".press-facet:has([name=kind]) > summary").click()
    box.check()
    expect(press.locator(".press-filter [role=status]")).to_contain_text("51 articles sur 201")
    expect(press.locator(".press-found article")).to_have_count(20)


def test_the_permalink_of_an_article_shows_it(press: Page) -> None:
    press.goto(press.url.replace("/press/", "/2021/press/2021-01/#y2021-96"))
    expect(press.locator("article:target")).to_be_in_viewport()
    press.goto(press.url.replace("/2021/press/2021-01/#y2021-96", "/2020/press/#y2020-3"))
    expect(press.locator("article:target")).to_be_in_viewport()


def test_a_hostile_title_stays_text_in_what_the_search_finds(press: Page) -> None:
    _search(press, "onerror")
    found = press.locator(".md-search-result__link[href*='#y2020-99'] h2")
    expect(found).to_have_text(HOSTILE)
    assert found.locator("img").count() == 0


def test_every_article_is_on_a_page_without_scripts(site: Path) -> None:
    pages = {year: sorted((site / f"{year}/press").rglob("index.html")) for year in NUMBERS}
    for year, files in pages.items():
        output = unescape("".join(file.read_text(encoding="utf-8") for file in files))
        held = re.findall(rf'<article class="press-item" id="(y{year}-\d+)"', output)
        assert sorted(held) == sorted(f"y{year}-{place}" for place in range(NUMBERS[year]))
    assert len(pages[2021]) == 13  # twelve months and their index
