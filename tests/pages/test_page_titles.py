"""A hand-written page has a main heading and a title, whatever its author wrote; front matter is text, read like the data."""

from __future__ import annotations

import html
import json
from datetime import date

import pytest
from markdown import Markdown
from mkdocs.utils.meta import get_data

from bilan.build_result import BuildResult, read_report
from bilan.pages.headings import main_heading
from bilan.pages.page import Page
from tests.conftest import Folder

DAY = date(2026, 11, 24)
TITLE = 'Un "titre" <script>alert(1)</script> & *gras* {{ x }} [l](y)'


def _read(folder: Folder, text: str, name: str = "avant-propos.md") -> BuildResult:
    return read_report(folder({f"content/{name}": text}), DAY)


def _page(folder: Folder, text: str, name: str = "avant-propos.md") -> Page:
    read = _read(folder, text, name)
    assert read.problems == ()
    (page,) = read.written
    return page


def _headings(page: Page) -> list[str]:
    shown = Markdown(extensions=["attr_list", "fenced_code"]).convert(get_data(page.document)[0])
    return [html.unescape(part.split("</h1>")[0].partition(">")[2]) for part in shown.split("<h1")[1:]]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bonjour.\n", "Avant propos"),
        ("## Une partie\n\nBonjour.\n", "Avant propos"),
        ("---\ntitle: Le mot\n---\nBonjour.\n", "Le mot"),
        ("---\ntitle: Le mot\n---\n", "Le mot"),
        ("```\n# pas un titre\n```\n", "Avant propos"),
        ("<!-- # pas un titre -->\n\nBonjour.\n", "Avant propos"),
        ("# Le *mot* {#top}\n\nBonjour.\n", "Le mot"),
        ("Le mot\n======\n\nBonjour.\n", "Le mot"),
        ("<h1>Le mot</h1>\n\nBonjour.\n", "Le mot"),
        ("# 1. Le mot\n", "1. Le mot"),
    ],
)
def test_there_is_one_main_heading(folder: Folder, text: str, title: str) -> None:
    if text.endswith("---\n"):
        text += "Bonjour.\n"
    page = _page(folder, text)
    assert html.unescape(page.title) == title
    assert len(_headings(page)) == 1
    assert main_heading(page.markdown) is not None


def test_the_title_of_front_matter_may_differ_from_the_heading(folder: Folder) -> None:
    page = _page(folder, "---\ntitle: Menu\n---\n# Le mot de la maire\n")
    assert (page.title, _headings(page)) == ("Menu", ["Le mot de la maire"])


def test_a_home_page_without_a_title_has_that_of_the_report(folder: Folder) -> None:
    assert _page(folder, "Bonjour.\n", "index.md").title == "Rapport"


def test_front_matter_is_escaped(folder: Folder) -> None:
    page = _page(folder, f"---\ntitle: {json.dumps(TITLE)}\ndescription: {json.dumps(TITLE)}\n---\nBonjour.\n")
    assert html.unescape(page.title) == html.unescape(page.description) == TITLE
    assert not set('<>"`*[]{}') & set(page.title + page.description)
    assert _headings(page) == [TITLE]


def test_a_title_of_several_lines_is_one_line(folder: Folder) -> None:
    page = _page(folder, "---\ntitle: |-\n  Le mot\n\n  de la maire\n---\nBonjour.\n")
    assert page.title == "Le mot de la maire"


def test_the_theme_gets_valid_front_matter(folder: Folder) -> None:
    front = "title: 2024\nhide: toc\nicon: material/home\nsearch: {exclude: true, boost: 2.5}\nstatus: new\ntags: [a, b]\n"
    body, given = get_data(_page(folder, f"---\n{front}---\nBonjour.\n").document)
    assert body.startswith("# 2024\n")
    assert given == {
        "title": "2024",
        "hide": ["toc"],
        "icon": "material/home",
        "search": {"exclude": True, "boost": 2.5},
        "status": "new",
        "tags": ["a", "b"],
    }


@pytest.mark.parametrize("text", ["Attention: chiffres provisoires.\n", "Objet: Le bilan\nDate: 2024\n\nBonjour.\n"])
def test_no_first_line_is_taken_for_metadata(folder: Folder, text: str) -> None:
    body, _ = get_data(_page(folder, text).document)
    assert text.strip() in body


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\n- titre\n---\nBonjour.\n", "wrong-kind", 2),
        ("---\ntitle: Le mot\ntitre: Le mot\n---\nBonjour.\n", "unknown-key", 3),
        ("---\ntitle: [a]\n---\nBonjour.\n", "wrong-kind", 2),
        ("---\nyear: cette année\n---\nBonjour.\n", "invalid-number", 2),
        ("---\ntitle:\n---\nBonjour.\n", "empty-value", 2),
        ("---\ntitle: a: b\n---\nBonjour.\n", "yaml-syntax", 2),
        ("---\ntitle: Le mot\n\nBonjour.\n", "yaml-syntax", 1),
        ("---\nhide: [menu]\n---\nBonjour.\n", "unknown-value", 2),
        ("---\ntemplate: ../x\n---\nBonjour.\n", "bad-form", 2),
        ("", "empty-value", 1),
        ("---\ntitle: Le mot\n---\n\n", "empty-value", 1),
    ],
)
def test_errors_are_reported_at_their_line(folder: Folder, text: str, code: str, line: int) -> None:
    found = [(problem.code, problem.place.file, problem.place.line) for problem in _read(folder, text).problems]
    assert found == [(code, "content/avant-propos.md", line)]
