"""Outlets are entries with a name in each language; articles say where they were read, when, and how they state a number."""

from __future__ import annotations

import json
from datetime import date
from html import unescape

import pytest

from bilan.analysis.press_review import mentions_of
from bilan.build_result import BuildResult, add_files, add_pages, read_report
from bilan.diagnostics.problem import errors
from bilan.figure_charts.outlet_ranking import rank_outlets
from bilan.figure_charts.press_coverage_chart import articles_in_month, coverage_chart
from bilan.locales.language import Language
from bilan.model.loader import load_report
from bilan.render.formatter import PageFormatter
from bilan.values.interval import Qualifier
from tests.conftest import MINIMAL, Folder

DAY = date(2026, 11, 23)
REPORT = "title: {fr: Rapport, ar: تقرير}\ninstitution: {name: {fr: Ville, ar: مدينة}}\nlanguages: [fr, ar]\n"
OUTLETS = (
    "outlets:\n  lopinion: {name: {fr: L’Opinion, ar: لوبينيون}, language: fr, country: MA, kind: newspaper}\n"
    "  radio: {name: Radio Ville, kind: radio}\n  maghress: {name: {fr: Maghress, ar: مغرس}}\n"
)
ARTICLES = (
    "articles:\n"
    "  - {id: a, title: Dix actes, outlet: lopinion, via: maghress, language: fr, url: 'https://example.org/a', "
    "date: 2021-03, consulted: 2026-11-23, summary: {fr: Un., ar: واحد.}, "
    "figures: {total: {value: 12, qualifier: more_than}, one: 6}}\n"
    "  - {id: b, title_given: {fr: Le bilan, ar: الحصيلة}, outlet: L’Opinion, language: fr, page: '3', "
    "summary: {fr: Deux., ar: اثنان.}}\n"
    "  - {id: c, title: Le journal, outlet: radio, language: fr, programme: Soir, time: '20:30', kind: broadcast, "
    "summary: {fr: Trois., ar: ثلاثة.}}\n"
)
FILES = {
    **MINIMAL,
    "data/report.yml": REPORT,
    "data/outlets.yml": OUTLETS,
    "data/2021/articles.yml": ARTICLES,
    "data/sources.yml": (
        "sources:\n  review: {title_given: {fr: Bilan, ar: حصيلة}, publisher: lopinion, via: {fr: dépêche, ar: قصاصة}, "
        "url: 'https://example.org/review', consulted: 2026-11-22}\n"
    ),
}


@pytest.fixture
def result(folder: Folder) -> BuildResult:
    return read_report(folder({**FILES}), DAY)


def _page(result: BuildResult, address: str) -> str:
    pages = add_pages(result).pages
    return unescape(next(page.document for page in pages if page.address == address)).replace("\u00a0", " ")


def test_nothing_is_wrong_with_print_and_radio(result: BuildResult) -> None:
    assert errors(result.problems) == ()
    assert "unknown-outlet" not in {problem.code for problem in result.problems}


def test_an_outlet_has_its_name_in_each_language(result: BuildResult) -> None:
    french, arabic = _page(result, "/press/"), _page(result, "/ar/press/")
    assert french.count("L’Opinion") >= 2  # the id and the name are the same outlet
    assert "lopinion" not in french
    assert "لوبينيون" in arabic
    assert ">L’Opinion<" not in arabic  # the value of a filter is the same in all languages
    assert result.report
    ranking = rank_outlets(result.report, [*result.report.articles] * 3)
    assert ranking
    assert ranking.shown == (("lopinion", 6), ("radio", 3))


def test_an_article_says_where_and_when_it_was_read(result: BuildResult) -> None:
    french, arabic = _page(result, "/press/"), _page(result, "/ar/press/")
    assert "via Maghress" in french
    assert "عبر مغرس" in arabic
    assert 'consulté le <time datetime="2026-11-23">' in french
    assert "page 3" in french
    assert "Soir · 20:30" in french
    assert "[Le bilan]" in french
    assert "[الحصيلة]" in arabic
    assert 'href=""' not in french


def test_a_source_says_so_too(result: BuildResult) -> None:
    page = _page(result, "/sources/")
    assert "[Bilan]" in page
    assert "via dépêche" in page
    assert 'consulté le <time datetime="2026-11-22">' in page


def test_a_reported_number_keeps_its_qualifier(result: BuildResult) -> None:
    assert result.report
    mention, same = mentions_of(result.report, "total")[0], mentions_of(result.report, "one")[0]
    assert (str(mention.value), mention.qualifier) == ("12", Qualifier.MORE_THAN)
    assert same.qualifier is Qualifier.EXACT
    assert "plus de 12" in _page(result, "/indicators/total/")


def test_the_downloads_have_all_of_it(result: BuildResult) -> None:
    files = {file.path: file.content for file in add_files(add_pages(result), DAY).files}
    articles = {item["id"]: item for item in json.loads(files["data/articles.json"])["articles"]}
    first = articles["a"]
    assert (first["outlet"], first["outlet_id"], first["country"], first["via"]) == (
        "L’Opinion",
        "lopinion",
        "MA",
        "Maghress",
    )
    assert (first["consulted"], first["figures"][0]["qualifier"]) == ("2026-11-23", "more_than")
    assert (articles["b"]["title"], articles["b"]["title_given"]["fr"], articles["b"]["url"]) == (None, "Le bilan", None)
    assert (articles["c"]["programme"], articles["c"]["time"]) == ("Soir", "20:30")
    source = json.loads(files["data/sources.json"])["sources"][0]
    assert (source["publisher"], source["via"], source["consulted"]) == ("L’Opinion", "dépêche", "2026-11-22")


def test_without_a_list_any_name_is_an_outlet(folder: Folder) -> None:
    files = {name: text for name, text in FILES.items() if name != "data/outlets.yml"}
    found = read_report(folder({**files}), DAY)
    assert [problem.code for problem in found.problems if problem.code == "unknown-outlet"] == []
    assert "lopinion" in _page(found, "/press/")


@pytest.mark.parametrize(
    ("article", "code"),
    [
        ("{id: a, title: T, outlet: O, language: fr, summary: S}", "missing-key"),
        ("{id: a, outlet: O, language: fr, url: 'https://example.org/a', summary: S}", "missing-key"),
        ("{id: a, title: T, title_given: U, outlet: O, language: fr, page: '3', summary: S}", "unexpected-value"),
        ("{id: a, title: T, outlet: O, language: fr, time: '25:00', summary: S}", "bad-form"),
    ],
)
def test_an_article_can_be_found_and_has_one_title(folder: Folder, article: str, code: str) -> None:
    root = folder({**MINIMAL, "data/2021/articles.yml": f"articles: [{article}]\n"})
    assert [problem.code for problem in read_report(root, DAY).problems] == [code]


def _press(number: int) -> str:
    return "articles:\n" + "".join(
        f"  - {{id: a{n}, title: T, outlet: O{n % 3}, language: fr, url: 'https://e.org/{n}', date: 2021-0{1 + n % 3}, summary: S}}\n"
        for n in range(number)
    )


@pytest.mark.parametrize(
    ("corpus", "finding", "april"),
    [
        ("", False, None),
        ("corpus: {how: À la main.}\n", True, None),
        ("corpus: {how: À la main., complete: true}\n", True, 0),
        ("corpus: {how: À la main., complete: true, to: 2021-03}\n", True, None),
        ("corpus: {how: À la main., complete: true, from: 2021-04, to: 2021-04}\n", True, 0),
        ("corpus: {how: À la main., complete: true, from: 2021-05}\n", True, None),
    ],
)
def test_a_count_of_articles_means_what_the_corpus_says(
    folder: Folder, corpus: str, finding: bool, april: int | None
) -> None:
    press = {"data/press.yml": corpus} if corpus else {}
    report = load_report(folder({**MINIMAL, **press, "data/2021/articles.yml": _press(20)})).report
    assert report
    chart = coverage_chart(tuple(report.articles))
    assert chart
    titled = chart.titled(PageFormatter(report, Language("fr")))
    assert (titled.title.startswith("Articles dont"), bool(titled.subtitle)) == (not finding, finding)
    assert articles_in_month(chart.coverage.months, (2021, 4), report.corpus) == april


def test_the_verdict_has_an_author(folder: Folder) -> None:
    rebuttals = (
        "rebuttals:\n  - {id: r, claim: Bruit, verdict: false, answer: Non., source: review}\n"
        "  - {id: s, claim: Rumeur, verdict: misleading, verdict_by: press, answer: Non., source: review}\n"
    )
    page = _page(read_report(folder({**MINIMAL, "data/2021/rebuttals.yml": rebuttals}), DAY), "/2021/rebuttals/")
    assert "selon l’institution (Ville)" in page
    assert "selon la presse" in page
