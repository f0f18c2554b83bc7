"""Press reviews come newest first, long years by month, each article marked for the facets that tell articles apart."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from bilan.analysis.press_review import MAX_UNGROUPED, coverage, group_by_month
from bilan.build_result import add_pages, read_report
from bilan.figure_charts.press_coverage_chart import MAX_YEARS
from bilan.model.article import Article
from bilan.model.report import Report

Folder = Callable[[dict[str, str | bytes]], Path]
DAY = date(2026, 11, 23)
HEADINGS = re.compile(r"^## (.*) \{#(.*)\}$", re.MULTILINE)


def _written(dates: Sequence[str], prefix: str = "a") -> str:
    line = "  - {{id: {0}, title: T, outlet: O, {1}language: fr, url: 'https://example.org/{0}', summary: S.}}\n"
    dated = (line.format(f"{prefix}{number}", f"date: {day}, " if day else "") for number, day in enumerate(dates))
    return "articles:\n" + "".join(dated)


def _report(root: Path) -> Report:
    report = read_report(root, DAY).report
    assert report is not None
    return report


def _articles(folder: Folder, years: Mapping[int, Sequence[str]]) -> tuple[Article, ...]:
    files = {f"data/{year}/articles.yml": _written(dates, f"y{year}-") for year, dates in years.items()}
    return tuple(_report(folder({**files})).articles)


def _markdown(root: Path, address: str) -> str:
    return next(page.markdown for page in add_pages(read_report(root, DAY)).pages if page.address == address)


def test_the_newest_comes_first_and_the_undated_last_in_its_year(folder: Folder) -> None:
    articles = _articles(folder, {2020: ["2020-03", "", "2020-03-30", "2020", "2020-04-01"], 2021: ["", "2021-01"]})
    output = [(group.year, [str(article.date) for article in group.articles]) for group in group_by_month(articles)]
    assert output == [
        (2021, ["2021-01", "None"]),
        (2020, ["2020", "2020-04-01", "2020-03", "2020-03-30", "None"]),
    ]


@pytest.mark.parametrize(
    ("number", "months"), [(MAX_UNGROUPED, [None]), (MAX_UNGROUPED + 1, [(2022, 1), (2021, 12), (2021, 2), None])]
)
def test_a_year_is_read_by_month_once_it_is_long(folder: Folder, number: int, months: list[tuple[int, int] | None]) -> None:
    dates = ["2021-02", "2021-12-30", "2022-01-02", "", *["2021-02-03"] * (number - 4)]
    groups = group_by_month(_articles(folder, {2021: dates}))
    assert [group.month for group in groups] == months
    assert sum(len(group.articles) for group in groups) == number
    assert all(group.whole is (number == MAX_UNGROUPED) for group in groups)


def test_periods_are_in_the_order_of_time_as_text(folder: Folder) -> None:
    dates = ["2021-02", "2021-12-30", "2022-01-02", "", *["2021-02-03"] * MAX_UNGROUPED]
    groups = group_by_month(_articles(folder, {2021: dates, 2022: ["2022-05"], 2020: [""]}))
    assert sorted(group.period for group in groups) == [
        "2020",
        "2021 2021-02",
        "2021 2021-12",
        "2021 2022-01",
        "2021 ~",
        "2022",
    ]


def test_a_month_of_two_years_has_two_anchors_and_a_year_keeps_its_own(folder: Folder) -> None:
    dates = ["2021-12", "2022-01", "", *["2021-02"] * MAX_UNGROUPED]
    later = ["2022-01", "2022-03", *["2022-03"] * MAX_UNGROUPED]
    root = folder({"data/2021/articles.yml": _written(dates), "data/2022/articles.yml": _written(later, "b")})
    assert HEADINGS.findall(_markdown(root, "/press/")) == [
        ("Mars 2022", "2022"),
        ("Janvier 2022", "2022-month-2022-01"),
        ("Janvier 2022", "2021"),
        ("Décembre 2021", "2021-month-2021-12"),
        ("Février 2021", "2021-month-2021-02"),
        ("2021, mois inconnu", "2021-undated"),
    ]
    assert HEADINGS.findall(_markdown(root, "/2022/press/")) == [
        ("Mars 2022", "month-2022-03"),
        ("Janvier 2022", "month-2022-01"),
    ]


def test_only_facets_that_distinguish_articles_are_offered(folder: Folder) -> None:
    root = folder({"data/2021/articles.yml": _written(["2021-02", "2021-11", "", *["2021-02"] * 8])})
    assert re.findall(r'<fieldset name="(\w+)">', _markdown(root, "/press/")) == []
    year = _markdown(root, "/2021/press/")
    assert re.findall(r'<fieldset name="(\w+)">', year) == ["month"]
    assert re.findall(r'value="(.*?)"> <span>(.*?)</span>', year) == [
        ("2021&#45;11", "Novembre 2021"),
        ("2021&#45;02", "Février 2021"),
        ("", "Mois inconnu"),
    ]


def test_hostile_names_are_escaped_for_scripts(folder: Folder) -> None:
    hostile = """"><script>alert('x')</script> {{ 7 }} &lt; *a* `b`"""
    line = "  - {{id: a{0}, title: T, outlet: {1}, language: fr, url: 'https://example.org/{0}', summary: S.}}\n"
    output = "articles:\n" + "".join(line.format(number, json.dumps(hostile) if number else "O") for number in range(9))
    page = _markdown(folder({"data/2021/articles.yml": output}), "/press/")
    assert "<script" not in page
    read = [
        unescape(text) for found in re.findall(r'(?:data-outlet|value)="(.*?)"|<span>(.*?)</span>', page) for text in found
    ]
    assert read.count(hostile) == 8 + 2
    assert not re.search(r'data-outlet="[^"]*[<>*`{}]', page)


def test_a_topic_is_named_by_the_glossary_or_a_theme_or_else_by_its_own_words(folder: Folder) -> None:
    articles = (
        "articles:\n  - {id: a, title: T, outlet: O, language: fr, url: 'https://example.org/', summary: S., "
        "topics: [open_days, press, new_roads]}\n"
    )
    glossary = "terms: {open_days: {name: Portes ouvertes, definition: Des journées.}}\n"
    page = _markdown(folder({"data/2021/articles.yml": articles, "data/glossary.yml": glossary}), "/press/")
    assert re.findall("<dd>(.*?)</dd>", page) == ["Portes ouvertes", "Presse", "New roads"]


def test_coverage_counts_known_months_of_the_latest_years(folder: Folder) -> None:
    years = {2010: ["2010-01"], 2019: ["2019-05", "2019", ""], 2021: ["2021-02-01", "2021-02", "2021-03"]}
    found = coverage(_articles(folder, years), MAX_YEARS)
    assert found is not None
    assert found.years == tuple(range(2014, 2022))
    assert dict(found.months) == {(2019, 5): 1, (2021, 2): 2, (2021, 3): 1}
    assert (found.earlier, found.undated, found.busiest) == (1, 2, (2021, 2))


def test_two_months_with_equal_coverage_give_no_headline(folder: Folder) -> None:
    found = coverage(_articles(folder, {2021: ["2021-02", "2021-03"]}), MAX_YEARS)
    assert found is not None
    assert found.busiest is None
    assert coverage(_articles(folder, {2021: [""]}), MAX_YEARS) is None
