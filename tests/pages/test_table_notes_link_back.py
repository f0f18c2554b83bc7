"""A note that several figures of a table share is printed once below it; a note of one figure is in its row."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import add_pages, read_report

Folder = Callable[[dict[str, str | bytes]], Path]
FIGURES = (
    "source: review\nfigures:\n  total: {value: 10, as_of: 2021-12}\n"
    "  one: {value: 6, note: À *lire*.}\n  two: {value: 4, note: À *lire*.}\n"
)


@pytest.fixture
def page(folder: Folder) -> str:
    result = add_pages(read_report(folder({"data/2021/figures.yml": FIGURES}), date(2026, 11, 23)))
    return next(page.markdown for page in result.pages if page.address == "/2021/")


def test_a_shared_note_is_printed_once_and_leads_back(page: str) -> None:
    called = re.findall(r'<sup class="noteref"><a id="([\w-]+)" href="#([\w-]+)"[^>]*>(\d+)</a>', page)
    assert called == [("noted-one", "note-one", "1"), ("noted-two", "note-one", "1")]
    listed = re.findall(r'<li id="(note-\w+)">(.*?) <a [^>]*href="#(noted-\w+)" role="doc-backlink"', page)
    assert listed == [("note-one", "À &#42;lire&#42;&#46;", "noted-one")]


def test_a_note_of_one_figure_is_opened_in_its_row(page: str) -> None:
    row = page.split('data-figure="2021/total"')[1].split("</tr>")[0]
    assert re.search(r'<details class="row-more">.*datetime="2021-12".*</details>', row.replace("\n", ""))


def test_the_number_comes_before_its_name_and_its_sources(page: str) -> None:
    row = page.split("<tbody>")[1].split("</tr>")[0]
    assert row.index("<data") < row.index('<th scope="row">') < row.index("<details") < row.index("source-link")


def test_a_table_without_notes_has_none(folder: Folder) -> None:
    result = add_pages(read_report(folder({}), date(2026, 11, 23)))
    page = next(page.markdown for page in result.pages if page.address == "/2021/")
    assert "noteref" not in page and 'class="notes"' not in page
