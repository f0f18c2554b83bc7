"""The index of each language holds its own pages, from its own root."""

from __future__ import annotations

from bilan.mkdocs_plugin.search.search_index import by_language

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


def test_each_language_has_its_own_pages_from_its_own_root() -> None:
    made = by_language(WHOLE, ROOTS)
    assert {name: [doc["location"] for doc in index["docs"]] for name, index in made.items()} == {
        "fr": ["2021/#a", "article/"],
        "ar": ["2021/#a"],
        "en": ["2021/#a"],
    }
    assert {name: index["config"]["lang"] for name, index in made.items()} == {"fr": ["fr"], "ar": ["ar"], "en": ["en"]}


def test_a_language_unknown_to_the_search_uses_english_rules() -> None:
    assert by_language(WHOLE, {"fr": "", "zgh": "zgh/"})["zgh"]["config"]["lang"] == ["en"]
