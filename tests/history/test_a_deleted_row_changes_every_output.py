"""A row deleted from a register changes the figure, its total, its months and the sentences of every language."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bilan.model.loader import load_report
from bilan.model.report import Report
from tests.conftest import MINIMAL, RunBilan
from tests.history.conftest import Files, committed
from tests.model.register_report import DIMENSIONS, HEAD, REGISTERS, ROWS

Folder = Callable[[Files], Path]
LIST = "data/2021/releases.csv"
INDICATORS = (
    MINIMAL["data/indicators.yml"]
    .replace("fr: {one: acte, many: d’actes, other: actes}", "fr: {one: acte, many: d’actes, other: actes}\n    ar: {zero: أعمال, one: عمل, two: عملان, few: أعمال, many: عملا, other: عمل}\n    en: {one: act, other: acts}")
)  # fmt: skip
REPORT: Files = {
    "data/report.yml": "title: {fr: R, ar: R, en: R}\ninstitution: {name: V}\nlanguages: [fr, ar, en]\n",
    "data/indicators.yml": INDICATORS,
    "data/dimensions.yml": DIMENSIONS,
    "data/registers.yml": REGISTERS,
    "data/2021/figures.yml": (
        "source: review\nfigures:\n"
        "  total: {count: releases, parts: [one, two]}\n"
        "  one: {count: releases, where: {kind: reply}}\n"
        "  two: {count: releases, where: {kind: communique}, by: [month, channel]}\n"
    ),
    LIST: HEAD + ROWS,
    **{
        f"content/index{ending}.md": f"---\nyear: 2021\n---\n\n# {title} {{#top}}\n\n{before} {{{{ figure('total') }}}}.\n"
        for ending, title, before in (
            ("", "Rapport", "Au total :"),
            (".ar", "تقرير", "المجموع:"),
            (".en", "Report", "In all:"),
        )
    },
}
SHORTER = HEAD + ROWS.replace("2021-03-20,Deuxième,x,communique,A2\n", "")


def number(report: Report, name: str, dimension: str = "", member: str = "") -> Decimal | None:
    figure = report.years[2021].figures[name]
    return figure.by[dimension].cells[(member,)].value if dimension else figure.value


@pytest.fixture
def root(folder: Folder) -> Path:
    root = committed(folder(REPORT))
    folder({**REPORT, LIST: SHORTER})
    return root


def test_the_figure_the_total_the_month_and_the_member_change(folder: Folder) -> None:
    whole, shorter = load_report(folder(REPORT)).report, load_report(folder({**REPORT, LIST: SHORTER})).report
    assert whole
    assert shorter
    for place in (("two",), ("total",), ("two", "month", "2021-03"), ("two", "channel", "x")):
        before, after = number(whole, *place), number(shorter, *place)
        assert before is not None
        assert after == before - 1, place
    assert number(shorter, "one") == number(whole, "one")
    assert number(shorter, "two", "month", "2021-05") == number(whole, "two", "month", "2021-05")


def test_diff_shows_the_figures_and_the_sentences_of_three_languages(root: Path, run_bilan: RunBilan) -> None:
    code, out, err = run_bilan("-C", root, "diff", "HEAD", "--format", "json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    changed = {item["figure"]: (item["before"]["value"], item["after"]["value"]) for item in found["figures"]}
    assert changed["2021/total"] == ("4", "3")
    assert changed["2021/two"] == ("3", "2")
    assert changed["2021-03/two"] == ("2", "1")
    assert changed["2021/two{channel=x}"] == ("2", "1")
    assert len(changed) == 4
    sentences = json.dumps(found["pages"], ensure_ascii=False)
    for words in ("Au total :", "المجموع:", "In all:"):
        assert f"{words} 4" in sentences
        assert f"{words} 3" in sentences


def test_a_published_count_does_not_change_in_silence(root: Path, run_bilan: RunBilan) -> None:
    code, _, problems = run_bilan("-C", root, "check", "--since", "HEAD")
    assert code == 1
    assert problems.count("[changed-without-revision]") == 2  # the figure, and the total
