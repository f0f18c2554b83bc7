"""The home page tells the story of the newest year, and the page of the year is its record: they share few words."""

from __future__ import annotations

import re
from html import unescape

import pytest

from bilan.build_date import build_date
from bilan.build_result import add_pages, read_report
from tests.conftest import ROOT

RUN = 8  # words
MAX_SHARE = 0.20


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The pages of the real report, in Markdown."""
    result = add_pages(read_report(ROOT, build_date()))
    return {page.address: page.markdown for page in result.pages}


def _runs(markdown: str) -> set[tuple[str, ...]]:
    """What readers see: without drawings, and without data for scripts."""
    text = re.sub(r"<svg.*?</svg>|<script.*?</script>|<[^>]*>|\]\([^)]*\)", " ", markdown, flags=re.DOTALL)
    words = re.findall(r"\w+", unescape(text))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("root", ["/", "/ar/", "/en/"])
def test_they_share_less_than_a_fifth_of_their_runs_of_eight_words(pages: dict[str, str], root: str) -> None:
    home, record = _runs(pages[root]), _runs(pages[f"{root}2025/"])
    assert min(len(home), len(record)) > 300
    assert len(home & record) / len(home) < MAX_SHARE
    assert len(home & record) / len(record) < MAX_SHARE
