"""A reader's browser asks no other host for anything, and finds nothing broken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, Request, Response

PAGES = (
    "/",
    "/2024/",
    "/2021/press/",
    "/2020/rebuttals/",
    "/indicators/",
    "/indicators/activities/",
    "/press/",
    "/sources/",
    "/method/",
)


@pytest.fixture(scope="module", params=[1280, 320])
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window of that width, in which pages are read one after the other."""
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    yield page
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_requests_no_other_host_and_fits_its_window(reader: Page, address: str, path: str) -> None:
    asked: list[str] = []
    broken: list[str] = []

    def requested(request: Request) -> None:
        asked.append(request.url)

    def answered(response: Response) -> None:
        if response.status >= 400:
            broken.append(response.url)

    def failed(error: Error) -> None:
        broken.append(str(error))

    reader.on("request", requested)
    reader.on("response", answered)
    reader.on("pageerror", failed)
    reader.goto(address + path, wait_until="networkidle")
    overflow = reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    reader.remove_listener("request", requested)
    reader.remove_listener("response", answered)
    reader.remove_listener("pageerror", failed)
    assert asked
    assert [url for url in asked if not url.startswith(address)] == []
    assert broken == []
    assert overflow <= 0
