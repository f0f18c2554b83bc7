"""Months across or down, members of dimensions across, down or a sheet each: each number lands in its own cell of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from bilan.model.loader import load_report
from bilan.rules import check_report
from tests.conftest import MINIMAL, Folder

RunBilan = Callable[..., tuple[int, str, str]]
Sheets = dict[str, Sequence[Sequence[object]]]

REPORT = {
    **MINIMAL,
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar, en]\n",
    "data/indicators.yml": (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  item: {fr: {one: acte, many: d’actes, other: actes}}\n"
        "indicators:\n"
        "  visits: {name: {fr: Visites, ar: الزيارات, en: Visits}, definition: D., theme: press, unit: item}\n"
        "  releases: {name: Communiqués, definition: D., theme: press, unit: item}\n"
    ),
    "data/dimensions.yml": (
        "dimensions:\n"
        "  district: {name: {fr: Quartier, ar: الحي}, members: {harbour: {name: {fr: Vieux-Port, ar: الميناء}}, "
        "centre: {name: {fr: Centre, ar: الوسط}}}}\n"
        "  channel: {name: Canal, members: {site: {name: Site}, press: {name: Presse}}}\n"
    ),
    "data/2021/figures.yml": "source: review\nfigures: {}\n",
    "data/2024/figures.yml": "source: review\nfigures: {}\n",
    "data/2025/figures.yml": "source: review\nfigures: {}\n",
}
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
SHORT = ("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc")
NUMBERS = range(1, 13)
ROW = ";".join(map(str, NUMBERS))
BY_MONTH = "{" + ", ".join(f"{number:02d}: {number}" for number in NUMBERS) + "}"
YEAR_BY_MONTH = f"source: review\nfigures:\n  visits:\n    value: 78\n    by:\n      month: {BY_MONTH}\n"
WITHOUT_TOTAL = YEAR_BY_MONTH.replace("    value: 78\n", "")


def _workbook(sheets: Sheets, form: str = "") -> bytes:
    book, stream = Workbook(), BytesIO()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cell in sheet[1] if form else ():
            cell.number_format = form
    book.save(stream)
    return stream.getvalue()


def _written(root: Path, year: int = 2025, file: str = "figures.yml") -> str:
    return (root / f"data/{year}/{file}").read_text(encoding="utf-8")


def _sound(root: Path) -> None:
    read = load_report(root)
    assert read.report is not None
    assert [(one.code, one.message) for one in (*read.problems, *check_report(read.report)) if one.severity == "error"] == []


ACROSS = [
    f"Indicateur;{';'.join(f'{month}-25' for month in SHORT)};Total\nVisites;{ROW};78\n",
    f"Indicateur;{';'.join(f'{month} 2025' for month in MONTHS)};2025\nVisites;{ROW};78\n",
    f"Indicateur;{';'.join(f'2025-{number:02d}' for number in NUMBERS)};Année\nvisits;{ROW};78\n",
    f"Indicateur;{';'.join(f'{number:02d}/2025' for number in NUMBERS)};Total\nvisits;{ROW};78\n",
    f";{';'.join(['2025'] * 13)}\nIndicateur;{';'.join(MONTHS)};Total\nVisites;{ROW};78\n",
    f"Indicateur;Année;{';'.join(month.upper() for month in MONTHS)};TOTAL\nVISITES;2025;{ROW};78\n",
    f";Mois{';' * 12}\nIndicateur;{';'.join(f'{month} 2025' for month in MONTHS)};Total\nVisites;{ROW};78\n",
    "المؤشر;يناير 2025;فبراير 2025;مارس 2025;أبريل 2025;ماي 2025;يونيو 2025;يوليوز 2025;غشت 2025;شتنبر 2025;أكتوبر 2025;"
    f"نونبر 2025;دجنبر 2025;المجموع\nالزيارات;{ROW};78\n",
]
DOWN = [
    "Mois;Visites\n"
    + "".join(f"{month} 2025;{number}\n" for month, number in zip(MONTHS, NUMBERS, strict=True))
    + "Total;78\n",
    ";Visites\n" + "".join(f"{month}-25;{number}\n" for month, number in zip(SHORT, NUMBERS, strict=True)) + "Total;78\n",
    "Année;Mois;Visites\n" + "".join(f"2025;{number};{number}\n" for number in NUMBERS) + "2025;;78\n",
    "Indicateur;Période;Valeur\n" + "".join(f"visits;2025-{one:02d};{one}\n" for one in NUMBERS) + "visits;2025;78\n",
    "indicator,year,month,value\n" + "".join(f"visits,2025,{one:02d},{one}\n" for one in NUMBERS) + "visits,2025,Total,78\n",
]


@pytest.mark.parametrize("table", [*ACROSS, *DOWN])
def test_months_across_or_down_are_months_and_the_total_is_the_year(table: str, folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**REPORT, "t.csv": table})
    options = () if "2025" in table or "-25" in table else ("--year", "2025")
    code, out, err = run_bilan("-C", root, "import", root / "t.csv", "--write", *options)
    assert (code, err) == (0, "")
    assert _written(root) in (
        YEAR_BY_MONTH,
        YEAR_BY_MONTH.replace("    value: 78\n", "").replace("visits:\n", "visits:\n    value: 78\n"),
    )
    assert "(2025-03)" in out or "2025-03" in out
    assert "Figures: 13 new, 0 changed, 0 as they were." in out
    _sound(root)
    assert "There is nothing to change." in run_bilan("-C", root, "import", root / "t.csv", *options)[1]


@pytest.mark.parametrize("form", ["mmm-yy", "mmmm yyyy", "dd/mm/yyyy", "mmmm"])
def test_months_of_a_workbook_are_months_however_excel_shows_them(form: str, folder: Folder, run_bilan: RunBilan) -> None:
    days = [date(2025, number, 1) for number in NUMBERS]
    root = folder({**REPORT, "t.xlsx": _workbook({"Feuil1": [["Indicateur", *days], ["Visites", *NUMBERS]]}, form)})
    code, _, err = run_bilan("-C", root, "import", root / "t.xlsx", "--write")
    assert (code, err, _written(root)) == (0, "", WITHOUT_TOTAL)
    _sound(root)


def test_months_without_a_year_take_the_one_that_is_said(folder: Folder, run_bilan: RunBilan) -> None:
    table = "Mois;Visites;Communiqués\n" + "".join(f"{month};{n};{n}\n" for month, n in zip(MONTHS, NUMBERS, strict=True))
    root = folder({**REPORT, "t.csv": table})
    code, _, err = run_bilan("-C", root, "import", root / "t.csv")
    assert (code, "--year 2024" in err, "t.csv:2:9: error [invalid-number]" in err) == (1, True, True)
    assert run_bilan("-C", root, "import", root / "t.csv", "--year", "2025", "--write")[0] == 0
    assert _written(root).count(BY_MONTH) == 2


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("T1;T2;T3;T4", "quarter: {Q1: 1, Q2: 2, Q3: 3, Q4: 4}"),
        ("S1;S2", "half: {H1: 1, H2: 2}"),
        ("1er trimestre;2e trimestre;3e trimestre;4e trimestre", "quarter: {Q1: 1, Q2: 2, Q3: 3, Q4: 4}"),
        ("1er semestre;2e semestre", "half: {H1: 1, H2: 2}"),
        ("الفصل الأول;الفصل الثاني;الفصل الثالث;الفصل الرابع", "quarter: {Q1: 1, Q2: 2, Q3: 3, Q4: 4}"),
        ("Q1 2025;Q2 2025;Q3 2025;Q4 2025", "quarter: {Q1: 1, Q2: 2, Q3: 3, Q4: 4}"),
    ],
)
def test_quarters_and_halves_are_parts_of_the_year(header: str, key: str, folder: Folder, run_bilan: RunBilan) -> None:
    numbers = ";".join(map(str, range(1, header.count(";") + 2)))
    root = folder({**REPORT, "t.csv": f"Indicateur;Année;{header}\nVisites;2025;{numbers}\n"})
    assert run_bilan("-C", root, "import", root / "t.csv", "--write")[0] == 0
    assert key in _written(root)
    _sound(root)


MEMBERS = "source: review\nfigures:\n  visits:\n    value: 30\n    by:\n      district: {harbour: 10, centre: 20}\n"


@pytest.mark.parametrize(
    "table",
    [
        "Indicateur;Année;Vieux-Port;Centre;Ensemble\nVisites;2025;10;20;30\n",
        "Indicateur;Année;Quartier;Valeur\nVisites;2025;Vieux-Port;10\nVisites;2025;CENTRE;20\nVisites;2025;Total;30\n",
        "Quartier;Année;Visites\nVieux-Port;2025;10\nCentre;2025;20\nTotal;2025;30\n",
        "المؤشر;السنة;الميناء;الوسط;المجموع\nالزيارات;2025;10;20;30\n",
        "indicator,year,district,value\nvisits,2025,harbour,10\nvisits,2025,centre,20\nvisits,2025,,30\n",
        "Zone;2025\nVieux-Port;10\nCentre;20\nTotal;30\n",
    ],
)
def test_members_across_or_down_are_members_and_the_total_is_the_whole(
    table: str, folder: Folder, run_bilan: RunBilan
) -> None:
    root = folder({**REPORT, "t.csv": table})
    options = ("--always", "indicator=visits") if table.startswith("Zone") else ()
    code, out, err = run_bilan("-C", root, "import", root / "t.csv", "--write", *options)
    assert (code, err, _written(root)) == (0, "", MEMBERS)
    assert "Members of “district” that were read: " in out
    _sound(root)


TABLE = "district,month,value\n{}"
REGIONS = {"Vieux-Port": 1, "Centre": 2}


def _by_region(total: bool) -> Sheets:
    sheets: dict[str, list[list[object]]] = {
        name: [["Mois", "Visites"], *([f"{month} 2025", times * n] for month, n in zip(MONTHS, NUMBERS, strict=True))]
        for name, times in REGIONS.items()
    }
    whole: list[list[object]] = [
        ["Mois", "Visites"],
        *([f"{month} 2025", 3 * n] for month, n in zip(MONTHS, NUMBERS, strict=True)),
        ["Total", 234],
    ]
    return {"Notes": [["Lisez-moi"]], **({"Total": whole} if total else {}), **sheets}


def test_a_sheet_for_each_region_makes_a_table_with_both_dimensions(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**REPORT, "t.xlsx": _workbook(_by_region(total=True))})
    code, out, err = run_bilan("-C", root, "import", root / "t.xlsx", "--write")
    assert (code, err) == (0, "")
    assert "Members of “district” that were read: Vieux-Port (harbour)." in out
    assert "district, month: visits.csv" in _written(root)
    assert "value: 234" in _written(root)
    rows = [f"{member},2025-{n:02d},{times * n}\n" for member, times in (("harbour", 1), ("centre", 2)) for n in NUMBERS]
    assert _written(root, file="visits.csv") == "district,month,value\n" + "".join(rows)
    _sound(root)
    assert "There is nothing to change." in run_bilan("-C", root, "import", root / "t.xlsx")[1]


def test_a_sheet_that_is_named_after_a_member_alone_says_nothing_of_its_numbers(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**REPORT, "t.xlsx": _workbook({"Centre": [["Indicateur", 2025], ["Visites", 5]]})})
    assert run_bilan("-C", root, "import", root / "t.xlsx", "--write")[0] == 0
    assert _written(root).endswith("visits: 5\n")


@pytest.mark.parametrize(("sheet", "value"), [("Centre", "centre: 5"), ("Vieux-Port", "harbour: 6")])
def test_a_sheet_that_the_editor_names_is_of_its_member(sheet: str, value: str, folder: Folder, run_bilan: RunBilan) -> None:
    rows: Sheets = {name: [["Indicateur", 2025], ["Visites", number]] for name, number in (("Centre", 5), ("Vieux-Port", 6))}
    figures = "source: review\nfigures:\n  visits: 11\n"
    root = folder({**REPORT, "data/2025/figures.yml": figures, "t.xlsx": _workbook(rows)})
    assert run_bilan("-C", root, "import", root / "t.xlsx", "--sheet", sheet, "--write")[0] == 0
    assert f"district: {{{value}}}" in _written(root)


COUNTED = {
    "data/registers.yml": (
        "registers:\n  list: {name: Liste, file: list.csv, columns: {date: date, district: {dimension: district}}}\n"
    ),
    "data/2025/list.csv": "date,district\n2025-03-01,centre\n2025-04-01,centre\n",
    "data/2025/figures.yml": "figures:\n  visits: {count: list, by: [month]}\n",
}


@pytest.mark.parametrize(
    ("rows", "code", "problem"),
    [
        ("visits,2025-03,,1\nvisits,2025,,2\n", 0, ""),
        ("visits,2025,centre,2\n", 1, "count-mismatch"),
        ("visits,2025,,3\n", 1, "count-mismatch"),
        ("half,2025,,1\n", 0, ""),
        ("half,2025,,2\n", 1, "computed-figure"),
        ("half,2025-03,,2\n", 1, "computed-figure"),
    ],
)
def test_what_is_counted_or_computed_is_compared_and_never_entered(
    rows: str, code: int, problem: str, folder: Folder, run_bilan: RunBilan
) -> None:
    indicators = REPORT["data/indicators.yml"] + (
        "  half: {name: Moitié, definition: D., theme: press, unit: item, formula: visits / 2}\n"
    )
    table = f"indicator,period,district,value\n{rows}"
    root = folder({**REPORT, **COUNTED, "data/indicators.yml": indicators, "t.csv": table})
    exit_code, out, err = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (exit_code, _written(root)) == (code, COUNTED["data/2025/figures.yml"])
    assert (f"[{problem}]" in err) is bool(problem), err
    assert "There is nothing to change." in out


def test_a_number_that_changes_is_changed_in_the_csv_and_a_new_row_is_added(folder: Folder, run_bilan: RunBilan) -> None:
    table = '# counted by hand\ndistrict;month;value;note\nharbour;01;3;"a;b"\ncentre;01;4;\n'
    figures = "source: review\nfigures:\n  visits:\n    value: 60\n    by:\n      district, month: v.csv\n"
    new = "Quartier;Mois;Visites\nVieux-Port;janvier 2025;5\nCentre;janvier 2025;4\nCentre;février 2025;6\n"
    root = folder({**REPORT, "data/2025/figures.yml": figures, "data/2025/v.csv": table.encode("cp1252"), "t.csv": new})
    code, out, err = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (code, err) == (0, "")
    assert _written(root, file="v.csv") == table.replace("01;3;", "01;5;") + "centre;2025-02;6;\n"
    assert _written(root) == figures
    assert "2025-01/visits{district=harbour}: 3 → 5." in out
    assert "Figures: 1 new, 1 changed, 1 as they were." in out


def test_parts_that_do_not_make_the_whole_are_left_out_and_their_total_is_named(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**REPORT, "t.csv": f"Indicateur;{';'.join(f'{m}-25' for m in SHORT)};Total\nVisites;{ROW};87\n"})
    code, _, err = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (code, _written(root)) == (1, REPORT["data/2025/figures.yml"])
    assert "t.csv:2:36: error [sum-mismatch]" in err


@pytest.mark.parametrize(
    ("table", "place", "code"),
    [
        ("Indicateur;Année;Quartier;Valeur\nVisites;2025;Gare;10\n", "t.csv:2:14", "unknown-member"),
        ("Indicateur;Année;Mois;Valeur\nVisites;2025;13;10\n", "t.csv:2:14", "invalid-period"),
        ("Indicateur;Année;Mois;Valeur\nVisites;2025;mars 2024;10\n", "t.csv:2:24", "invalid-period"),
        ("Indicateur;Année;Trimestre;Valeur\nVisites;2025;T5;10\n", "t.csv:2:14", "invalid-period"),
        ("Indicateur;Année;Mois;Valeur\nVisites;2025;03;10\nVisites;2025;mars;11\n", "t.csv:3:19", "invalid-number"),
    ],
)
def test_a_period_or_member_that_is_not_known_is_a_problem_at_its_cell(
    table: str, place: str, code: str, folder: Folder, run_bilan: RunBilan
) -> None:
    root = folder({**REPORT, "t.csv": table})
    exit_code, _, err = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (exit_code, _written(root)) == (1, REPORT["data/2025/figures.yml"])
    assert f"{place}: error [{code}]" in err, err


def test_a_mapping_names_dimensions_and_members_in_the_words_of_the_table(folder: Folder, run_bilan: RunBilan) -> None:
    own = (
        "imports: figures\ncolumns: {indicator: Rubrique, year: An, value: Nb}\n"
        "dimensions: {district: [Secteur]}\nmembers: {district: {VP: harbour}}\n"
    )
    table = "Rubrique;An;Secteur;Nb\nVisites;2025;VP;10\nVisites;2025;Centre;20\nVisites;2025;Total;30\n"
    root = folder({**REPORT, "imports/own.yml": own, "t.csv": table})
    assert run_bilan("-C", root, "import", root / "t.csv", "--write")[0] == 0
    assert _written(root) == MEMBERS


def test_a_figure_for_a_half_alone_is_the_whole_of_that_period(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**REPORT, "t.csv": "indicator,period,value\nvisits,2025-H1,10\nreleases,2024-09-02/2025-07-04,5\n"})
    assert run_bilan("-C", root, "import", root / "t.csv", "--write")[0] == 0
    assert "visits:\n    value: 10\n    period: 2025-H1\n" in _written(root)
    assert "releases:\n    value: 5\n    period: 2024-09-02/2025-07-04\n" in _written(root, 2024)


def test_school_years_and_their_months_are_those_of_the_report(folder: Folder, run_bilan: RunBilan) -> None:
    report = REPORT["data/report.yml"] + "year: {begins: 09}\n"
    table = "Indicateur;2024-25;sept-25;janv-26;août-26;2025/2026\nVisites;7;1;2;3;9\n"
    root = folder({**REPORT, "data/report.yml": report, "t.csv": table})
    code, _, err = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (code, err) == (0, "")
    assert _written(root, 2024).endswith("visits: 7\n")
    assert "month: {09: 1, 01: 2, 08: 3}" in _written(root)
    assert "value: 9" in _written(root)
    _sound(root)
