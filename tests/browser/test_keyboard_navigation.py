"""A reader without a mouse: the skip link first, every stop in order and in sight with a ring around it, and the menu."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.contrast import channels, contrast

# The ring of what has the focus, the colour it lies on, and whether a reader sees it. A ring may be on the label beside an input.
STOP = """async () => {
  const drawn = () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
  if (document.activeElement.matches(".md-search *")) await drawn(); /* it opens when it is reached */
  const stop = document.activeElement;
  if (stop === document.body) return null;
  const ringed = stop.matches(".md-option") ? stop.nextElementSibling : stop;
  const box = ringed.getBoundingClientRect(), style = getComputedStyle(ringed);
  const behind = parseFloat(style.outlineOffset) < 0 ? ringed : ringed.parentElement;
  const painted = (element) => {
    const colour = element ? getComputedStyle(element).backgroundColor : "rgb(255, 255, 255)";
    const [, , , opacity = 1] = colour.match(/[\\d.]+/g);
    return opacity > 0.8 ? colour : painted(element.parentElement);
  };
  const earlier = window.earlier;
  window.earlier = stop;
  return {
    name: stop.outerHTML.slice(0, 120),
    skip: stop.matches(".md-skip"),
    ring: style.outlineStyle === "solid" ? parseFloat(style.outlineWidth) : 0,
    colour: style.outlineColor,
    behind: painted(behind),
    seen: ringed.checkVisibility({opacityProperty: true, visibilityProperty: true})
      && box.left >= -1 && box.right <= innerWidth + 1 && box.bottom > 0 && box.top < innerHeight,
    after: !earlier || Boolean(earlier.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""
LONGEST = 400  # stops of a page

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: Path, served: Callable[[Path], AbstractContextManager[str]]) -> Iterator[Open]:
    """Opens a page of the report, without motion: `open_page(address, width, scheme)`."""
    with served(site) as base:
        contexts = []

        def opened(address: str, width: int, scheme: Literal["light", "dark"] = "light") -> Page:
            size = {"width": width, "height": 800}
            context = browser.new_context(base_url=base, viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            contexts.append(context)
            page = context.new_page()
            page.goto(address)
            return page

        yield opened
        for context in contexts:
            context.close()


def stops(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key, from the first to the last of the page."""
    found: list[dict[str, Any]] = []
    for _ in range(LONGEST):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError(f"The focus never left the page: {found[-3:]}")


def _channels(colour: str) -> list[float]:
    return channels("#{:02x}{:02x}{:02x}".format(*(int(part) for part in re.findall(r"\d+", colour)[:3])))


@pytest.mark.parametrize(
    ("address", "width", "scheme"),
    [
        ("/", 1280, "light"),
        ("/", 320, "dark"),
        ("/2024/", 1280, "dark"),
        ("/2024/", 320, "light"),
        ("/ar/indicators/activities/", 320, "light"),
    ],
)
def test_tab_stops_are_in_order_and_visible(open_page: Open, address: str, width: int, scheme: str) -> None:
    found = stops(open_page(address, width, scheme))
    assert found[0]["skip"]
    assert [stop["name"] for stop in found if not stop["after"]] == []
    assert [stop["name"] for stop in found if not stop["seen"]] == []
    assert [stop["name"] for stop in found if stop["ring"] < 2] == []
    assert [stop for stop in found if contrast(_channels(stop["colour"]), _channels(stop["behind"])) < 3] == []


def test_the_skip_link_skips_the_menus(open_page: Open) -> None:
    page = open_page("/2024/", 1280)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_menu_of_narrow_windows_opens_and_closes(open_page: Open) -> None:
    page = open_page("/2024/", 320)
    opener = page.locator(".md-header__button[for=__drawer] [role=button]")
    opener.focus()
    assert opener.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.closest('.md-nav--primary') !== null")
    page.keyboard.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    assert opener.evaluate("opener => opener === document.activeElement")


def test_the_panels_of_the_menu_open_and_close(open_page: Open) -> None:
    page = open_page("/2024/", 320)
    page.locator(".md-header__button[for=__drawer] [role=button]").press("Enter")
    back = page.locator(".md-nav--primary .md-nav__toggle:checked ~ .md-nav > .md-nav__title > [role=button]:visible").first
    back.press(" ")
    assert page.evaluate("document.activeElement.matches('.md-nav__link > [role=button][aria-expanded=false]')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.md-nav__title > [role=button][aria-expanded=true]')")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_colour_scheme_can_be_chosen(open_page: Open, key: str) -> None:
    page = open_page("/", 1280, "dark")
    while not page.evaluate("document.activeElement.matches('.md-option')"):
        page.keyboard.press("Tab")
    schemes = []
    for _ in range(3):
        schemes.append(page.evaluate("document.body.dataset.mdColorScheme"))
        page.keyboard.press(key)
    assert schemes == ["slate", "default", "slate"]


def test_a_table_is_a_tab_stop_only_if_it_scrolls(open_page: Open) -> None:
    seen = """async () => {
      document.querySelectorAll("details").forEach((details) => details.open = true);
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const tables = [...document.querySelectorAll(".table-scroll")];
      return tables.map((table) => [table.scrollWidth > table.clientWidth, table.tabIndex === 0]);
    }"""
    roomy, tight = (open_page(address, width).evaluate(seen) for address, width in [("/2024/", 1280), ("/press/", 320)])
    assert all(scrolls == stop for scrolls, stop in [*roomy, *tight])
    assert any(stop for _, stop in tight)
    assert roomy
    assert not any(stop for _, stop in roomy)


def test_reduced_motion_is_respected(open_page: Open) -> None:
    page = open_page("/", 1280)
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((element) => {
      const {transitionProperty, transitionDuration, animationName, scrollBehavior} = getComputedStyle(element);
      const passes = transitionProperty !== "none" && transitionDuration.split(",").some((time) => parseFloat(time) > 0);
      return passes || animationName !== "none" || scrollBehavior === "smooth";
    }).map((element) => element.outerHTML.slice(0, 80))""")
    assert moving == []
