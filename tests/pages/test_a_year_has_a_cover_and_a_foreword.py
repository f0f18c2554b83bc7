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
foreword: foreword
"""
FOREWORD = """\
---
by: Inès Valmont
role: Maire
portrait: harbour
signature: harbour
---

Nous avons reçu {{ figure("total") }} demandes. Voyez [la méthode](../method.md).

Merci.
"""
FILES: dict[str, str | bytes] = {
    "data/pictures/harbour.jpg": _picture(),
    "data/pictures.yml": (
        "pictures:\n  harbour: {file: pictures/harbour.jpg, alt: Le port., credit: La Ville, consent: not_needed}\n"
    ),
    "data/2021/year.yml": YEAR,
    "content/2021/foreword.md": FOREWORD,
    "content/method.md": "# La méthode\n\nTexte.\n",
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
    assert "[la méthode](method/index.md)" in home


def test_the_foreword_is_a_page_of_its_own(folder: Folder) -> None:
    page = next(page for page in _made(folder, {}).pages if page.address == "/2021/foreword/")
    assert page.title == "Avant-propos" and page.year == 2021
    portrait, text, signature, name = map(
        page.markdown.index, ("picture--portrait", "Merci.", "picture--signature", "<strong>")
    )
    assert portrait < text < signature < name
    assert "[la méthode](../../method/index.md)" in page.markdown


def test_a_foreword_has_the_title_of_its_front_matter_and_each_language_its_own_words(folder: Folder) -> None:
    arabic = FOREWORD.replace("Inès Valmont", "إيناس فالمون").replace("Merci", "شكرا").replace("role: Maire\n", "")
    files: dict[str, str | bytes] = {
        "data/report.yml": ("title: Rapport\ninstitution: {name: Ville, url: https://example.org}\nlanguages: [fr, ar]\n"),
        "data/pictures.yml": str(FILES["data/pictures.yml"]).replace("Le port.", "{fr: Le port., ar: الميناء}"),
        "data/2021/year.yml": "status: published\nhighlights: [total]\nforeword: foreword\n",
        "content/2021/foreword.md": FOREWORD.replace("by:", "title: À vous\nby:"),
        "content/2021/foreword.ar.md": arabic,
    }
    result = _made(folder, files)
    pages = {page.address: page.markdown for page in result.pages}
    assert "## À vous {#foreword}" in pages["/"] and "# À vous" in pages["/2021/foreword/"]
    assert "إيناس فالمون" in pages["/ar/"] and "شكرا" in pages["/ar/"] and "Merci" not in pages["/ar/"]
    assert "# تقديم" in pages["/ar/2021/foreword/"]


def test_the_page_of_an_older_year_has_both(folder: Folder) -> None:
    newer: dict[str, str | bytes] = {
        "data/2022/year.yml": "status: published\nhighlights: [total]\n",
        "data/2022/figures.yml": "source: review\nfigures: {total: 12}\n",
    }
    pages = {page.address: page.markdown for page in _made(folder, newer).pages}
    assert "picture--cover" in pages["/2021/"] and "signed__by" in pages["/2021/"]
    assert "signed__by" not in pages["/"]
    assert "[la méthode](../method/index.md)" in pages["/2021/"]


def test_the_document_of_the_year_has_the_foreword_after_the_message(folder: Folder) -> None:
    report = _made(folder, {}).report
    assert report
    assert [chapter.anchor for chapter in YearBlocks(report, report.years[2021]).opening()] == ["opening"]


PAGE, DATA = "content/2021/foreword.md", "data/2021/year.yml"


@pytest.mark.parametrize(
    ("file", "was", "becomes", "problem", "place"),
    [
        (DATA, "cover: harbour", "cover: quay", "unknown-picture", (DATA, 3)),
        (PAGE, "portrait: harbour", "portrait: quay", "unknown-picture", (PAGE, 4)),
        (PAGE, "signature: harbour", "signature: quay", "unknown-picture", (PAGE, 5)),
        (PAGE, "by: Inès Valmont\n", "", "missing-key", (PAGE, 1)),
        (PAGE, "role: Maire", "rle: Maire", "unknown-key", (PAGE, 3)),
        (PAGE, "role: Maire", "chart: total", "unknown-key", (PAGE, 3)),
        (PAGE, 'figure("total")', 'figure("totl")', "unknown-indicator", (PAGE, 8)),
        (PAGE, '{{ figure("total") }}', "10", "hand-typed-number", (PAGE, 8)),
        (DATA, "foreword: foreword", "foreword: preface", "missing-file", (DATA, 5)),
        (DATA, "foreword: foreword", "foreword: foreword\nchapters: [foreword]", "duplicate-id", (DATA, 5)),
        ("content/method.md", "# La", "---\nrole: Maire\n---\n\n# La", "unknown-key", ("content/method.md", 2)),
    ],
)
def test_what_is_wrong_is_reported_at_its_place(
    folder: Folder, file: str, was: str, becomes: str, problem: str, place: tuple[str, int]
) -> None:
    text = FILES[file]
    assert isinstance(text, str) and was in text
    found = _made(folder, {file: text.replace(was, becomes)}).problems
    assert (problem, place) in [(one.code, (one.place.file, one.place.line)) for one in found]


def test_a_year_that_is_not_public_shows_neither(folder: Folder) -> None:
    pages = _made(folder, {"data/2021/year.yml": YEAR.replace("published", "draft")}).pages
    assert not [page.address for page in pages if "Valmont" in page.markdown or "harbour" in page.markdown]
