"""Names of indicators and of columns are compared as they look: case, composition, apostrophes and marks do not count."""

from __future__ import annotations

import unicodedata

import pytest

from bilan.importers.cell_text import NameIndex, comparable, without_footnotes

KNOWN = NameIndex([("Demandes d’accès", "contacts"), ("visites guidées", "visits"), ("أنشطة التواصل", "activities")])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Demandes d'accès", "contacts"),
        ("DEMANDES D’ACCÈS", "contacts"),
        ("DEMANDES D'ACCES", "contacts"),
        ("demandes d‘accès :", "contacts"),
        (unicodedata.normalize("NFD", "Visites guidées"), "visits"),
        ("Visites\u00a0 guidées", "visits"),
        ("Visites guidées (1)", "visits"),
        ("Visites guidées¹ ²", "visits"),
        ("Visites guidées *", "visits"),
        ("Visites guidées†", "visits"),
        ("Visites guidées [12]", "visits"),
        ("\u200fVisites gui\u00addées\u200b", "visits"),
        ("أنشطة التّواصُل", "activities"),
        ("أنشطـــة التواصل", "activities"),
        ("Visites", ""),
        ("Visites guidées (2024)", ""),
        ("Visites guidées (en milliers)", ""),
        ("", ""),
        ("  ", ""),
        ("(1)", ""),
    ],
)
def test_a_name_is_found_as_it_looks(typed: str, found: str) -> None:
    assert KNOWN.find(typed) == found
    assert (typed in KNOWN) is bool(found)


def test_without_its_accents_a_name_is_found_only_where_it_is_one_alone() -> None:
    names = NameIndex([("Congé", "leave"), ("Congè", "other"), ("Année", "year")])
    assert [names.find(typed) for typed in ("Congé", "CONGE", "ANNEE")] == ["leave", "", "year"]


@pytest.mark.parametrize(
    ("text", "bare", "marks"),
    [
        ("1 300 (1)", "1 300", "(1)"),
        ("310*", "310", "*"),
        ("310¹", "310", "¹"),
        ("310 (1)(2) †", "310", "(1)(2) †"),
        ("(300)", "(300)", ""),
        ("(12)", "(12)", ""),
        ("300 (100)", "300 (100)", ""),
        ("2024", "2024", ""),
    ],
)
def test_marks_of_footnotes_are_reported_from_numbers(text: str, bare: str, marks: str) -> None:
    assert without_footnotes(text) == (bare, marks)


def test_a_name_that_is_only_a_mark_is_nothing() -> None:
    assert comparable("*") == ""
