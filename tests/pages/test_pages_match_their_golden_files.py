"""The Markdown of four pages of a small report. A difference is meant (`--rewrite-golden`, and read it) or a mistake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import add_pages, read_report

FILES: dict[str, str | bytes] = {
    "data/2020/figures.yml": "source: review\nfigures: {total: 8}\n",
    "data/2021/year.yml": "status: published\nhighlights: [total]\n",
    "data/2021/figures.yml": (
        "source: review\n"
        "figures:\n"
        "  total:\n"
        "    value: 10\n"
        "    parts: [one, two]\n"
        "    note: À *lire* avec soin.\n"
        "    alternatives: [{value: 9, qualifier: about, source: paper, why_not: Compté trop tôt.}]\n"
        "    revisions: [{date: 2022-03-01, was: 11, reason: Faute de frappe.}]\n"
        "  one: 6\n"
        "  two: {value: 4, status: provisional, as_of: 2021-12}\n"
    ),
    "data/2021/articles.yml": (
        "articles:\n"
        "  - id: paper\n"
        "    title: Dix actes <en> un an\n"
        "    outlet: Le Matin\n"
        "    date: 2021-12\n"
        "    language: fr\n"
        "    url: https://example.org/a?b=1&c=2\n"
        "    summary: Le journal compte les actes de l’année.\n"
        "    figures: {total: 9}\n"
    ),
}


@pytest.mark.parametrize("address", ["/indicators/total/", "/2021/", "/sources/", "/press/"])
def test_a_page_matches_its_golden_file(
    folder: Callable[[dict[str, str | bytes]], Path], golden: Callable[[str, str], None], address: str
) -> None:
    pages = {page.address: page for page in add_pages(read_report(folder(FILES), date(2026, 11, 23))).pages}
    golden(f"{address.strip('/').replace('/', '-')}.md", _without_drawings(pages[address].document))


def _without_drawings(document: str) -> str:
    """Drawings have golden files of their own."""
    lines = document.split("\n")
    kept: list[str] = []
    drawing = False
    for line in lines:
        drawing = drawing or "<svg" in line
        if not drawing:
            kept.append(line)
        drawing = drawing and "</svg>" not in line
    return "\n".join(kept)
