"""The names of periods in the three languages, by CLDR; of calendar years, and of years that begin in September."""

from __future__ import annotations

import pytest

from bilan.locales.language import language
from bilan.locales.period_names import period_name, short_period_name, year_name
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period

NAMES = {
    "2025": ("2025", "2025", "2025"),
    "2025-H1": ("1er semestre 2025", "النصف الأول من 2025", "first half of 2025"),
    "2025-H2": ("2e semestre 2025", "النصف الثاني من 2025", "second half of 2025"),
    "2025-Q3": ("T3 2025", "الربع الثالث 2025", "Q3 2025"),
    "2025-03": ("mars 2025", "مارس 2025", "March 2025"),
    "2025-08": ("août 2025", "غشت 2025", "August 2025"),
    "2026-W01": ("semaine 1 de 2026", "الأسبوع 1 من سنة 2026", "week 1 of 2026"),
    "2024-09/2025-08": ("2024–2025", "\u20662024–2025\u2069", "2024–2025"),
    "2024-01/2024-12": ("2024", "2024", "2024"),
    "2024-06/2024-12": ("juin – décembre 2024", "يونيو – دجنبر 2024", "June – December 2024"),
    "2024-09/2025-06": ("septembre 2024 – juin 2025", "شتنبر 2024 – يونيو 2025", "September 2024 – June 2025"),
    "2025-01-01/2025-12-15": (
        "du 1er janvier 2025 au 15 décembre 2025",
        "من 1 يناير 2025 إلى 15 دجنبر 2025",
        "from 1 January 2025 to 15 December 2025",
    ),
}


def _period(text: str, begins: int = 1) -> Period:
    period = parse_period(text, begins)
    assert isinstance(period, Period)
    return period


@pytest.mark.parametrize(("text", "names"), NAMES.items())
def test_a_period_has_a_name(text: str, names: tuple[str, str, str]) -> None:
    assert tuple(period_name(language(tag), _period(text)) for tag in ("fr", "ar-MA", "en-GB")) == names


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("2025", "2025–2026", "2025–26"),
        ("2099", "2099–2100", "2099–00"),
        ("2025-H1", "1er semestre 2025–2026", "S1"),
        ("2025-Q3", "T3 2025–2026", "T3"),
        ("2026-03", "mars 2026", "mars"),
    ],
)
def test_a_school_year_is_named_by_both_its_years(text: str, name: str, short: str) -> None:
    period = _period(text, 9)
    assert (period_name(language("fr"), period), short_period_name(language("fr"), period)) == (name, short)


def test_years_keep_their_order_in_arabic() -> None:
    assert year_name(language("ar-MA"), _period("2025", 9)) == "\u20662025–2026\u2069"
    assert year_name(language("ar-MA"), _period("2025")) == "2025"


def test_axes_have_short_names() -> None:
    periods = [_period(text) for text in ("2025", "2025-H2", "2025-Q1", "2025-01", "2025-W07")]
    assert [short_period_name(language("en-GB"), period) for period in periods] == ["2025", "H2", "Q1", "Jan", "7"]
