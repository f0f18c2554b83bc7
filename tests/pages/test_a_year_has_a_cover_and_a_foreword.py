"""A year may open with a picture, and with a signed text before its chapters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bilan.build_result import BuildResult, add_pages, read_report
from bilan.pdf.year_blocks import YearBlocks

Folder = Callable[[dict[str, str | bytes]], Path]


def _picture() -> bytes:
    held = BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(held, "JPEG")
    return held.getvalue()


YEAR = """\
status: published
highlights: [total]
cover: harbour
message: {title: 'Dix en tout', text: "C’est peu.", chart: total}
foreword:
  by: Inès Valmont
  role: Maire
  portrait: harbour
  text: ['Nous avons reçu {{ figure("total") }} demandes.', 'Merci.']
"""
FILES: dict[str, str | bytes] = {
    "data/pictures/harbour.jpg": _picture(),
    "data/pictures.yml": (
        "pictures:\n  harbour: {file: pictures/harbour.jpg, alt: Le port., credit: La Ville, consent: not_needed}\n"
    ),
    "data/2021/year.yml": YEAR,
}


def _made(folder: Folder, files: dict[str, str | bytes]) -> BuildResult:
    return add_pages(read_report(folder({**FILES, **files}), date(2026, 11, 23)))


def test_the_home_page_has_both(folder: Folder) -> None:
    result = _made(folder, {})
    assert [problem.code for problem in result.problems] == []
    home = next(page.markdown for page in result.pages if page.address == "/")
    cover, heading, signed = (home.index(words) for words in ("picture--cover", "{#foreword}", "signed__by"))
    assert cover < heading < signed
    assert 'data-figure="2021/total"' in home[heading:signed] and "picture--portrait" in home[heading:signed]
    assert home.count("<strong>Inès Valmont</strong><br>Maire") == 1


def test_the_page_of_an_older_year_has_both(folder: Folder) -> None:
    newer: dict[str, str | bytes] = {
        "data/2022/year.yml": "status: published\nhighlights: [total]\n",
        "data/2022/figures.yml": "source: review\nfigures: {total: 12}\n",
    }
    pages = {page.address: page.markdown for page in _made(folder, newer).pages}
    assert "picture--cover" in pages["/2021/"] and "signed__by" in pages["/2021/"]
    assert "signed__by" not in pages["/"]


def test_the_document_of_the_year_has_the_foreword_after_the_message(folder: Folder) -> None:
    report = _made(folder, {}).report
    assert report
    assert [chapter.anchor for chapter in YearBlocks(report, report.years[2021]).opening()] == ["opening", "foreword"]


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("cover: harbour", "cover: quay", "unknown-picture"),
        ("portrait: harbour", "portrait: quay", "unknown-picture"),
        ('figure("total")', 'figure("totl")', "unknown-indicator"),
        ('{{ figure("total") }}', "10", "hand-typed-number"),
    ],
)
def test_what_is_wrong_is_said(folder: Folder, was: str, becomes: str, code: str) -> None:
    result = _made(folder, {"data/2021/year.yml": YEAR.replace(was, becomes)})
    assert [(problem.code, problem.place.file) for problem in result.problems] == [(code, "data/2021/year.yml")]


def test_a_year_that_is_not_public_shows_neither(folder: Folder) -> None:
    pages = _made(folder, {"data/2021/year.yml": YEAR.replace("published", "draft")}).pages
    assert not [page.address for page in pages if "Valmont" in page.markdown or "harbour" in page.markdown]
