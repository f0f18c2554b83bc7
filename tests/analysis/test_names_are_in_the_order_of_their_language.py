"""An index of names is in the letters of the page's language; the Arabic article does not count."""

from __future__ import annotations

from bilan.analysis.bibliography import by_letter

NAMES = ["الصحيفة", "الأحداث", "أكادير24", "Économie", "2M", "Assahifa", "الاقتصاد"]


def test_names_are_grouped_by_their_first_letter() -> None:
    groups = by_letter(NAMES, lambda name: name)
    assert [letter for letter, _ in groups] == ["2", "A", "E", "ا", "ص"]
    assert groups[3][1] == ("الأحداث", "الاقتصاد", "أكادير24")
