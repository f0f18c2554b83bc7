"""The text that can be extracted from a PDF has every figure of the YAML, and nearly every Arabic word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

import pytest

from bilan.build_result import read_report
from bilan.exports.tables.figures_table import Observations
from bilan.rich_text.node_tree import find_all, plain_text
from bilan.rich_text.node_types import FigureValue
from bilan.values.quantity import range_text
from tests.conftest import ROOT
from tests.pdf.conftest import DAY, YEAR, TypesetPdf, plain, texts_of

LANGUAGES = ("fr", "ar", "en")
NEAR = 90  # signs: a row
FOUND_AGAIN = 0.95  # of the words of Arabic; ligatures of some fonts are turned round by text extraction
WORD = {"ar": r"[\u0620-\u06ff]{2,}", "fr": r"\w{2,}", "en": r"\w{2,}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_year_is_in_its_table(documents: Mapping[str, TypesetPdf], language: str) -> None:
    report = read_report(ROOT, DAY).report
    assert report
    pdf = documents[language]
    text = pdf.text
    valued = [figure for figure in report.years[YEAR].figures.values() if figure.value is not None]
    assert len(valued) > 15
    for figure in valued:
        name = plain(report.indicators[figure.id].name.in_language(language).text)
        number = plain(pdf.document.language.number(figure.value or Decimal(0), report.indicators[figure.id].decimals))
        token = re.compile(rf"(?<![\d.,]){re.escape(number)}(?![.,]?\d)")
        rows = [text[max(0, at.start() - NEAR) : at.end() + NEAR] for at in re.finditer(re.escape(name), text)]
        # A name of Arabic that fills two lines is given back in two pieces: there the number alone is looked for.
        assert any(map(token.search, [text] if language == "ar" else rows)), (figure.key, name, number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_printed_figure_is_that_of_the_data(documents: Mapping[str, TypesetPdf], language: str) -> None:
    report = read_report(ROOT, DAY).report
    assert report
    pdf = documents[language]
    printed = list(find_all(pdf.document.tree, FigureValue))
    known = {figure.key: figure for figure in Observations(tuple(report.figures))}
    assert len(printed) > 100
    for node in printed:
        figure = known[node.figure]
        assert node.value in (f"{figure.value:f}", range_text(figure.quantity))
        assert plain(plain_text(node)) in pdf.text
        assert figure.year <= YEAR


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_data_are_found(documents: Mapping[str, TypesetPdf], language: str) -> None:
    pdf = documents[language]
    written = [word for text in texts_of(pdf.document.tree) for word in re.findall(WORD[language], plain(text))]
    lost = Counter(written) - Counter(re.findall(WORD[language], pdf.text))
    assert len(written) > 2000
    assert 1 - lost.total() / len(written) >= FOUND_AGAIN, lost
