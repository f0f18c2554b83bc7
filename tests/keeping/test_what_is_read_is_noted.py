"""What a page was made from is told by what it held, whatever it is looked up by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.derive.press import groups_by_year
from generator.edition import read_edition
from generator.keeping.watching import Facts, Watch
from generator.model.report import Report
from generator.pages.content_rules import ContentRules
from tests.keeping.edits import REPORT, replaced

DAY = date(2026, 9, 21)


def _read(root: Path) -> Report:
    report = read_edition(root, DAY, rules=ContentRules(root / "content")).report
    assert report is not None
    return report


def test_a_view_by_years_is_another_once_a_year_holds_something_else(
    folder: Callable[[dict[str, str | bytes]], Path],
) -> None:
    root = folder(REPORT)
    watch = Watch(Facts(_read(root)))
    assert groups_by_year(watch.report)[2021]
    assert Facts(_read(root)).holds(watch.trace())
    replaced(root, "data/2021/articles.yml", "Titre a3", "Autre titre")
    assert not Facts(_read(root)).holds(watch.trace())
