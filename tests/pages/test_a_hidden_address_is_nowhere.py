"""The address of an article with `url_hidden` is on no page, in no download and in no document; the reason is."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bilan.build_result import BuildResult, build_everything, read_report
from tests.conftest import ROOT, Folder, RunBilan

CANARY = "kanarienvogel"
HIDDEN = (
    f"url: 'https://example.org/le-petit-{CANARY}', archive_url: 'https://web.archive.org/web/2021/{CANARY}', "
    "url_hidden: {fr: elle contient le nom d’un enfant}, "
)


def result(root: Path) -> BuildResult:
    """Everything that is made of a report."""
    return build_everything(root, date(2026, 11, 23))


def parts(content: bytes) -> list[bytes]:
    """A file, or the files within it where it is a workbook."""
    if not content.startswith(b"PK"):
        return [content]
    with ZipFile(BytesIO(content)) as book:
        return [book.read(name) for name in book.namelist()]


def article(name: str, more: str) -> str:
    return (
        f"  - {{id: {name}, title: Un enfant reçu, outlet: Le Matin, date: 2021-12, language: fr, {more}"
        "summary: Un enfant est reçu., quote: Un enfant., figures: {total: 10}}\n"
    )


def test_it_is_in_no_page_and_no_download(folder: Folder) -> None:
    built = result(folder({"data/2021/articles.yml": "articles:\n" + article("child", HIDDEN)}))
    texts = [page.document.encode() for page in built.pages]
    texts += [part for file in built.files for part in parts(file.content)]
    assert len(texts) > 30
    assert not [text for text in texts if CANARY.encode() in text]
    pages = {page.address: page.markdown for page in built.pages}
    assert "adresse non donnée" in pages["/2021/press/"] and "elle contient le nom d’un enfant" in pages["/2021/press/"]
    assert 'id="hidden"' in pages["/method/"] or "{#hidden}" in pages["/method/"]


def test_the_method_says_nothing_of_it_where_no_address_is_hidden(folder: Folder) -> None:
    built = result(folder({"data/2021/articles.yml": "articles:\n" + article("child", "url: 'https://example.org/a', ")}))
    assert "{#hidden}" not in {page.address: page.markdown for page in built.pages}["/method/"]


@pytest.mark.parametrize("again", ["url: 'https://example.org/le-petit-kanarienvogel/', ", HIDDEN])
def test_the_same_article_is_still_found_twice(folder: Folder, run_bilan: RunBilan, again: str) -> None:
    root = folder({"data/2021/articles.yml": "articles:\n" + article("child", HIDDEN) + article("child-again", again)})
    code, _, said = run_bilan("-C", root, "check")
    assert code == 1
    assert "[duplicate-article]" in said


def test_the_report_of_the_project_hides_the_addresses_that_name_a_child() -> None:
    report = read_report(ROOT, date(2026, 11, 23)).report
    assert report
    about_children = [
        article for article in report.articles if article.id in ("lesiteinfo-enfant-2020", "barlamane-enfant-2024")
    ]
    assert [(article.url, bool(article.url_hidden)) for article in about_children] == [("", True), ("", True)]
