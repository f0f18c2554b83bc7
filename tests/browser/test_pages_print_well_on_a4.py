"""A printed page is A4, without what surrounds it on a screen; nothing is torn apart or hidden, and sources can be typed off."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pypdf
import pytest
from playwright.sync_api import Browser

A4 = (595, 842)  # points
SHEET = 658  # pixels between the margins of a sheet
CHROME = ("Rechercher", "Aller au contenu", "Table des matières", "Retour en haut", "¶")


@dataclass(frozen=True)
class Printed:
    """A page of the report on paper, and the words of its headings."""

    pdf: pypdf.PdfReader
    headings: frozenset[str]

    @property
    def text(self) -> str:
        """All of it, on one line."""
        return _words(" ".join(page.extract_text() for page in self.pdf.pages))


Print = Callable[..., Printed]


@pytest.fixture(scope="module")
def printed(browser: Browser, address: str) -> Print:
    """A page of the report, printed once for all tests: `printed(path, scheme)`."""

    @cache
    def paper(path: str, scheme: Literal["light", "dark"] = "light") -> Printed:
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
        page.goto(address + path)
        titles = page.locator("article :is(h1, h2, h3)").evaluate_all("all => all.map(one => one.firstChild.textContent)")
        content = page.pdf(prefer_css_page_size=True)
        page.close()
        return Printed(pypdf.PdfReader(io.BytesIO(content)), frozenset(_words(title).strip() for title in titles))

    return paper


def _words(text: str) -> str:
    """A text with every kind of space alike."""
    return re.sub(r"\s+", " ", text)


def _leaves(pdf: pypdf.PdfReader) -> list[list[str]]:
    """The lines of each sheet of paper."""
    return [page.extract_text().splitlines() for page in pdf.pages]


@pytest.mark.parametrize("path", ["/", "/2024/", "/indicators/activities/", "/sources/", "/method/", "/404.html"])
def test_sheets_are_a4_and_numbered_without_what_is_for_screens(printed: Print, path: str) -> None:
    pdf = printed(path).pdf
    assert {tuple(round(length) for length in page.mediabox[2:]) for page in pdf.pages} == {A4}
    for number, page in enumerate(pdf.pages, 1):
        text = _words(page.extract_text())
        assert f"{number} / {len(pdf.pages)}" in text
        assert "Rapport annuel de communication de la DGSN" in text
        assert [words for words in CHROME if words in text] == []


def test_closed_tables_are_printed(printed: Print) -> None:
    """The table under the chart of a composition, and the figures that rest on a source."""
    opened = "Activités de communication, part de chaque composante, 2025 Indicateur Chiffre Unité"
    assert opened in printed("/indicators/activities/").text
    assert "Stands thématiques 2024" in printed("/sources/").text


def test_print_shows_addresses_of_sources_and_not_of_figures(printed: Print) -> None:
    text = printed("/indicators/activities/").text
    assert re.search(r"\(https?://[^)]+\)", text)
    assert "Activités de communication" in text
    assert not re.search(r"\([^()]*#2024[^()]*\)", text)
    assert "BibTeX" not in text


@pytest.mark.parametrize("language", ["/", "/ar/"])
def test_the_chart_of_an_indicator_is_on_its_first_sheet(printed: Print, language: str) -> None:
    """Its table went with it to the second sheet, and left the first half empty."""
    first = _words(printed(f"{language}indicators/activities/").pdf.pages[0].extract_text())
    assert "Morocco News Gazette" in first  # among the sources below the chart


def test_a_table_of_all_years_is_as_wide_as_the_sheet(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": SHEET, "height": 900})
    page.goto(f"{address}/compare/")
    page.emulate_media(media="print")
    width = page.locator("#compared-all table").evaluate("table => table.getBoundingClientRect().width")
    inner = page.locator("#compared-all td").evaluate_all(
        "all => Math.max(...all.map(td => td.scrollWidth - td.clientWidth))"
    )
    page.close()
    assert SHEET * 0.9 < width <= SHEET
    assert inner < 4  # pixels: the space at the end of a line


@pytest.mark.parametrize("path", ["/2024/", "/indicators/activities/", "/method/", "/context/"])
def test_no_sheet_ends_with_a_heading(printed: Print, path: str) -> None:
    page = printed(path)
    ends = [
        [line for line in lines if "Rapport annuel" not in line and not re.fullmatch(r"\s*\d+ / \d+\s*", line)][-1]
        for lines in _leaves(page.pdf)
    ]
    assert page.headings
    assert [line for line in ends if _words(line).strip() in page.headings] == []


def test_the_dark_scheme_prints_as_the_light_one(printed: Print) -> None:
    light, dark = printed("/2024/").pdf, printed("/2024/", "dark").pdf
    assert _leaves(light) == _leaves(dark)
    assert len(_painted(light)) > 5
    assert _painted(light) == _painted(dark)


def _painted(pdf: pypdf.PdfReader) -> set[str]:
    """The colours that a document is painted in."""
    return {
        colour
        for page in pdf.pages
        if (content := page.get_contents()) is not None
        for colour in re.findall(r"([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)\b", content.get_data().decode("latin-1"))
    }
