"""On a phone, text is large enough, nothing moves or runs over the edge, and the record of a year is short."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route

MOST_SCREENS = 6  # of the record of a year, with its foot
SMALLEST_TEXT = 12  # pixels
ADDRESSES = [
    "/",
    "/2024/",
    "/compare/",
    "/indicators/activities/",
    "/2024/press/",
    "/sources/",
    "/ar/",
    "/ar/2025/",
    "/ar/2024/rebuttals/",
    "/embed/chart-activities/",
    "/ar/embed/chart-activities/",
]

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
SMALL_TEXTS = """(smallest) => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const element = texts.currentNode.parentElement;
    const style = getComputedStyle(element);
    const shown = range.getBoundingClientRect().width && style.visibility !== "hidden" && style.clipPath === "none";
    if (!shown || !texts.currentNode.textContent.trim()) continue;
    const drawing = element.closest("svg");
    const scale = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
    if (parseFloat(style.fontSize) * scale < smallest) found.push(texts.currentNode.textContent);
  }
  return found;
}"""


TOO_WIDE = """() => [...document.querySelectorAll("td, th, dd")]
  .filter((cell) => cell.clientWidth && cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).clipPath === "none")
  .map((cell) => cell.textContent)"""
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def _phone(browser: Browser, width: int) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 844}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.add_init_script(SHIFTS)
    return page


@pytest.mark.parametrize("width", [360, 320])
def test_text_is_large_enough_and_nothing_moves_or_is_cut(browser: Browser, address: str, width: int) -> None:
    page = _phone(browser, width)
    for path in ADDRESSES:
        page.goto(f"{address}{path}", wait_until="networkidle")
        assert page.evaluate(SMALL_TEXTS, SMALLEST_TEXT) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
        assert page.evaluate(TOO_WIDE) == [], path
        assert page.evaluate("window.shifted") < 0.01, path
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_scripts_come_late(browser: Browser, address: str, width: int) -> None:
    """The page is painted without them first; then they come."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    held: list[Route] = []
    painted = False
    page.route("**/*.js", lambda route: route.continue_() if painted else held.append(route))
    for path in ("/", "/2024/press/", "/ar/2025/activities/"):
        painted = False
        page.goto(f"{address}{path}", wait_until="commit")
        page.locator("footer").wait_for(state="attached")
        page.evaluate(PAINTED)
        assert held, path
        painted = True
        while held:
            held.pop().continue_()
        page.wait_for_load_state("networkidle")
        page.evaluate(PAINTED)
        assert page.locator(".js .md-search__input").count() == 1, path
        assert page.evaluate("window.shifted") == 0, path
    page.close()


def _with_fonts_that_may_be_late(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r"(font-display:\s*)optional", r"\1swap", answer.text()))


@pytest.mark.parametrize("path", ["/2024/", "/2025/", "/ar/2024/"])
def test_the_record_of_a_year_is_short(browser: Browser, address: str, path: str) -> None:
    page = _phone(browser, 390)
    page.route("**/*.css", _with_fonts_that_may_be_late)  # the device's own font, which a busy machine shows, is wider
    page.goto(f"{address}{path}")
    page.evaluate("document.fonts.ready.then(() => 0)")
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= MOST_SCREENS
    page.context.close()


def test_a_page_without_arabic_loads_no_arabic_font(browser: Browser, address: str) -> None:
    for path, arabic in (("/", False), ("/2024/", False), ("/errata/", False), ("/ar/", True)):
        page = _phone(browser, 390)
        page.goto(f"{address}{path}", wait_until="networkidle")
        fonts = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
        assert any("arabic" in font for font in fonts) is arabic, path
        page.context.close()


def test_the_head_of_a_page_does_not_move_between_pages(browser: Browser, address: str) -> None:
    """On wide screens: the mark, the tabs and the search keep their place."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    places = []
    for path in ("/", "/2024/", "/years/", "/indicators/activities/", "/press/", "/method/"):
        page.goto(f"{address}{path}")
        boxes = [page.locator(part).first.bounding_box() for part in (".md-header .md-logo", ".md-tabs__link", ".md-search")]
        places.append([(box["x"], box["y"]) for box in boxes if box])
    assert len(places[0]) == 3 and all(place == places[0] for place in places)
    page.close()
