"""`/compare/` has two years and two indicators side by side, without a script, and leads its script to every other pair."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bilan.build_result import add_pages, read_report

Folder = Callable[[dict[str, str | bytes]], Path]


def _pages(folder: Folder, figures: dict[int, str]) -> dict[str, str]:
    files: dict[str, str | bytes] = {}
    for year, text in figures.items():
        files[f"data/{year}/year.yml"] = "status: published\n"
        files[f"data/{year}/figures.yml"] = f"source: review\nfigures: {{{text}}}\n"
    result = add_pages(read_report(folder(files), date(2026, 11, 23)))
    assert [problem.code for problem in result.problems] == []
    return {page.address: html.unescape(page.markdown) for page in result.pages}


FIGURES = {
    2020: "total: 200, one: 20",
    2021: "total: 150, one: 25",
    2022: "total: {value: 90, break: Autrement.}, one: 50",
}


def _rows(page: str, part: str) -> list[list[str]]:
    """The cells of each row of a table, as text."""
    table = page.split(f'id="compared-{part}"')[1].split("</table>")[0]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", "", cell).strip().replace("\N{NO-BREAK SPACE}", " ") for cell in re.split(r"</t[hd]>", row)[:-1]]
        for row in rows
    ]


def test_the_two_newest_years_are_side_by_side_without_a_script(folder: Folder) -> None:
    head, _, *rows = _rows(_pages(folder, FIGURES)["/compare/"], "years")
    assert head[1:3] == ["2021", "2022"]
    assert [row[1:] for row in rows] == [["150", "90", "non comparable : rupture en 2022"], ["25", "50", "+100,0 %"]]


def test_two_indicators_are_side_by_side_with_their_changes(folder: Folder) -> None:
    _, *rows = _rows(_pages(folder, FIGURES)["/compare/"], "indicators")
    assert [row[0] for row in rows] == ["2022", "2021", "2020"]
    assert rows[1][1:] == ["150 −25,0 %", "25 +25,0 %"]


def test_the_script_has_the_change_between_any_two_years(folder: Folder) -> None:
    page = _pages(folder, FIGURES)["/compare/"]
    data = json.loads(page.split('class="compared-data">')[1].split("</script>")[0])
    said = {
        pair: data["texts"][number].replace("\N{NO-BREAK SPACE}", " ") for pair, number in data["changes"]["one"].items()
    }
    assert said == {"2020-2021": "+25,0 %", "2020-2022": "+150,0 %", "2021-2022": "+100,0 %"}
    assert "rupture" in data["texts"][data["changes"]["total"]["2020-2022"]]


def test_years_and_indicators_lead_to_their_comparison(folder: Folder) -> None:
    pages = _pages(folder, FIGURES)
    assert 'href="../compare/?years=2021,2022"' in pages["/2022/"]
    assert "?years=" not in pages["/2020/"]
    assert 'href="../compare/"' in pages["/years/"]
    assert 'href="../../compare/?indicators=total,one#indicators"' in pages["/indicators/total/"]


def test_a_report_with_nothing_to_compare_has_no_such_page(folder: Folder) -> None:
    pages = _pages(folder, {2020: "total: 200", 2021: "one: 20"})
    assert "/compare/" not in pages
    assert not [address for address, text in pages.items() if "/compare/" in text]
