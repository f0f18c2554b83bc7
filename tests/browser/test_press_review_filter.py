"""The press review: whole without JavaScript; with it facets combine and count, search folds, and the address keeps the choice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import built_site
from tests.conftest import MINIMAL

# id, outlet, date, language, kind, topics, title
TOLD: tuple[tuple[str, str, str | None, str, str, list[str], str], ...] = (
    ("a1", "Le Matin", "2021-03-02", "fr", "article", ["schools", "press"], "L’école à l’honneur : 4 463 élèves"),
    ("a2", "Le Matin", "2021-03", "fr", "interview", ["press"], "Un entretien sur la sûreté"),
    ("a3", "Écho", "2021-11-20", "fr", "article", ["schools"], "Une œuvre pour la ville"),
    ("a4", "الأحداث", "2021-05-14", "ar", "article", ["press"], "الأمن الوطني في خدمة المدرسة"),
    ("a5", "الأحداث", None, "ar", "dispatch", ["schools"], "زيارة للمدارس"),
    ("b1", "Écho", "2020-06", "fr", "article", [], "L’année vue de loin"),
    ("b2", "Écho", "2020-12-31", "fr", "dispatch", ["press"], "Dernier jour"),
    ("b3", "Zénith", None, "fr", "article", ["press"], "Sans date"),
    ("c1", "Le Matin", "2019-01-01", "en", "article", ["press"], "A first report"),
)
YEARS = {"a": 2021, "b": 2020, "c": 2019}
SHOWN = ".press-item:visible"


def _articles(letter: str) -> str:
    articles = [
        {"id": id, "outlet": outlet, "language": language, "kind": kind, "topics": topics, "title": title}
        | ({"date": date} if date else {})
        | {"url": f"https://example.org/{id}", "summary": "Court."}
        for id, outlet, date, language, kind, topics, title in TOLD
        if id.startswith(letter)
    ]
    return json.dumps({"articles": articles}, ensure_ascii=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("press")
    files = {f"data/{year}/articles.yml": _articles(letter) for letter, year in YEARS.items()}
    return built_site(root, {**MINIMAL, **files})


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def press(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/press/")
    return page


@pytest.fixture(scope="module")
def searched(browser: Browser, address: str) -> Iterator[Page]:
    """A page in which one search after the other is typed."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/press/")
    yield page
    page.close()


def _ids(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(SHOWN, "all => all.map(article => article.id)")
    return found


def _facet(page: Page, name: str) -> None:
    page.locator(".press-facet", has=page.locator(f"fieldset[name={name}]")).locator("summary").click()


def _tick(page: Page, name: str, value: str) -> None:
    if not page.locator(f"fieldset[name={name}]").is_visible():
        _facet(page, name)
    page.locator(f"input[name={name}][value='{value}']").click()


def _counts(page: Page, name: str) -> dict[str, str]:
    counts: dict[str, str] = page.eval_on_selector_all(
        f"fieldset[name={name}] label",
        "all => Object.fromEntries(all.map(e => [e.querySelector('input').value, e.querySelector('.press-facet__count').textContent]))",
    )
    return counts


def test_without_javascript_every_article_is_shown_without_controls(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/press/")
    expect(page.locator(SHOWN)).to_have_count(len(TOLD))
    expect(page.locator(".press-filter")).to_be_hidden()
    expect(page.locator(".press-none")).to_be_hidden()
    assert page.locator("h2").all_inner_texts() == ["2021", "2020", "2019"]
    context.close()


def test_choices_of_one_facet_add_up_and_facets_narrow_each_other(press: Page) -> None:
    _tick(press, "outlet", "Le Matin")
    _tick(press, "outlet", "Écho")
    assert _ids(press) == ["a3", "a2", "a1", "b2", "b1", "c1"]
    _tick(press, "topic", "schools")
    assert _ids(press) == ["a3", "a1"]
    expect(press.get_by_role("status")).to_have_text("2 articles sur 9")
    assert press.locator("h2:visible").all_inner_texts() == ["2021"]
    assert press.locator(".md-nav--secondary li:visible").all_inner_texts() == ["2021"]


def test_a_count_shows_the_results_of_ticking_its_box(press: Page) -> None:
    assert _counts(press, "language") == {"fr": "6", "ar": "2", "en": "1"}
    _tick(press, "topic", "schools")
    assert _counts(press, "language") == {"fr": "2", "ar": "1", "en": "0"}
    assert _counts(press, "topic") == {"press": "6", "schools": "3"}
    _tick(press, "language", "ar")
    assert _counts(press, "topic") == {"press": "1", "schools": "1"}
    expect(press.locator("input[name=language][value=en]")).to_be_disabled()
    expect(press.get_by_role("status")).to_have_text("1 article sur 9")


def test_articles_are_put_in_the_order_asked_for(press: Page) -> None:
    assert _ids(press) == ["a3", "a4", "a2", "a1", "a5", "b2", "b1", "b3", "c1"]
    press.select_option("#press-sort", "oldest")
    assert _ids(press) == ["c1", "b1", "b2", "b3", "a1", "a2", "a4", "a3", "a5"]
    assert press.locator("h2:visible").all_inner_texts() == ["2019", "2020", "2021"]
    press.select_option("#press-sort", "outlet")
    assert _ids(press) == ["a3", "b2", "b1", "a2", "a1", "c1", "b3", "a4", "a5"]
    press.select_option("#press-sort", "newest")
    assert _ids(press) == ["a3", "a4", "a2", "a1", "a5", "b2", "b1", "b3", "c1"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("SURETE", ["a2"]),
        ("l'ecole", ["a1"]),
        ("oeuvre", ["a3"]),
        ("4463", ["a1"]),
        ("4.463", ["a1"]),
        ("مدرسة", ["a4"]),
        ("المدرسه", ["a4"]),
        ("الامن", ["a4"]),
        ("المدارس", ["a5"]),
        ("احداث", ["a4", "a5"]),
        ("entretien matin", ["a2"]),
        ("entretien écho", []),
    ],
)
def test_the_filter_ignores_accents_hamza_articles_and_number_formats(searched: Page, words: str, found: list[str]) -> None:
    searched.get_by_label("Chercher dans les articles").fill(words)
    assert _ids(searched) == found


def test_without_results_the_page_says_so_and_offers_all_articles(press: Page, address: str) -> None:
    press.get_by_label("Chercher dans les articles").fill("introuvable")
    expect(press.get_by_role("status")).to_have_text("0 article sur 9")
    expect(press.locator(".press-none")).to_contain_text("Aucun article ne correspond.")
    press.get_by_role("button", name="Afficher tous les articles").click()
    expect(press.locator(SHOWN)).to_have_count(len(TOLD))
    expect(press.get_by_label("Chercher dans les articles")).to_be_focused()
    expect(press).to_have_url(f"{address}/press/")


def test_an_address_shows_another_reader_the_same(press: Page, context: BrowserContext) -> None:
    _tick(press, "outlet", "Écho")
    _tick(press, "kind", "article")
    press.select_option("#press-sort", "oldest")
    press.get_by_label("Chercher dans les articles").fill("année")
    expect(press).to_have_url(re.compile("q=ann%C3%A9e&"))
    other = context.new_page()
    other.goto(press.url)
    assert _ids(other) == _ids(press) == ["b1"]
    expect(other.locator("#press-sort")).to_have_value("oldest")
    expect(other.get_by_label("Chercher dans les articles")).to_have_value("année")
    expect(other.locator("input:checked:visible, fieldset input:checked")).to_have_count(2)


def test_an_address_with_unknown_words_shows_what_it_can(press: Page, address: str) -> None:
    press.goto(f"{address}/press/?outlet=Nobody&sort=price&h=Matin&language=en")
    assert _ids(press) == ["c1"]
    expect(press.locator("#press-sort")).to_have_value("newest")
    _tick(press, "kind", "article")
    expect(press).to_have_url(f"{address}/press/?h=Matin&language=en&kind=article")


def test_the_back_button_restores_the_choice(press: Page, address: str) -> None:
    _tick(press, "language", "ar")
    expect(press).to_have_url(f"{address}/press/?language=ar")
    press.goto(f"{address}/2021/")
    press.go_back()
    expect(press.locator(SHOWN)).to_have_count(2)
    expect(press.locator("input[name=language][value=ar]")).to_be_checked()
    press.get_by_role("button", name="Tout effacer").click()
    expect(press.locator(SHOWN)).to_have_count(len(TOLD))


def test_the_keyboard_reaches_everything(press: Page) -> None:
    press.get_by_label("Chercher dans les articles").focus()
    for key in ("Tab", "Tab", "Enter", "Tab", "Space"):
        press.keyboard.press(key)
    assert _ids(press) == ["a3", "a4", "a2", "a1", "a5"]
    press.keyboard.press("Escape")
    expect(press.locator("fieldset[name=year]")).to_be_hidden()
    expect(press.locator(".press-facet summary").first).to_be_focused()
    press.keyboard.press("Enter")
    press.keyboard.press("Tab")
    press.keyboard.press("Space")
    expect(press.locator(SHOWN)).to_have_count(len(TOLD))


def test_a_list_never_covers_the_focus(press: Page) -> None:
    _facet(press, "kind")
    press.keyboard.press("Shift+Tab")
    expect(press.locator("fieldset[name=kind]")).to_be_hidden()
    _facet(press, "kind")
    press.locator("h1").click()
    expect(press.locator("fieldset[name=kind]")).to_be_hidden()


def test_on_a_phone_the_facets_are_folded_and_every_target_is_large(press: Page) -> None:
    press.set_viewport_size({"width": 320, "height": 800})
    press.reload()
    expect(press.locator(".press-facet").first).to_be_hidden()
    press.get_by_text("Filtrer").click()
    _facet(press, "outlet")
    controls = press.locator(".press-filter :is(summary, fieldset label, select, input[type=search], button):visible")
    heights = [box["height"] for box in (control.bounding_box() for control in controls.all()) if box]
    assert len(heights) > 10
    assert min(heights) >= 44
    assert press.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_short_year_has_no_filter(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/2021/press/")
    assert _ids(page) == ["a3", "a4", "a2", "a1", "a5"]
    expect(page.locator(".press-filter")).to_have_count(0)


def test_print_shows_every_article_without_controls(press: Page) -> None:
    press.get_by_label("Chercher dans les articles").fill("introuvable")
    press.emulate_media(media="print")
    expect(press.locator(SHOWN)).to_have_count(len(TOLD))
    expect(press.locator(".press-filter")).to_be_hidden()
    expect(press.locator(".press-none")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_controls_are_accessible(browser: Browser, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/press/?topic=schools")
    if width < 1280:
        page.get_by_text("Filtrer").click()
    _facet(page, "language")
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    for part in (".press-filter", ".press-list"):
        found = Axe().run(page, context=part, options=rules)
        assert found.violations_count == 0, found.generate_report()
    context.close()


def test_the_script_works_under_a_strict_policy() -> None:
    script = (Path(__file__).parents[2] / "generator/bilan/mkdocs_plugin/theme_assets/press.js").read_text(encoding="utf-8")
    assert not re.search(r"\beval\b|new Function|innerHTML|insertAdjacentHTML|\.on\w+ =|https?:", script)
