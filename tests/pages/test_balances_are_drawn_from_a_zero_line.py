"""An indicator that may be negative has its pages, charts and numbers as any other, in both directions of writing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bilan.analysis.composition import composition
from bilan.build_result import read_report
from bilan.charts import Canvas
from bilan.figure_charts.composition_chart import composition_chart
from bilan.figure_charts.headline import headline
from bilan.figure_charts.series_chart import multi_series_chart, series_chart, sparkline
from bilan.locales.language import Language
from bilan.render.formatter import PageFormatter

Folder = Callable[[dict[str, str | bytes]], Path]

FILES: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA]\n",
    "data/indicators.yml": (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n  hour: {measure: hour}\n"
        "indicators:\n"
        "  total: {name: Solde, definition: Tout., theme: press, unit: hour, signed: true}\n"
        "  one: {name: Un, definition: Le premier., theme: press, unit: hour, signed: true}\n"
        "  two: {name: Deux, definition: Le second., theme: press, unit: hour, signed: true}\n"
    ),
    "data/2020/figures.yml": "source: review\nfigures: {total: 300, one: 200, two: 100}\n",
    "data/2021/figures.yml": (
        "source: review\nfigures:\n  total: {value: -100, parts: [one, two]}\n  one: {value: -400, qualifier: about}\n  two: 300\n"
    ),
}


def _printer(root: Path, tag: str) -> PageFormatter:
    report = read_report(root, date(2026, 11, 23)).report
    assert report is not None
    return PageFormatter(report, Language(tag))


@pytest.mark.parametrize(("tag", "number"), [("fr", "\u2212100"), ("ar-MA", "\u2066\u2212100\u2069")])
def test_a_balance_is_drawn_alone_beside_others_and_very_small(folder: Folder, tag: str, number: str) -> None:
    formatter = _printer(folder(FILES), tag)
    total = formatter.report.figure("total", 2021)
    assert total is not None
    assert formatter.printed(total) == number
    alone = series_chart(formatter.report, formatter.report.indicators["total"])
    beside = multi_series_chart(formatter.report, [formatter.report.indicators[name] for name in ("one", "two")], 2021)
    assert alone is not None
    assert beside is not None
    assert number.strip("\u2066\u2069") in str(alone.titled(formatter).svg(Canvas.WIDE, formatter))
    assert "\u2212400" in str(beside.titled(formatter).svg(Canvas.PHONE, formatter))
    assert sparkline(formatter, total) is not None


def test_the_sentence_about_a_balance_is_true(folder: Folder) -> None:
    formatter = _printer(folder(FILES), "fr")
    total = formatter.report.figure("total", 2021)
    assert total is not None
    assert headline(formatter, total).replace("\u00a0", " ") == "−100 heures en 2021, soit 400 de moins qu’en 2020"


def test_what_is_partly_negative_is_a_sum_but_no_bar(folder: Folder) -> None:
    formatter = _printer(folder(FILES), "fr")
    total = formatter.report.figure("total", 2021)
    assert total is not None
    made = composition(formatter.report, total)
    assert made is not None
    assert composition_chart(made) is None


def test_a_report_with_balances_is_checked_and_printed(
    folder: Folder, run_bilan: Callable[..., tuple[int, str, str]]
) -> None:
    root = folder(FILES)
    assert run_bilan("-C", root, "check")[0] == 0
    assert run_bilan("-C", root, "render", root / "out")[0] == 0
    page = (root / "out/indicators/total/index.md").read_text(encoding="utf-8")
    assert 'value="-100"' in page
