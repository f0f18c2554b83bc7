"""Ids, addresses and names of files that Bilan proposes have only small ASCII letters and digits."""

from __future__ import annotations

import pytest

from bilan.values.ascii_words import ascii_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Élan d’été", ["elan", "dete"]),
        ("E-Blagh 2024", ["e", "blagh", "2024"]),
        ("ﬁche Nº 3", ["fiche", "no", "3"]),
        ("المغرب 24", ["24"]),
        ("--", []),
        ("", []),
    ],
)
def test_accents_and_other_scripts_are_left_out(text: str, words: list[str]) -> None:
    assert ascii_words(text) == words
