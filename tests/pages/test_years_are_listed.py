"""All years are on one page, each with its message or its first figure; years of the press alone are apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bilan.build_result import add_pages, read_report

Folder = Callable[[dict[str, str | bytes]], Path]
FILES: dict[str, str | bytes] = {
    "data/2020/year.yml": "status: published\nhighlights: [total]\n",
    "data/2020/figures.yml": "source: review\nfigures:\n  total: 20\n",
    "data/2021/year.yml": (
        "status: published\nhighlights: [total]\nmessage:\n  title: 'Moitié moins : {{ figure(\"total\") }}'\n"
        "  text: Il y en eut moins.\n  chart: total\n"
    ),
    "data/2019/articles.yml": (
        "articles:\n  - {id: one, title: Un, outlet: Le Journal, language: fr, kind: article,"
        " url: https://example.org/1, summary: Il paraît.}\n"
    ),
}


def _pages(folder: Folder) -> dict[str, str]:
    result = add_pages(read_report(folder(FILES), date(2026, 11, 23)))
    assert [problem.code for problem in result.problems] == []
    return {page.address: page.markdown for page in result.pages}


def test_the_newest_year_comes_first_with_its_message(folder: Folder) -> None:
    listed = _pages(folder)["/years/"]
    newest, older = listed.index('href="../2021/"'), listed.index('href="../2020/"')
    assert newest < listed.index("Moitié moins") < older < listed.index('data-figure="2020/total"')
    assert listed.split('class="press-years">')[1].count("<a ") == 1 and 'href="../2019/"' in listed


def test_every_year_with_figures_leads_to_every_other(folder: Folder) -> None:
    pages = _pages(folder)
    for own, other in ((2020, 2021), (2021, 2020)):
        switch = pages[f"/{own}/"].split('class="year-switch"')[1].split("</nav>")[0]
        assert f'href="../{other}/"' in switch and 'aria-current="page"' in switch


def test_an_older_year_opens_with_its_own_message(folder: Folder) -> None:
    """The newest year opens the home page; its record has its finding and its chart, without the text."""
    result = add_pages(
        read_report(
            folder({**FILES, "data/2020/year.yml": str(FILES["data/2021/year.yml"]).replace("Moitié", "Deux fois")}),
            date(2026, 11, 23),
        )
    )
    pages = {page.address: page.markdown for page in result.pages}
    assert "opening__text" in pages["/2020/"] and "opening__text" not in pages["/2021/"]
    assert all(shown in pages["/2021/"] for shown in ("Moitié moins", "opening-chart"))
