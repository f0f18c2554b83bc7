"""What spreadsheets and feeds allow, on both sides: links, titles of sheets, days, identifiers that never change."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bilan.exports.feeds.tag_uri import tag_uri
from bilan.exports.file_formats import exported_files
from bilan.exports.workbook.cell_styles import LINK
from bilan.exports.workbook.workbook_file import WorkbookFile
from tests.conftest import MINIMAL
from tests.exports.conftest import DAY, released, written


def _book(rows: int) -> dict[str, str]:
    line = "  - {{id: a{0}, title: T, outlet: O, language: fr, url: 'https://example.org/{0}', summary: S.}}\n"
    return {**MINIMAL, "data/2021/articles.yml": "articles:\n" + "".join(line.format(place) for place in range(rows))}


@pytest.mark.parametrize(("rows", "linked"), [(2000, True), (2001, False)])
def test_addresses_are_links_in_tables_of_two_thousand_rows_at_most(tmp_path: Path, rows: int, linked: bool) -> None:
    release = released(written(_book(rows), tmp_path))
    file = next(file for file in exported_files(release) if file.path.endswith("figures.xlsx"))
    sheets = {sheet.title: sheet for sheet in load_workbook(BytesIO(file.content))}
    links = [
        cell.hyperlink for row in sheets["Revue de presse"].iter_rows(min_row=2, max_row=2) for cell in row if cell.hyperlink
    ]
    assert bool(links) is linked


@pytest.mark.parametrize("length", [30, 31, 32])
def test_the_title_of_a_sheet_has_31_characters_at_most(length: int) -> None:
    book = WorkbookFile("T", "C", "fr", DAY, from_right=False)
    book.sheet("x" * length)
    (sheet,) = load_workbook(BytesIO(book.content())).worksheets
    assert sheet.title == "x" * min(length, 31)


@pytest.mark.parametrize(("length", "linked"), [(2079, True), (2080, False)])
def test_an_address_of_more_than_2079_characters_is_text(length: int, linked: bool) -> None:
    address = "https://example.org/".ljust(length, "x")
    book = WorkbookFile("T", "C", "fr", DAY, from_right=False)
    book.sheet("A").put_link(1, 1, address, LINK)
    cell = load_workbook(BytesIO(book.content())).worksheets[0]["A1"]
    assert cell.value == address
    assert bool(cell.hyperlink) is linked


def test_identifiers_of_feeds_never_change(tmp_path: Path) -> None:
    assert tag_uri(released(written(dict(MINIMAL), tmp_path)), "2021") == "tag:example.org,2026:report/2021"
