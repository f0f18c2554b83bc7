"""CSV, XLSX and Atom: what is detected is printed, ambiguous cells need an option, and hidden cells are not imported."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.diagnostics.problem import Place
from bilan.importers.feed_file import read_feed
from bilan.spreadsheets.csv_file import read_csv
from bilan.spreadsheets.xlsx_file import read_xlsx

HERE = Place("table")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
@pytest.mark.parametrize(
    ("sign", "named"), [(";", "a semicolon"), (",", "a comma"), ("\t", "a tab"), ("|", "a vertical bar")]
)
def test_encoding_and_separator_are_detected_and_told(encoding: str, sign: str, named: str) -> None:
    text = f"Indicateur{sign}Année{sign}Valeur\nActivités{sign}2024{sign}5820\nDémentis{sign}2024{sign}40\n"
    sheet = read_csv(text.encode(encoding), "a.csv")
    assert [row.cells for row in sheet.rows] == [tuple(line.split(sign)) for line in text.splitlines()]
    assert sheet.remarks == (f"a.csv: 3 rows, read as {encoding.removesuffix('-sig')}, with {named} between the cells.",)


def test_arabic_of_windows_is_not_read_as_french() -> None:
    sheet = read_csv("المؤشر;القيمة\nأنشطة التواصل;5820\n".encode("windows-1256"), "a.csv")
    assert sheet.rows[1].cells == ("أنشطة التواصل", "5820")
    assert "windows-1256" in sheet.remarks[0]


def test_an_encoding_that_does_not_read_the_file_is_a_problem() -> None:
    assert [problem.code for problem in read_csv(b"a;\xe9\n", "a.csv", encoding="utf-8").problems] == ["not-utf8"]


@pytest.mark.parametrize("text", ['a;b\n1;"two\n3;4\n', 'a;b\n1;"t"wo\n3;4\n', "a;b\n1;" + "x" * 200_000 + "\n3;4\n"])
@pytest.mark.parametrize("limit", [131_072, 2**31 - 1])  # as Python sets it, and as a library may have set it
def test_no_row_is_lost_in_a_cell_that_does_not_end(text: str, limit: int) -> None:
    before = csv.field_size_limit(limit)
    try:
        problems = read_csv(text.encode(), "a.csv").problems
    finally:
        csv.field_size_limit(before)
    assert [(problem.code, problem.place.line) for problem in problems] == [("unreadable-file", 2)]


@given(st.binary(max_size=400))
def test_no_bytes_bring_a_traceback(data: bytes) -> None:
    for read in (read_csv, read_xlsx, read_feed):
        assert read(data, "a").file == "a"
