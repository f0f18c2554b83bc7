"""A tracked view computes only the values whose keys are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bilan.model.tracked_report import Snapshot
from bilan.report_check import check_report_folder
from tests.conftest import ROOT


class _Lazy(Mapping[str, str]):
    def __init__(self) -> None:
        self.made: list[str] = []

    def __getitem__(self, key: str) -> str:
        self.made.append(key)
        return key.upper()

    def __iter__(self) -> Iterator[str]:
        return iter(("a", "b"))

    def __len__(self) -> int:
        return 2


def _facts() -> Snapshot:
    report = check_report_folder(ROOT, date(2026, 11, 24)).report
    assert report is not None
    return Snapshot(report)


def test_a_view_computes_only_what_is_read() -> None:
    facts, lazy = _facts(), _Lazy()
    facts.view("lazy", lambda _: lazy)
    assert facts.digest({"view/lazy": ["b"]}) == facts.digest({"view/lazy": ["b"]})
    assert lazy.made == ["b"]


def test_keys_that_are_numbers_are_found_by_their_text() -> None:
    facts = _facts()
    facts.view("numbered", lambda _: {2021: "a"})
    facts.view("named", lambda _: {"2021": "a"})
    assert facts.digest({"view/numbered": ["2021"]}) == facts.digest({"view/named": ["2021"]})
    assert facts.digest({"view/numbered": ["2021"]}) != facts.digest({"view/numbered": ["2022"]})
