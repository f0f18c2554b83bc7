"""The search of each language, as readers type: numbers however grouped, words without accents, hamza or article, own pages only."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import bilan.mkdocs_plugin.search

NUMBERS = ("4463", "4 463", "4\u202f463", "4.463", "4,463", "٤٤٦٣")
SPELLINGS = {
    "/": [("communiqué", "communique"), ("Sûreté", "surete")],
    "/ar/": [("أكادير", "اكادير"), ("الأخبار", "الاخبار"), ("مؤسسة", "مؤسسه"), ("الأبواب", "ابواب"), ("بأكادير", "اكادير")],
}
# The worker of the page is given the index of the page, as the theme does; it fetches the entries, and answers with the pages
# it finds.
OPENED = """async () => {
  const {base, search} = JSON.parse(document.querySelector("#__config").textContent);
  const {config, docs} = await (await fetch(`${base}/search/search_index.json`)).json();
  const worker = new Worker(search);
  window.asked = (type, data) => new Promise(answered => {
    worker.onmessage = ({data}) => answered(data.data);
    worker.postMessage({type, data});
  });
  await asked(0, {config, docs, options: {suggest: false}});
  return (await (await fetch(`${base}/search/entries.json`)).json()).length;
}"""
FOUND = "async typed => (await asked(2, typed)).items.flat().filter(item => item.score > 0).map(item => item.location)"

TYPED = Path(bilan.mkdocs_plugin.search.__file__).parent / "as_typed.js"
Search = Callable[[str, str], set[str]]


@pytest.fixture(scope="module")
def search(browser: Browser, site: Path, served: Callable[[Path], AbstractContextManager[str]]) -> Iterator[Search]:
    """What is found for words typed on a page of a language, by addresses from the root of that language."""
    with served(site) as base:
        context = browser.new_context(base_url=base)
        pages = {root: context.new_page() for root in ("/", "/ar/", "/en/")}
        for root, page in pages.items():
            page.goto(f"{root}indicators/activities/")
            assert page.evaluate(OPENED) > 100
        yield lambda root, typed: set(pages[root].evaluate(FOUND, typed))
        context.close()


@pytest.mark.parametrize("root", ["/", "/ar/", "/en/"])
@pytest.mark.parametrize("typed", NUMBERS)
def test_a_number_is_found_however_it_is_grouped(search: Search, root: str, typed: str) -> None:
    found = search(root, typed)
    assert "indicators/activities/#2021" in found
    assert found == search(root, "4463")


def test_digit_groups_are_not_searched_separately(search: Search) -> None:
    assert len(search("/", "4 463")) < len(search("/", "4") | search("/", "463"))


@pytest.mark.parametrize(
    ("root", "printed", "typed"), [(root, *pair) for root, pairs in SPELLINGS.items() for pair in pairs]
)
def test_a_word_is_found_without_its_marks(search: Search, site: Path, root: str, printed: str, typed: str) -> None:
    where = _printed_at(site, root, printed)
    assert where
    assert where <= search(root, typed)


def _printed_at(site: Path, root: str, word: str) -> set[str]:
    """The entries of an index that contain a word as it is printed."""
    docs = json.loads((site / root.lstrip("/") / "search/entries.json").read_text(encoding="utf-8"))
    return {doc["location"] for doc in docs if re.search(rf"\b{word}\b", doc["text"])}


@pytest.mark.parametrize("root", ["/", "/ar/", "/en/"])
def test_the_beginning_of_any_number_is_a_query_without_error(
    browser: Browser, site: Path, served: Callable[[Path], AbstractContextManager[str]], root: str
) -> None:
    """Lunr confuses states of its automaton where words have digits, unless it is corrected: “2” then found nothing."""
    with served(site) as base:
        page = browser.new_page(base_url=base)
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text))
        page.goto(f"{root}indicators/activities/")
        page.evaluate(OPENED)
        found = {typed: page.evaluate(FOUND, str(typed)) for typed in (*range(1, 100), *range(2017, 2026))}
        page.close()
    assert errors == []
    assert all(found[year] for year in range(2017, 2026))


def test_absent_words_find_nothing(search: Search) -> None:
    assert search("/", "9 988 776") == set()


def test_a_search_in_arabic_gives_arabic_pages_only(search: Search, site: Path) -> None:
    found = search("/ar/", "DGSN") | search("/ar/", "الأمن")
    assert found
    assert {at for at in found if not (site / "ar" / at.partition("#")[0] / "index.html").exists()} == set()
    assert search("/ar/", "activités") == set()


@pytest.fixture(scope="module")
def as_typed(browser: Browser) -> Iterator[Callable[[str, list[str]], set[str]]]:
    """What a reader may type for a text, where it is not what is printed; the list is of words that stand on the pages."""
    page = browser.new_page()
    page.add_script_tag(content=TYPED.read_text(encoding="utf-8"))
    asked = "([text, known]) => [...asTyped(text, new Set(known))]"
    yield lambda text, known: set(page.evaluate(asked, [text, known]))
    page.close()


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("4\u202f463", "4463"),
        ("4.463", "4463"),
        ("2,120,000 visitors", "2120000"),
        ("en 2018 176\u202f159 élèves", "176159"),
        ("communiqué", "communique"),
        ("l’école", "ecole"),
        ("vœux", "voeux"),
        ("الأخبار", "الاخبار"),
        ("الصحافة", "صحافة"),
        ("والصحافة", "صحافه"),
        ("للأمن", "امن"),
    ],
)
def test_a_word_is_found_as_it_is_typed(as_typed: Callable[[str, list[str]], set[str]], text: str, typed: str) -> None:
    assert typed in as_typed(text, [])


def test_a_preposition_is_dropped_where_a_known_word_is_left(as_typed: Callable[[str, list[str]], set[str]]) -> None:
    assert "اكادير" in as_typed("بأكادير", ["أكادير"])
    assert "يان" not in as_typed("بيان", ["أكادير"])


def test_a_date_or_a_decimal_is_no_grouped_number(as_typed: Callable[[str, list[str]], set[str]]) -> None:
    assert as_typed("2021 12,5 2021-02", []) == set()
