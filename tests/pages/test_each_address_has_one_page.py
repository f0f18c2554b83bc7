"""A hand-written page takes no address of a language or of another page, and links to pages and files by their names."""

from __future__ import annotations

from datetime import date

import pytest

from bilan.build_result import add_pages, read_report
from bilan.diagnostics.problem import Problem, Severity
from bilan.pages.relative_images import rebase_links
from tests.conftest import MINIMAL, Folder

DAY = date(2026, 11, 24)
THREE = {"data/report.yml": MINIMAL["data/report.yml"].replace("[fr]", "[fr, ar-MA, en]")}
PAGE = "# Une page\n\nBonjour.\n"


def _told(folder: Folder, *names: str) -> list[Problem]:
    read = read_report(folder({**THREE, **{f"content/{name}": PAGE for name in names}}), DAY)
    return [problem for problem in read.problems if problem.code in ("taken-address", "replaced-page")]


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("en.md", "content/index.en.md"),
        ("ar/index.md", "content/index.ar.md"),
        ("en/method.md", "content/method.en.md"),
        ("en/a/b.md", "content/a/b.en.md"),
    ],
)
def test_the_address_of_a_language_cannot_be_a_page(folder: Folder, name: str, instead: str) -> None:
    (problem,) = _told(folder, name)
    assert (problem.code, problem.severity, problem.place.file) == ("taken-address", Severity.ERROR, f"content/{name}")
    assert instead in problem.hint


@pytest.mark.parametrize("name", ["es.md", "fr.md", "a/en.md", "en.ar.md", "index.en.md", "english.md"])
def test_other_addresses_are_free(folder: Folder, name: str) -> None:
    assert _told(folder, name) == []


def test_two_pages_of_one_address_are_reported_at_the_second(folder: Folder) -> None:
    (problem,) = _told(folder, "a.md", "a/index.md")
    assert (problem.code, problem.place.file) == ("taken-address", "content/a.md")
    assert "content/a/index.md" in problem.message


def test_a_page_in_place_of_a_year_is_a_warning(folder: Folder) -> None:
    (problem,) = _told(folder, "2021.md")
    assert (problem.code, problem.severity) == ("replaced-page", Severity.WARNING)


def test_a_year_without_a_page_of_its_own_is_free(folder: Folder) -> None:
    assert _told(folder, "2019.md") == []


@pytest.mark.parametrize("name", ["README.md", "readme.md", "a/Readme.md"])
def test_a_readme_is_no_page(folder: Folder, name: str) -> None:
    assert read_report(folder({f"content/{name}": PAGE}), DAY).written == ()


PAGES = {"index.md": "index.md", "mot.md": "mot/index.md", "a/b.md": "a/b/index.md"}


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("[x](index.md)", "[x](../index.md)"),
        ("[x](mot.md#a)", "[x](index.md#a)"),
        ("[x](./a/b.md?x#y)", "[x](../a/b/index.md?x#y)"),
        ("[f](<files/la fiche.pdf>)", "[f](<../files/la fiche.pdf>)"),
        ("[f](files/la%20fiche.pdf 'Titre')", "[f](../files/la%20fiche.pdf 'Titre')"),
        ("[![v](p.png)](index.md)", "[![v](p.png)](../index.md)"),
        ("[r][r]\n\n[r]: index.md\n", "[r][r]\n\n[r]: ../index.md\n"),
        ("[x](../sources/index.md)", "[x](../sources/index.md)"),
        ("[x](absent.md) [y](https://example.org/mot.md) `[z](index.md)` [t](#a) [u](/mot.md)",) * 2,
    ],
)
def test_links_follow_the_page(written: str, published: str) -> None:
    assert rebase_links(written, "", "mot", PAGES, {"files/la fiche.pdf"}.__contains__) == published


def test_a_link_stays_within_the_language_where_it_can(folder: Folder) -> None:
    link = "# Une page\n\n[un](un.md) [deux](deux.md) [trois](un.fr.md) [quatre](un.ar.md)\n"
    files = {**THREE, "content/un.md": PAGE, "content/un.ar.md": PAGE, "content/deux.md": PAGE}
    read = add_pages(read_report(folder({**files, "content/page.ar.md": link, "content/page.md": link}), DAY))
    pages = {page.path: page.markdown for page in read.written}
    assert "[un](../un/index.md) [deux](../../deux/index.md)" in pages["ar/page/index.md"]
    assert "[un](../un/index.md) [deux](../deux/index.md)" in pages["page/index.md"]
    assert "[quatre](../un/index.md)" in pages["ar/page/index.md"]
    assert "[quatre](../ar/un/index.md)" in pages["page/index.md"]
