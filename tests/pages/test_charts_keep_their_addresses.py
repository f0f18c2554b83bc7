"""A chart that a later year cannot extend stays, under its address, for the years that it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from bilan.analysis.press_pagination import MAX_ON_ONE_PAGE
from bilan.build_result import add_pages, build_everything, read_report
from tests.conftest import MINIMAL, Folder

TODAY = date(2030, 1, 1)
THREE = MINIMAL["data/indicators.yml"] + "  three: {name: Trois, definition: Le troisième., theme: press, unit: item}\n"
PARTS = {"a": ("one", "two"), "b": ("one", "three"), "c": ("two", "three"), "-": (), "x": ("one",)}


def _charts(folder: Folder, kinds: dict[int, str]) -> list[str]:
    """The charts of parts on the page of the total; each year counts the parts of its kind."""
    files: dict[str, str | bytes] = {"data/indicators.yml": THREE}
    for year, kind in kinds.items():
        parts = PARTS[kind]
        total = f"{{value: {5 * len(parts)}, parts: [{', '.join(parts)}]}}" if parts else "9"
        listed = "".join(f"  {part}: 5\n" for part in parts)
        files[f"data/{year}/figures.yml"] = f"source: review\nfigures:\n  total: {total}\n{listed}"
    result = add_pages(read_report(folder(files), TODAY))
    page = next(page.document for page in result.pages if page.address == "/indicators/total/")
    return [
        name for name in re.findall(r'<figure class="illustration[^>]* id="([^"]+)"', page) if not name.startswith("chart-")
    ]


@pytest.mark.parametrize(
    ("kinds", "charts"),
    [
        ("a", ["composition-total-2021"]),
        ("aa", ["parts-total"]),
        ("aab", ["composition-total-2023", "parts-total"]),
        ("aabb", ["parts-total-2023", "parts-total"]),
        ("aabba", ["parts-total", "parts-total-2023"]),
        ("baab", ["parts-total-2021", "parts-total"]),  # the series of b has a second year after that of a
        ("aa-", ["parts-total"]),
        ("ab", ["composition-total-2022"]),
        ("abc", ["composition-total-2023"]),
        ("-", []),
    ],
)
def test_years_that_count_the_same_parts_are_drawn_together(folder: Folder, kinds: str, charts: list[str]) -> None:
    assert _charts(folder, {2021 + place: kind for place, kind in enumerate(kinds)}) == charts


@pytest.mark.parametrize("more", ["a", "b", "c", "-", "bb", "cb", "bbcc", "aabb"])
@pytest.mark.parametrize("kinds", ["aa", "baa", "aab", "aabb", "baab"])
def test_no_later_year_takes_the_address_of_a_series_away(folder: Folder, kinds: str, more: str) -> None:
    before = {2021 + place: kind for place, kind in enumerate(kinds)}
    after = {2021 + place: kind for place, kind in enumerate(kinds + more)}
    series = [name for name in _charts(folder, before) if name.startswith("parts-")]
    assert series
    assert set(series) <= set(_charts(folder, after))


def _files(root: Path, register: str = "") -> dict[str, bytes]:
    (root / "data/addresses.txt").write_text(register, encoding="utf-8")
    result = build_everything(root, TODAY, pdf=False)
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    return {f"/{file.path}": file.content for file in result.files if "data/charts/" in file.path}


def _year(year: int, **numbers: int) -> dict[str, str | bytes]:
    listed = "".join(f"  {name}: {number}\n" for name, number in numbers.items())
    return {f"data/{year}/figures.yml": f"source: review\nfigures:\n{listed}"}


SIDE_BY_SIDE = {
    "data/report.yml": "title: R\ninstitution: {name: V}\nlanguages: [fr, ar]\n",
    "content/page.md": '# Page\n\n{{ chart("one", "two") }}\n',
}


def test_a_chart_of_a_hand_written_page_stays_as_it_was_when_a_year_is_added(folder: Folder) -> None:
    years = {**_year(2021, one=5, two=6), **_year(2022, one=7, two=8)}
    before = _files(folder({**SIDE_BY_SIDE, **years}))
    published = [name for name in before if "chart-one-two" in name]
    assert {name.rpartition("/")[2] for name in published} == {"chart-one-two-2022.csv", "chart-one-two-2022.svg"}
    register = "".join(f"{name}\n" for name in published)
    after = _files(folder({**SIDE_BY_SIDE, **years, **_year(2023, one=9, two=10)}), register)
    assert {name: after[name] for name in published if name.endswith("csv")} == {
        name: before[name] for name in published if name.endswith("csv")
    }
    assert "/data/charts/chart-one-two-2023.svg" in after
    assert "/data/charts/chart-one-two-2022.csv" not in _files(folder(years))  # what was never published is not made


def test_a_chart_stays_when_its_page_is_rewritten(folder: Folder) -> None:
    years = {**_year(2021, one=5, two=6), **_year(2022, one=7, two=8)}
    published = [name for name in _files(folder({**SIDE_BY_SIDE, **years})) if "chart-one-two" in name]
    root = folder({**SIDE_BY_SIDE, **years, "content/page.md": "# Page\n"})
    assert set(published) <= set(_files(root, "".join(f"{name}\n" for name in published)))
    assert not set(published) & set(_files(root, "".join(f"{name} withdrawn\n" for name in published)))


@pytest.mark.parametrize(
    "name", ["chart-one-two-2022", "chart-one-nowhere-2022", "composition-one-2022", "events-2022", "x", "chart-"]
)
def test_what_a_draft_holds_is_not_drawn_for_its_address(folder: Folder, name: str) -> None:
    root = folder({**_year(2021, one=5, two=6), **_year(2022, one=987654, two=8), "data/2022/year.yml": "status: draft\n"})
    files = _files(root, f"/data/charts/{name}.svg\n/data/charts/{name}.csv\n")
    assert f"/data/charts/{name}.csv" not in files
    assert not [path for path, content in files.items() if b"987" in content]


def _articles(year: int, outlets: Sequence[str]) -> dict[str, str | bytes]:
    lines = "".join(
        f"  - {{id: a{year}-{n}, title: T, outlet: {outlet}, date: {year}-03, language: fr, url: 'https://example.org/{year}/{n}', summary: S.}}\n"
        for n, outlet in enumerate(outlets)
    )
    return {f"data/{year}/articles.yml": f"articles:\n{lines}"}


def _page(root: Path) -> str:
    result = add_pages(read_report(root, TODAY))
    return next(page.document for page in result.pages if page.address == "/press/")


def test_a_ranking_of_outlets_stays_for_the_years_in_which_one_stood_out(folder: Folder) -> None:
    first = [*["Un"] * 4, *["Deux"] * 3]
    assert "Articles de la revue de presse, par média" in _page(folder(_articles(2020, first)))
    tied = [name for letter in "abcdefgh" for name in [f"O{letter}"] * 3]
    root = folder({**_articles(2020, first), **_articles(2021, tied)})
    page = _page(root)
    assert 'id="press-outlets"' in page
    assert "Articles de la revue de presse jusqu’en 2020, par média" in page


def test_a_calendar_of_coverage_stays_for_the_years_that_fill_it(folder: Folder) -> None:
    root = folder({**_articles(2012, ["Un"] * 10), **_articles(2025, ["Un"])})
    page = _page(root)
    assert 'id="press-coverage"' in page
    assert "mars 2012" in page


def test_outlets_are_ranked_in_a_long_review_too(folder: Folder) -> None:
    assert 'id="press-outlets"' in _page(folder(_articles(2020, [*["Un"] * 150, *["Deux"] * (MAX_ON_ONE_PAGE - 149)])))


def test_a_table_that_was_published_stays_when_it_is_empty(folder: Folder) -> None:
    root = folder(_articles(2020, ["Un"]))
    names = {file.path for file in build_everything(root, TODAY, pdf=False).files}
    assert "data/reported.csv" not in names
    (root / "data/addresses.txt").write_text("/data/reported.csv\n", encoding="utf-8")
    files = {file.path: file.content for file in build_everything(root, TODAY, pdf=False).files}
    assert files["data/reported.csv"].decode().splitlines() == ["article,year,indicator,value,differs,qualifier,range"]
    assert b"reported" in files["data/datapackage.json"]
