"""What was seen in a page is found again by its text, and is what would be seen now; a page that changed is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.cache.result_store import ResultStore
from bilan.publish import scan_cache
from bilan.publish.html_scan import PageScan, scan_page

ONE = """<html><head><script>a()</script><style>b{}</style></head><body style="c" onclick="d()">
<h1 id="été">x</h1><a href="/2021/#top">y</a><img srcset="a.png 1x, b.png 2x"><a name="z" href='?q=\udce9'></a></body></html>"""
TWO = "<p id=two><a href=/ar/>عربي</a></p>"


@pytest.fixture
def taken_apart(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were taken apart."""
    seen: list[str] = []

    def noted(html: str) -> PageScan:
        seen.append(html)
        return scan_page(html)

    monkeypatch.setattr(scan_cache, "scan_page", noted)
    return seen


def test_a_page_is_taken_apart_once(tmp_path: Path, taken_apart: list[str]) -> None:
    for pages in ({"index.html": ONE, "ar/index.html": TWO}, {"index.html": ONE, "ar/index.html": TWO + "<p>"}):
        store = ResultStore(tmp_path)
        sights = scan_cache.ScanCache(store)
        assert {name: sights.of(html) for name, html in pages.items()} == {
            name: scan_page(html) for name, html in pages.items()
        }
        store.collect_garbage()
    assert taken_apart == [ONE, TWO, TWO + "<p>"]


def test_without_a_store_every_page_is_taken_apart(taken_apart: list[str]) -> None:
    for _ in range(2):
        assert scan_cache.ScanCache(ResultStore(None)).of(ONE) == scan_page(ONE)
    assert taken_apart == [ONE, ONE]


def test_other_code_sees_anew(tmp_path: Path, taken_apart: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    store = ResultStore(tmp_path)
    for made_with in ("one", "other"):
        monkeypatch.setattr("bilan.cache.result_store.toolchain_fingerprint", lambda made_with=made_with: made_with)
        store.begin()
        scan_cache.ScanCache(store).of(ONE)
    assert taken_apart == [ONE, ONE]


def test_a_page_that_states_its_policy_is_not_taken_apart_again(tmp_path: Path, taken_apart: list[str]) -> None:
    sights = scan_cache.ScanCache(ResultStore(tmp_path))
    stated = sights.stated(ONE, {"frame-src": ("https://video.example",)})
    assert "Content-Security-Policy" in stated
    assert "https://video.example" in stated
    assert sights.of(stated) == scan_page(stated) == scan_page(ONE)
    assert taken_apart == [ONE]
