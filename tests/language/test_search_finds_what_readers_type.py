"""The index of each language holds its own pages, and each number and word as readers type it."""

from __future__ import annotations

import pytest

from generator.site.search import as_typed, by_language

ROOTS = {"fr": "", "ar": "ar/", "en": "en/"}
WHOLE = {
    "config": {"lang": ["fr"], "separator": " "},
    "docs": [
        {"location": "2021/#a", "title": "Année", "text": "4\u202f463 activités"},
        {"location": "ar/2021/#a", "title": "سنة", "text": "4.463 من الأنشطة"},
        {"location": "en/2021/#a", "title": "Year", "text": "4,463 activities"},
        {"location": "article/", "title": "Ar", "text": "x"},
    ],
}


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("4\u202f463", "4463"),
        ("4.463", "4463"),
        ("2,120,000 visitors", "2120000"),
        ("communiqué", "communique"),
        ("l’école", "ecole"),
        ("الأخبار", "الاخبار"),
        ("الصحافة", "صحافة"),
        ("والصحافة", "صحافه"),
        ("للأمن", "امن"),
    ],
)
def test_a_word_is_found_as_it_is_typed(text: str, typed: str) -> None:
    assert typed in set(as_typed(text))


def test_a_preposition_is_dropped_where_a_known_word_is_left() -> None:
    known = {"أكادير"}
    assert "اكادير" in set(as_typed("بأكادير", known))
    assert "يان" not in set(as_typed("بيان", known))


def test_a_date_or_a_decimal_is_no_grouped_number() -> None:
    assert set(as_typed("2021 12,5 2021-02")) == set()


def test_each_language_has_its_own_pages_from_its_own_root() -> None:
    made = by_language(WHOLE, ROOTS)
    assert {name: [doc["location"] for doc in index["docs"]] for name, index in made.items()} == {
        "fr": ["2021/#a", "article/"],
        "ar": ["2021/#a"],
        "en": ["2021/#a"],
    }
    assert {name: index["config"]["lang"] for name, index in made.items()} == {"fr": ["fr"], "ar": ["ar"], "en": ["en"]}
    assert "<span hidden>4463" in made["ar"]["docs"][0]["text"]


def test_a_language_that_the_search_does_not_speak_is_searched_as_english_is() -> None:
    assert by_language(WHOLE, {"fr": "", "zgh": "zgh/"})["zgh"]["config"]["lang"] == ["en"]
