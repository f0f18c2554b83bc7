"""A page is scanned once, when it gets its policy; the cached scan is the same as that of the finished page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bilan.diagnostics.problem import Place
from bilan.model.registered_addresses import read_register
from bilan.publish import content_security_policy
from bilan.publish.content_security_policy import with_policy
from bilan.publish.finalize import PublishOptions, check_pages
from bilan.publish.html_scan import PageScan, dump_scan, load_scan, scan_page

ONE = """<html><head><script>a()</script><style>b{}</style></head><body style="c" onclick="d()">
<h1 id="été">x</h1><a href="/#top">y</a><img srcset="a.png 1x, b.png 2x"><a name="z" href='?q=\udce9'></a></body></html>"""
TWO = "<p id=top><a href=/>عربي</a></p>"


@pytest.mark.parametrize("html", [ONE, TWO, ""])
def test_a_cached_scan_equals_a_fresh_one(html: str) -> None:
    assert load_scan(json.loads(json.dumps(dump_scan(scan_page(html))))) == scan_page(html)


def test_a_policy_changes_nothing_that_a_scan_finds() -> None:
    page, scan = with_policy(ONE, {"frame-src": ("https://video.example",)})
    assert "Content-Security-Policy" in page
    assert "https://video.example" in page
    assert scan == scan_page(page) == scan_page(ONE)


def test_only_pages_without_a_scan_are_scanned_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned = list[str]()

    def noting(html: str) -> PageScan:
        scanned.append(html)
        return scan_page(html)

    page, scan = with_policy(TWO, {})
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "404.html").write_text(TWO, encoding="utf-8")
    monkeypatch.setattr(content_security_policy, "scan_page", noting)
    register = read_register("", "data/addresses.txt")
    wishes = PublishOptions("", register, lambda file, _: Place(file), {}, scans={"index.html": scan})
    pages, problems = check_pages(tmp_path, wishes)
    assert (scanned, problems) == ([TWO], ())
    assert pages == dict.fromkeys(("404.html", "index.html"), scan_page(TWO))
