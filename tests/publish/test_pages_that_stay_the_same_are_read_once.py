"""What was seen in a page is found again by its text, and is what would be seen now; a page that changed is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.cache.cache import Cache
from bilan.publish import page_scans
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

    monkeypatch.setattr(page_scans, "scan_page", noted)
    return seen


def test_a_page_is_taken_apart_once(tmp_path: Path, taken_apart: list[str]) -> None:
    for pages in ({"index.html": ONE, "ar/index.html": TWO}, {"index.html": ONE, "ar/index.html": TWO + "<p>"}):
        cache = Cache(tmp_path)
        scans = page_scans.PageScans(cache)
        assert {name: scans.of(html) for name, html in pages.items()} == {
            name: scan_page(html) for name, html in pages.items()
        }
        cache.finish()
    assert taken_apart == [ONE, TWO, TWO + "<p>"]


def test_without_a_cache_every_page_is_taken_apart(taken_apart: list[str]) -> None:
    for _ in range(2):
        assert page_scans.PageScans(Cache()).of(ONE) == scan_page(ONE)
    assert taken_apart == [ONE, ONE]


def test_other_code_sees_anew(tmp_path: Path, taken_apart: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    for made_with in ("one", "other"):
        monkeypatch.setattr("bilan.cache.cache.toolchain_fingerprint", lambda made_with=made_with: made_with)
        cache.begin()
        page_scans.PageScans(cache).of(ONE)
    assert taken_apart == [ONE, ONE]


def test_a_page_that_states_its_policy_is_not_taken_apart_again(tmp_path: Path, taken_apart: list[str]) -> None:
    scans = page_scans.PageScans(Cache(tmp_path))
    stated = scans.with_policy(ONE, {"frame-src": ("https://video.example",)})
    assert "Content-Security-Policy" in stated
    assert "https://video.example" in stated
    assert scans.of(stated) == scan_page(stated) == scan_page(ONE)
    assert taken_apart == [ONE]
