"""Pages of docs/problems/ about problems that only a preview reports: it reports the bad examples and not the good ones."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from tests.browser.serving import Serving
from tests.conftest import ROOT
from tests.problems.explained import explained, report_with, write


@pytest.mark.parametrize(("code", "where"), [("build-failed", "/2021/"), ("site-warning", "/preview-problems.html")])
def test_the_preview_says_what_the_page_says(code: str, where: str, tmp_path: Path) -> None:
    output = explained(ROOT / f"docs/problems/{code}.md")
    place, message, *_ = output.said.splitlines()
    write(tmp_path, report_with({}))
    with Serving(tmp_path) as preview:
        write(tmp_path, output.bad)
        shown = unescape(preview.until(where, f'<code dir="ltr">{code}</code>'))
        assert (
            f'<code dir="ltr">{place.partition(": ")[0]}</code></a> <span>{output.severity} <code dir="ltr">{code}</code>'
            in shown
        )
        assert message.strip().rstrip(".") in shown
        write(tmp_path, output.good)
        preview.until(where, f'<code dir="ltr">{code}</code>', gone=True)
