"""A finding is a sentence of its language: the direction of a change, its size, and nothing across a break."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bilan.analysis.composition import composition
from bilan.analysis.year_changes import year_changes
from bilan.build_result import read_report
from bilan.figure_charts.event_chart import event_chart
from bilan.figure_charts.headline import composition_headline, headline
from bilan.figure_charts.series_chart import multi_series_chart
from bilan.locales.language import Language
from bilan.render.formatter import PageFormatter

Folder = Callable[[dict[str, str | bytes]], Path]
REPORT = "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, en-GB, ar-MA]\n"


def _printer(root: Path, tag: str = "fr") -> PageFormatter:
    report = read_report(root, date(2026, 11, 23)).report
    assert report is not None
    return PageFormatter(report, Language(tag))


def _found(root: Path, tag: str, name: str = "total") -> str:
    formatter = _printer(root, tag)
    figure = formatter.report.figure(name, 2021)
    assert figure is not None
    return headline(formatter, figure).replace("\u00a0", " ").replace("\u202f", " ")


def _years(before: str, after: str) -> dict[str, str | bytes]:
    return {
        "data/report.yml": REPORT,
        "data/2020/figures.yml": f"source: review\nfigures: {{total: {before}}}\n",
        "data/2021/figures.yml": f"source: review\nfigures: {{total: {after}}}\n",
    }


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("200", "250", "250 actes en 2021, soit 25,0 % de plus qu’en 2020"),
        ("200", "150", "150 actes en 2021, soit 25,0 % de moins qu’en 2020"),
        ("200", "200", "200 actes en 2021, comme en 2020"),
        ("100000", "100001", "100 001 actes en 2021, comme en 2020"),
        ("10", "7", "7 actes en 2021, soit 3 de moins qu’en 2020"),
        ("200", "{value: 250, break: Compté autrement.}", "250 actes en 2021, sans comparaison possible avec 2020"),
        ("{value: 200, qualifier: more_than}", "250", "250 actes en 2021"),
        ("200", "{value: 250, qualifier: about}", "Environ 250 actes en 2021, soit environ 25 % de plus qu’en 2020"),
        (
            "{value: 2000, qualifier: about}",
            "{value: 3000, qualifier: about}",
            "Environ 3 000 actes en 2021, sans évolution nette depuis 2020",
        ),
        ("0", "250", "250 actes en 2021"),
    ],
)
def test_a_finding_says_what_may_be_said(folder: Folder, before: str, after: str, said: str) -> None:
    assert _found(folder(_years(before, after)), "fr") == said


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en-GB", "150 actes in 2021, down 25.0% from 2020"),
        ("ar-MA", "150 actes في سنة 2021، بانخفاض \u206625,0%\u2069 مقارنة مع سنة 2020"),
    ],
)
def test_a_finding_is_said_in_each_language(folder: Folder, tag: str, said: str) -> None:
    assert _found(folder(_years("200", "150")), tag) == said


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("6", "4", "Un : 60 % du total « Total » (2021)"),
        ("5", "5", "Aucune composante du total « Total » ne dépasse nettement toutes les autres (2021)"),
        ("{value: 5, qualifier: more_than}", "4", "« Un » est la plus grande composante du total « Total » (2021)"),
        ("{value: 6, qualifier: about}", "4", "Un : environ 60 % du total « Total » (2021)"),
        (
            "{value: 6, qualifier: about}",
            "5",
            "Aucune composante du total « Total » ne dépasse nettement toutes les autres (2021)",
        ),
    ],
)
def test_the_largest_part_is_named_where_there_is_one(folder: Folder, one: str, two: str, said: str) -> None:
    figures = f"source: review\nfigures:\n  total: {{value: 10, parts: [one, two]}}\n  one: {one}\n  two: {two}\n"
    formatter = _printer(folder({"data/2021/figures.yml": figures}))
    total = formatter.report.figure("total", 2021)
    assert total is not None
    made = composition(formatter.report, total)
    assert made is not None
    assert composition_headline(formatter, made).replace("\u00a0", " ") == said


def test_what_does_not_compare_stands_apart_by_its_reason(folder: Folder) -> None:
    root = folder(
        {
            "data/2020/figures.yml": "source: review\nfigures: {total: 8, one: 5, two: 3}\n",
            "data/2021/figures.yml": (
                "source: review\nfigures:\n  total: 10\n"
                "  one: {value: 6, break: Autre relevé.}\n  two: {value: 4, break: Autre relevé.}\n"
            ),
        }
    )
    formatter = _printer(root)
    found = year_changes(formatter.report, formatter.report.years[2021])
    assert [change.figure.id for change in found.changes] == ["total"]
    assert [[figure.id for figure in apart.figures] for apart in found.apart] == [["one", "two"]]
    assert not year_changes(formatter.report, formatter.report.years[2020]).described


def test_only_events_of_a_known_month_are_drawn(folder: Folder) -> None:
    events = (
        "events:\n  - {title: Un, date: 2021-05-17}\n  - {title: Deux, date: 2021-12}\n  - {title: Trois, date: 2021}\n"
        "  - {title: Quatre}\n"
    )
    formatter = _printer(folder({"data/2021/events.yml": events}))
    drawn = event_chart(formatter.report.years[2021])
    assert drawn is not None
    description = drawn.titled(formatter).description
    assert "Un" in description
    assert "Deux" in description
    assert "Trois" not in description


def test_indicators_of_two_units_are_not_drawn_side_by_side(folder: Folder) -> None:
    files: dict[str, str | bytes] = {
        "data/2020/figures.yml": "source: review\nfigures: {total: 8, one: 5, two: 3}\n",
        "data/2021/figures.yml": "source: review\nfigures: {total: 10, one: 6, two: 4}\n",
    }
    formatter = _printer(folder(files))
    pair = [formatter.report.indicators[name] for name in ("one", "two")]
    drawn = multi_series_chart(formatter.report, pair, 2021)
    assert drawn is not None
    assert drawn.titled(formatter).title == "«\u00a0Un\u00a0» a le chiffre le plus élevé en 2021\u00a0: 6\u00a0actes"
    assert (
        multi_series_chart(formatter.report, [pair[0], replace(pair[1], unit=replace(pair[1].unit, name="percent"))], 2021)
        is None
    )
    assert multi_series_chart(formatter.report, pair, 2020) is None
