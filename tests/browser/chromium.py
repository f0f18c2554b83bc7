"""Chromium for the tests that need one: the machine's own, never a download. In CI it must be there.

tests/conftest.py makes these fixtures those of all tests, because a process can start Playwright only once.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.serving import LIMIT

# Chromium obeys the last list alone, so that this one repeats what Playwright switches off.
_OFF_FOR_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
# Each window prepares the popup of its address bar in a process of its own, and a renderer for a page that no test opens:
# two thirds of the processor time of a new window.
_OFF_FOR_SPEED = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    f"--disable-features={','.join((*_OFF_FOR_PLAYWRIGHT, *_OFF_FOR_SPEED))}",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and in CI browser tests are not skipped.")
        pytest.skip("Chromium is not installed: browser tests are skipped.")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=LIMIT * 1000)
        _wait_for_progress(launched)
        yield launched
        launched.close()


def _wait_for_progress(browser: Browser) -> None:
    """Give every page of the browser, and everything that is expected of one, the limit of what hangs."""
    new_context, new_page = browser.new_context, browser.new_page

    def patient_context(**named: Any) -> BrowserContext:
        context = new_context(**named)
        context.set_default_timeout(LIMIT * 1000)
        return context

    def patient_page(**named: Any) -> Page:
        page = new_page(**named)
        page.set_default_timeout(LIMIT * 1000)
        return page

    browser.new_context, browser.new_page = patient_context, patient_page  # type: ignore[method-assign]
    expect.set_options(timeout=LIMIT * 1000)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def served() -> Callable[[Path], object]:
    """Serves a folder over loopback: `with served(site) as address`."""
    return _served
