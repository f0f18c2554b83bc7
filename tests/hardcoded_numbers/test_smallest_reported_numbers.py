"""Which numbers of a text are reported, and which figures are proposed for them: both sides of each limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bilan.build_result import read_report
from bilan.hardcoded_numbers.detection import Figures, hand_typed_numbers
from bilan.number_recognition import numerals

Folder = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize(("text", "found"), [("les dix comptes", []), ("les onze comptes", [11]), ("les 2 comptes", [2])])
def test_number_words_are_reported_from_eleven(text: str, found: list[int]) -> None:
    assert [number.value for number in hand_typed_numbers(text, "fr")] == found


def _like(folder: Folder, figures: str, number: str) -> list[str]:
    report = read_report(
        folder({"data/2021/figures.yml": f"source: review\nfigures:\n{figures}"}), date(2026, 11, 23)
    ).report
    assert report is not None
    return [figure.id for figure in Figures(report).like(Decimal(number))]


@pytest.mark.parametrize(
    ("figure", "number", "like"),
    [
        ("1240", "1240", True),
        ("1499", "1000", True),
        ("1500", "1000", True),
        ("1501", "1000", False),
        ("912", "900", False),
        ("2120000", "2100000", True),
        ("2150001", "2100000", False),
        ("0", "0", True),
        ("1", "0", False),
    ],
)
def test_a_number_of_whole_thousands_may_stand_for_what_it_rounds(
    folder: Folder, figure: str, number: str, like: bool
) -> None:
    assert _like(folder, f"  total: {figure}\n", number) == (["total"] if like else [])


@pytest.mark.parametrize("number", [2, 3, 4])
def test_at_most_three_figures_are_proposed(folder: Folder, number: int) -> None:
    years: dict[str, str | bytes] = {
        f"data/{2021 - place}/figures.yml": "source: review\nfigures: {total: 77}\n" for place in range(number)
    }
    report = read_report(folder(years), date(2026, 11, 23)).report
    assert report is not None
    assert len(Figures(report).like(Decimal(77))) == min(number, 3)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("12 k abonnés", "fr", "12000"),
        ("12 M de vues", "fr", "12000000"),
        ("12m views", "en", "12000000"),
        ("12 bn views", "en", "12000000000"),
        ("28 m de long", "fr", "28"),
        ("deux millions et demi de vues", "fr", "2500000"),
        ("half a million views", "en", "500000"),
    ],
)
def test_short_scales_and_halves_multiply(text: str, language: str, value: str) -> None:
    assert [number.value for number in numerals(text, language)] == [Decimal(value)]
