"""References to figures, in articles and events: by year, period and member; and the problem of one that leads nowhere."""

from __future__ import annotations

import pytest

from bilan.diagnostics.problem import Place
from bilan.model.figure_reference import FigureReference, parse_reference
from bilan.model.loader import load_report
from bilan.rules import check_report
from bilan.values.period_syntax import PeriodFault
from tests.conftest import Folder
from tests.model.test_figures_are_broken_down import DIMENSIONS, INDICATORS

FIGURES = (
    "source: review\nfigures:\n  stock: 4\n  total:\n    value: 30\n    by:\n"
    "      month: {01: 20, 02: 10}\n      channel: {website: 25, x: 5}\n"
)
ARTICLE = (
    "articles:\n  - id: a1\n    title: T\n    outlet: O\n    date: 2021-02\n    language: fr\n"
    "    url: https://example.org/a1\n    summary: S.\n    figures:\n      {}\n"
)


@pytest.mark.parametrize(
    ("text", "period", "indicator", "members"),
    [
        ("total", None, "total", ()),
        ("2021/total", "2021", "total", ()),
        ("2021-03/total{region=rabat}", "2021-03", "total", (("region", "rabat"),)),
        ("2021/total{channel = x, region=rabat}", "2021", "total", (("channel", "x"), ("region", "rabat"))),
        ("2021-01-01/2021-02-03/total", "2021-01-01/2021-02-03", "total", ()),
    ],
)
def test_a_reference_has_a_period_an_indicator_and_members(
    text: str, period: str | None, indicator: str, members: tuple[tuple[str, str], ...]
) -> None:
    reference = parse_reference(text, Place("x"))
    assert isinstance(reference, FigureReference)
    assert (reference.period and str(reference.period), reference.indicator, reference.members) == (
        period,
        indicator,
        members,
    )


@pytest.mark.parametrize("text", ["2021-13/total", "total{channel}", "total{channel=x", "2021/", "{channel=x}", "a}b"])
def test_an_invalid_reference_is_a_problem(text: str) -> None:
    assert isinstance(parse_reference(text, Place("x")), PeriodFault)


@pytest.mark.parametrize(
    ("reference", "codes"),
    [
        ("2021-01/total: 20", []),
        ("2021-01/total: 21", ["reported-differently"]),
        ("2021/total{channel=x}: 5", []),
        ("total{channel=x}: 5", []),
        ("2021/total{channel=xx}: 5", ["unknown-member"]),
        ("2021/total{chanel=x}: 5", ["unknown-dimension"]),
        ("2021/total{region=rabat}: 5", ["unknown-figure"]),
        ("2021-03/total: 5", ["unknown-figure"]),
        ("2021-01/stock: 4", ["unknown-figure"]),
        ("2020-01/total: 5", ["unknown-figure"]),
        ("2021-13/total: 5", ["invalid-period"]),
        ("2021/totl: 5", ["unknown-indicator"]),
    ],
)
def test_an_article_reports_a_cell(folder: Folder, reference: str, codes: list[str]) -> None:
    root = folder(
        {
            "data/dimensions.yml": DIMENSIONS,
            "data/indicators.yml": INDICATORS,
            "data/2021/figures.yml": FIGURES,
            "data/2021/articles.yml": ARTICLE.format(reference),
        }
    )
    loaded = load_report(root)
    assert loaded.report
    assert [problem.code for problem in (*loaded.problems, *check_report(loaded.report))] == codes
