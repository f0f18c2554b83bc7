"""axe-core finds no violation of WCAG 2.2 AA, nor of its best practice, on any kind of page in any state that readers bring about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run({runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) => `${id}: ${html}\\n${failureSummary}`));
}"""
KINDS = (
    "/",
    "/2024/",
    "/years/",
    "/compare/",
    "/2024/press/",
    "/2020/rebuttals/",
    "/indicators/",
    "/indicators/activities/",
    "/press/",
    "/sources/",
    "/method/",
    "/glossary/",
    "/errata/",
    "/context/",
    "/data/",
    "/404.html",
)
ENGLISH = ("/en/", "/en/2024/", "/en/indicators/activities/", "/en/press/")
WIDTHS = (1280, 320)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


# what depends on the scheme (contrast) or the width (size of targets) alone is the same on the other kinds of page
DENSE = ("/", "/2024/", "/2024/press/", "/indicators/activities/", "/press/", "/404.html")


def pages(scheme: str, width: int) -> tuple[str, ...]:
    """Every kind of page: narrow and light in French, wide and dark in Arabic. The densest of the other language, or of French.

    Languages share their styles, so that a fault of one kind of page is found once, and one of a direction too.
    """
    arabic = tuple(f"/ar{kind}" for kind in KINDS)
    dense = tuple(f"/ar{kind}" for kind in DENSE)
    whole = {("light", 320): (*KINDS, *dense), ("dark", 1280): (*arabic, *DENSE), ("light", 1280): (*DENSE, *ENGLISH)}
    return whole.get((scheme, width), DENSE)


class Scripted(Protocol):
    """A page of a browser, in which scripts run."""

    def evaluate(self, expression: str, arg: Any = None, /) -> Any:
        """The value of an expression, or what a function returns."""


def found_by_axe(page: Scripted) -> list[str]:
    """What violates the rules on a page as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


def opened_search(page: Page) -> None:
    """Results, with the words that were looked for marked in them."""
    page.locator("[data-md-toggle=search]").evaluate("toggle => toggle.click()")
    page.locator(".md-search__input").press_sequentially("portes")  # it is read when a key comes up
    page.locator(".md-search-result__item mark:visible").first.wait_for()


def opened_drawer(page: Page) -> None:
    """The menu of narrow windows."""
    page.click(".md-header__button[for=__drawer]")
    page.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0")


def opened_details(page: Page) -> None:
    """Every table below a chart."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


@pytest.fixture(
    params=[(scheme, width) for scheme in SCHEMES for width in WIDTHS], ids=lambda given: f"{given[0]}-{given[1]}"
)
def reader(
    browser: Browser, site: Path, served: Callable[[Path], AbstractContextManager[str]], request: pytest.FixtureRequest
) -> Iterator[tuple[Page, int]]:
    """A page in one scheme and width, and that width; without motion, so that nothing moves while it is measured."""
    scheme, width = request.param
    with served(site) as base:
        size = {"width": width, "height": 800}
        context = browser.new_context(base_url=base, viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        yield context.new_page(), width
        context.close()


def test_no_kind_of_page_violates_a_rule(reader: tuple[Page, int], request: pytest.FixtureRequest) -> None:
    page, width = reader
    violations = {}
    for address in pages(request.node.callspec.params["reader"][0], width):
        page.goto(address)
        if found := found_by_axe(page):
            violations[address] = found
    assert violations == {}


def test_nothing_that_opens_violates_a_rule(reader: tuple[Page, int]) -> None:
    page, width = reader
    opened = [("/", opened_search), ("/", opened_details), ("/indicators/activities/", opened_details)]
    if width == 320:
        opened += [("/", opened_drawer), ("/indicators/activities/", opened_drawer)]
    violations = {}
    for address, opens in opened:
        page.goto(address)
        opens(page)
        if found := found_by_axe(page):
            violations[address, opens.__name__] = found
    assert violations == {}


@pytest.mark.parametrize("reader", [("light", 1280)], indirect=True, ids=["light-1280"])
def test_an_injected_violation_is_found(reader: tuple[Page, int]) -> None:
    page, _ = reader
    page.goto("/method/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/assets/images/favicon.png>')")
    assert [message.partition(":")[0] for message in found_by_axe(page)] == ["image-alt"]
