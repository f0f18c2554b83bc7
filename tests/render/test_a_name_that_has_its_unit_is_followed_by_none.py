"""“Visitors of the fair” counts visitors: the unit follows only a name that does not have its noun."""

from __future__ import annotations

from datetime import date

import pytest

from bilan.build_result import read_report
from bilan.locales.language import Language
from bilan.render.formatter import PageFormatter
from tests.conftest import Folder


@pytest.mark.parametrize(("name", "printed"), [("Acts of the year", "Acts of the year"), ("Press", "Press, acts")])
def test_a_unit_is_not_said_twice(folder: Folder, name: str, printed: str) -> None:
    root = folder(
        {
            "data/report.yml": "title: Report\ninstitution: {name: Town}\nlanguages: [en]\n",
            "data/indicators.yml": "themes:\n  press: {name: Press}\nunits:\n  item: {en: {one: act, other: acts}}\n"
            f"indicators:\n  total: {{name: {name}, definition: All., theme: press, unit: item}}\n",
        }
    )
    report = read_report(root, date(2026, 11, 23)).report
    assert report is not None
    assert PageFormatter(report, Language("en")).name_with_unit(report.indicators["total"]) == printed
