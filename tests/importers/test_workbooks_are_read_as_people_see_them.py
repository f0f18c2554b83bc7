"""XLSX: values as Excel shows them, nothing hidden, within the limits of memory and time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bilan.importers.merged_cells import LARGE, MOST_LARGE, MOST_NOTED, MergedCells
from bilan.spreadsheets.table_sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Area, Book, Fault, Sheet
from bilan.spreadsheets.xlsx_file import read_xlsx
from bilan.spreadsheets.xlsx_reader.archive import DEEPEST, LARGEST_LISTING, LARGEST_UNPACKED, MOST_ELEMENTS
from bilan.spreadsheets.xlsx_reader.directory import MOST_FORMATS, MOST_SHEETS, MOST_STYLES
from bilan.spreadsheets.xlsx_reader.number_format import number_format
from bilan.spreadsheets.xlsx_reader.strings import MOST_STRINGS, unescaped
from bilan.spreadsheets.xlsx_reader.worksheet import MOST_MERGED, area_of, column_of

Fill = Callable[[Workbook], object]


def _bytes(fill: Fill) -> bytes:
    book = Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _book(fill: Fill, *sheets: str) -> Book:
    return read_xlsx(_bytes(fill), "a.xlsx", sheets)


def _sheet(fill: Fill) -> Sheet:
    return _book(fill).sheets[0]


def _set(cell: str, value: Any, form: str = "") -> Fill:
    def fill(book: Workbook) -> None:
        book.worksheets[0]["A1"] = "x"
        book.worksheets[0][cell] = value
        if form:
            book.worksheets[0][cell].number_format = form

    return fill


ROOT = '<Relationships xmlns="p"><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>'
RELATIONS = (
    '<Relationships xmlns="p"><Relationship Id="r1" Type="x/worksheet" Target="worksheets/s.xml"/>'
    '<Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/>'
    '<Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>'
)
WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="Feuil1" sheetId="1" r:id="r1"/></sheets></workbook>'


def _made(sheet: str = "<worksheet/>", **parts: str) -> Book:
    """A workbook written by hand, part by part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", ROOT)
        archive.writestr("xl/workbook.xml", parts.get("workbook", WORKBOOK))
        archive.writestr("xl/_rels/workbook.xml.rels", parts.get("relations", RELATIONS))
        archive.writestr("xl/worksheets/s.xml", sheet)
        for name in ("strings", "styles"):
            if name in parts:
                archive.writestr(f"xl/{name}.xml", parts[name])
    return read_xlsx(stream.getvalue(), "a.xlsx")


@pytest.mark.parametrize(
    ("value", "form", "read"),
    [
        (4463.0, "", Decimal(4463)),
        (0.125, "0.0%", Decimal("12.5")),
        (87.4, '0.0"%"', Decimal("87.4")),
        (87.4, r"0.0\%", Decimal("87.4")),
        (87.4, '0.0" %"', Decimal("87.4")),
        (0.874, "0.0%;[Red]-0.0%", Decimal("87.4")),
        (0.30000000000000004, "0.0%", Decimal(30)),
        (0.1 + 0.2, "", Decimal("0.3")),
        (1e21, "", Decimal(10**21)),
        (date(2025, 6, 5), "", date(2025, 6, 5)),
        (45292, "yyyy", Decimal(2024)),
        (45292, "[$-40C]mmmm yyyy;@", "2024-01"),
        (45731, "mmm-yy", "2025-03"),
        (1.5, "[h]:mm", "36:00"),
        (0.25, "h:mm", "6:00"),
        (4463, "#,##0_);[Red](#,##0)", Decimal(4463)),
        ("4.463", "", "4.463"),
        (True, "", "true"),
    ],
)
def test_cells_are_what_the_workbook_says_they_are(value: object, form: str, read: object) -> None:
    assert _sheet(_set("A2", value, form)).rows[1].cells == (read,)


@pytest.mark.parametrize(
    ("code", "decimals", "percent", "thousands", "words"),
    [
        ("0.0%", 1, True, 0, ""),
        ('0.0"%"', 1, False, 0, "%"),
        ("#,##0", 0, False, 0, ""),
        ("#,##0,", 0, False, 1, ""),
        ('0.0,,"M"', 1, False, 2, "M"),
        ('0.0" M€"', 1, False, 0, "M€"),
        ("#,##0.00 [$€-40C]", 2, False, 0, "€"),
        ("General", None, False, 0, ""),
        ("0.00E+00", None, False, 0, ""),
        ("# ?/?", None, False, 0, ""),
        ('_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 0, False, 0, ""),
        ("@", None, False, 0, ""),
        ("", None, False, 0, ""),
    ],
)
def test_a_number_format_says_how_many_decimals_are_shown_and_what_stands_beside(
    code: str, decimals: int | None, percent: bool, thousands: int, words: str
) -> None:
    form = number_format(code)
    assert (form.decimals, form.percent, form.thousands, form.words) == (decimals, percent, thousands, words)
    assert not (form.day or form.time)


@pytest.mark.parametrize(
    ("code", "day"), [("yyyy", True), ("dd/mm/yy", True), ("mmm", True), ("h:mm", False), ("mm:ss", False)]
)
def test_a_day_is_reported_from_a_time(code: str, day: bool) -> None:
    form = number_format(code)
    assert (form.day, form.time) == (day, not day)


@pytest.mark.parametrize(
    ("fill", "fault"),
    [
        (_set("A2", "=1+1"), Fault(formula=True)),
        (_set("A2", "#REF!"), Fault(error="#REF!")),
    ],
)
def test_what_a_cell_lacks_is_kept_with_its_row(fill: Fill, fault: Fault) -> None:
    row = _sheet(fill).rows[1]
    assert (row.cells, row.faults) == (("",), {0: fault})


@pytest.mark.parametrize(
    ("settings", "cell", "faults"),
    [
        ('<calcPr fullCalcOnLoad="1"/>', '<c r="A1"><f>1+1</f><v>0</v></c>', {0: Fault(formula=True)}),
        ('<calcPr fullCalcOnLoad="1"/>', '<c r="A1"><f>1+1</f><v>2</v></c>', {}),
        ('<calcPr fullCalcOnLoad="1"/>', '<c r="A1"><v>0</v></c>', {}),
        ("", '<c r="A1"><f>1-1</f><v>0</v></c>', {}),
        ("", '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c>', {}),
    ],
)
def test_a_zero_that_waits_to_be_calculated_is_no_number(settings: str, cell: str, faults: dict[int, Fault]) -> None:
    book = _made(
        f'<worksheet><sheetData><row r="1">{cell}</row></sheetData></worksheet>',
        workbook=WORKBOOK.replace("</sheets>", f"</sheets>{settings}"),
    )
    assert book.sheets[0].rows[0].faults == faults


def test_hidden_rows_and_columns_are_reported() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.append(["x", "y", "z"])
        sheet.append(["hidden", 1, 2])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet["D3"] = date(2025, 6, 5)
        book.create_sheet("Secret").sheet_state = "hidden"
        book.create_sheet("Later")
        book.epoch = CALENDAR_MAC_1904

    book = _book(fill)
    assert [row.cells for row in book.sheets[0].rows] == [("x", "", "z"), ("", "", "", date(2025, 6, 5))]
    assert [sheet.name for sheet in book.sheets] == ["Sheet", "Later"]
    assert book.remarks == ("Hidden sheets were left out: Secret.",)
    assert {
        "a.xlsx: sheet “Sheet”, 2 rows.",
        "1 hidden row was left out; show it in Excel to import it.",
        "Hidden columns were left out: B.",
        "This file counts its days from 1904; its dates were read accordingly.",
    } == {*book.sheets[0].remarks}


def test_a_sheet_that_is_named_is_read_though_it_is_hidden_and_one_that_is_not_there_is_reported_with_those_that_are() -> (
    None
):
    def fill(book: Workbook) -> None:
        book.worksheets[0]["A1"] = "x"
        book.create_sheet("Secret").sheet_state = "hidden"

    assert [sheet.name for sheet in _book(fill, "Secret").sheets] == ["Secret"]
    [problem] = _book(fill, "2024").problems
    assert (problem.message, problem.hint) == ("This file has no sheet “2024”.", "Its sheets are: Sheet.")


def test_a_link_behind_a_cell_is_kept_and_so_is_one_that_is_a_formula() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"], sheet["B1"], sheet["C1"] = "Lien", "Autre", "Place"
        sheet["A1"].hyperlink = "https://example.org/un"
        sheet["C1"].hyperlink = "#Sheet!A1"

    assert _sheet(fill).rows[0].links == {0: "https://example.org/un"}
    formula = '<c r="A1" t="str"><f>HYPERLINK("https://example.org/?a=1&amp;b=2","Lien")</f><v>Lien</v></c>'
    row = _made(f'<worksheet><sheetData><row r="1">{formula}</row></sheetData></worksheet>').sheets[0].rows[0]
    assert (row.cells, row.links) == (("Lien",), {0: "https://example.org/?a=1&b=2"})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Titre_x000D_\nun", "Titre\r\nun"),
        ("_x005F_x000D_", "_x000D_"),
        ("snake_case_x", "snake_case_x"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_", "\ufffd"),
    ],
)
def test_the_escapes_of_office_are_undone(written: str, meant: str) -> None:
    assert unescaped(written) == meant


def test_the_mark_of_a_footnote_is_not_one_of_the_digits() -> None:
    raised = CellRichText("310", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    assert _sheet(_set("A2", raised)).rows[1].cells == ("310¹",)


def test_cells_that_are_only_formatted_are_no_rows() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"] = "x"
        sheet["B60000"].number_format = "0.0"
        sheet["ZZ1"].number_format = "0.0"

    assert [row.cells for row in _sheet(fill).rows] == [("x",)]


def test_rows_and_cells_without_their_numbers_are_counted() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    found = _made(f"<x:worksheet xmlns:x='s'><sheetData>{rows}</sheetData></x:worksheet>").sheets[0].rows
    assert [(row.number, row.cells) for row in found] == [(1, (Decimal(1), Decimal(2))), (2, (Decimal(3),))]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "This is not an Excel workbook (.xlsx)."),
        (b"PK\x03\x04", "This is not an Excel workbook (.xlsx)."),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "This is a workbook of Excel 97–2003 (.xls)."),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "This workbook is protected by a password."),
    ],
)
def test_what_is_no_workbook_is_reported_for_what_it_is(data: bytes, message: str) -> None:
    assert [(problem.code, problem.message) for problem in read_xlsx(data, "a.xlsx").problems] == [
        ("unreadable-file", message)
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet",
        "<!DOCTYPE w [<!ENTITY a 'aaaa'>]><worksheet>&a;</worksheet>",
        "<worksheet>" + "<a>" * DEEPEST + "</a>" * DEEPEST + "</worksheet>",
        "<worksheet><a b='" + "x" * 2_000_000 + "'/></worksheet>",
    ],
)
def test_a_part_that_no_program_writes_is_refused(sheet: str) -> None:
    assert [problem.message for problem in _made(sheet).problems] == ["This workbook is damaged."]


def test_elements_as_deep_as_are_read_are_read() -> None:
    assert not _made("<worksheet>" + "<a>" * (DEEPEST - 1) + "</a>" * (DEEPEST - 1) + "</worksheet>").problems


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("<c><v>1E+400</v></c>", "1E+400"),
        ("<c><v>1E+999999999</v></c>", "1E+999999999"),
        ("<c><v>NaN</v></c>", "NaN"),
        ("<c><v>Infinity</v></c>", "Infinity"),
        ("<c t='s'><v>99</v></c><c><v>1</v></c>", ""),
        ("<c s='99'><v>1</v></c>", Decimal(1)),
        ("<c t='d'><v>2025-06-05T00:00:00</v></c>", date(2025, 6, 5)),
        ("<c t='inlineStr'><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c>", "ab"),
    ],
)
def test_strange_cells_are_read_as_what_they_are(cell: str, read: object) -> None:
    assert _made(f"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>").sheets[0].rows[0].at(0) == read


def _formats(number: int) -> str:
    return "".join(f'<numFmt numFmtId="{index}" formatCode="0"/>' for index in range(number))


def _rows(number: int, cells: str) -> str:
    return f"<worksheet><sheetData>{f'<row>{cells}</row>' * number}</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("sheet", "codes"),
    [
        (_rows(MOST_ROWS, "<c><v>1</v></c>"), []),
        (_rows(MOST_ROWS + 1, "<c><v>1</v></c>"), ["file-too-large"]),
        (_rows(1, "<c><v>1</v></c>" * MOST_COLUMNS), []),
        (_rows(1, "<c><v>1</v></c>" * (MOST_COLUMNS + 1)), ["file-too-large"]),
        (_rows(MOST_CELLS // 100, '<c r="CV1"><v>1</v></c>'), []),
        (_rows(MOST_CELLS // 100 + 1, '<c r="CV1"><v>1</v></c>'), ["file-too-large"]),
    ],
)
def test_a_sheet_is_read_up_to_its_limits(sheet: str, codes: list[str]) -> None:
    assert [problem.code for problem in _made(sheet).sheets[0].problems] == codes


def test_sheets_after_one_that_is_too_large_are_read_all_the_same() -> None:
    def fill(book: Workbook) -> None:
        book.worksheets[0].cell(1, MOST_COLUMNS + 1, "x")
        book.create_sheet("2")["A1"] = "y"

    first, second = _book(fill).sheets
    assert ([problem.code for problem in first.problems], [row.cells for row in second.rows]) == (
        ["file-too-large"],
        [("y",)],
    )


@pytest.mark.parametrize(
    ("parts", "limit"),
    [
        ({"strings": "<sst>" + "<si/>" * (MOST_STRINGS + 1) + "</sst>"}, MOST_STRINGS),
        ({"styles": "<styleSheet><cellXfs>" + "<xf/>" * (MOST_STYLES + 1) + "</cellXfs></styleSheet>"}, MOST_STYLES),
        ({"styles": "<styleSheet>" + _formats(MOST_FORMATS + 1) + "</styleSheet>"}, MOST_FORMATS),
        ({"workbook": WORKBOOK.replace("<sheets>", "<sheets>" + '<sheet r:id="r1"/>' * MOST_SHEETS)}, MOST_SHEETS),
        ({"sheet": "<worksheet>" + '<mergeCell ref="A1:B2"/>' * (MOST_MERGED + 1) + "</worksheet>"}, MOST_MERGED),
        ({"strings": "<sst>" + " " * LARGEST_UNPACKED + "</sst>"}, LARGEST_UNPACKED),
        ({"strings": "<sst>" + "<a/>" * MOST_ELEMENTS + "</sst>"}, MOST_ELEMENTS),
    ],
)
def test_a_small_file_that_unpacks_to_much_is_refused_while_it_is_read(parts: dict[str, str], limit: int) -> None:
    [problem] = _made(**parts).problems
    assert problem.code == "file-too-large"
    assert str(limit) in problem.message


@pytest.mark.parametrize(
    "parts",
    [
        {"strings": "<sst>" + "<si/>" * MOST_STRINGS + "</sst>"},
        {"styles": "<styleSheet><cellXfs>" + "<xf/>" * MOST_STYLES + "</cellXfs></styleSheet>"},
        {"styles": "<styleSheet>" + _formats(MOST_FORMATS) + "</styleSheet>"},
        {"workbook": WORKBOOK.replace("<sheets>", "<sheets>" + '<sheet r:id="r1"/>' * (MOST_SHEETS - 1))},
        {"sheet": "<worksheet>" + '<mergeCell ref="A1:B2"/>' * MOST_MERGED + "</worksheet>"},
        {"strings": "<sst>" + " " * (LARGEST_UNPACKED - 2_000) + "</sst>"},
        {"strings": "<sst>" + "<a/>" * (MOST_ELEMENTS - 20) + "</sst>"},
    ],
)
def test_what_is_just_within_a_limit_is_read(parts: dict[str, str]) -> None:
    assert not _made(**parts).problems


@pytest.mark.parametrize(("size", "message"), [(LARGEST_LISTING, "damaged"), (LARGEST_LISTING + 1, "too many parts")])
def test_a_list_of_parts_is_measured_before_it_is_read(size: int, message: str) -> None:
    end = b"PK\x05\x06" + b"\0" * 8 + size.to_bytes(4, "little") + b"\0" * 6
    [problem] = read_xlsx(b"PK\x03\x04" + end, "a.xlsx").problems
    assert ("too many parts" in problem.message) is (message == "too many parts")


@pytest.mark.parametrize(
    ("reference", "area"),
    [
        ("B7", Area(7, 1, 7, 1)),
        ("$A$1:C2", Area(1, 0, 2, 2)),
        ("C2:A1", Area(1, 0, 2, 2)),
        ("A1:ZZ20000", Area(1, 0, 20000, 701)),
        ("A:C", None),
        ("", None),
        ("A1:B99999999", None),
    ],
)
def test_references_are_read(reference: str, area: Area | None) -> None:
    assert area_of(reference) == area


@pytest.mark.parametrize(
    ("reference", "column"),
    [("A1", 0), ("Z9", 25), ("AA1", 26), ("XFD1", 16383), ("é1", MOST_COLUMNS), ("AAAA1", MOST_COLUMNS)],
)
def test_columns_are_read(reference: str, column: int) -> None:
    assert column_of(reference) == column


def test_merged_cells_are_found_without_making_each_of_them() -> None:
    small, large = Area(1, 0, 2, 1), Area(10, 0, 20000, 701)
    merged = MergedCells([small, large])
    assert [merged.area(*cell) for cell in ((1, 0), (2, 1), (3, 0), (10, 0), (20000, 701), (20001, 0))] == [
        small, small, None, large, large, None,
    ]  # fmt: skip
    assert merged.complete
    assert MergedCells([Area(1, 0, 1, 0)]).area(1, 0) is None


@pytest.mark.parametrize(
    ("areas", "complete"),
    [
        ([Area(row, 0, row, LARGE - 1) for row in range(MOST_NOTED // LARGE)], True),
        ([Area(row, 0, row, LARGE - 1) for row in range(MOST_NOTED // LARGE + 1)], False),
        ([Area(row, 0, row, LARGE) for row in range(MOST_LARGE)], True),
        ([Area(row, 0, row, LARGE) for row in range(MOST_LARGE + 1)], False),
    ],
)
def test_more_merged_cells_than_are_noted_are_known_to_be_more(areas: list[Area], complete: bool) -> None:
    assert MergedCells(areas).complete is complete


@given(st.text(alphabet="<>/\"' =csvtrA1s", max_size=200))
def test_no_part_brings_a_traceback(text: str) -> None:
    sheet = f"<worksheet><sheetData><row><c>{text}</c></row></sheetData></worksheet>"
    assert _made(sheet, strings=text, styles=text).file == "a.xlsx"
