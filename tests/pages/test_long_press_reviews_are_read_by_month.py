"""A long press review has a page for each month; the address that an article was published at still leads to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from bilan.analysis.press_pagination import MAX_ON_ONE_PAGE, MAX_ON_YEAR_PAGE
from bilan.build_result import BuildResult, add_files, add_pages, read_report
from bilan.cache.cache import Cache
from bilan.pages import page_rendering
from bilan.pages.glossary_links import term_linker
from bilan.render.formatter import PageFormatter
from bilan.render.glossary_markup import TermLinker

Folder = Callable[[dict[str, str | bytes]], Path]
DAY = date(2026, 11, 24)
LINE = "  - {{id: {0}, title: Titre {0}, outlet: O, {1}language: fr, url: 'https://example.org/{0}', summary: Résumé.}}\n"


def _written(year: int, number: int) -> str:
    dates = [f"date: {year}-{place % 3 + 1:02d}-05, " if place else "" for place in range(number)]
    return "articles:\n" + "".join(LINE.format(f"y{year}-{place}", day) for place, day in enumerate(dates))


def _edition(folder: Folder, numbers: dict[int, int]) -> BuildResult:
    root = folder({f"data/{year}/articles.yml": _written(year, number) for year, number in numbers.items()})
    return add_pages(add_files(read_report(root, DAY), DAY))


def _pages(result: BuildResult) -> dict[str, str]:
    return {page.address: unescape(page.markdown) for page in result.pages}


@pytest.mark.parametrize("number", [1, MAX_ON_YEAR_PAGE])
def test_a_short_year_stands_on_one_page(folder: Folder, number: int) -> None:
    pages = _pages(_edition(folder, {2021: number}))
    assert [address for address in pages if "/press/" in address] == ["/press/", "/2021/press/"]
    assert pages["/2021/press/"].count('<article class="press-item"') == number


def test_a_long_year_has_a_page_a_month_that_holds_its_articles(folder: Folder) -> None:
    pages = _pages(_edition(folder, {2021: MAX_ON_YEAR_PAGE + 1}))
    months = [address for address in pages if re.fullmatch(r"/2021/press/.+/", address)]
    assert months == ["/2021/press/2021-03/", "/2021/press/2021-02/", "/2021/press/2021-01/", "/2021/press/undated/"]
    held = [name for address in months for name in re.findall(r'<article class="press-item" id="(.*?)"', pages[address])]
    assert sorted(held) == sorted(f"y2021-{place}" for place in range(MAX_ON_YEAR_PAGE + 1))
    assert "<article" not in pages["/2021/press/"]


def test_an_article_that_changes_prints_no_other_month_again(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def noted(formatter: PageFormatter) -> TermLinker:
        printed.append(formatter.address)
        return term_linker(formatter)

    monkeypatch.setattr(page_rendering, "term_linker", noted)
    root, cache = folder({"data/2021/articles.yml": _written(2021, MAX_ON_YEAR_PAGE + 1)}), Cache(tmp_path / "cache")
    before = _pages(add_pages(read_report(root, DAY), cache=cache))
    articles = root / "data/2021/articles.yml"
    articles.write_text(articles.read_text().replace("y2021-4', summary: Résumé", "y2021-4', summary: Autre"))
    printed.clear()
    after = _pages(add_pages(read_report(root, DAY), cache=cache))
    month = "/2021/press/2021-02/"
    assert {address for address in after if after[address] != before[address]} == {month, "/press/"}
    assert [address for address in printed if re.fullmatch("/2021/press/.+/", address)] == [month]


def test_the_published_address_of_an_article_leads_to_it_when_its_year_grows_long(folder: Folder) -> None:
    pages = _pages(_edition(folder, {2021: MAX_ON_YEAR_PAGE + 1}))
    lines = dict(re.findall(r'<li id="(.*?)"><a href="(.*?)">', pages["/2021/press/"]))
    assert len(lines) == MAX_ON_YEAR_PAGE + 1
    for name, link in lines.items():
        month, _, anchor = link.partition("#")
        assert anchor == name
        assert f'id="{name}"' in pages[f"/2021/press/{month}"]


def test_other_pages_lead_to_the_article_itself(folder: Folder) -> None:
    files: dict[str, str | bytes] = {
        "data/2021/articles.yml": _written(2021, MAX_ON_YEAR_PAGE + 1).replace("summary", "figures: {total: 10}, summary"),
        "data/2021/figures.yml": "source: y2021-4\nfigures: {total: 10}\n",
    }
    pages = _pages(add_pages(read_report(folder(files), DAY)))
    assert 'href="../../2021/press/2021-02/#y2021-4"' in pages["/indicators/total/"]
    assert 'href="../2021/press/2021-02/#y2021-4"' in pages["/sources/"]


def test_all_articles_are_reached_from_the_press_review_once_they_are_many(folder: Folder) -> None:
    pages = _pages(_edition(folder, {2020: 5, 2021: MAX_ON_ONE_PAGE}))
    page = pages["/press/"]
    assert page.count("<article") < MAX_ON_ONE_PAGE
    links = re.findall(r'<li><a href="(.*?)"', page)
    assert links == [
        *(f"../2021/press/{month}/" for month in ("2021-03", "2021-02", "2021-01", "undated")),
        "../2020/press/",
    ]
    counted = sum(int(found) for found in re.findall(r"(\d+) articles</span>", page))
    assert counted + page.count("Un article</span>") == MAX_ON_ONE_PAGE + 5


def test_what_a_script_fetches_says_the_same_as_the_pages(folder: Folder) -> None:
    result = _edition(folder, {2020: 5, 2021: MAX_ON_ONE_PAGE})
    files = {file.path: json.loads(file.content) for file in result.files if file.path.startswith("press/")}
    assert sorted(files) == ["press/2020.json", "press/2021.json", "press/words-2020.json", "press/words-2021.json"]
    pages = _pages(result)
    for year in (2020, 2021):
        found, words = files[f"press/{year}.json"], files[f"press/words-{year}.json"]
        assert [len(column) for column in words] == [len(found["articles"])] * 5
        for (name, *_, month, _outlet, _language, _topic, _kind), title in zip(found["articles"], words[0], strict=True):
            folder_ = f"{found['values']['month'][month[0]] or 'undated'}/" if found["byMonth"] else ""
            assert f'id="{name}"' in pages[f"/{year}/press/{folder_}"]
            assert title == f"Titre {name}"


def test_a_review_that_stands_whole_fetches_nothing(folder: Folder) -> None:
    result = _edition(folder, {2020: 5, 2021: MAX_ON_YEAR_PAGE})
    assert not [file for file in result.files if file.path.startswith("press/")]
    assert "data-years" not in _pages(result)["/press/"]


def test_a_month_is_written_as_within_a_sentence(folder: Folder) -> None:
    pages = _pages(_edition(folder, {2021: MAX_ON_YEAR_PAGE + 1}))
    assert "# Revue de presse, mars 2021" in pages["/2021/press/2021-03/"]
    assert "## Mars 2021" in pages["/2021/press/"]


def test_fetched_articles_name_their_outlet_in_the_language_of_the_page(folder: Folder) -> None:
    numbers = {2020: MAX_ON_ONE_PAGE - MAX_ON_YEAR_PAGE, 2021: MAX_ON_YEAR_PAGE + 1}
    root = folder(
        {
            "data/report.yml": "title: {fr: Rapport, ar: تقرير}\ninstitution: {name: {fr: Ville, ar: مدينة}}\nlanguages: [fr, ar]\n",
            "data/outlets.yml": "outlets:\n  O: {name: {fr: Écho, ar: الصدى}, language: fr, country: MA}\n",
            **{f"data/{year}/articles.yml": _written(year, number) for year, number in numbers.items()},
        }
    )
    files = {
        file.path: json.loads(file.content)
        for file in add_files(read_report(root, DAY), DAY).files
        if "press/20" in file.path
    }
    names = {path: (found["outlets"], found["values"]["outlet"]) for path, found in files.items()}
    assert names["press/2021.json"] == (["Écho"], ["Écho"])
    assert names["ar/press/2021.json"] == (["الصدى"], ["Écho"])
