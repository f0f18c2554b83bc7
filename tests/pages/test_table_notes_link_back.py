"""The notes of a table are numbered from one, called where they belong, and lead back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import add_pages, read_report

Folder = Callable[[dict[str, str | bytes]], Path]
FIGURES = "source: review\nfigures:\n  total: {value: 10, as_of: 2021-12}\n  one: 6\n  two: {value: 4, note: À *lire*.}\n"


@pytest.fixture
def page(folder: Folder) -> str:
    result = add_pages(read_report(folder({"data/2021/figures.yml": FIGURES}), date(2026, 11, 23)))
    return next(page.markdown for page in result.pages if page.address == "/2021/")


def test_each_note_is_referenced_once_and_links_back(page: str) -> None:
    called = re.findall(r'<sup class="noteref"><a id="([\w-]+)" href="#([\w-]+)"[^>]*>(\d+)</a>', page)
    assert called == [("noted-total", "note-total", "1"), ("noted-two", "note-two", "2")]
    listed = re.findall(r'<li id="(note-\w+)">.*?href="#(noted-\w+)" role="doc-backlink"', page)
    assert listed == [("note-total", "noted-total"), ("note-two", "noted-two")]


def test_a_note_says_what_a_reader_must_know(page: str) -> None:
    note = page.split('<li id="note-two">')[1].split("</li>")[0]
    assert note.startswith("À &#42;lire&#42;&#46; <a ")


def test_a_table_without_notes_has_none(folder: Folder) -> None:
    result = add_pages(read_report(folder({}), date(2026, 11, 23)))
    page = next(page.markdown for page in result.pages if page.address == "/2021/")
    assert "noteref" not in page and 'class="notes"' not in page
