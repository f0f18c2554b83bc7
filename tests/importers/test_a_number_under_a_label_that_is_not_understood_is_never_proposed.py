"""Two headers, a table in thousands, a part of the whole, a second table: the importer asks for the meaning of a number and never guesses it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import MINIMAL, Folder

RunBilan = Callable[..., tuple[int, str, str]]
REPORT = {
    **MINIMAL,
    "data/indicators.yml": (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  item: {fr: {one: acte, many: d’actes, other: actes}}\n"
        "indicators:\n"
        "  contacts: {name: Demandes d’accès, definition: D., theme: press, unit: item}\n"
        "  visits: {name: Visites guidées, definition: D., theme: press, unit: item}\n"
        "  share: {name: Satisfaction, definition: D., theme: press, unit: percent, decimals: 1}\n"
    ),
    **{f"data/{year}/figures.yml": "source: review\nfigures: {}\n" for year in (2023, 2024, 2025)},
}


def _workbook(*rows: Sequence[object], form: str = "", merged: Sequence[str] = ()) -> bytes:
    book, stream = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.number_format = form or cell.number_format
    for area in merged:
        sheet.merge_cells(area)
    book.save(stream)
    return stream.getvalue()


def _months_by_sheet() -> bytes:
    book, stream = Workbook(), BytesIO()
    for name, value in (("Janvier", 1), ("Février", 2)):
        sheet = book.create_sheet(name)
        sheet.append(["Indicateur", 2025])
        sheet.append(["Visites guidées", value])
    book.save(stream)
    return stream.getvalue()


def _imported(folder: Folder, run_bilan: RunBilan, table: str | bytes, *options: str) -> tuple[int, str, list[str]]:
    """The exit code, the problems, and the figures that would be added: `2024 visits: 300`."""
    file = "t.csv" if isinstance(table, str) else "t.xlsx"
    root = folder({**REPORT, file: table})
    code, out, err = run_bilan("-C", root, "import", root / file, *options)
    added: list[str] = []
    year = ""
    for line in out.splitlines():
        if line.startswith("+++"):
            year = Path(line).parts[-2]
        elif line.startswith("+  "):
            added.append(f"{year} {line[1:].strip()}")
    return code, err, added


TWO_YEARS = ";2024;;2025;\nIndicateur;{0};{1};{0};{1}\nVisites guidées;300;310;400;420\n"


@pytest.mark.parametrize(("first", "second"), [("Objectif", "Réalisé"), ("Prévu", "Réel"), ("Target", "Actual")])
def test_of_two_header_rows_what_was_achieved_is_read(first: str, second: str, folder: Folder, run_bilan: RunBilan) -> None:
    code, _, added = _imported(folder, run_bilan, TWO_YEARS.format(first, second))
    assert (code, added) == (0, ["2024 visits: 310", "2025 visits: 420"])


def test_of_two_header_rows_of_a_workbook_what_was_achieved_is_read(folder: Folder, run_bilan: RunBilan) -> None:
    first, second = ["", 2024, None, 2025, None], ["Indicateur", "Objectif", "Réalisé", "Objectif", "Réalisé"]
    table = _workbook(first, second, ["Visites guidées", 300, 310, 400, 420], merged=["B1:C1", "D1:E1"])
    assert _imported(folder, run_bilan, table)[2] == ["2024 visits: 310", "2025 visits: 420"]


def test_objectives_beside_what_was_achieved_are_not_read(folder: Folder, run_bilan: RunBilan) -> None:
    code, _, added = _imported(folder, run_bilan, "Indicateur;2024;2025\n;Réalisé;Objectif\nVisites guidées;300;400\n")
    assert (code, added) == (0, ["2024 visits: 300"])


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (TWO_YEARS.format("Budget", "Constaté"), "t.csv:2:12"),
        (";2025;;\nIndicateur;Hommes;Femmes;Ensemble\nVisites guidées;100;200;300\n", "t.csv:2:12"),
        ("Année;Visites guidées;\n;Hommes;Femmes\n2024;1;2\n", "t.csv:2:2"),
        (_workbook(["", 2025, None], ["Rubrique", "Est", "Sud"], ["Visites guidées", 1, 2], merged=["B1:C1"]), "Sheet:B2"),
        ("Indicateur;2024;;2025;\nVisites guidées;1;2;3;4\nDemandes d’accès;1;2;3;4\n", "t.csv:2:19"),
    ],
)
def test_a_second_header_row_that_is_not_understood_is_asked_about(
    table: str | bytes, place: str, folder: Folder, run_bilan: RunBilan
) -> None:
    code, err, added = _imported(folder, run_bilan, table)
    assert (code, added) == (1, [])
    assert f"{place}: error [ambiguous-number]" in err


def test_a_row_with_more_numbers_than_labels_is_a_problem_at_that_row(folder: Folder, run_bilan: RunBilan) -> None:
    table = "Indicateur,2024,2025\nVisites guidées,300,415\nDemandes d’accès,1,2\nSatisfaction,85,5,87,4\n"
    code, err, added = _imported(folder, run_bilan, table)
    assert code == 1
    assert sorted(added) == ["2024 contacts: 1", "2024 visits: 300", "2025 contacts: 2", "2025 visits: 415"]
    assert "t.csv:4:19: error [ambiguous-number]\n  This row has a number in column D, which has no label." in err


@pytest.mark.parametrize("row", ["Satisfaction,85,5,87,4", "Satisfaction,85,5,87"])
def test_where_each_row_has_more_numbers_than_labels_none_is_read(row: str, folder: Folder, run_bilan: RunBilan) -> None:
    code, err, added = _imported(folder, run_bilan, f"Indicateur,2024,2025\n{row}\n")
    assert (code, added, "Column D has numbers and no label." in err) == (1, [], True)


@pytest.mark.parametrize(
    "table",
    [
        "Unité : en milliers;;\nIndicateur;2024;2025\nVisites guidées;13;24\n",
        "Bilan (en millions de dirhams)\nIndicateur;2024;2025\nVisites guidées;13;24\n",
        "Bilan\nUnit: thousands\nIndicateur;2024;2025\nVisites guidées;13;24\n",
        "بالآلاف;;\nIndicateur;2024;2025\nVisites guidées;13;24\n",
        "Indicateur (en milliers);2024;2025\nVisites guidées;13;24\n",
        "Indicateur;2024;2025\n;(en milliers);(en milliers)\nVisites guidées;13;24\n",
        "Indicateur;2024;2025\nVisites guidées;13;24\nChiffres en milliers;;\n",
        "Indicateur;2024;2025\nVisites guidées;13;24\n\nUnité : k€\n",
        "indicator;year;value;unit\nvisits;2024;13;milliers\n",
        "Indicateur;Unité;2024\nVisites guidées;millions;13\n",
        _workbook(["En milliers", None, None], ["Indicateur", 2024, 2025], ["Visites guidées", 1, 2], merged=["A1:C1"]),
    ],
)
def test_numbers_in_thousands_are_refused(table: str | bytes, folder: Folder, run_bilan: RunBilan) -> None:
    code, err, added = _imported(folder, run_bilan, table)
    assert (code, added, err.count("[ambiguous-number]")) == (1, [], 1)


@pytest.mark.parametrize(
    "note", ["Source : service, plus d’un million de visites", "Unité : nombre", "Communication en région", "M. Alami"]
)
def test_a_note_that_only_mentions_a_number_word_refuses_nothing(note: str, folder: Folder, run_bilan: RunBilan) -> None:
    for table in (
        f"{note};\nIndicateur;2024\nVisites guidées;13\n",
        f"Indicateur;2024\nVisites guidées;13\n{note};\n",
    ):
        assert _imported(folder, run_bilan, table)[::2] == (0, ["2024 visits: 13"])


@pytest.mark.parametrize(
    "second",
    [
        "Public;;\nIndicateur;2023;2024\nDemandes d’accès;900;1100\n",
        "Rubrique;2023;2024\nDemandes d’accès;900;1100\n",
        ";2023;2024\nDemandes d’accès;900;1100\n",
        "Année;Demandes d’accès;Satisfaction\n2024;5;6\n",
    ],
)
def test_a_second_table_below_the_first_is_not_read_under_its_header(
    second: str, folder: Folder, run_bilan: RunBilan
) -> None:
    code, err, added = _imported(folder, run_bilan, f"Indicateur;2024;2025\nVisites guidées;300;415\n\n{second}")
    assert (code, added) == (1, ["2024 visits: 300", "2025 visits: 415"])
    assert "Another table begins in this row" in err


def test_a_second_table_of_other_indicators_is_not_read_under_the_first(folder: Folder, run_bilan: RunBilan) -> None:
    table = "Année;Visites guidées;Demandes d’accès\n2024;300;9\n\nAnnée;Demandes d’accès;Visites guidées\n2025;10;400\n"
    code, err, added = _imported(folder, run_bilan, table)
    assert (code, sorted(added)) == (1, ["2024 contacts: 9", "2024 visits: 300"])
    assert "t.csv:4:1: error" in err


MONTHS = [date(2025, 1, 1), date(2025, 2, 1)]


@pytest.mark.parametrize("form", ["mmmm yyyy", "mmm-yy", "mmmm", "dd/mm/yyyy"])
def test_months_are_not_years(form: str, folder: Folder, run_bilan: RunBilan) -> None:
    """Some months of a year are proposed for no year; one month alone only with its period."""
    two = _workbook(["Indicateur", *MONTHS], ["Visites guidées", 30, 31], form=form)
    assert _imported(folder, run_bilan, two)[::2] == (1, [])
    if form != "dd/mm/yyyy":
        one = _workbook(["Indicateur", MONTHS[0]], ["Visites guidées", 30], form=form)
        assert _imported(folder, run_bilan, one)[::2] == (0, ["2025 visits:", "2025 value: 30", "2025 period: 2025-01"])


def test_months_of_a_column_are_not_years(folder: Folder, run_bilan: RunBilan) -> None:
    table = _workbook(["Indicateur", "Année", "Valeur"], ["visits", MONTHS[0], 5], ["visits", MONTHS[1], 6])
    code, err, added = _imported(folder, run_bilan, table)
    assert (code, added, err.count("expected a year")) == (1, [], 2)


@pytest.mark.parametrize(
    ("days", "form"),
    [
        ([date(2024, 12, 31), date(2025, 12, 31)], "dd/mm/yyyy"),
        ([date(2024, 1, 1), date(2025, 1, 1)], "dd/mm/yyyy"),
        ([date(2024, 6, 1), date(2025, 6, 1)], "yyyy"),
    ],
)
def test_a_day_that_stands_for_its_year_is_a_year(days: list[date], form: str, folder: Folder, run_bilan: RunBilan) -> None:
    table = _workbook(["Indicateur", *days], ["Visites guidées", 300, 310], form=form)
    assert _imported(folder, run_bilan, table)[::2] == (0, ["2024 visits: 300", "2025 visits: 310"])


@pytest.mark.parametrize(
    ("header", "read"), [("31/12/2024;31/12/2025", True), ("2024-12-31;2025-12-31", True), ("31/12/2024;30/06/2025", False)]
)
def test_days_of_a_text_file_are_years_only_at_the_end_of_a_year(
    header: str, read: bool, folder: Folder, run_bilan: RunBilan
) -> None:
    added = _imported(folder, run_bilan, f"Indicateur;{header}\nVisites guidées;300;310\n")[2]
    assert added == (["2024 visits: 300", "2025 visits: 310"] if read else [])


def test_one_of_several_sheets_that_fit_is_asked_for(folder: Folder, run_bilan: RunBilan) -> None:
    table = _months_by_sheet()
    code, err, added = _imported(folder, run_bilan, table)
    assert (code, added) == (1, [])
    assert "several sheets of t.xlsx can be read: Janvier, Février. Say which: “--sheet Janvier”." in err
    assert _imported(folder, run_bilan, table, "--sheet", "Février")[2] == ["2025 visits: 2"]


@pytest.mark.parametrize("column", ["Région", "trimestre", "Sexe", "الجهة"])
def test_a_part_is_never_taken_for_the_whole(column: str, folder: Folder, run_bilan: RunBilan) -> None:
    header = f"Indicateur;Année;{column};Valeur\n"
    assert _imported(folder, run_bilan, f"{header}visits;2025;Casablanca;100\n")[::2] == (1, [])
    rows = "visits;2025;Casablanca;100\nvisits;2025;Total;300\n"
    assert _imported(folder, run_bilan, header + rows)[::2] == (1, ["2025 visits: 300"])


def test_two_rows_of_one_figure_that_differ_beside_it_are_no_figure(folder: Folder, run_bilan: RunBilan) -> None:
    table = "Indicateur;Année;Public;Valeur\nvisits;2025;Écoles;100\nvisits;2025;Familles;100\nshare;2025;;80\n"
    code, err, added = _imported(folder, run_bilan, table)
    assert (code, added) == (1, ["2025 share: 80"])
    assert "“visits” has two rows for 2025, which differ in another column." in err


@pytest.mark.parametrize(
    "header",
    ["article,year,indicator,value,differs", "Article,Année,Indicateur,Valeur,Diffère", "المقال,السنة,المؤشر,القيمة,مختلف"],
)
def test_the_figures_of_articles_are_not_those_of_the_institution(header: str, folder: Folder, run_bilan: RunBilan) -> None:
    code, err, added = _imported(folder, run_bilan, f"{header}\na-1,2025,visits,300,true\n")
    assert (code, added, "These are figures that articles report" in err) == (1, [], True)


def test_of_two_columns_of_values_one_is_asked_for(folder: Folder, run_bilan: RunBilan) -> None:
    code, err, added = _imported(folder, run_bilan, "Indicateur;Année;Nombre;Valeur\nvisits;2025;3;300\n")
    assert (code, added, "Several columns may be the value: Nombre, Valeur." in err) == (1, [], True)


def test_a_year_that_was_never_calculated_is_a_problem_at_its_header(folder: Folder, run_bilan: RunBilan) -> None:
    table = _workbook(["Indicateur", 2024, "=B1+1"], ["Visites guidées", 300, 310])
    code, err, added = _imported(folder, run_bilan, table)
    assert (code, added, "t.xlsx!Sheet:C1: error [invalid-number]" in err) == (1, [], True)


def test_a_status_that_is_not_known_is_named_and_one_without_a_number_is_a_problem(
    folder: Folder, run_bilan: RunBilan
) -> None:
    table = "indicator;year;value;status\nvisits;2024;300;bogus\nshare;2024;;confidential\ncontacts;2024;5;provisoire\n"
    root = folder({**REPORT, "t.csv": table})
    code, out, err = run_bilan("-C", root, "import", root / "t.csv")
    assert (code, "Statuses that were not read: D2 “bogus”." in out, "+  visits: 300" in out) == (1, True, True)
    assert "t.csv:3:13: error [unknown-value]\n  “confidential” is not a status of a figure." in err


@pytest.mark.parametrize(
    "name",
    [
        "Nombre de visites guidées",
        "  - Visites guidées",
        "1. Visites guidées",
        "Nb. de visites guidées",
        "2.1) Visites guidées",
    ],
)
def test_a_name_is_found_within_what_tables_put_around_it(name: str, folder: Folder, run_bilan: RunBilan) -> None:
    assert _imported(folder, run_bilan, f"Indicateur;2024\n{name};300\n")[::2] == (0, ["2024 visits: 300"])


def test_a_percent_sign_behind_a_name_is_only_of_a_percentage(folder: Folder, run_bilan: RunBilan) -> None:
    assert _imported(folder, run_bilan, "Indicateur;2024\nSatisfaction (%);85,5\n")[2] == ["2024 share: 85.5"]
    code, err, added = _imported(folder, run_bilan, "Indicateur;2024\nVisites guidées (%);85\n")
    assert (code, added, "This is a percentage; “visits” counts in “item”." in err) == (1, [], True)
    assert "names: {Rondes: …}" in _imported(folder, run_bilan, "Indicateur;2024\nVisites guidées;1\nRondes;85\n")[1]


def test_a_row_of_changes_below_the_years_is_left_out(folder: Folder, run_bilan: RunBilan) -> None:
    code, _, added = _imported(folder, run_bilan, "Année;Visites guidées;Demandes d’accès\n2024;300;9\nÉvolution;+38 %;2\n")
    assert (code, sorted(added)) == (0, ["2024 contacts: 9", "2024 visits: 300"])


def test_a_number_written_as_a_formula_of_text_is_read(folder: Folder, run_bilan: RunBilan) -> None:
    assert _imported(folder, run_bilan, 'Indicateur;2024\nVisites guidées;="300"\n')[::2] == (0, ["2024 visits: 300"])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('"Visites guidées;300', "a quotation mark is not closed"),
        ('"Visites" guidées;300', "a character follows a closing quotation mark"),
        ("x" * 200_000 + ";300", "a cell has more than 131072 characters"),
    ],
)
def test_a_row_that_cannot_be_read_is_explained_in_words_of_ours(
    row: str, reason: str, folder: Folder, run_bilan: RunBilan
) -> None:
    err = _imported(folder, run_bilan, f"Indicateur;2024\n{row}\n")[1]
    assert f"This row cannot be read: {reason}." in err
