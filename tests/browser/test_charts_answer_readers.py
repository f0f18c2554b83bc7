"""Charts answer to a pointer, to touch and to arrow keys; without the script nothing is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bilan.build_result import read_report
from bilan.locales.language import Language
from bilan.mkdocs_plugin.site_assets import scripts
from bilan.pages.chart_blocks import indicator_chart
from bilan.pages.markdown_renderer import MarkdownRenderer
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import Site

ROOT = Path(__file__).parents[2]
MOST_BYTES = 8 * 1024  # of script, as it is served
CHART, PARTS = "#chart-activities", "#parts-activities"


def test_the_script_is_small() -> None:
    """What charts and comparisons need together; no text of it is lost when it is made small."""
    served_as = dict(scripts())
    assert sum(len(served_as[f"assets/{name}.js"].encode()) for name in ("charts", "compare")) <= MOST_BYTES


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}/indicators/activities/")
    yield page
    context.close()


def test_arrow_keys_lead_from_value_to_value_in_the_direction_of_the_page(page: Page, address: str) -> None:
    """Screen readers get value, change, status and source."""
    tip = page.locator(f"{CHART} .chart-tip")
    page.locator(f"{CHART} .ch-box").first.focus()
    for key, year in (
        ("ArrowRight", "2018"),
        ("ArrowRight", "2020"),
        ("End", "2025"),
        ("ArrowLeft", "2024"),
        ("Home", "2018"),
    ):
        page.keyboard.press(key)
        expect(tip).to_contain_text(year)
    expect(tip).to_have_attribute("role", "status")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.goto(f"{address}/ar/indicators/activities/")
    page.locator(f"{CHART} .ch-box").first.focus()
    for key, year in (("ArrowLeft", "2018"), ("ArrowLeft", "2020"), ("ArrowRight", "2018")):
        page.keyboard.press(key)
        expect(page.locator(f"{CHART} .chart-tip")).to_contain_text(year)


def test_pointing_and_touching_say_the_value_with_its_change_and_source(page: Page) -> None:
    tip, values = page.locator(f"{CHART} .chart-tip"), page.locator(f"{CHART} rect[data-k]:visible")
    values.nth(2).hover()
    expect(tip).to_contain_text("4\u202f463")
    expect(tip).to_contain_text("+6,2\u00a0%")
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    values.nth(1).tap()
    expect(tip).to_contain_text("4\u202f202")


def test_another_base_year_is_compared_without_crossing_a_break(page: Page) -> None:
    page.locator(f"{CHART} select").select_option("2020")
    changes = page.locator(f"{CHART} .chart-changes")
    expect(changes).to_contain_text("2021 +6,2\u00a0%")
    expect(changes).to_contain_text("2023 non comparable")


def test_parts_are_shown_as_numbers_or_as_shares(page: Page) -> None:
    numbers, shares = page.locator(f"{PARTS} > .ch-box"), page.locator(f"{PARTS} .chart-shares .ch-box")
    expect(numbers).to_be_visible()
    expect(shares).to_be_hidden()
    page.get_by_role("button", name="Parts du total").click()
    expect(numbers).to_be_hidden()
    expect(shares).to_be_visible()
    expect(shares.locator("svg").first).to_contain_text("%")


def test_the_chart_is_taken_away_as_a_link_and_as_a_picture(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(f"{CHART} .chart-link").click()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/indicators/activities/{CHART}")
    with page.expect_download() as download:
        page.locator(f"{CHART} .illustration__files button").click()
    assert download.value.suggested_filename == "chart-activities.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_without_the_script_everything_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/indicators/activities/")
    expect(page.locator(f"{PARTS} > .ch-box")).to_be_visible()
    page.locator(f"{PARTS} .chart-shares summary").click()
    expect(page.locator(f"{PARTS} .chart-shares .ch-box")).to_be_visible()
    assert page.locator(f"{CHART} button, {CHART} select").count() == 0
    context.close()


@pytest.mark.parametrize("width", [320, 704])
@pytest.mark.parametrize("tag", ["fr", "ar-MA"])
def test_an_embedded_chart_takes_the_width_of_its_frame(browser: Browser, address: str, tag: str, width: int) -> None:
    """It needs no script, and nothing of it is cut in a frame of the height that its page offers."""
    read = read_report(ROOT, date(2026, 11, 23))
    assert read.report is not None
    formatter = PageFormatter(read.report, Language(tag), site=Site("https://example.org/"))
    chart = indicator_chart(read.report, read.report.indicators["activities"])
    assert chart is not None
    height = int(MarkdownRenderer(formatter).chart(chart).frame.split('height="')[1].split('"')[0])
    page = browser.new_page(viewport={"width": width, "height": 400})
    page.goto(f"{address}/{'ar/' if tag == 'ar-MA' else ''}embed/chart-activities/")
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight") <= height
    page.close()


def test_readers_choose_what_is_compared(page: Page, address: str) -> None:
    """The address says what was chosen, and shows it again."""
    page.goto(f"{address}/compare/?years=2021,2020")
    years = page.locator("#compared-years")
    expect(years.locator("thead th").nth(1)).to_have_text("2020")
    row = years.locator("tr", has=page.locator('[data-figure="2020/clarifications"]'))
    expect(row.locator("td").last).to_contain_text("−30,3")
    years.locator("select").first.select_option("2024")
    expect(years.locator("thead th").nth(2)).to_have_text("2024")
    expect(page).to_have_url(f"{address}/compare/?years=2024,2020#years")
    indicators = page.locator("#compared-indicators")
    indicators.locator("select").last.select_option("clarifications")
    expect(indicators.locator('[data-figure="2024/clarifications"]')).to_have_text("40")
