"""Web addresses are printed with letters in place of percent signs, and lead where they did."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.render.readable_address import readable_address

ASCII = "".join(map(chr, range(33, 127)))
SITE = "https://example.org/"


@pytest.mark.parametrize(
    ("address", "readable"),
    [
        ("%D8%A7%D9%84%D8%A3%D9%85%D9%86-24", "الأمن-24"),
        ("caf%C3%A9?q=%e4%b8%ad", "café?q=中"),
        ("a%20b%2Fc", "a%20b%2Fc"),
        ("%E2%80%8F%D8%A7", "%E2%80%8F%D8%A7"),  # with a direction mark
        ("%FF%D8", "%FF%D8"),  # not UTF-8
        ("%C3%A9%20%FF", "é%20%FF"),
    ],
)
def test_letters_are_letters_and_other_signs_stay_encoded(address: str, readable: str) -> None:
    assert readable_address(SITE + address) == SITE + readable


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_browser_makes_the_same_address_of_it(text: str) -> None:
    address = SITE + quote(text)
    assert quote(readable_address(address), safe=ASCII) == address


def test_a_letter_that_cannot_be_shown_stays_encoded() -> None:
    assert readable_address("%D8%A7/%C3%A9", lambda letter: letter == "é") == "%D8%A7/é"
