"""Invisible characters are reported at their place, except those that a script, an emoji or a direction needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.yaml.invisible_characters import has_invisible_signs, without_invisible_signs
from bilan.yaml.source_text import MOST_LISTED, decode


@pytest.mark.parametrize(
    "text",
    [
        "Ou\u200bverture",
        "commu\u00adnication",
        "un\u2060mot",
        "fin\u200e",
        "\u200ffin",
        "١٢\u200f",
        "non\u200cjoint",
        "joint\u200d",
        "\u202aentre\u202c",
        "\u202dgpj.exe",
        "\u202egpj.exe",
        "\u2066entre\u2069",
        "العربية \u202bنص\u202c",
        "العربية \u2067نص\u2069",
        "vide\u3164",
        "vide\u115f",
        "\U000e0041caché",
        "a\u034f",
        "\u200c",
        "👍\u200b",
    ],
)
def test_a_character_without_a_use_is_reported_and_removed(text: str) -> None:
    assert has_invisible_signs(text)
    assert not has_invisible_signs(without_invisible_signs(text))


@pytest.mark.parametrize(
    "text",
    [
        "Déjà vu, l’été à 10\u202f%",
        "می\u200cخواهم",
        "क्\u200dष",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\u200fبلاغ (DGSN)\u200e",
        "بلاغ \u061c12-05",
        "שלום\u200f!",
    ],
)
def test_a_character_with_a_use_stays(text: str) -> None:
    assert not has_invisible_signs(text)
    assert without_invisible_signs(text) == text


def test_a_direction_mark_is_judged_by_its_own_line() -> None:
    assert [problem.place.line for problem in decode("a: نص\u200f\nb: text\u200f\nc: نص\u200f\n".encode(), "f")[1]] == [2]


@pytest.mark.parametrize("number", [MOST_LISTED, MOST_LISTED + 1])
def test_a_file_full_of_them_is_read_quickly(number: int) -> None:
    assert len(decode(("a\u200b" * number).encode(), "f")[1]) == MOST_LISTED


@given(st.text(st.characters(codec="utf-8", categories=["Cf", "L", "Zs"]), max_size=30))
def test_what_is_left_can_be_read(text: str) -> None:
    plain = without_invisible_signs(text)
    assert len(plain) <= len(text)
    assert plain.replace("\u200b", "") == plain
