"""Browsers may end a line after the dash of a range (UAX 14), so ranges of years below titles of charts are not broken."""

from __future__ import annotations

import pytest

from bilan.pages.markdown_renderer import unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Visites, 2017–2024", 'Visites, <span class="unbroken">2017–2024</span>'),
        ("2025–26", '<span class="unbroken">2025–26</span>'),
        ("الزوار، \u20662017–2024\u2069", 'الزوار، <span class="unbroken">\u20662017–2024\u2069</span>'),
        ("Visites en 2024", "Visites en 2024"),
    ],
)
def test_a_range_of_years_is_kept_together(text: str, kept: str) -> None:
    assert unbroken(text) == kept


def test_other_signs_stay_text() -> None:
    assert "<b>" not in unbroken("<b>2017–2024")
