"""A number below zero is an error at its place, wherever it is written, unless its indicator says `signed: true`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.model.loader import load_report

Folder = Callable[[dict[str, str | bytes]], Path]
RunBilan = Callable[..., tuple[int, str, str]]

INDICATORS = (
    "themes:\n  press: {name: Presse}\n"
    "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n  hour: {measure: hour}\n"
    "indicators:\n"
    "  total: {name: Total, definition: Tout., theme: press, unit: item}\n"
    "  balance: {name: Solde, definition: Le solde., theme: press, unit: hour, signed: true}\n"
    "  rate: {name: Taux, definition: Le taux., theme: press, unit: percent, decimals: 1}\n"
    "  growth: {name: Croissance, definition: La croissance., theme: press, unit: percent, signed: true}\n"
    "  issue: {name: Numéro, definition: Le numéro., theme: press, unit: rank}\n"
)


def _problems(folder: Folder, figures: str) -> list[tuple[str, int, int]]:
    root = folder({"data/indicators.yml": INDICATORS, "data/2021/figures.yml": f"source: review\nfigures:\n{figures}"})
    return [(problem.code, problem.place.line, problem.place.column) for problem in load_report(root).problems]


@pytest.mark.parametrize(
    ("figures", "column"),
    [
        ("  total: -60\n", 10),
        ("  total: -1\n", 10),
        ("  total: -1 000\n", 10),
        ("  total: {value: -60}\n", 18),
        ("  rate: -0.1\n", 9),
        ("  issue: -3\n", 10),
        ("  total: {value: 5, residual: {value: -5, name: Reste}}\n", 39),
        ("  total: {value: 5, alternatives: [{value: -5, source: review}]}\n", 44),
        ("  total: {value: 5, revisions: [{date: 2022-01-01, was: -5, reason: Faute}]}\n", 57),
    ],
)
def test_a_negative_number_is_an_error_where_it_is_written(folder: Folder, figures: str, column: int) -> None:
    assert _problems(folder, figures) == [("negative-number", 3, column)]


@pytest.mark.parametrize(
    "figures",
    [
        "  total: 0\n",
        "  total: -0\n",
        "  balance: -60\n",
        "  balance: {value: -60, residual: {value: -5, name: Reste}}\n",
        "  growth: -12\n",
        "  nobody: -5\n",
    ],
)
def test_zero_and_balances_are_allowed_and_an_unknown_indicator_is_reported_once(folder: Folder, figures: str) -> None:
    assert "negative-number" not in [code for code, _, _ in _problems(folder, figures)]


def test_an_article_reports_no_negative_count(folder: Folder) -> None:
    article = (
        "articles:\n  - id: un\n    title: Un\n    outlet: Le Journal\n    date: 2021-02\n    language: fr\n"
        "    url: https://example.org/un\n    summary: Un résumé.\n    figures: {total: -5, balance: -5}\n"
    )
    read = load_report(folder({"data/indicators.yml": INDICATORS, "data/2021/articles.yml": article}))
    assert [(problem.code, problem.place.line) for problem in read.problems] == [("negative-number", 9)]


@pytest.mark.parametrize(("typed", "code"), [("0", "invalid-number"), ("-10", "invalid-number"), ("1", None)])
def test_a_unit_of_rounding_is_above_zero(folder: Folder, typed: str, code: str | None) -> None:
    found = _problems(folder, f"  balance: {{value: 5, rounded_to: {typed}}}\n")
    assert found == ([(code, 3, 35)] if code else [])


def test_minus_zero_is_zero(folder: Folder) -> None:
    read = load_report(folder({"data/2021/figures.yml": "source: review\nfigures:\n  total: -0\n"}))
    assert read.report is not None
    assert str(read.report.years[2021].figures["total"].value) == "0"


@pytest.mark.parametrize(
    ("figures", "told_of"),
    [
        ("rate: 100", False),
        ("rate: 100.1", True),
        ("rate: {value: 100.1, confirmed: true}", False),
        ("growth: 101", False),
        ("total: 101", False),
    ],
)
def test_a_percentage_above_100_is_a_warning(folder: Folder, run_bilan: RunBilan, figures: str, told_of: bool) -> None:
    root = folder({"data/indicators.yml": INDICATORS, "data/2021/figures.yml": f"source: review\nfigures:\n  {figures}\n"})
    code, _, said = run_bilan("-C", root, "check")
    assert code == 0
    assert ("percent-over-100" in said) is told_of
