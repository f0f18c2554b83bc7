"""A total’s parts over all years: each once, those of the newest year first."""

from __future__ import annotations

from bilan.analysis.composition import all_parts
from bilan.model.loader import load_report
from tests.conftest import Folder

FILES: dict[str, str | bytes] = {
    "data/2020/figures.yml": "source: review\nfigures:\n  total: {value: 7, parts: [two]}\n  two: 7\n",
    "data/2021/figures.yml": "source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n  two: 4\n",
    "data/2022/figures.yml": "source: review\nfigures:\n  two: 5\n",
}


def test_parts_of_all_years_are_listed_once_and_the_newest_first(folder: Folder) -> None:
    report = load_report(folder(FILES)).report
    assert report is not None
    assert all_parts(report, "total") == ("one", "two")


def test_an_indicator_without_parts_has_none(folder: Folder) -> None:
    report = load_report(folder(FILES)).report
    assert report is not None
    assert all_parts(report, "two") == ()
