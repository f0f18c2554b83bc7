"""A report whose years begin in September is rendered, and its pages name the year by both its calendar years."""

from __future__ import annotations

from datetime import date

from bilan.build_result import add_pages, read_report
from bilan.diagnostics.problem import errors
from tests.conftest import MINIMAL, Folder


def test_titles_and_headings_name_both_years(folder: Folder) -> None:
    figures = "source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n  two: 4\n"
    indicators = MINIMAL["data/indicators.yml"].replace(
        "name: Un, definition: Le premier.", "name: Un, definition: Le premier., better: higher, targets: {2023: 9}"
    )
    root = folder(
        {
            "data/report.yml": MINIMAL["data/report.yml"] + "year: {begins: 09}\n",
            "data/indicators.yml": indicators,
            "data/2022-23/figures.yml": figures,
            "content/index.md": '# Rapport\n\n{{ chart("one") }}\n',
        }
    )
    result = add_pages(read_report(root, date(2026, 1, 1)))
    assert [problem.code for problem in errors(result.problems)] == []
    pages = {page.address: page for page in result.pages}
    assert "2022–2023" in pages["/2022/"].markdown
    assert "2021–22" in pages["/indicators/one/"].markdown
    assert "2023–24" in pages["/indicators/one/"].markdown
