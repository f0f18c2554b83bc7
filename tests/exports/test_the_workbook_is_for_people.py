"""The workbook opens as a spreadsheet: cover, notes, one table a sheet, real numbers and days, in the reader's language."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.exports.formats import figures_workbook
from generator.exports.offer import Offer
from generator.exports.release import Release
from tests.exports.conftest import DAY

PATHS = {"fr": "data/figures.xlsx", "ar": "ar/data/figures.xlsx", "en": "en/data/figures.xlsx"}


def _book(offer: Offer, language: str) -> Workbook:
    return load_workbook(BytesIO(offer.by_path[PATHS[language]].content))


def _rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_there_is_a_sheet_for_each_table_after_the_front(small: Offer) -> None:
    assert _book(small, "en").sheetnames == [
        "Cover",
        "Notes",
        "Figures by year",
        "Figures",
        "Indicators",
        "Sources",
        "Press review",
        "Figures in the press",
        "Corrections",
    ]


@pytest.mark.parametrize("language", PATHS)
def test_every_figure_is_a_real_number(whole: Offer, language: str) -> None:
    values = list(_book(whole, language).worksheets[3].iter_rows(min_row=2, values_only=True))
    expected = [(figure.year, figure.id, figure.value) for figure in whole.release.report.figures]
    assert len(values) == len(expected)
    for row, (year, indicator, value) in zip(values, expected, strict=True):
        assert (row[0], row[1]) == (year, indicator)
        assert value is None or value in [cell for cell in row[2:] if isinstance(cell, int | float)]


def test_qualifiers_are_shown_and_the_number_stays_one(small: Offer) -> None:
    sheet = _book(small, "fr").worksheets[2]
    cells = {sheet.cell(row, 1).value: sheet.cell(row, 4) for row in range(2, 6)}
    assert (cells["Total"].value, cells["Total"].number_format) == (12000, '"plus de "#,##0')
    assert cells["Total"].border.left.style == "thick"
    assert cells["Un"].value == "non diffusé"
    assert (cells["Deux"].value, cells["Deux"].number_format) == (9500, '"près de "#,##0')


@pytest.mark.parametrize("language", PATHS)
def test_no_cell_is_a_formula(small: Offer, language: str) -> None:
    book = _book(small, language)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert {"=HYPERLINK(1)", "=cmd|A1 & <b>"} <= {cell.value for cell in cells}


def test_a_text_that_is_not_translated_is_there_in_the_default_language(small: Offer) -> None:
    notes = [row["ملاحظة"] for row in _rows(_book(small, "ar").worksheets[3])]
    assert notes[1] == "=HYPERLINK(1)"


def test_days_are_days_and_what_is_less_precise_is_text(small: Offer) -> None:
    assert [row["Date"] for row in _rows(_book(small, "en")["Corrections"])] == [datetime(2022, 4, 1), datetime(2022, 3, 1)]
    assert [row["Date"] for row in _rows(_book(small, "en")["Press review"])] == ["2021-12"]


@pytest.mark.parametrize("language", PATHS)
def test_a_head_stays_in_sight_and_names_each_column_once(small: Offer, language: str) -> None:
    for sheet in _book(small, language).worksheets[3:]:
        assert sheet.freeze_panes == "A2"
        head = [cell.value for cell in sheet[1]]
        assert len(head) == len(set(head))
        assert len(sheet.tables) == 1


def test_an_arabic_workbook_reads_from_the_right(small: Offer) -> None:
    assert all(sheet.sheet_view.rightToLeft for sheet in _book(small, "ar"))
    assert not any(sheet.sheet_view.rightToLeft for sheet in _book(small, "fr"))


def test_the_same_release_gives_the_same_bytes_and_no_time_but_its_day(small: Offer) -> None:
    again = {file.path: file.content for file in figures_workbook.files(small.release)}
    for path in PATHS.values():
        assert again[path] == small.by_path[path].content
        with ZipFile(BytesIO(again[path])) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            days = re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml"))
            assert set(days) == {f"{DAY.isoformat()}T00:00:00Z".encode()}


def test_a_report_without_figures_has_no_workbook(small: Offer) -> None:
    from dataclasses import replace

    years = {number: replace(year, figures={}) for number, year in small.release.report.years.items()}
    empty = Release(replace(small.release.report, years=years), DAY)
    assert list(figures_workbook.files(empty)) == []
