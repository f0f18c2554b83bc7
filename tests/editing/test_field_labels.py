"""A problem names its field as those who fill it in know it, in their language."""

from __future__ import annotations

from datetime import date

import pytest

from bilan.build_result import read_report
from bilan.diagnostics.problem import Place
from bilan.editing.field_labels import Labels
from bilan.locales.editor_locale import EditorLocale
from bilan.reporters.html_report import problem_page
from bilan.reporters.text_report import report
from bilan.yaml.source_text import SourceText
from tests.conftest import Folder

FIGURES = """source: review
figures:
  total: {value: 10, parts: [one, two]}
  one: 6
  two:
    value: 4
    note: {fr: Un., ar: واحد}
    alternatives:
      - {value: 5, source: other, why_not: Non.}
    revisions:
      - date: 2022-03-01
        was: 3
"""
PLACED = [
    ("source", 0, "Source du fichier"),
    ("value: 10", 0, "total › Valeur"),
    ("10", 0, "total › Valeur"),
    ("two]", 0, "total › Parties"),
    ("6", 0, "one › Valeur"),
    ("واحد", 0, "two › Note › ar"),
    ("other", 0, "two › Autres nombres › Source"),
    ("2022-03-01", 0, "two › Révisions › Date"),
    ("03-01", 0, "two › Révisions › Date"),
    ("two:", 0, ""),
]


@pytest.mark.parametrize(("written", "after", "label"), PLACED, ids=[written for written, _, _ in PLACED])
def test_the_field_of_a_place_is_named(written: str, after: int, label: str) -> None:
    offset = FIGURES.index(written, after)
    line = FIGURES.count("\n", 0, offset) + 1
    place = Place("data/2021/figures.yml", line, offset - FIGURES.rfind("\n", 0, offset), len(written))
    assert Labels({place.file: SourceText(place.file, FIGURES)}, "fr").at(place) == label


ARTICLES = """# The press
articles:

  - id: one
    title: "Un
  - deux"
    topics:
    - press
    - stadium
    figures: {2021/total: 10}
# A comment between
  - id: two
    summary:
      fr: >-
        - Un.
        - Deux.
      ar: ملخص
  - id: three
    outlet: Écho
"""


@pytest.mark.parametrize("text", [ARTICLES, ARTICLES.replace("\n  ", "\n"), ARTICLES + "other: 1\n", f"x: 1\n{ARTICLES}"])
def test_an_item_of_a_list_names_its_fields_as_the_whole_file_does(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = "data/2021/articles.yml"
    source = SourceText(file, text)
    places = [Place(file, line, column) for line in range(1, len(source.lines) + 1) for column in range(1, 20)]
    by_item = Labels({file: source}, "fr")
    named = [by_item.at(place) for place in places]
    assert {"one › Sujets", "two › Résumé › ar"} <= set(named)
    monkeypatch.setattr("bilan.editing.field_labels.item_source_at", lambda source, _: (1, source))
    assert named == [Labels({file: source}, "fr").at(place) for place in places]


def test_a_place_in_no_data_file_or_in_none_that_can_be_read_has_no_label() -> None:
    texts = {"content/index.md": "a: 1\n", "data/2021/figures.yml": "a: [\n", "data/other.yml": "a: 1\n"}
    labels = Labels({file: SourceText(file, text) for file, text in texts.items()}, "fr")
    assert [labels.at(Place(file)) for file in (*texts, "data/2021/year.yml")] == ["", "", "", ""]


def test_a_key_that_is_missing_is_not_named_by_its_neighbour(folder: Folder) -> None:
    root = folder(
        {
            "data/2021/articles.yml": "articles:\n  - id: first\n    title: T\n    outlet: O\n    language: fr\n    summary: S\n"
        }
    )
    result = read_report(root, date(2026, 1, 1))
    assert "[missing-key] first\n" in report(result.problems, result.sources, EditorLocale("fr"))


@pytest.mark.parametrize(("language", "label"), [("fr", "one › Valeur"), ("ar", "one › القيمة"), ("en", "one › Value")])
def test_problems_name_the_label_in_the_terminal_and_the_preview(folder: Folder, language: str, label: str) -> None:
    root = folder({"data/2021/figures.yml": "source: review\nfigures:\n  one: 4.463\n"})
    result = read_report(root, date(2026, 1, 1))
    editor_locale = EditorLocale(language)
    assert f"[ambiguous-number] {label}\n" in report(result.problems, result.sources, editor_locale)
    shown = problem_page(result.problems, result.sources, lambda _: "#", editor_locale)
    assert f'<b dir="auto">{label}</b>' in shown
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in shown
