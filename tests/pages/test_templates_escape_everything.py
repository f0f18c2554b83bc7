"""Templates have no way round the encoder, and anchors are printed as links name them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from jinja2.nodes import Concat, Filter

import bilan
from bilan.build_result import add_pages, read_report
from bilan.render.jinja_environment import environment

FOLDER = Path(bilan.__file__).parent / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.j2"))
INLINE = frozenset(["Markup", "autoescape", "safe"])


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_joins_texts_or_calls_them_safe(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    tree = environment().parse(text)
    assert list(tree.find_all(Concat)) == []
    assert {found.name for found in tree.find_all(Filter)} <= {"length", "format"}
    assert not INLINE & set(re.findall(r"\w+", " ".join(re.findall(r"\{[{%].*?[}%]\}", text))))


def test_the_anchors_of_headings_are_plain_identifiers(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    # A character reference would stay as it is in `{#…}`; the table of contents would then name another anchor.
    root = folder(
        {
            "data/glossary.yml": "terms: {fake_news_2: {name: Fausse nouvelle, definition: Une nouvelle fausse.}}\n",
            "data/2021/rebuttals.yml": (
                "rebuttals: [{id: a-2021-05_b, claim: Faux., verdict: out_of_context, answer: Non., source: review}]\n"
            ),
            "data/2021/articles.yml": "articles:\n"
            + "".join(
                f"  - {{id: a{number}, title: Titre, outlet: Le Matin, date: 2021-05, language: fr, "
                f"url: 'https://example.org/{number}', summary: Court.}}\n"
                for number in range(30)
            ),
        }
    )
    result = add_pages(read_report(root, date(2026, 11, 23)))
    assert result.problems == ()
    markdown = "".join(page.markdown for page in result.pages)
    anchors = set(re.findall(r"^#+ .*\{#(.*)\}$", markdown, re.MULTILINE))
    assert [name for name in anchors if not re.fullmatch(r"[A-Za-z0-9_-]+", name)] == []
    assert {"fake_news_2", "a-2021-05_b", "theme-press", "top"} <= anchors


def test_months_of_a_long_press_review_have_anchors(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    article = (
        "  - {{id: a{0}, title: T, outlet: O, date: 2021-0{1}, language: fr, url: 'https://example.org/{0}', summary: S.}}\n"
    )
    articles = "articles:\n" + "".join(article.format(number, number % 2 + 1) for number in range(30))
    pages = add_pages(read_report(folder({"data/2021/articles.yml": articles}), date(2026, 11, 23))).pages
    markdown = next(page.markdown for page in pages if page.address == "/2021/press/")
    assert re.findall(r"\{#(month.*)\}", markdown) == ["month-2021-02", "month-2021-01"]  # the newest first


def test_no_attribute_holds_a_tag(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    """Where a text is not translated it is marked with its own language, which a label cannot be."""
    root = folder({"data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar]\n"})
    pages = [page for page in add_pages(read_report(root, date(2026, 11, 23))).pages if page.language.tag == "ar"]
    assert [page.address for page in pages if re.search(r'="[^"<>]*<', page.markdown)] == []
    assert any('lang="fr"' in page.markdown for page in pages)
