"""The workbook opens as a spreadsheet: cover, notes, one table a sheet, real numbers and days, in the reader's language."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bilan.exports.downloads import Downloads
from bilan.exports.file_formats import figures_workbook
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import Observations
from bilan.exports.workbook import cell_styles
from bilan.exports.workbook.workbook_file import LONGEST_LINK, LONGEST_TITLE, WorkbookFile
from tests.exports.conftest import DAY

PATHS = {"fr": "data/figures.xlsx", "ar": "ar/data/figures.xlsx", "en": "en/data/figures.xlsx"}


def _book(downloads: Downloads, language: str) -> Workbook:
    return load_workbook(BytesIO(downloads.by_path[PATHS[language]].content))


def _rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_each_table_has_a_sheet_after_the_cover(small: Downloads) -> None:
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
def test_every_figure_is_a_real_number(whole: Downloads, language: str) -> None:
    values = list(_book(whole, language).worksheets[3].iter_rows(min_row=2, values_only=True))
    expected = Observations(tuple(whole.release.report.figures))
    assert len(values) == len(expected)
    for row, figure in zip(values, expected, strict=True):
        assert row[:3] == (figure.key, figure.year, str(figure.period))
        numbers = [cell for cell in row[3:] if isinstance(cell, int | float)]
        assert figure.range or figure.value is None or figure.value in numbers


def test_qualified_numbers_stay_numbers(small: Downloads) -> None:
    sheet = _book(small, "fr").worksheets[2]
    cells = {sheet.cell(row, 1).value: sheet.cell(row, 4) for row in range(2, 6)}
    assert (cells["Total"].value, cells["Total"].number_format) == (12000, '"plus de "#,##0;"plus de "-#,##0')
    assert cells["Total"].border.left.style == "thick"
    assert cells["Un"].value == "non diffusé"
    assert (cells["Deux"].value, cells["Deux"].number_format) == (9500, '"près de "#,##0;"près de "-#,##0')


@pytest.mark.parametrize("language", PATHS)
def test_no_cell_is_a_formula(small: Downloads, language: str) -> None:
    book = _book(small, language)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert {"=HYPERLINK(1)", "=cmd|A1 & <b>"} <= {cell.value for cell in cells}


def test_untranslated_texts_are_in_the_default_language(small: Downloads) -> None:
    notes = [row["ملاحظة"] for row in _rows(_book(small, "ar").worksheets[3])]
    assert notes[1] == "=HYPERLINK(1)"


def test_full_dates_are_dates_and_partial_ones_text(small: Downloads) -> None:
    assert [row["Date"] for row in _rows(_book(small, "en")["Corrections"])] == [datetime(2022, 4, 1), datetime(2022, 3, 1)]
    assert [row["Date"] for row in _rows(_book(small, "en")["Press review"])] == ["2021-12"]


@pytest.mark.parametrize("language", PATHS)
def test_the_header_row_is_frozen_and_its_names_are_unique(small: Downloads, language: str) -> None:
    for sheet in _book(small, language).worksheets[3:]:
        assert sheet.freeze_panes == "A2"
        head = [cell.value for cell in sheet[1]]
        assert len(head) == len(set(head))
        assert len(sheet.tables) == 1


def test_sheets_are_formatted_and_linked(small: Downloads) -> None:
    book = _book(small, "fr")
    cover, notes, years, figures = book.worksheets[:4]
    assert (cover["B3"].font.sz, cover["B3"].font.b, cover.row_dimensions[3].height) == (24, True, 33.75)
    assert "B3:C3" in notes.merged_cells and notes["B3"].alignment.wrap_text
    assert (years.freeze_panes, int(years.column_dimensions["A"].width)) == ("C2", 46)
    assert years["A2"].fill.fgColor.rgb == years["D2"].fill.fgColor.rgb != years["A3"].fill.fgColor.rgb
    head, address = figures["A1"], next(cell for cell in figures[2] if cell.hyperlink)
    assert (head.font.color.rgb, head.fill.patternType, figures.row_dimensions[1].height) == ("FFFFFFFF", "solid", 32.25)
    link = address.hyperlink
    assert link and (f"{link.target}#{link.location}", address.font.u) == (address.value, "single")
    assert [column.name for column in figures.tables["bilan_figures"].tableColumns] == [cell.value for cell in figures[1]]
    assert (book.properties.title, book.properties.creator) == ("Rapport", "Ville")
    assert {each.name: each.value for each in book.custom_doc_props.props} == {"Language": "fr"}  # type: ignore[attr-defined]


def test_a_break_has_a_border_at_its_start(small: Downloads) -> None:
    sides = {language: _book(small, language).worksheets[2]["D3"].border for language in PATHS}
    assert all(sides[language].left.style == "thick" for language in ("fr", "en"))
    assert sides["ar"].right.style == "thick" and not sides["ar"].left.style


@pytest.mark.parametrize("text", ["]]> & <b>", " a \n b ", "\x0b\x1f\ufffe", "=1+1", "#N/A", "-1", "_x0041_"])
def test_any_text_is_kept_as_text(text: str) -> None:
    book = WorkbookFile("T", "C", "fr", DAY, from_right=False)
    book.sheet("A").put(1, 1, text, cell_styles.TOP)
    cell = load_workbook(BytesIO(book.content())).worksheets[0]["A1"]
    assert (cell.value, cell.data_type) == (re.sub("[\x0b\x1f\ufffe]", "\ufffd", text), "s")
    assert cell.quotePrefix is (text[0] in "=#-")


@pytest.mark.parametrize(("beyond", "kept"), [(0, "link"), (1, "text")])
def test_an_address_that_excel_cannot_link_to_stays_a_text(beyond: int, kept: str) -> None:
    address = "https://example.org/".ljust(LONGEST_LINK + beyond, "a")
    book = WorkbookFile("T", "C", "fr", DAY, from_right=False)
    book.sheet("A").put_link(1, 1, address, cell_styles.LINK)
    cell = load_workbook(BytesIO(book.content())).worksheets[0]["A1"]
    assert (cell.value, bool(cell.hyperlink)) == (address, kept == "link")


@pytest.mark.parametrize("length", [LONGEST_TITLE, LONGEST_TITLE + 1])
def test_a_title_longer_than_excel_allows_is_cut(length: int) -> None:
    book = WorkbookFile("T", "C", "fr", DAY, from_right=False)
    book.sheet("t" * length)
    assert load_workbook(BytesIO(book.content())).sheetnames == ["t" * LONGEST_TITLE]


def test_an_arabic_workbook_reads_from_the_right(small: Downloads) -> None:
    assert all(sheet.sheet_view.rightToLeft for sheet in _book(small, "ar"))
    assert not any(sheet.sheet_view.rightToLeft for sheet in _book(small, "fr"))


def test_the_same_release_gives_the_same_bytes_and_no_time_but_its_day(small: Downloads) -> None:
    again = {file.path: file.content for file in figures_workbook.files(small.release)}
    for path in PATHS.values():
        assert again[path] == small.by_path[path].content
        with ZipFile(BytesIO(again[path])) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            days = re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml"))
            assert set(days) == {f"{DAY.isoformat()}T00:00:00Z".encode()}


def test_a_report_without_figures_has_no_workbook(small: Downloads) -> None:
    from dataclasses import replace

    years = {number: replace(year, figures={}) for number, year in small.release.report.years.items()}
    empty = Release.on(DAY, replace(small.release.report, years=years))
    assert list(figures_workbook.files(empty)) == []
