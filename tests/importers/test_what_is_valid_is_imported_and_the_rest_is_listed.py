"""A cell that cannot be read, or that would make the report wrong, keeps no other from being imported; none is lost in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from bilan.importers.unread_listing import MOST_LISTED
from bilan.spreadsheets.csv_file import LINES_A_ROW, read_csv
from bilan.spreadsheets.table_sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from tests.conftest import Folder

RunBilan = Callable[..., tuple[int, str, str]]

FIGURES = "source: review\nfigures:\n  one: 6   # sûr\n"
SEPARATE = {"data/2021/figures.yml": FIGURES, "data/2020/figures.yml": "source: review\nfigures: {}\n"}


def _workbook(*rows: Sequence[object]) -> bytes:
    book, stream = Workbook(), BytesIO()
    book.worksheets[0].title = "Feuil1"
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(stream)
    return stream.getvalue()


def _text(root: Path, year: int) -> str:
    return (root / f"data/{year}/figures.yml").read_text(encoding="utf-8")


def test_what_is_valid_is_written_and_each_cell_that_is_not_is_named_with_its_sheet(
    folder: Folder, run_bilan: RunBilan
) -> None:
    table = _workbook(["Indicateur", 2020, 2021], ["Un", 5, "beaucoup"], ["Deux", "=1+1", 4], ["Trois", 7, 8])
    root = folder({**SEPARATE, "t.xlsx": table})
    code, out, err = run_bilan("-C", root, "import", root / "t.xlsx", "--write")
    assert code == 1
    assert "t.xlsx!Feuil1:C2: error [invalid-number]\n  “beaucoup” is not a number." in err
    assert "t.xlsx!Feuil1:B3: error [invalid-number]\n  This cell (B3) holds a formula that was never calculated." in err
    assert "t.xlsx!Feuil1:A4: error [unknown-indicator]\n  “Trois” is not an indicator of indicators.yml." in err
    assert "     2 | Un | 5 | beaucoup\n       |          ^^^^^^^^\n" in err
    assert err.endswith("bilan: 3 problems: what they are about was left out of the changes.\n")
    assert "Written: data/2020/figures.yml, data/2021/figures.yml." in out
    assert _text(root, 2021) == FIGURES + "  two: 4\n"
    assert "one: 5" in _text(root, 2020)


def test_where_all_was_read_the_exit_code_is_0_though_totals_and_sources_were_left_out(
    folder: Folder, run_bilan: RunBilan
) -> None:
    root = folder({**SEPARATE, "t.csv": "Indicateur;2021\nUn;6\nDeux;4\nSOMME;10\nSource : service\n"})
    code, out, err = run_bilan("-C", root, "import", root / "t.csv")
    assert (code, err) == (0, "")
    assert "Totals were left out: 4 “SOMME”." in out
    assert "Rows without a number were left out: 5 “Source : service”." in out


def test_a_figure_that_would_make_the_report_wrong_is_left_out_with_its_problem_at_the_cell(
    folder: Folder, run_bilan: RunBilan
) -> None:
    figures = "source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n  two: 4\n"
    root = folder({"data/2021/figures.yml": figures, "t.csv": "Indicateur;2021\nTotal;11\nUn;6\n"})
    code, _, err = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (code, _text(root, 2021)) == (1, figures)
    assert "t.csv:2:7: error [sum-mismatch]" in err


def test_where_no_figure_alone_is_wrong_none_of_its_year_is_proposed_and_the_others_are(
    folder: Folder, run_bilan: RunBilan
) -> None:
    figures = "source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n  two: 4\n"
    files = {"data/2021/figures.yml": figures, "data/2020/figures.yml": "source: review\nfigures: {}\n"}
    root = folder({**files, "t.csv": "Indicateur;2020;2021\nUn;5;7\n"})
    code, out, err = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (code, _text(root, 2021)) == (1, figures)
    assert "[sum-mismatch]" in err
    assert "Nothing is proposed for 2021: its figures would contradict each other." in out
    assert "one: 5" in _text(root, 2020)


def test_new_figures_without_a_source_are_one_problem_whose_remedy_is_an_option(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"data/2021/figures.yml": "figures: {}\n", "t.csv": "Indicateur;2021\nUn;6\nDeux;4\n"})
    code, out, err = run_bilan("-C", root, "import", root / "t.csv")
    assert (code, err.count("error [")) == (1, 1)
    assert "t.csv:2:4: error [missing-source]\n  The new figures of 2021 have no source." in err
    assert "“--source …”, one of sources.yml (review)" in err
    assert "There is nothing to change." in out
    assert run_bilan("-C", root, "import", root / "t.csv", "--source", "review", "--write")[0] == 0
    assert _text(root, 2021).count("source: review") == 2
    assert run_bilan("-C", root, "import", root / "t.csv", "--source", "reviw")[0] == 2


def test_a_status_that_changes_is_written_without_a_revision(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(
        {
            "data/2021/figures.yml": "source: review\nfigures:\n  one: 6   # sûr\n  two: {value: 4, status: provisional}\n",
            "data/2021/year.yml": "status: published\n",
            "t.csv": "indicator,year,value,status\none,2021,6,provisional\ntwo,2021,4,final\n",
        }
    )
    code, out, _ = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (code, "2021/one: now provisional." in out, "2021/two: now final." in out) == (0, True, True)
    assert "revisions" not in _text(root, 2021)
    assert run_bilan("-C", root, "import", root / "t.csv")[1].count("2 as they were") == 1


def test_a_table_takes_no_number_away(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**SEPARATE, "t.csv": "indicator,year,value,status\none,2021,,missing\ntwo,2021,,withheld\n"})
    code, out, _ = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (code, "2021/one stays 6; the table says it has no number." in out) == (0, True)
    assert _text(root, 2021) == FIGURES + "  two:\n    status: withheld\n"


@pytest.mark.parametrize("year", ["status: draft\n", ""])
def test_an_import_never_publishes_a_year(year: str, folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**SEPARATE, "data/2021/year.yml": year, "t.csv": "indicator,year,value\ntwo,2021,4\ntwo,2020,3\n"})
    if not year:
        (root / "data/2021/year.yml").unlink()
    before = {path: path.read_bytes() for path in root.rglob("year.yml")}
    assert run_bilan("-C", root, "import", root / "t.csv", "--write")[0] == 0
    assert {path: path.read_bytes() for path in root.rglob("year.yml")} == before


def test_a_year_without_a_folder_is_named_with_the_command_that_makes_it(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**SEPARATE, "t.csv": "indicator,year,value\ntwo,2021,4\ntwo,2030,3\n"})
    code, out, _ = run_bilan("-C", root, "import", root / "t.csv")
    assert (code, "There is no folder data/2030; create it with “bilan new year 2030”." in out) == (0, True)


def test_columns_are_named_where_no_mapping_knows_them(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"a.csv": "Rubrique;Fait\nUn;6\n", "b.csv": "Date,Headline,Hit Sentence\n2021-05-06,T,S\n"})
    assert "matches the columns of a.csv: Rubrique, Fait." in run_bilan("-C", root, "import", root / "a.csv")[2]
    assert "The nearest, “meltwater”, lacks URL." in run_bilan("-C", root, "import", root / "b.csv")[2]


@pytest.mark.parametrize(("number", "more"), [(MOST_LISTED, ""), (MOST_LISTED + 1, "1 more problem is not listed.")])
def test_of_many_problems_the_first_are_listed_and_the_others_counted(
    number: int, more: str, folder: Folder, run_bilan: RunBilan
) -> None:
    rows = "".join(f"inconnu {index};{index}\n" for index in range(number))
    root = folder({**SEPARATE, "t.csv": f"Indicateur;2021\nDeux;4\n{rows}"})
    code, _, err = run_bilan("-C", root, "import", root / "t.csv")
    assert (code, err.count("error ["), more in err) == (1, MOST_LISTED, True)
    assert f"{number} problems" in err


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a;b\n" * MOST_ROWS, []),
        ("a;b\n" * (MOST_ROWS + 1), ["file-too-large"]),
        ("a;b\n" + ";" * (MOST_COLUMNS - 1) + "x\n", []),
        ("a;b\n" + ";" * MOST_COLUMNS + "x\n", ["file-too-large"]),
        ("a;b\n" + ";" * 2_000 + "\n", []),
        (("a;" * 99 + "b\n") * (MOST_CELLS // 100), []),
        (("a;" * 99 + "b\n") * (MOST_CELLS // 100) + "a;b\n", ["file-too-large"]),
        ("a;b\n" + "\n" * (LINES_A_ROW * MOST_ROWS - 1), []),
        ("a;b\n" + "\n" * LINES_A_ROW * MOST_ROWS, ["file-too-large"]),
    ],
)
def test_a_text_file_is_read_up_to_its_limits(text: str, codes: list[str]) -> None:
    assert [problem.code for problem in read_csv(text.encode(), "a.csv", separator=";").problems] == codes


def test_a_workbook_that_is_called_csv_is_read_as_what_it_is(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**SEPARATE, "t.csv": _workbook(["Indicateur", 2021], ["Deux", 4])})
    assert "Figures: 1 new" in run_bilan("-C", root, "import", root / "t.csv")[1]


def test_a_place_in_a_csv_is_where_an_editor_finds_it(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**SEPARATE, "t.csv": 'Indicateur;Note;2021\n"Un";"deux\nlignes ; et ""plus""";beaucoup\n'})
    err = run_bilan("-C", root, "import", root / "t.csv")[2]
    assert (
        't.csv:3:23: error [invalid-number]\n  “beaucoup” is not a number.\n     3 | lignes ; et ""plus""";beaucoup' in err
    )
