"""A document is the institution's own when its publisher is the institution, however its name is written in capitals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.derive.documents import documents
from generator.derive.provenance import Standing, standing
from generator.edition import read_edition

Folder = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize(
    ("publisher", "kind", "expected"),
    [
        ("Ville", "review", Standing.OWN),
        ("VILLE", "review", Standing.OWN),
        ("v-1", "article", Standing.OWN),
        ("Ville de Fès", "review", Standing.FIRST_HAND),
        ("Ville de Fès", "dispatch", Standing.RELAY),
    ],
)
def test_the_standing_of_a_document(folder: Folder, publisher: str, kind: str, expected: Standing) -> None:
    files: dict[str, str | bytes] = {
        "data/report.yml": "title: Rapport\ninstitution: {name: Ville, short_name: V-1}\nlanguages: [fr]\n",
        "data/sources.yml": f"sources:\n  review: {{title: T, publisher: {publisher}, kind: {kind}, url: https://example.org/}}\n",
    }
    report = read_edition(folder(files), date(2026, 11, 23)).report
    assert report is not None
    assert standing(report, documents(report)["review"]) is expected
