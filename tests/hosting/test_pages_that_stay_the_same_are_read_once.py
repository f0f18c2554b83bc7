"""What was seen in a page is found again by its text, and is what would be seen now; a page that changed is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.hosting import remembering
from generator.hosting.scanning import Scanned, scanned
from generator.keeping.store import Store

ONE = """<html><head><script>a()</script><style>b{}</style></head><body style="c" onclick="d()">
<h1 id="été">x</h1><a href="/2021/#top">y</a><img srcset="a.png 1x, b.png 2x"><a name="z" href='?q=\udce9'></a></body></html>"""
TWO = "<p id=two><a href=/ar/>عربي</a></p>"


@pytest.fixture
def taken_apart(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were taken apart."""
    seen: list[str] = []

    def noted(html: str) -> Scanned:
        seen.append(html)
        return scanned(html)

    monkeypatch.setattr(remembering, "scanned", noted)
    return seen


def test_a_page_is_taken_apart_once(tmp_path: Path, taken_apart: list[str]) -> None:
    for pages in ({"index.html": ONE, "ar/index.html": TWO}, {"index.html": ONE, "ar/index.html": TWO + "<p>"}):
        store = Store(tmp_path)
        sights = remembering.Sights(store)
        assert {name: sights.of(html) for name, html in pages.items()} == {
            name: scanned(html) for name, html in pages.items()
        }
        store.finish()
    assert taken_apart == [ONE, TWO, TWO + "<p>"]


def test_without_a_store_every_page_is_taken_apart(taken_apart: list[str]) -> None:
    for _ in range(2):
        assert remembering.Sights(Store(None)).of(ONE) == scanned(ONE)
    assert taken_apart == [ONE, ONE]


def test_other_code_sees_anew(tmp_path: Path, taken_apart: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    for made_with in ("one", "other"):
        monkeypatch.setattr("generator.keeping.store.workshop", lambda made_with=made_with: made_with)
        store.begin()
        remembering.Sights(store).of(ONE)
    assert taken_apart == [ONE, ONE]


def test_a_page_that_states_its_policy_is_not_taken_apart_again(tmp_path: Path, taken_apart: list[str]) -> None:
    sights = remembering.Sights(Store(tmp_path))
    stated = sights.stated(ONE, {"frame-src": ("https://video.example",)})
    assert "Content-Security-Policy" in stated
    assert "https://video.example" in stated
    assert sights.of(stated) == scanned(stated) == scanned(ONE)
    assert taken_apart == [ONE]
