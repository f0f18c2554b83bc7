"""The tables of a press office: usual columns are known, rows without an article are left out and named, an extra cell is reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from bilan.importers.column_mapping import SHIPPED, mappings
from bilan.importers.table_file import LARGEST_TEXT, read_table_file
from tests.conftest import Folder

RunBilan = Callable[..., tuple[int, str, str]]
LINK = "https://example.org/a"


def _imported(folder: Folder, run_bilan: RunBilan, table: str | bytes, *options: str) -> tuple[int, str, str]:
    file = "t.csv" if isinstance(table, str) else "t.xlsx"
    root = folder({file: table, "data/2021/articles.yml": "articles: []\n"})
    return run_bilan("-C", root, "import", root / file, *options)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Titre;Support;Date;Langue;Lien", f"Bilan;Le Matin;2021-05-06;fr;{LINK}"),
        (
            "N°;Date de parution;Média;Titre de l’article;Journaliste;Tonalité;URL",
            f"1;06/05/2021;Le Matin;Bilan;N. A.;positive;{LINK}",
        ),
        ("العنوان;الصحيفة;التاريخ;الرابط", f"Bilan;Le Matin;2021-05-06;{LINK}"),
        ("title;outlet;date;language;url", f"Bilan;Le Matin;2021-05-06;fr;{LINK}"),
        ("Headline;Source;Date;Language;Link", f"Bilan;Le Matin;2021-05-06;fr;{LINK}"),
        (
            "Identifier;Year;Date;Title;Outlet;Language;Country;Kind;Web address;Address",
            f"a;2021;2021-05-06;Bilan;Le Matin;fr;MA;report;{LINK};/2021/press/#a",
        ),
        (
            "المعرف;السنة;التاريخ;العنوان;وسيلة الإعلام;اللغة;العنوان الإلكتروني;الرابط",
            f"a;2021;2021-05-06;Bilan;Le Matin;fr;{LINK};/2021/press/#a",
        ),
    ],
)
def test_usual_columns_are_known(header: str, row: str, folder: Folder, run_bilan: RunBilan) -> None:
    options = ("--always", "language=fr", "--dates", "day_first")
    code, out, err = _imported(folder, run_bilan, f"{header}\n{row}\n", *options)
    assert (code, err) == (0, "")
    for line in ("title: Bilan", "outlet: Le Matin", "date: 2021-05-06", "language: fr", f"url: {LINK}"):
        assert f" {line}\n" in out


def test_services_are_looked_for_before_usual_columns() -> None:
    names = [one.name for one in mappings(Path("nowhere"))]
    assert names[-2:] == ["articles", "figures"]
    assert len(names) == len([*SHIPPED.glob("*.yml")])


HEADER = "Titre;Support;Date;Langue;Lien\n"
ROW = f"Bilan;Le Matin;2021-05-06;fr;{LINK}\n"


@pytest.mark.parametrize("other", ["Revue de mai;;;;", "Total;12;;;", "Source : service de presse", HEADER.strip()])
def test_rows_that_are_no_article_are_left_out_and_named(other: str, folder: Folder, run_bilan: RunBilan) -> None:
    code, out, err = _imported(folder, run_bilan, f"{HEADER}{other}\n{ROW}")
    assert (code, err) == (0, "")
    assert f"Rows that are not articles were left out: 2 “{other.split(';')[0]}”." in out
    assert "1 new article" in out


def test_an_article_that_only_lacks_its_address_is_a_problem(folder: Folder, run_bilan: RunBilan) -> None:
    code, out, err = _imported(folder, run_bilan, f"{HEADER}Autre;Le Matin;2021-05-06;fr;\n{ROW}")
    assert (code, "1 new article" in out, "The “url” of this article is missing." in err) == (1, True, True)


@pytest.mark.parametrize("row", [f"Bilan ; suite;Le Matin;2021-05-06;fr;{LINK}", f"{ROW.strip()};reste"])
def test_a_row_with_a_cell_too_many_is_reported_as_such(row: str, folder: Folder, run_bilan: RunBilan) -> None:
    code, out, err = _imported(folder, run_bilan, f"{HEADER}{row}\n")
    assert code == 1
    assert "t.csv:2:" in err
    assert "This row has 6 cells; the header has 5." in err
    assert "is not a date" not in err
    assert "There is nothing to change." in out


def _workbook(*rows: Sequence[str | None]) -> bytes:
    book, stream = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(stream)
    return stream.getvalue()


def test_a_value_beyond_the_header_of_a_workbook_is_a_problem_at_its_cell(folder: Folder, run_bilan: RunBilan) -> None:
    row = ["Un titre", "Le Matin", "2021-05-06", "fr", f"{LINK}1"]
    other = ["Deux titres", "Le Matin", "2021-05-07", "fr", f"{LINK}2"]
    table = _workbook(HEADER.strip().split(";"), [*row, None, "à vérifier"], other)
    code, out, err = _imported(folder, run_bilan, table)
    assert (code, "1 new article" in out, "Deux titres" in out, "Un titre" in out) == (1, True, True, False)
    assert "Column G has a value in this row and no label." in err
    assert "t.xlsx!Sheet:G2:" in err


def test_a_column_without_a_label_is_named_by_its_letter(folder: Folder, run_bilan: RunBilan) -> None:
    table = _workbook(["Titre", None, "Support", "Date", "Langue", "Lien"], ["T", "x", "Le Matin", "2021-05-06", "fr", LINK])
    code, out, _ = _imported(folder, run_bilan, table)
    assert (code, "Columns that were not read: B." in out) == (0, True)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--sheet", "2021"), "--sheet"),
        (("--decimal", ",", "--source", "review"), "--source, --decimal"),
        (("--encoding", "utf-8", "--dates", "day_first", "--year", "2021"), ""),
    ],
)
def test_options_that_do_not_apply_are_named(
    options: tuple[str, ...], named: str, folder: Folder, run_bilan: RunBilan
) -> None:
    code, out, err = _imported(folder, run_bilan, f"{HEADER}{ROW}", *options)
    assert (code, err) == (0, "")
    assert out.count(f"Options that do not apply to this file: {named}.") == (1 if named else 0)
    assert named or "do not apply" not in out


@pytest.mark.parametrize(("table", "used"), [("Indicateur;2021\nUn;6\n", False), ("Indicateur;Année;Valeur\nUn;;6\n", True)])
def test_a_year_that_no_row_needs_is_named(table: str, used: bool, folder: Folder, run_bilan: RunBilan) -> None:
    names = "title: R\ninstitution: {name: V}\nlanguages: [fr]\n"
    root = folder({"t.csv": table, "data/report.yml": names})
    _, out, _ = run_bilan("-C", root, "import", root / "t.csv", "--year", "2021", "--source", "review")
    assert ("Options that do not apply to this file: --year." in out) is not used


def test_an_outlet_merged_over_two_articles_is_that_of_both(folder: Folder, run_bilan: RunBilan) -> None:
    book, stream = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for row in (
        HEADER.strip().split(";"),
        ["Un titre", "Le Matin", "2021-05-06", "fr", f"{LINK}1"],
        ["Deux titres", None, "2021-05-07", "fr", f"{LINK}2"],
    ):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.save(stream)
    code, out, err = _imported(folder, run_bilan, stream.getvalue())
    assert (code, err, out.count("    outlet: Le Matin")) == (0, "", 2)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (f"Bilan;Le Matin;14/03;fr;{LINK}", "“14/03” has no year."),
        (f"Bilan;Le Matin;2021-05-06;zz;{LINK}", "“zz” is not a known language."),
    ],
)
def test_what_is_wrong_with_an_article_is_reported_by_its_cause(
    row: str, message: str, folder: Folder, run_bilan: RunBilan
) -> None:
    code, _, err = _imported(folder, run_bilan, f"{HEADER}{row}\n")
    assert (code, message in err) == (1, True)


@pytest.mark.parametrize(
    "rows", ["Bilan;Le Matin;2021-05-06;fr;\n", "Bilan;Le Matin;2021-05-06;fr;\nAutre;Le Matin;2021-05-06;fr;\n"]
)
def test_what_is_of_one_article_alone_is_not_said_for_all(rows: str, folder: Folder, run_bilan: RunBilan) -> None:
    err = _imported(folder, run_bilan, f"{HEADER}{rows}")[2]
    assert ("Fill in the cell." in err, "--always" in err) == (True, False)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Indicateur;2021\nUn;6\n", "is not a workbook."),
        (b"<html><table><tr><td>Un</td></tr></table></html>", "contains a web page."),
    ],
)
def test_a_file_that_is_only_called_a_workbook_is_reported_as_such(
    data: bytes, message: str, folder: Folder, run_bilan: RunBilan
) -> None:
    code, _, err = _imported(folder, run_bilan, data)
    assert (code, f"This file is named .xlsx, but {message}" in err) == (1, True)


@pytest.mark.parametrize(("size", "codes"), [(LARGEST_TEXT, []), (LARGEST_TEXT + 1, ["file-too-large"])])
def test_a_text_file_is_read_up_to_ten_million_bytes(size: int, codes: list[str]) -> None:
    book = read_table_file(b"a;b\n".ljust(size, b"\n")[:size] if size < 100 else _padded(size), "a.csv")
    assert book is not None
    assert [problem.code for problem in book.problems] == codes


def _padded(size: int) -> bytes:
    """A table of so many bytes, in lines of a hundred thousand."""
    line = b"a;" + b"b" * 99_997 + b"\n"
    return line * (size // len(line)) + b"c" * (size % len(line))
