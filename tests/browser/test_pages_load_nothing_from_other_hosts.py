"""A reader's browser asks no other host for anything, and finds nothing broken."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

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


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_requests_no_other_host_and_fits_its_window(
    browser: Browser, site: Path, served: Callable[[Path], AbstractContextManager[str]], address: str, width: int
) -> None:
    with served(site) as base:
        page = browser.new_page(viewport={"width": width, "height": 800})
        asked: list[str] = []
        broken: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("response", lambda response: broken.append(response.url) if response.status >= 400 else None)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(base + address, wait_until="networkidle")
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        page.close()
    assert asked
    assert [url for url in asked if not url.startswith(base)] == []
    assert broken == []
    assert overflow <= 0
