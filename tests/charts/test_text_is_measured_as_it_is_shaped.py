"""Widths are those of the shaped text: joined Arabic letters are narrower than the sum of their single forms."""

from __future__ import annotations

import pytest

from bilan.charts.line_wrapping import wrap_lines
from bilan.charts.text_width import REGULAR, SEMIBOLD


def test_digits_are_six_tenths_of_an_em() -> None:
    """IBM Plex Sans has figures of one width."""
    assert REGULAR.width("0123456789") == pytest.approx(6.0)


def test_bold_is_wider() -> None:
    """The weight axis is set before measuring."""
    assert SEMIBOLD.width("Communiqués") > REGULAR.width("Communiqués")


def test_arabic_is_joined() -> None:
    """Shaped together, the letters take less room than one by one."""
    word = "الإعلامية"
    assert REGULAR.width(word) < 0.9 * sum(REGULAR.width(letter) for letter in word)


def test_invisible_signs_take_no_room() -> None:
    """Isolates that a caller has put in."""
    assert REGULAR.width("\u20664.463\u2069") == REGULAR.width("4.463")


def test_lines_break_at_blanks_only() -> None:
    """Never at a no-break space, and inside a word only where it is too long alone."""
    assert wrap_lines("a\u00a0b c", 3, len, 3) == ("a\u00a0b", "c")
    assert wrap_lines("abcdef gh", 4, len, 3) == ("abcd", "ef", "gh")
    assert wrap_lines("ab cd ef gh", 3, len, 2) == ("ab", "cd…")


@pytest.mark.parametrize("text", ["x" * 20_000, "mot " * 5_000, "é" * 20_000])
def test_a_text_of_any_length_is_wrapped_with_few_looks_at_it(text: str) -> None:
    looked: list[int] = []

    def measure(part: str) -> float:
        looked.append(len(part))
        return len(part)

    lines = wrap_lines(text, 100, measure, 3)
    assert len(lines) == 3
    assert lines[2].endswith("…")
    assert all(90 < len(line) <= 100 for line in lines)
    assert sum(looked) < 1_500_000
