"""The problems over a page are never hidden: not by the header, on a wide screen or a phone, from either side."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Serving
from tests.conftest import MINIMAL, Folder

FIGURES = "data/2021/figures.yml"
REPORT = "title: {fr: Rapport, ar: تقرير}\ninstitution: {name: {fr: Ville, ar: مدينة}}\nlanguages: [fr, ar]\n"
SETTINGS = (
    "site_name: Report\ndocs_dir: content\n"
    "theme: {name: material, font: false, features: [navigation.tabs, navigation.tabs.sticky]}\nplugins: [search, bilan]\n"
)
SCREENS = {"a wide screen": (1280, 800), "a phone": (390, 844)}
ON_TOP = """summary => {
    const box = summary.getBoundingClientRect()
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return box.top >= 0 && box.bottom <= innerHeight && summary.contains(there)
}"""


def test_problems_are_on_top_closed_and_opened_by_keyboard(folder: Folder, browser: Browser) -> None:
    root = folder({"mkdocs.yml": SETTINGS, "data/report.yml": REPORT, "content/index.md": '# A\n\n{{ figure("one") }}\n'})
    with Serving(root) as preview:
        (root / FIGURES).write_text(MINIMAL[FIGURES].replace("one: 6", "one:6"))
        preview.until("/2021/", "bilan-problems")
        for width, height in SCREENS.values():
            for address, direction in (("/2021/", "ltr"), ("/ar/2021/", "rtl")):
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(preview.address + address)
                assert page.evaluate("document.documentElement.dir || 'ltr'") == direction
                _is_seen(page)
                page.mouse.wheel(0, 3000)
                _is_seen(page)
                _is_closed_and_opened(page)
                page.close()


def _is_seen(page: Page) -> None:
    summary = page.locator(".bilan-problems summary")
    expect(summary).to_be_visible()
    assert summary.evaluate(ON_TOP)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    first = page.locator(".bilan-problems li").first
    expect(first).to_contain_text(f"{FIGURES}:4:")
    expect(first).to_contain_text("1 more problem follows from this.")


def _is_closed_and_opened(page: Page) -> None:
    summary, listed = page.locator(".bilan-problems summary"), page.locator(".bilan-problems ol")
    summary.focus()
    page.keyboard.press("Enter")
    expect(listed).to_be_hidden()
    assert summary.evaluate(ON_TOP)
    page.keyboard.press("Enter")
    expect(listed).to_be_visible()
