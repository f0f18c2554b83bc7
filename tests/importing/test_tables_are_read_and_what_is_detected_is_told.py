"""CSV, XLSX and Atom: what is detected is told, what can be read in two ways is asked, what nobody could see is not taken over."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.atom_file import read_atom, unwrapped
from generator.importing.csv_file import read_csv
from generator.importing.dates import dated, order
from generator.importing.mapping import DateOrder
from generator.importing.xlsx_file import read_xlsx
from generator.problems import Place, Problem

HERE = Place("table")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
@pytest.mark.parametrize(("sign", "named"), [(";", "a semicolon"), (",", "a comma"), ("\t", "a tab"), ("|", "a bar")])
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


@pytest.mark.parametrize(
    ("cells", "given", "values"),
    [
        (
            ["2024-12-24", "2024-12", "2024", "2024-12-24T10:11:12Z", date(2024, 12, 24), ""],
            None,
            ["2024-12-24", "2024-12", "2024", "2024-12-24", "2024-12-24", ""],
        ),
        (
            [
                "24-Dec-2024 03:00PM",
                "24 déc. 2024",
                "mardi 24 décembre 2024",
                "Tue, 24 Dec 2024 10:00:00 GMT",
                "December 24, 2024",
                "24 دجنبر 2024",
            ],
            None,
            ["2024-12-24"] * 6,
        ),
        (["05/06/2025"], None, ["invalid-date"]),
        (["05/06/2025"], DateOrder.DAY_FIRST, ["2025-06-05"]),
        (["05/06/2025", "25/06/2025"], None, ["2025-06-05", "2025-06-25"]),
        (["05/06/2025", "06/25/2025"], None, ["2025-05-06", "2025-06-25"]),
        (["25/06/2025", "06/25/2025", "05/06/2025"], None, ["2025-06-25", "2025-06-25", "invalid-date"]),
        (["31/02/2025", "soon"], None, ["invalid-date", "invalid-date"]),
    ],
)
def test_dates_are_never_guessed(cells: list[str], given: DateOrder | None, values: list[str]) -> None:
    column = order(cells, given)
    found = [dated(cell, column, HERE) for cell in cells]
    assert [value.code if isinstance(value, Problem) else value for value in found] == values


FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><entry>
<title type="html">La &lt;b&gt;DGSN&lt;/b&gt; &amp;amp; la presse</title>
<link href="https://www.google.com/url?rct=j&amp;url=https://example.org/1%3Fx%3D1&amp;ct=ga"/>
<published>2024-11-23T10:11:12Z</published><content type="html">Le texte</content></entry></feed>"""


def test_a_feed_gives_titles_and_addresses_and_no_text() -> None:
    sheet = read_atom(FEED.encode(), "a.xml")
    assert sheet.rows[1].cells == (
        "La DGSN & la presse",
        "https://example.org/1?x=1",
        "2024-11-23T10:11:12Z",
        "example.org",
        "fr",
    )
    assert (
        unwrapped("https://example.org/url?url=https://other.example") == "https://example.org/url?url=https://other.example"
    )


def test_a_feed_declares_no_entities() -> None:
    bomb = b'<!DOCTYPE feed [<!ENTITY a "aaaa">]><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>&a;</title></entry></feed>'
    assert [problem.code for problem in read_atom(bomb, "a.xml").problems] == ["unreadable-file"]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_bring_a_traceback(data: bytes) -> None:
    for read in (read_csv, read_xlsx, read_atom):
        assert read(data, "a").file == "a"
