"""In French no line begins with a sign that belongs to the line before, nor ends with an opening quotation mark."""

from __future__ import annotations

import pytest

from bilan.locales.catalog import catalog
from bilan.locales.typography import add_french_spaces, nest_quotation_marks

SIGNS = [
    ("Sources : Ville", "Sources\u00a0: Ville"),
    ("vu ; lu", "vu\u202f; lu"),
    ("Vraiment ?", "Vraiment\u202f?"),
    ("« deux mots »", "«\u00a0deux mots\u00a0»"),
    (" : après un nombre", "\u00a0: après un nombre"),  # what follows an expression of a hand-written page
]
KEPT = ["a:b", "| :--- | ---: |", "\n : définition", "https://exemple.org/?a=b", "12:30", "un - deux"]


@pytest.mark.parametrize(("typed", "printed"), SIGNS)
def test_spaces_before_punctuation_do_not_break(typed: str, printed: str) -> None:
    assert add_french_spaces(typed, "fr") == printed
    assert add_french_spaces(printed, "fr") == printed
    assert add_french_spaces(typed, "en") == typed


@pytest.mark.parametrize("typed", KEPT)
def test_other_characters_are_unchanged(typed: str) -> None:
    assert add_french_spaces(typed, "fr") == typed


def test_bilans_own_messages_have_the_spaces() -> None:
    words = catalog("fr")
    said = [*words.messages.values(), *(form for forms in words.plurals.values() for form in forms)]
    assert [message for message in said if any(f" {sign}" in message for sign in ":;!?»") or "« " in message] == []
    assert sum("\u00a0:" in message for message in said) > 5


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("« Mentions « J’aime » de la publication », 2022", "« Mentions “J’aime” de la publication », 2022"),
        ("« un » et « deux »", "« un » et « deux »"),
        ("«الأطفال عبر «طفلي مختفي»، 2024»", "«الأطفال عبر “طفلي مختفي”، 2024»"),
        ("« seul", "« seul"),
        ("» « a » b »", "» « a » b »"),
        ("« a « b « c » d » e »", "« a “b “c” d” e »"),
    ],
)
def test_quotation_marks_within_others_are_curly(text: str, nested: str) -> None:
    assert nest_quotation_marks(text) == nested
