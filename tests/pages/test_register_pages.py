"""A counted figure leads to its list: a page for each year, by month, with the rows as text and nothing that is private."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bilan.analysis.register_pagination import MAX_LISTED, MAX_ON_YEAR_PAGE, register_months
from bilan.build_result import BuildResult, add_files, add_pages, read_report
from bilan.model.loader import load_report
from bilan.model.registers.register_table import RegisterTable
from tests.conftest import Folder
from tests.model.register_report import HEAD, REGISTERS, ROWS, Files, counted_report, figures

DAY = date(2026, 11, 24)
PAGE = "/registers/releases/2021/"


def result(root: Path) -> BuildResult:
    built = add_pages(add_files(read_report(root, DAY), DAY))
    assert [problem.message for problem in built.problems if problem.severity == "error"] == []
    return built


def pages(root: Path) -> dict[str, str]:
    return {page.address: page.markdown for page in result(root).pages}


def rows(number: int) -> str:
    return "".join(f"2021-{1 + row % 3:02d}-05,Titre {row},x,communique,A{row}\n" for row in range(number))


def list_of(folder: Folder, number: int) -> RegisterTable:
    report = load_report(folder(counted_report("{count: releases}", rows(number)))).report
    assert report
    return report.years[2021].registers["releases"]


def test_a_figure_leads_to_its_list_and_the_list_to_its_figures(folder: Folder) -> None:
    found = pages(folder(counted_report()))
    account = re.search(r'<p class="account__counted">.*?</p>', found["/indicators/two/"])
    assert account
    assert 'href="../../registers/releases/2021/"' in account[0]
    assert "communique" in account[0]
    assert "(../registers/releases/2021/index.md)" in found["/2021/"]
    assert 'href="../../../indicators/two/#2021"' in found[PAGE]
    assert "account__counted" not in found["/indicators/one/"]


def test_a_list_is_shown_by_month_the_newest_first(folder: Folder) -> None:
    page = pages(folder(counted_report()))[PAGE]
    assert re.findall(r"## (\w+ 2021)", page) == ["Juin 2021", "Mai 2021", "Mars 2021"]
    assert re.findall(r"<td>(Premier|Deuxième|Deuxième bis|Réponse)</td>", page) == [
        "Réponse",
        "Deuxième bis",
        "Deuxième",
        "Premier",
    ]
    assert "<td>Site</td>" in page  # the name of a member, not its id


def test_what_figures_count_beside_lists_is_named(folder: Folder) -> None:
    articles = (
        "articles:\n  - {id: a, title: A, outlet: O, language: fr, url: https://example.org/a, topics: [x], summary: S}\n"
    )
    files: Files = {
        "data/2021/articles.yml": articles,
        "data/2021/figures.yml": figures("{count: articles, where: {topics: x}}", "one: 9"),
    }
    page = pages(folder(counted_report(files=files)))["/indicators/two/"]
    assert 'href="../../2021/press/">Revue de presse 2021</a>' in page


@pytest.mark.parametrize(("number", "by_month"), [(MAX_ON_YEAR_PAGE, False), (MAX_ON_YEAR_PAGE + 1, True)])
def test_a_long_list_has_a_page_a_month(folder: Folder, number: int, by_month: bool) -> None:
    found = pages(folder(counted_report("{count: releases}", rows(number), {"data/2021/figures.yml": ONLY})))
    months = [f"{PAGE}2021-{month:02d}/" for month in (3, 2, 1)]
    assert [address for address in found if address.startswith(PAGE)] == [PAGE, *(months if by_month else [])]
    listed = "".join(found[address] for address in (months if by_month else [PAGE]))
    assert len(re.findall(r"<td>Titre \d+</td>", listed)) == number
    assert ("<td>Titre" in found[PAGE]) is not by_month


ONLY = "source: review\nfigures:\n  two: {count: releases}\n"


@pytest.mark.parametrize(("number", "paged"), [(MAX_LISTED, True), (MAX_LISTED + 1, False)])
def test_a_huge_list_has_only_its_contents(folder: Folder, number: int, paged: bool) -> None:
    months = register_months(list_of(folder, number), 2021)
    assert [month.number for month in months] == [len(range(place, number, 3)) for place in (2, 1, 0)]
    assert all((month.address is not None) is paged for month in months)


def test_texts_of_a_list_are_escaped_everywhere(folder: Folder) -> None:
    """A title is other people's: it becomes no element, no link, no formula."""
    titles = ['<img src=x onerror="alert(1)">', "[a](javascript:alert(1))", "=HYPERLINK(1)", "{{ 7 * 7 }}", "**gras**"]
    listed = "".join(f'2021-03-14,"{title.replace(chr(34), chr(34) * 2)}",x,communique,A\n' for title in titles)
    built = result(folder(counted_report("{count: releases}", listed, {"data/2021/figures.yml": ONLY})))
    page = next(page.markdown for page in built.pages if page.address == PAGE)
    assert "<img" not in page
    assert "](javascript" not in page
    assert "**gras**" not in page
    assert "{{ 7 * 7 }}" in unescape(page)
    csv = next(file.content for file in built.files if file.path == "data/2021/registers/releases.csv").decode()
    assert "\r\n2021-03-14,'=HYPERLINK(1)," in csv


def test_a_list_waits_for_the_figures_of_its_year(folder: Folder) -> None:
    files: Files = {
        "data/2022/figures.yml": "source: review\nfigures:\n  two: {count: releases}\n",
        "data/2022/releases.csv": HEAD + "2022-03-14,Kanarienvogel,x,communique,A1\n",
        "data/2022/year.yml": "status: published\npublish_on: 2026-11-25\n",
    }
    built = result(folder(counted_report(files=files)))
    assert not any("Kanarienvogel" in page.markdown for page in built.pages)
    assert not any(b"Kanarienvogel" in file.content or "2022" in file.path for file in built.files)


def test_private_columns_are_in_no_page_and_no_download(folder: Folder) -> None:
    files: Files = {
        "data/registers.yml": REGISTERS + "      officer: {type: private, header: Secretary}\n",
        "data/2021/releases.csv": HEAD.replace("\n", ",Secretary\n") + ROWS.replace("\n", ",Kanarienvogel\n"),
    }
    built = result(
        folder(counted_report("{count: releases, once_by: officer}", files=files | {"data/2021/figures.yml": BY_OFFICER}))
    )
    texts = [page.document.encode() for page in built.pages]
    texts += [part for file in built.files for part in parts(file.content)]
    assert len(texts) > 40
    assert any(b"Deuxi" in text for text in texts if b"<sst" in text)  # in the workbook
    for word in (b"Kanarienvogel", b"Secretary", b"officer"):
        assert not [text for text in texts if word in text]


def parts(content: bytes) -> list[bytes]:
    """A file, or the files within it where it is a workbook."""
    if not content.startswith(b"PK"):
        return [content]
    with ZipFile(BytesIO(content)) as book:
        return [book.read(name) for name in book.namelist()]


BY_OFFICER = "source: review\nfigures:\n  two: {count: releases, once_by: officer}\n"
