"""The sentence above a breakdown names the highest figure only where no other may be as high, in each language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.figure_charts.breakdown_charts import breakdown_charts
from bilan.figure_charts.share_card import card_of_indicator
from tests.conftest import Folder

from .broken_down_report import MONTHS, files, formatter, months


def title(root: Path, tag: str, indicator: str, dimension: str, at: int = 0) -> str:
    """The title of a chart of the newest year."""
    printer = formatter(root, tag)
    spec = breakdown_charts(printer.report, printer.report.indicators[indicator], dimension)[at]
    return spec.titled(printer).title.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("values", "tag", "said"),
    [
        (MONTHS, "fr", "Septembre 2025 a le chiffre le plus élevé : 40 actes"),
        (MONTHS, "en-GB", "September 2025 has the highest figure: 40 acts"),
        (MONTHS, "ar-MA", "سجّل شتنبر 2025 أعلى رقم: 40 عملا"),
        (MONTHS[:9], "fr", "Parmi les périodes renseignées, septembre 2025 a le chiffre le plus élevé : 40 actes"),
        ((10, 40, 40), "fr", "En 2025, aucune période n’a nettement le chiffre le plus élevé"),
        ((10, "{value: 40, qualifier: about}", 41), "fr", "En 2025, aucune période n’a nettement le chiffre le plus élevé"),
        ((10, "{value: 40, qualifier: more_than}"), "en-GB", "Of the periods with a figure, February 2025 has the highest"),
        ((50, "{value: 40, qualifier: more_than}"), "en-GB", "In 2025, no period clearly has the highest figure"),
    ],
)
def test_months(folder: Folder, values: tuple[object, ...], tag: str, said: str) -> None:
    """Equal months and intervals that overlap have no highest one; missing months are named as missing."""
    root = folder(files({2025: f"total: {{by: {{month: {months(*values)}}}}}"}))
    assert title(root, tag, "total", "month").startswith(said)


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("fr", "Le 2e semestre 2025 a le chiffre le plus élevé : 7 actes"),
        ("en-GB", "The second half of 2025 has the highest figure: 7 acts"),
        ("ar-MA", "سجّل النصف الثاني من 2025 أعلى رقم: 7 أعمال"),
    ],
)
def test_halves(folder: Folder, tag: str, said: str) -> None:
    """With its article where the language has one."""
    assert title(folder(files({2025: "total: {value: 11, by: {half: {H1: 4, H2: 7}}}"})), tag, "total", "half") == said


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ("web: 6, x: 2, other: 2", "« Site » a le chiffre le plus élevé en 2025 : 6 actes, soit 60 % du total"),
        ("web: 3, x: 2, other: 5", "« Site » a le chiffre le plus élevé en 2025 : 3 actes, soit 30 % du total"),
        ("web: 4, x: 4, other: 2", "En 2025, aucun chiffre n’est nettement le plus élevé"),
        ("web: {value: 6, qualifier: more_than}, x: {value: 2, qualifier: more_than}", "« Site » : plus de 6 actes en 2025"),
        ("web: 6, x: {value: 5, qualifier: more_than}", "« Site » : 6 actes en 2025"),
        (
            "web: {value: 6, qualifier: more_than}, x: {value: 6, qualifier: more_than}",
            "En 2025, aucun chiffre n’est nettement le plus élevé",
        ),
        ("web: {value: 40, qualifier: about}, x: 41", "En 2025, aucun chiffre n’est nettement le plus élevé"),
        ("web: 6, x: {status: missing}, other: 4", "En 2025, aucun chiffre n’est nettement le plus élevé"),
    ],
)
def test_members(folder: Folder, members: str, said: str) -> None:
    """« Others » never come first; a member without a number might be the highest."""
    root = folder(files({2025: f"total: {{value: 10, by: {{channel: {{{members}}}}}}}"}))
    assert title(root, "fr", "total", "channel") == said


def test_no_share_of_a_balance_is_said(folder: Folder) -> None:
    """Where a member is below zero, the others are more than the total."""
    root = folder(files({2025: "balance: {value: 100, by: {channel: {web: 150, x: -50}}}"}))
    assert title(root, "fr", "balance", "channel") == "« Site » a le chiffre le plus élevé en 2025 : 150 €"


def test_shares_are_not_shares_of_a_share(folder: Folder) -> None:
    """58 % of the answers are 58 %."""
    root = folder(files({2025: "opinion: {by: {answer: {good: 58, bad: 42}}}"}))
    assert title(root, "fr", "opinion", "answer") == "« Bonne » a le chiffre le plus élevé en 2025 : 58 %"


def test_the_share_card_of_shares_shows_the_largest(folder: Folder) -> None:
    """There is no total to show."""
    card = card_of_indicator(
        formatter(folder(files({2025: "opinion: {by: {answer: {good: 58, bad: 42}}}"})), "fr"), "opinion"
    )
    assert card and card.number.replace("\u00a0", " ") == "58 %"
    assert card.finding.startswith("«\u00a0Bonne\u00a0»")
    equal = "opinion: {by: {answer: {good: 50, bad: 50}}}"
    assert card_of_indicator(formatter(folder(files({2025: equal})), "fr"), "opinion") is None


def test_members_over_the_years(folder: Folder) -> None:
    """The first and the newest number of the highest member; across a break that there is one."""

    def year(number: int, more: str = "") -> str:
        return f"total: {{value: {number + 4}, {more} by: {{channel: {{web: {number}, x: 3, other: 1}}}}}}"

    root = folder(files({2023: year(5), 2024: year(6), 2025: year(7)}))
    assert title(root, "fr", "total", "channel", at=1) == "« Site » : 5 en 2023, 7 actes en 2025"
    root = folder(files({2023: year(5), 2024: year(6), 2025: year(7, "break: Autrement.,")}))
    said = "Ces années ne sont pas toutes comparables : ce qui est compté a changé"
    assert title(root, "fr", "total", "channel", at=1) == said


NESTED = (
    "dimensions:\n  fair_day: {name: Jour, members: {first: {name: Premier}, second: {name: Second},"
    " both: {name: Les deux, parts: [first, second]}}}\n"
)


@pytest.mark.parametrize(
    ("total", "said"),
    [("value: 12", "« Premier » : 4 actes en 2025, sur 12 au total"), ("status: missing", "« Premier » : 4 actes en 2025")],
)
def test_a_whole_is_not_ranked_with_its_parts(folder: Folder, total: str, said: str) -> None:
    days = "by: {fair_day: {first: 4, second: 6, both: 10}}"
    given = files(dict.fromkeys((2023, 2024, 2025), f"total: {{{total}, {days}}}"))
    root = folder({**given, "data/dimensions.yml": NESTED})
    assert title(root, "fr", "total", "fair_day") == said
    assert title(root, "fr", "total", "fair_day", at=1) == "Total, 2023–2025"


def test_cells(folder: Folder) -> None:
    """The member and the month of the highest cell."""
    table = "region,month,value\nnorth,2025-01,4\nsouth,2025-01,9\nnorth,2025-02,3\nsouth,2025-02,1\n"
    given = {**files({2025: "total: {by: {'region, month': cells.csv}}"}), "data/2025/cells.csv": table}
    made: Callable[[dict[str, str | bytes]], Path] = folder
    printer = formatter(made(given))
    titles = [
        spec.titled(printer).title for spec in breakdown_charts(printer.report, printer.report.indicators["total"], "region")
    ]
    assert "«\u00a0Sud\u00a0» a le chiffre le plus élevé (janvier 2025)\u00a0: 9\u00a0actes" in titles
