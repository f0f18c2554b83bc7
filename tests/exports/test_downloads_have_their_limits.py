"""What spreadsheets and feeds allow, on both sides: links, titles of sheets, days, identifiers that never change."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.exports.feeds.identifiers import identifier
from generator.exports.formats import exported
from generator.exports.workbook.book import Book
from tests.conftest import MINIMAL
from tests.exports.conftest import DAY, released, written


def _book(rows: int) -> dict[str, str]:
    line = "  - {{id: a{0}, title: T, outlet: O, language: fr, url: 'https://example.org/{0}', summary: S.}}\n"
    return {**MINIMAL, "data/2021/articles.yml": "articles:\n" + "".join(line.format(place) for place in range(rows))}


@pytest.mark.parametrize(("rows", "linked"), [(2000, True), (2001, False)])
def test_addresses_are_links_in_tables_of_two_thousand_rows_at_most(tmp_path: Path, rows: int, linked: bool) -> None:
    release = released(written(_book(rows), tmp_path))
    file = next(file for file in exported(release) if file.path.endswith("figures.xlsx"))
    sheets = {sheet.title: sheet for sheet in load_workbook(BytesIO(file.content))}
    links = [
        cell.hyperlink for row in sheets["Revue de presse"].iter_rows(min_row=2, max_row=2) for cell in row if cell.hyperlink
    ]
    assert bool(links) is linked


@pytest.mark.parametrize("length", [30, 31, 32])
def test_the_title_of_a_sheet_has_31_signs_at_most(length: int) -> None:
    book = Book("T", "C", "fr", from_right=False)
    book.sheet("x" * length)
    (sheet,) = load_workbook(BytesIO(book.saved(DAY))).worksheets
    assert sheet.title == "x" * min(length, 31)


def test_identifiers_of_feeds_never_change(tmp_path: Path) -> None:
    assert identifier(released(written(dict(MINIMAL), tmp_path)), "2021") == "tag:example.org,2026:report/2021"


def test_a_workbook_bears_the_day_it_was_made_on() -> None:
    book = Book("T", "C", "fr", from_right=False)
    book.sheet("A")
    made = load_workbook(BytesIO(book.saved(date(2026, 2, 28)))).properties.created
    assert made is not None
    assert made.date() == date(2026, 2, 28)
