"""A sentence holds a message and its values; a formatter gives it words, as markup and as plain text."""

from __future__ import annotations

from datetime import date

import pytest

from bilan.analysis.press_review import Group
from bilan.build_result import read_report
from bilan.diagnostics.problem import Place
from bilan.locales.language import Language
from bilan.pdf.node_text import NodeText
from bilan.render.formatter import PageFormatter
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate
from bilan.values.period import month_period
from bilan.values.sentence import (
    LanguageName,
    LocalizedText,
    MonthAbbreviation,
    MonthName,
    PageUrl,
    PeriodName,
    Text,
    plural_sentence,
    sentence,
)
from tests.conftest import ROOT

NAME = LocalText({"fr": "Portes <b> ouvertes"}, "fr", Place("data/indicators.yml"))


@pytest.fixture(scope="module")
def french() -> PageFormatter:
    report = read_report(ROOT, date(2026, 11, 23)).report
    assert report
    return PageFormatter(report, Language("fr"))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2021", "2021"),
        (NAME, "Portes <b> ouvertes"),
        (sentence("Corrections"), "Corrections"),
        (sentence("Year {year}", year=2021), "Année 2021"),
        (sentence("{name}, by year", name=NAME), "Portes <b> ouvertes, par année"),
        (plural_sentence(1, "One row.", "{number} rows."), "Une ligne."),
        (plural_sentence(1976, "One row.", "{number} rows."), "1\u202f976 lignes."),
        (MonthName(2019, 3), "Mars 2019"),
        (LanguageName("ar"), "arabe"),
        (PageUrl("/data/"), "/data/"),
        (sentence("Press review, {month}", month=Group(2019, False, (2019, 3), ())), "Revue de presse, mars 2019"),
        (sentence("As of {date}.", date=PartialDate(2019, 3)), "Date du relevé\u00a0: mars 2019."),
    ],
)
def test_a_text_is_plain_text(french: PageFormatter, text: Text, plain: str) -> None:
    assert french.plain(text) == plain


def test_values_are_escaped_in_markup(french: PageFormatter) -> None:
    shown = french.text(sentence("{name}, by year", name=NAME))
    assert "<b>" not in shown
    assert "&#60;b&#62;" in shown


def test_a_date_is_an_element(french: PageFormatter) -> None:
    assert '<time datetime="2019-03">' in french.text(sentence("As of {date}.", date=PartialDate(2019, 3)))


def test_links_are_added_to_the_words_and_not_to_the_values(french: PageFormatter) -> None:
    shown = french.text(sentence("{name}, by year", name=NAME), lambda words: words.upper())
    assert "PAR ANN" in shown
    assert "ouvertes" in shown


OF_EACH_TYPE = (
    NAME,
    sentence("Corrections"),
    plural_sentence(2, "One row.", "{number} rows."),
    MonthName(2019, 3),
    MonthAbbreviation(3),
    PeriodName(month_period(2019, 3, 1)),
    LanguageName("ar"),
    PageUrl("/data/"),
)


def test_every_type_of_text_is_listed() -> None:
    assert {type(text) for text in OF_EACH_TYPE} == {*LocalizedText.__args__}


@pytest.mark.parametrize("text", OF_EACH_TYPE, ids=lambda text: type(text).__name__)
def test_a_text_within_a_sentence_has_the_same_words_on_pages_and_in_print(french: PageFormatter, text: Text) -> None:
    inner, whole = french.plain(text), sentence("{item}, {next}", item=text, next="2021")
    assert french.plain(whole) == f"{inner}, 2021"
    assert french.label(whole) == f"{french.label(text)}, 2021"
    assert "".join(map(str, NodeText(french, {}).text(whole))) == f"{inner}, 2021"
    assert "(" not in french.text(whole)
