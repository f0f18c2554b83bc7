"""The reads of a page are recorded with their values, whichever way they are looked up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bilan.analysis.press_review import groups_by_year
from bilan.build_result import read_report
from bilan.model.report import Report
from bilan.model.tracked_report import Snapshot, Tracker
from bilan.pages.content_rules import ContentRules
from tests.cache.edits import REPORT, replaced

DAY = date(2026, 9, 21)


def _read(root: Path) -> Report:
    report = read_report(root, DAY, rules=ContentRules(root / "content")).report
    assert report is not None
    return report


def test_a_view_by_years_changes_if_a_year_changes(
    folder: Callable[[dict[str, str | bytes]], Path],
) -> None:
    root = folder(REPORT)
    watch = Tracker(Snapshot(_read(root)))
    assert groups_by_year(watch.report)[2021]
    assert Snapshot(_read(root)).holds(watch.trace())
    replaced(root, "data/2021/articles.yml", "Titre a3", "Autre titre")
    assert not Snapshot(_read(root)).holds(watch.trace())
