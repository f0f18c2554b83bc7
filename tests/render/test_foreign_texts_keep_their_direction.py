"""A text of another language is marked with it, unless its script says that it cannot be of that language."""

from __future__ import annotations

import pytest

from bilan.locales.language import Language
from bilan.render.formatter import PageFormatter
from tests.pages.test_figures_can_be_cited import REPORT


def foreign(text: str, tag: str, page: str = "fr") -> str:
    assert REPORT is not None
    return str(PageFormatter(REPORT, Language(page)).foreign(text, tag))


def test_a_text_in_another_script_is_marked() -> None:
    assert foreign("بلاغ", "ar") == '<span lang="ar" dir="rtl">بلاغ</span>'


def test_an_arabic_title_may_begin_with_a_latin_name() -> None:
    assert foreign("DGSN بلاغ", "ar") == '<span lang="ar" dir="rtl">DGSN بلاغ</span>'


@pytest.mark.parametrize("page", ["fr", "en"])
def test_the_brackets_of_a_latin_title_given_to_an_arabic_document_stay_in_place(page: str) -> None:
    assert "dir=" not in foreign("[Bilan 2023]", "ar", page)


def test_such_a_title_still_runs_from_left_to_right_on_an_arabic_page() -> None:
    assert foreign("Bilan", "ar", "ar") == "<bdi>Bilan</bdi>"
