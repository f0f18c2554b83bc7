"""The Content-Security-Policy of the built pages: nothing of theirs is blocked, and whatever is not theirs is."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from bilan.publish.host_files import HostFiles, read_host_files

LANGUAGES = ("", "ar/", "en/")
PAGES = (
    "",
    "2024/",
    "2024/press/",
    "2020/rebuttals/",
    "context/",
    "data/",
    "errata/",
    "glossary/",
    "indicators/",
    "indicators/activities/",
    "method/",
    "press/",
    "sources/",
    "nowhere/at-all/",
)
TOLD = """
window.blocked = [];
document.addEventListener("securitypolicyviolation", event => blocked.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


def _hosted(site: Path, headers: bool) -> type[http.server.SimpleHTTPRequestHandler]:
    output: HostFiles = read_host_files(site)

    class Host(http.server.SimpleHTTPRequestHandler):
        """A host that sends what `_headers` says, or none of it, and 404.html where nothing is."""

        def end_headers(self) -> None:
            path = urlsplit(self.path).path
            for rule in output.rules if headers else ():
                if path == rule.path or (rule.folder and path.startswith(rule.folder)):
                    for name, value in rule.headers:
                        self.send_header(name, value)
            super().end_headers()

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
            path = urlsplit(self.path).path
            page = max((missing for missing in output.missing if path.startswith(missing[0])), key=lambda one: len(one[0]))[
                1
            ]
            content = (site / page.lstrip("/")).read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Host


@contextmanager
def _serving(site: Path, headers: bool) -> Iterator[str]:
    handler = functools.partial(_hosted(site, headers), directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    """The site with its headers: a page must live under them and under its own <meta>."""
    with _serving(site, headers=True) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.add_init_script(TOLD)
    yield made
    made.close()


def _blocked(page: Page) -> list[str]:
    return [str(one) for one in page.evaluate("window.blocked")]


def test_the_policy_blocks_nothing_of_the_site(base: str, context: BrowserContext) -> None:
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    for language in LANGUAGES:
        for address in PAGES if not language else PAGES[:3]:  # languages have the same scripts and policy
            page.goto(f"{base}/{language}{address}")
            assert page.title()
            assert (address, _blocked(page)) == (address, [])
    assert failed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_palette_and_filters_work_under_it(base: str, context: BrowserContext, language: str) -> None:
    page = context.new_page()
    page.goto(f"{base}/{language}")
    before = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    page.locator("label[for^=__palette]:visible").first.click()
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") != before
    page.locator("[data-md-toggle=search]").evaluate("toggle => toggle.click()")
    page.locator(".md-search__input").press_sequentially("2021")
    page.locator(".md-search-result__item a:visible").first.wait_for()
    page.locator(".md-search__input").press("Enter")
    page.wait_for_load_state()
    assert _blocked(page) == []
    page.goto(f"{base}/{language}press/")
    page.locator(".press-filter input[type=search]").fill("sûreté")
    page.locator(".press-item:visible").first.wait_for()
    assert _blocked(page) == []


@pytest.mark.parametrize("headers", [True, False])
def test_foreign_scripts_are_blocked(site: Path, context: BrowserContext, headers: bool) -> None:
    with _serving(site, headers) as base:
        page = context.new_page()
        page.goto(base)
        _intrude(page)
        output = {one.split()[0] for one in _blocked(page)}
        assert output == {"script-src-elem", "script-src-attr", "style-src-attr", "img-src", "connect-src"}
        assert page.evaluate("window.ran === undefined")


def _intrude(page: Page) -> None:
    page.evaluate(
        """() => {
          const script = document.createElement("script"); script.textContent = "window.ran = true"; document.body.append(script);
          const image = new Image(); image.src = "http://127.0.0.1:9/pixel.gif"; document.body.append(image);
          document.body.insertAdjacentHTML("beforeend", "<p style='color: red' onclick='window.ran = true'>x</p>");
          document.body.lastElementChild.click();
          return fetch("http://127.0.0.1:9/").catch(() => null);
        }"""
    )
    page.wait_for_function("window.blocked.length >= 5")


def test_a_changed_script_is_blocked(
    site: Path, context: BrowserContext, tmp_path: Path, served: Callable[[Path], AbstractContextManager[str]]
) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    changed = html.replace("__md_scope=new URL", " __md_scope=new URL", 1)
    assert changed != html
    (tmp_path / "index.html").write_text(changed, encoding="utf-8")
    with served(tmp_path) as address:
        page = context.new_page()
        page.goto(address)
        assert [one for one in _blocked(page) if one.startswith("script-src-elem inline")] != []
