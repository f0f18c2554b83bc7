"""axe-core finds no violation of WCAG 2.2 AA, nor of its best practice, on any kind of page in any state that readers bring about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any, Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([part, tags, colours]) => {
  const rules = {"color-contrast": {enabled: colours}};
  const found = await axe.run(part, {runOnly: {type: "tag", values: tags}, rules, resultTypes: ["violations"]});
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

DENSE = ("/", "/2024/", "/2024/press/", "/indicators/activities/", "/press/", "/404.html")
FRAME = ("/", "/404.html")  # with all that surrounds the content


def pages(scheme: str, width: int) -> tuple[str, ...]:
    """Every kind of page: narrow and light in French, wide and dark in Arabic. The densest of the other language, or of French.

    Languages share their styles, so that a fault of one kind of page is found once, and one of a direction too. Contrast alone
    depends on the scheme, so that the other two windows show little that is new.
    """
    arabic = tuple(f"/ar{kind}" for kind in KINDS)
    dense = tuple(f"/ar{kind}" for kind in DENSE)
    whole = {("light", 320): (*KINDS, *dense), ("dark", 1280): (*arabic, *DENSE), ("light", 1280): (*FRAME, *ENGLISH)}
    return whole.get((scheme, width), FRAME)


class Scripted(Protocol):
    """A page of a browser, in which scripts run."""

    def evaluate(self, expression: str, arg: Any = None, /) -> Any:
        """The value of an expression, or what a function returns."""


def pages_with_colours(scheme: str, width: int) -> tuple[str, ...]:
    """Where the contrast of colours is measured too, which takes longer than all other rules.

    It depends on the scheme: every kind of page once in each. In the other windows, what is around the content.
    """
    whole = {("light", 320): KINDS, ("dark", 1280): tuple(f"/ar{kind}" for kind in KINDS)}
    return whole.get((scheme, width), FRAME)


def found_by_axe(page: Scripted, part: str = "html", colours: bool = True) -> list[str]:
    """What violates the rules in a part of a page as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, [part, TAGS, colours])
    return found


def opened_search(page: Page) -> str:
    """Results, with the words that were looked for marked in them; the selector of what opened."""
    page.locator("[data-md-toggle=search]").evaluate("toggle => toggle.click()")
    page.locator(".md-search__input").press_sequentially("portes")  # it is read when a key comes up
    page.locator(".md-search-result__item mark:visible").first.wait_for()
    return ".md-search"


def opened_drawer(page: Page) -> str:
    """The menu of narrow windows; its selector."""
    page.click(".md-header__button[for=__drawer]")
    page.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0")
    return ".md-sidebar--primary"


def opened_details(page: Page) -> str:
    """Every table below a chart; their selector."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    return "article details"


@pytest.fixture(
    params=[(scheme, width) for scheme in SCHEMES for width in WIDTHS], ids=lambda given: f"{given[0]}-{given[1]}"
)
def reader(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[tuple[Page, int]]:
    """A page in one scheme and width, and that width; without motion, so that nothing moves while it is measured."""
    scheme, width = request.param
    size = {"width": width, "height": 800}
    context = browser.new_context(base_url=address, viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context.new_page(), width
    context.close()


def test_no_kind_of_page_violates_a_rule(reader: tuple[Page, int], request: pytest.FixtureRequest) -> None:
    page, width = reader
    scheme = request.node.callspec.params["reader"][0]
    coloured = pages_with_colours(scheme, width)
    violations = {}
    for path in pages(scheme, width):
        page.goto(path)
        if found := found_by_axe(page, colours=path in coloured):
            violations[path] = found
    assert violations == {}


Open = Callable[[Page], str]
OPENED: tuple[tuple[str, tuple[Open, ...]], ...] = (
    ("/", (opened_details, opened_drawer)),
    ("/indicators/activities/", (opened_details, opened_drawer)),
    ("/", (opened_search,)),
)


def test_nothing_that_opens_violates_a_rule(reader: tuple[Page, int]) -> None:
    page, width = reader
    violations = {}
    for path, ways in OPENED:
        page.goto(path)
        for opens in ways if width == 320 else [way for way in ways if way is not opened_drawer]:
            if found := found_by_axe(page, opens(page)):
                violations[path, opens.__name__] = found
    assert violations == {}


PALE = """() => {
  const text = document.querySelector("article").appendChild(document.createElement("p"));
  text.textContent = "Pale words";
  Object.assign(text.style, {color: "#ccc", background: "#fff"});
}"""


@pytest.mark.parametrize("reader", [("light", 1280)], indirect=True, ids=["light-1280"])
def test_an_injected_violation_is_found(reader: tuple[Page, int]) -> None:
    page, _ = reader
    page.goto("/method/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/assets/images/favicon.png>')")
    assert _rules(found_by_axe(page, colours=False)) == ["image-alt"]
    page.evaluate(PALE)
    assert _rules(found_by_axe(page, "article")) == ["color-contrast"]
    assert _rules(found_by_axe(page, "article", colours=False)) == []


def _rules(violations: list[str]) -> list[str]:
    return [violation.partition(":")[0] for violation in violations]
