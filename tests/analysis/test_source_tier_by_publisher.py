"""A document is the institution's own when its publisher is the institution, however its name is written in capitals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bilan.analysis.documents import documents
from bilan.analysis.provenance import SourceTier, source_tier
from bilan.build_result import read_report

Folder = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize(
    ("publisher", "kind", "expected"),
    [
        ("Ville", "review", SourceTier.OWN),
        ("VILLE", "review", SourceTier.OWN),
        ("v-1", "article", SourceTier.OWN),
        ("Ville de Fès", "review", SourceTier.FIRST_HAND),
        ("Ville de Fès", "dispatch", SourceTier.RELAY),
    ],
)
def test_a_document_has_the_tier_of_its_publisher(folder: Folder, publisher: str, kind: str, expected: SourceTier) -> None:
    files: dict[str, str | bytes] = {
        "data/report.yml": "title: Rapport\ninstitution: {name: Ville, short_name: V-1}\nlanguages: [fr]\n",
        "data/sources.yml": f"sources:\n  review: {{title: T, publisher: {publisher}, kind: {kind}, url: https://example.org/}}\n",
    }
    report = read_report(folder(files), date(2026, 11, 23)).report
    assert report is not None
    assert source_tier(report, documents(report)["review"]) is expected
