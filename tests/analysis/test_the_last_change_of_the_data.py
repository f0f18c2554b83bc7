"""The last change of the data is the latest day that public data name; the day of the build is none of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bilan.analysis.last_change import last_change
from bilan.build_result import read_report

Folder = Callable[[dict[str, str | bytes]], Path]


def _changed(folder: Folder, files: dict[str, str | bytes]) -> date | None:
    report = read_report(folder(files), date(2026, 11, 23)).report
    assert report
    return last_change(report)


def test_data_without_days_have_no_last_change(folder: Folder) -> None:
    assert _changed(folder, {}) is None


def test_the_latest_of_publication_and_correction_counts(folder: Folder) -> None:
    figures = (
        "source: review\nfigures:\n  total:\n    value: 10\n    revisions:\n"
        "      - {date: 2022-03-01, was: 9, kind: correction, reason: Une erreur.}\n"
    )
    published = "status: published\npublish_on: 2022-01-15\n"
    assert _changed(folder, {"data/2021/year.yml": published}) == date(2022, 1, 15)
    assert _changed(folder, {"data/2021/year.yml": published, "data/2021/figures.yml": figures}) == date(2022, 3, 1)


def test_a_year_that_is_not_yet_public_does_not_count(folder: Folder) -> None:
    later = {"data/2022/year.yml": "status: published\npublish_on: 2027-01-15\n"}
    assert _changed(folder, {**later, "data/2022/figures.yml": "source: review\nfigures: {total: 4}\n"}) is None
