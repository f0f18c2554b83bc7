"""Years across or down, headers of several rows, marks, totals, sources: what is a figure is read, the rest is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bilan.importers.column_mapping import SHIPPED, ReadMapping, mappings, read_mapping
from bilan.importers.figure_import import new_figures, value_cells
from bilan.importers.header_rows import HIGHEST, SEARCHED
from bilan.importers.layout_recognition import RecognisedTables, recognise_tables
from bilan.importers.left_out_rows import MOST_NAMED
from bilan.importers.new_figure import NewFigures
from bilan.importers.table_file import read_table_file
from bilan.importers.table_numbers import decimal_sign
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.spreadsheets.table_sheet import Book
from bilan.values.quantity import quantity_text, single_number
from tests.conftest import MINIMAL, PUBLISHED, Folder, RunBilan

REPORT = {
    **MINIMAL,
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar, en]\n",
    "data/indicators.yml": (
        "themes:\n  press: {name: {fr: Presse, ar: صحافة}}\n  safety: {name: Sécurité}\n"
        "units:\n  item: {fr: {one: acte, many: d’actes, other: actes}}\n"
        "indicators:\n"
        "  contacts: {name: {fr: Demandes d’accès, ar: الطلبات, en: Enquiries}, definition: D., theme: press, unit: item}\n"
        "  visits: {name: {fr: Visites guidées, ar: الزيارات, en: Visits}, definition: D., theme: press, unit: item}\n"
        "  share: {name: Satisfaction, definition: D., theme: press, unit: percent, decimals: 1}\n"
        "  alarms: {name: Alertes, definition: D., theme: safety, unit: item}\n"
    ),
    "data/2021/figures.yml": "source: review\nfigures: {}\n",
}
Read = tuple[str, int, int]


@pytest.fixture
def report(folder: Folder) -> Report:
    found = load_report(folder(dict(REPORT))).report
    assert found is not None
    return found


def _found(book: Book | None, report: Report, known: Sequence[ReadMapping] = (), *, named: bool = False) -> RecognisedTables:
    assert book is not None
    assert not book.problems
    found = recognise_tables(book, known or [*mappings(Path("nowhere"))], report, chosen=False, named=named)
    assert found is not None
    return found


def _read(
    text: str | bytes, report: Report, year: int | None = None, file: str = "t.csv", named: bool = False
) -> NewFigures:
    data = text if isinstance(text, bytes) else text.encode()
    found = _found(read_table_file(data, file), report, named=named)
    return new_figures(found.tables, report, found.names, decimal_sign(value_cells(found.tables)), year)


def _values(found: NewFigures) -> list[Read]:
    return [(figure.indicator, figure.year, int(single_number(figure.value) or 0)) for figure in found.figures]


def _workbook(fill: Callable[[Workbook], object]) -> bytes:
    book, stream = Workbook(), BytesIO()
    fill(book)
    book.save(stream)
    return stream.getvalue()


def _of_rows(*rows: Sequence[object], merged: Sequence[str] = ()) -> bytes:
    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        _append(sheet, rows)
        for area in merged:
            sheet.merge_cells(area)

    return _workbook(fill)


def _append(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        sheet.append(list(row))


ALL = [("contacts", 2024, 1100), ("contacts", 2025, 1240), ("visits", 2024, 300), ("visits", 2025, 310)]


@pytest.mark.parametrize(
    "text",
    [
        "Indicateur;2024;2025\nDemandes d'accès;1100;1240\nVisites guidées;300;310\n",
        "INDICATEUR;Année 2024;Année 2025\nDEMANDES D'ACCES;1 100;1 240\nvisites guidées (1);300;310\n",
        ";2024;2025\nDemandes d’accès;1100;1240\nVisites guidées;300;310\n",
        "Rubrique;Unité;2024;2025\nDemandes d’accès;nombre;1100;1240\nVisites guidées;nombre;300;310\n",
        "المؤشر;٢٠٢٤;٢٠٢٥\nالطلبات;١١٠٠;١٢٤٠\nالزيارات;٣٠٠;٣١٠\n",
        "المؤشر;سنة 2024;سنة 2025\nالطلبات;1100;1240\nالزيارات;300;310\n",
        "Bilan de la communication\n;;\nIndicateur;2024;2025\nDemandes d'accès;1100;1240\nVisites guidées;300;310\n",
        "Indicator,2024,2025\nEnquiries,1100,1240\nvisits,300,310\n",
        "Indicateur;2024;;2025;\n;Valeur;Note;Valeur;Note\nDemandes d'accès;1100;;1240;x\nVisites guidées;300;;310;\n",
        "indicator;year;value\ncontacts;2024;1100\ncontacts;2025;1240\nvisits;2024;300\nvisits;2025;310\n",
        "Libellé;Exercice;Nombre\ncontacts;2024.0;1100\ncontacts;2025.0;1240\nvisits;2024.0;300\nvisits;2025.0;310\n",
        "sep=;\nIndicateur;2024;2025\nDemandes d'accès;1100;1240\nVisites guidées;300;310\n",
    ],
)
def test_rows_of_indicators_are_read(text: str, report: Report) -> None:
    found = _read(text, report)
    assert (found.problems, _values(found)) == ([], ALL)


@pytest.mark.parametrize(
    "text",
    [
        "Année;Demandes d’accès;Visites guidées\n2024;1100;300\n2025;1240;310\n",
        ";Demandes d’accès;Visites guidées\n2024;1100;300\n2025;1240;310\n",
        "ANNEE;DEMANDES D'ACCES;VISITES GUIDEES\nAnnée 2024;1100;300\nAnnée 2025;1240;310\n",
        "السنة;الطلبات;الزيارات\n٢٠٢٤;1100;300\n٢٠٢٥;1240;310\n",
        ";Presse;;Sécurité\nAnnée;Demandes d’accès;Visites guidées;Rondes\n2024;1100;300;5\n2025;1240;310;6\n",
        "Chiffres clés\n\nyear,contacts,visits\n2024,1100,300\n2025,1240,310\n",
        "Demandes d’accès;;Visites guidées;\n2024;2025;2024;2025\n1100;1240;300;310\n",
        "2024;;2025;\nDemandes d’accès;Visites guidées;Demandes d’accès;Visites guidées\n1100;300;1240;310\n",
    ],
)
def test_years_down_and_indicators_across_are_read(text: str, report: Report) -> None:
    found = _read(text, report)
    assert (found.problems, sorted(_values(found))) == ([], ALL)


def test_headers_that_are_merged_stand_above_each_of_their_columns(report: Report) -> None:
    rows = (
        ["Bilan de la communication", None, None, None, None],
        ["Indicateur", 2024, None, 2025, None],
        [None, "Valeur", "Statut", "Valeur", "Statut"],
        ["Visites guidées", 300, "A", 310, "P"],
        ["Demandes d’accès", 1100, None, 1240, "provisoire"],
    )
    found = _read(_of_rows(*rows, merged=["A1:E1", "A2:A3", "B2:C2", "D2:E2"]), report, file="t.xlsx")
    assert sorted(_values(found)) == ALL
    assert {(figure.indicator, figure.year): figure.status for figure in found.figures} == {
        ("visits", 2024): "final",
        ("visits", 2025): "provisional",
        ("contacts", 2024): None,
        ("contacts", 2025): "provisional",
    }


def test_numbers_that_could_be_years_are_no_header(report: Report) -> None:
    rows = "".join(f"visits;{year};{year}\n" for year in range(2020, 2026))
    found = _read(f"indicator;year;value\n{rows}", report)
    assert (found.problems, _values(found)) == ([], [("visits", year, year) for year in range(2020, 2026)])


def test_years_that_are_days_of_excel_are_years(report: Report) -> None:
    rows = (["Indicateur", date(2024, 12, 31), date(2025, 12, 31)], ["Visites guidées", 300, 310])
    assert _values(_read(_of_rows(*rows), report, file="t.xlsx")) == ALL[2:]


def test_an_indicator_that_is_merged_down_names_each_of_its_rows(report: Report) -> None:
    rows = (["Indicateur", "Année", "Valeur"], ["Visites guidées", 2024, 300], [None, 2025, 310])
    found = _read(_of_rows(*rows, merged=["A2:A3"]), report, file="t.xlsx")
    assert (found.problems, _values(found)) == ([], ALL[2:])
    [problem] = _read("Indicateur;Année;Valeur\nVisites guidées;2024;300\n;2025;310\n", report).problems
    assert problem.message == "This row has numbers, but nothing in it names their indicator."


@pytest.mark.parametrize("merged", ["B2:C2", "B2:B3"])
def test_a_value_that_is_merged_over_several_figures_is_a_problem_at_its_cell(merged: str, report: Report) -> None:
    rows = (["Indicateur", 2024, 2025], ["Visites guidées", 300, None], ["Demandes d’accès", None, 1240])
    found = _read(_of_rows(*rows, merged=[merged]), report, file="t.xlsx")
    assert [(problem.place.line, problem.place.column) for problem in found.problems] == [(2, 2)]
    assert f"The cells {merged} are merged" in found.problems[0].message
    assert _values(found) == [ALL[1]]


def test_a_sheet_for_each_year_or_theme_is_read_and_one_of_targets_is_not(report: Report) -> None:
    def of_years(book: Workbook) -> None:
        for name, value in (("2024", 300), ("2025", 310), ("Objectifs", 999)):
            _append(book.create_sheet(name), (["Indicateur", "Valeur"], ["Visites guidées", value]))
        del book["Sheet"]

    def of_themes(book: Workbook) -> None:
        _append(book.create_sheet("Presse"), (["Indicateur", 2024], ["Visites guidées", 300]))
        _append(book.create_sheet("SECURITE"), (["Indicateur", 2024], ["Alertes", 7]))
        _append(book.create_sheet("Presse (2)"), (["Indicateur", 2023], ["Visites guidées", 299]))

    assert _values(_read(_workbook(of_years), report, file="t.xlsx")) == ALL[2:]
    assert _values(_read(_workbook(of_themes), report, file="t.xlsx")) == [ALL[2], ("alarms", 2024, 7)]


def test_sheets_that_look_alike_are_read_only_where_they_are_named(report: Report) -> None:
    def fill(book: Workbook) -> None:
        _append(book.worksheets[0], (["Réalisé"],))
        _append(book.create_sheet("Réalisé"), (["Indicateur", 2024], ["Visites guidées", 300]))
        _append(book.create_sheet("Prévu"), (["Indicateur", 2025], ["Visites guidées", 310]))

    data = _workbook(fill)
    found = _found(read_table_file(data, "t.xlsx"), report)
    assert found.undecided == ["Réalisé", "Prévu"]
    one = _found(read_table_file(data, "t.xlsx", sheets=["Réalisé"]), report, named=True)
    assert ([table.sheet.name for table in one.tables], one.undecided) == (["Réalisé"], [])
    named = _found(read_table_file(data, "t.xlsx", sheets=["Réalisé", "Prévu"]), report, named=True)
    assert [table.sheet.name for table in named.tables] == ["Réalisé", "Prévu"]


def test_of_two_sheets_the_one_that_says_more_of_its_numbers_is_read(report: Report) -> None:
    def fill(book: Workbook) -> None:
        _append(book.worksheets[0], (["Indicateur", 2024], ["Visites guidées", 300]))
        _append(book.create_sheet("2"), (["Indicateur", "Année", "Valeur", "Qualificatif"], ["visits", 2024, 300, "about"]))

    [figure] = _read(_workbook(fill), report, file="t.xlsx").figures
    assert figure.qualifier == "about"


@pytest.mark.parametrize(
    ("below", "remark"),
    [
        ("TOTAL;1400;1550", "Totals were left out: 4 “TOTAL”."),
        ("Sous-total presse;1400;1550", "Totals were left out: 4 “Sous-total presse”."),
        ("Ensemble (1);1400;1550", "Totals were left out: 4 “Ensemble (1)”."),
        ("المجموع;1400;1550", "Totals were left out: 4 “المجموع”."),
        ("الإجمالي;1400;1550", "Totals were left out: 4 “الإجمالي”."),
        ("Grand total;1400;1550", "Totals were left out: 4 “Grand total”."),
        (
            "Source : service de la communication",
            "Rows without a number were left out: 4 “Source : service de la communication”.",
        ),
        (
            "(1) Hors journées portes ouvertes;;",
            "Rows without a number were left out: 4 “(1) Hors journées portes ouvertes”.",
        ),
        ("Rondes;n.d.;..", "Rows without a number were left out: 4 “Rondes”."),
        ("Réseaux sociaux;;", "Rows without a number were left out: 4 “Réseaux sociaux”."),
        ("المصدر: مصلحة التواصل;;", "Rows without a number were left out: 4 “المصدر: مصلحة التواصل”."),
        ("Indicateur;2024;2025", "Rows without a number were left out: 4 “Indicateur”."),
    ],
)
def test_lines_that_are_no_figure_are_left_out_and_named(below: str, remark: str, report: Report) -> None:
    found = _read(f"Indicateur;2024;2025\nDemandes d’accès;1100;1240\nVisites guidées;300;310\n{below}\n", report)
    assert (found.problems, _values(found), found.remarks) == ([], ALL, [remark])


@pytest.mark.parametrize("below", ["TOTAL;1400;310", "Moyenne;n.d.;..", "Source : service"])
def test_lines_that_are_no_year_are_left_out_and_named(below: str, report: Report) -> None:
    found = _read(f"Année;Demandes d’accès;Visites guidées\n2024;1100;300\n2025;1240;310\n{below}\n", report)
    assert (found.problems, sorted(_values(found))) == ([], ALL)
    assert f"4 “{below.split(';')[0]}”" in found.remarks[-1]


def test_a_total_that_is_an_indicator_is_a_figure(folder: Folder) -> None:
    report = load_report(folder({})).report
    assert report is not None
    assert _values(_read("Indicateur;2021\nTOTAL;10\n", report)) == [("total", 2021, 10)]


def test_a_name_that_is_not_known_is_a_problem_at_its_cell_unless_the_mapping_leaves_it_out(
    report: Report, tmp_path: Path
) -> None:
    text = "Indicateur;2024\nVisites guidées;300\nRondes;5\n"
    found = _read(text, report)
    assert [(one.code, one.place.line, one.place.column) for one in found.problems] == [("unknown-indicator", 3, 1)]
    assert "“ignore: [Rondes]”" in found.problems[0].hint
    own = tmp_path / "own.yml"
    own.write_text((SHIPPED / "figures.yml").read_text(encoding="utf-8") + "ignore: [rondes]\n", encoding="utf-8")
    tables = _found(read_table_file(text.encode(), "t.csv"), report, [read_mapping(own, "own.yml")])
    without = new_figures(tables.tables, report, tables.names, decimal_sign(()), None)
    assert (without.problems, _values(without)) == ([], [ALL[2]])


@pytest.mark.parametrize(
    ("text", "year", "line", "column", "message"),
    [
        ("indicator;year;value\nvisits;2023/24;300\n", 2025, 2, 8, "Found “2023/24”; expected a year."),
        ("indicator;year;value\nvisits;24;300\n", None, 2, 8, "Found “24”; expected a year."),
        ("indicator;year;value\nvisits;FY2024;300\n", 2025, 2, 8, "Found “FY2024”; expected a year."),
        (f"indicator;year;value\nvisits;{'9' * 5000};300\n", 2025, 2, 8, f"Found “{'9' * 40}”; expected a year."),
        ("indicator;year;value\nvisits;;300\n", None, 2, 8, "The year of this figure is missing."),
        ("Année;Demandes d’accès;Visites guidées\njanvier;1;2\n2025;3;4\n", 2025, 2, 1, "Found “janvier”; expected a year."),
    ],
)
def test_a_year_that_is_written_is_never_replaced(
    text: str, year: int | None, line: int, column: int, message: str, report: Report
) -> None:
    found = _read(text, report, year)
    assert [(one.place.line, one.place.column, one.message) for one in found.problems] == [(line, column, message)]
    assert all(figure.place.line != line for figure in found.figures)


def test_a_row_without_a_year_is_of_the_year_that_is_said(report: Report) -> None:
    assert _values(_read("indicator;year;value\nvisits;;300\nvisits;2025;310\n", report, 2024)) == ALL[2:]


@pytest.mark.parametrize(
    ("header", "status", "remark"),
    [
        ("2025 (p)", "provisional", ""),
        ("2025p", "provisional", ""),
        ("2025 (e)", "estimated", ""),
        ("2025*", None, "Marks beside a number that were not read: C2 “*”."),
        ("2025 (1)", None, "Marks beside a number that were not read: C2 “(1)”."),
    ],
)
def test_a_mark_on_a_year_is_of_all_its_figures(header: str, status: str | None, remark: str, report: Report) -> None:
    found = _read(f"Indicateur;2024;{header}\nVisites guidées;300;310\n", report)
    assert [figure.status for figure in found.figures] == [None, status]
    assert found.remarks == ([remark] if remark else [])


@pytest.mark.parametrize("header", ["2025 (en milliers)", "2025/26", "Budget 2025", "Évolution 2024-2025", "Total"])
def test_a_column_that_may_be_something_else_is_not_read_and_is_named(header: str, report: Report) -> None:
    found = _found(read_table_file(f"Indicateur;2024;{header}\nVisites guidées;300;310\n".encode(), "t.csv"), report)
    assert f"Columns that were not read: {header}." in found.tables[0].remarks


def test_columns_without_a_header_are_named_by_their_letters(report: Report) -> None:
    found = _found(read_table_file("Indicateur;2024;;\nVisites guidées;300;;x\n".encode(), "t.csv"), report)
    assert found.tables[0].remarks == (
        "Columns that were read: Indicateur, 2024.",
        "Columns that were not read: D.",
    )


@pytest.mark.parametrize(
    ("columns", "status", "qualifier"),
    [
        ("obs_status\np", "provisional", None),
        ("obs_status\nE", "estimated", None),
        ("obs_status\nA", "final", None),
        ("Statut\nprovisoire", "provisional", None),
        ("status\nestimated", "estimated", None),
        ("status\nvérifié", None, None),
        ("qualifier\nmore_than", None, "more_than"),
    ],
)
def test_columns_beside_a_value_say_how_settled_and_how_exact_it_is(
    columns: str, status: str | None, qualifier: str | None, report: Report
) -> None:
    name, said = columns.split("\n")
    [figure] = _read(f"indicator;year;value;{name}\nvisits;2024;300;{said}\n", report).figures
    assert (figure.status, figure.qualifier) == (status, qualifier)


def test_a_status_that_says_there_is_no_number_is_read_without_one(report: Report) -> None:
    [figure] = _read("indicator,year,value,status\nvisits,2024,,withheld\n", report).figures
    assert (figure.value, figure.status) == (None, "withheld")


def test_cells_without_a_number_are_named_and_so_are_marks(report: Report) -> None:
    found = _read("Indicateur;2023;2024;2025\nVisites guidées;n.d.;300 (1);310 p\nDemandes d’accès;..;-;1 240 r\n", report)
    assert found.problems == []
    assert [(figure.year, figure.status) for figure in found.figures] == [(2024, None), (2025, "provisional"), (2025, None)]
    assert found.remarks == [
        "Cells without a number were left out: B2 “n.d.”, B3 “..”, C3 “-”.",
        "Marks beside a number that were not read: C2 “(1)”, D3 “r”.",
    ]


@pytest.mark.parametrize(
    ("number", "more"), [(MOST_NAMED, ""), (MOST_NAMED + 1, " and 1 other"), (MOST_NAMED + 2, " and 2 others")]
)
def test_of_many_rows_the_first_are_named_and_the_others_counted(number: int, more: str, report: Report) -> None:
    notes = "".join(f"Note {index};\n" for index in range(number))
    found = _read(f"Indicateur;2024\nVisites guidées;300\n{notes}", report)
    assert f"{MOST_NAMED + 2} “Note {MOST_NAMED - 1}”{more}." in found.remarks[0]


@pytest.mark.parametrize(
    ("cells", "values", "codes"),
    [
        ("87,4 %;88,1 %", ["87.4", "88.1"], []),
        ("87,40;88,10", ["87.4", "88.1"], []),
        ("87,43;88,1", ["88.1"], ["unexpected-decimals"]),
    ],
)
def test_shares_keep_the_decimals_of_their_indicator(
    cells: str, values: list[str], codes: list[str], report: Report
) -> None:
    found = _read(f"Indicateur;2024;2025\nSatisfaction;{cells}\n", report)
    assert [str(figure.value) for figure in found.figures] == values
    assert [problem.code for problem in found.problems] == codes


def test_a_percentage_is_not_a_count(report: Report) -> None:
    [problem] = _read("Indicateur;2024\nVisites guidées;87 %\n", report).problems
    assert problem.message == "This is a percentage; “visits” counts in “item”."


@pytest.mark.parametrize(
    ("value", "form", "read", "said"),
    [
        (0.874321, "0.0%", "87.4", "Taken rounded, as the sheet shows them: B2 87.4 (87.4321)."),
        (0.8745, "0.0%", "87.5", "Taken rounded, as the sheet shows them: B2 87.5 (87.45)."),
        (0.874321, "0%", "", "Found “87.4321”; this indicator has at most 1 decimals."),
        (87.4321, "General", "", "Found “87.4321”; this indicator has at most 1 decimals."),
        (0.874, "0.0%", "87.4", ""),
        (87.4, '0.0" M"', "", "This cell holds 87.4, and shows “M” beside it."),
        (87.4, '"environ "0.0', "87.4", "Words that the sheet shows beside a number, not read: B2 “environ”."),
    ],
)
def test_a_number_is_the_one_that_the_sheet_shows(value: float, form: str, read: str, said: str, report: Report) -> None:
    def fill(book: Workbook) -> None:
        _append(book.worksheets[0], (["Indicateur", 2024], ["Satisfaction", value]))
        book.worksheets[0]["B2"].number_format = form

    found = _read(_workbook(fill), report, file="t.xlsx")
    assert [str(figure.value) for figure in found.figures] == ([read] if read else [])
    assert [*map(str, found.remarks), *(str(problem.message) for problem in found.problems)] == ([said] if said else [])


def test_the_same_number_twice_is_one_and_of_two_numbers_neither_is_taken(report: Report) -> None:
    same = _read("Indicateur;2024\nVisites guidées;300\nvisits;300\n", report)
    assert (_values(same), same.problems) == ([ALL[2]], [])
    found = _read("Indicateur;2024\nVisites guidées;300\nvisits;300\nVisites guidées;301\nDemandes d’accès;1100\n", report)
    assert (_values(found), [problem.place.line for problem in found.problems]) == ([ALL[0]], [4])
    assert found.problems[0].hint == "Keep one of the two; the other is in row 2."


@pytest.mark.parametrize(("above", "known"), [(SEARCHED - 1, True), (SEARCHED, False)])
def test_a_header_is_searched_below_a_title(above: int, known: bool, report: Report) -> None:
    text = "Titre;x\n" * above + "Indicateur;2024\nVisites guidées;300\n"
    book = read_table_file(text.encode(), "t.csv")
    assert book is not None
    assert (recognise_tables(book, [*mappings(Path("x"))], report, chosen=False, named=False) is not None) is known


def test_a_header_has_as_many_rows_as_it_takes_to_name_its_columns(report: Report) -> None:
    assert HIGHEST == 3
    three = "Presse;;;\n;2024;;2025\n;Visites guidées;Demandes d’accès;Visites guidées\n;300;1100;310\n"
    assert sorted(_values(_read(three, report))) == [ALL[0], ALL[2], ALL[3]]


@pytest.mark.parametrize("table", ["a;b\n1;2\n", "Titre;Lien\nx;y\n", "Indicateur;Valeurs\nVisites;1\n", "2024;2025\n1;2\n"])
def test_a_table_that_names_no_indicator_or_no_year_is_not_taken_for_one_of_figures(table: str, report: Report) -> None:
    book = read_table_file(table.encode(), "t.csv")
    assert book is not None
    assert recognise_tables(book, [read_mapping(SHIPPED / "figures.yml", "f")], report, chosen=False, named=False) is None


def test_decimals_are_read_as_the_whole_table_decides(report: Report) -> None:
    found = _read("Indicateur;2024\nDemandes d’accès;1.100\nVisites guidées;1.127.944\n", report)
    assert [figure.value for figure in found.figures] == [Decimal(1100), Decimal(1127944)]
    [problem] = _read("Indicateur;2024\nDemandes d’accès;1.100\n", report).problems
    assert problem.code == "ambiguous-number"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("120–150", "[120, 150]"),
        ("120 - 150", "[120, 150]"),
        ("9 000 à 11 000", "[9000, 11000]"),
        ("de 9.000 à 11.000.000", None),
        ("Between 120 and 150", "[120, 150]"),
        ("من ١٢٠ إلى ١٥٠", "[120, 150]"),
        ("بين 120 و150", "[120, 150]"),
        ("entre 120 et 150", "[120, 150]"),
        ("150–120", None),
        ("120–120", None),
        ("120–n.d.", None),
        ("03-2025", None),
        ("2025-03-14", None),
    ],
)
def test_a_range_is_read_or_is_a_problem_at_its_cell(report: Report, cell: str, value: str | None) -> None:
    found = _read(f"indicator;year;value\nvisits;2024;{cell}\n", report)
    assert [quantity_text(figure.value) for figure in found.figures if figure.value is not None] == (
        [value] if value else []
    )
    assert [(problem.place.line, problem.place.column) for problem in found.problems] == ([] if value else [(2, 13)])


def test_a_range_is_written_as_a_list_and_a_published_number_gets_a_revision(folder: Folder, run_bilan: RunBilan) -> None:
    table = "indicator,year,value\nvisits,2024,120–150\ncontacts,2024,40–45\n"
    year = {"data/2024/year.yml": PUBLISHED, "data/2024/figures.yml": "source: review\nfigures:\n  contacts: 44\n"}
    root = folder({**REPORT, **year, "t.csv": table})
    code, out, err = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (code, err) == (0, "")
    assert "2024/contacts: 44 → [40, 45]." in out
    written = (root / "data/2024/figures.yml").read_text(encoding="utf-8")
    assert "visits:\n    value: [120, 150]" in written
    assert "contacts:\n    value: [40, 45]" in written
    assert "was: 44" in written
    again = run_bilan("-C", root, "import", root / "t.csv")
    assert again[0] == 0
    assert "0 new, 0 changed, 2 as they were" in again[1]
