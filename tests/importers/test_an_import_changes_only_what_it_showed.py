"""`bilan import`: a proposal, its diff, and nothing else till `--write`; what is there already stays, to the comment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from bilan.build_result import read_report
from bilan.cli import main
from bilan.diagnostics.problem import errors
from bilan.importers.cell_text import NameIndex
from bilan.importers.column_mapping import SHIPPED, mappings, read_mapping
from bilan.importers.mapped_table import apply_mapping
from bilan.importers.table_names import TableNames
from bilan.spreadsheets.table_sheet import Row, Sheet
from tests.conftest import Folder

HEADERS = {
    "meltwater": [
        "Date",
        "Headline",
        "URL",
        "Opening Text",
        "Hit Sentence",
        "Source",
        "Influencer",
        "Country",
        "Language",
        "Reach",
        "AVE",
    ],
    "cision": [
        "id",
        "title",
        "url",
        "publishedAt",
        "source",
        "sentiment",
        "reach",
        "author",
        "content",
        "mediaType",
        "language",
        "country",
        "tags",
    ],
    "brandwatch": [
        "Query Name",
        "Date",
        "Title",
        "Snippet",
        "Url",
        "Domain",
        "Page Type",
        "Language",
        "Country Code",
        "Author",
        "Full Text",
    ],
    "europresse": ["Titre", "Journal", "Date", "Auteur", "Section", "Pages", "Lien", "Texte"],
    "zotero": [
        "Key",
        "Item Type",
        "Publication Year",
        "Author",
        "Title",
        "Publication Title",
        "Url",
        "Abstract Note",
        "Date",
        "Language",
        "Country",
    ],
    "mediacloud": ["id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url"],
    "bilan": [
        "article",
        "year",
        "date",
        "title",
        "outlet",
        "language",
        "country",
        "kind",
        "topics",
        "summary_fr",
        "quote",
        "url",
        "archive_url",
        "address",
    ],
    "feed": ["title", "link", "published", "source", "language"],
}
MELTWATER = (
    "Date,Headline,URL,Hit Sentence,Source,Country,Language,AVE\n"
    "24-Dec-2021,Un bilan,https://example.org/a?utm_source=mw,Ses propres phrases,Le Matin,Morocco,French,500\n"
    "25-Dec-2021,Déjà là,http://www.example.org/known/,Ses propres phrases,Le Soir,Morocco,French,500\n"
    "25-Dec-2021,Encore lui,https://example.org/a,Ses propres phrases,Le Soir,Morocco,French,500\n"
    "26-Dec-2021,حصيلة,https://example.org/b,جمل المقال,هسبريس,Morocco,Arabic,500\n"
    "26-Dec-2031,Trop tard,https://example.org/c,x,Le Matin,Morocco,French,500\n"
)
ARTICLES = "# Relu par la rédaction\narticles:\n  - id: known   # à garder\n    title: Déjà là\n    outlet: Le Soir\n    language: fr\n    url: https://example.org/known\n    summary: S.\n"
FIGURES = "source: review   # le bilan\nfigures:\n  # le total d’abord\n  total: {value: 10, parts: [one, two]}   # vérifié\n  one: 6\n  two:\n    value: 4   # sûr\n    note: N.\n"
RunBilan = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run_bilan(capsys: pytest.CaptureFixture[str]) -> RunBilan:
    def run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def _files(root: Path) -> dict[str, bytes]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and ".cache" not in path.parts)
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


@pytest.mark.parametrize("name", HEADERS)
def test_the_exports_of_each_service_are_known_by_their_columns(name: str) -> None:
    sheet = Sheet("a.csv", (Row(1, ("Report:", "x")), Row(2, tuple(HEADERS[name])), Row(3, ("x",) * len(HEADERS[name]))))
    names = TableNames(NameIndex(()), NameIndex(()))
    found = [table for known in mappings(Path("nowhere")) if (table := apply_mapping(sheet, known, names))]
    assert [table.name for table in found if table.mapping.known_by] == [name]
    assert found[0].name == name
    assert {"title", "url", "date", "outlet"} <= found[0].columns.keys()


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yml")), ids=lambda path: path.stem)
def test_every_mapping_that_comes_along_is_read_without_a_problem(path: Path) -> None:
    assert read_mapping(path, path.name).problems == ()


def test_articles_are_proposed_without_their_text_and_what_is_left_out_is_reported(
    folder: Folder, run_bilan: RunBilan
) -> None:
    root = folder({"data/2021/articles.yml": ARTICLES, "mw.csv": MELTWATER})
    before = _files(root)
    code, out, err = run_bilan("-C", root, "import", root / "mw.csv")
    assert (code, err, _files(root)) == (0, "", before)
    assert "Left out: AVE." in out
    assert "Row 3 is listed already, as “known”: Déjà là" in out
    assert "Row 4 is listed already, as “le-matin-un-bilan”: Encore lui" in out
    assert "Row 6 was left out: its date is 2031-12-26, and the report does not have that year: Trop tard" in out
    assert "2 new articles" in out
    assert not {"Ses propres phrases", "جمل المقال", "500"} & {line.strip("+ ") for line in out.splitlines()}
    assert "propres phrases" not in out


def test_written_articles_follow_those_that_were_there_and_wait_for_their_summary(
    folder: Folder, run_bilan: RunBilan
) -> None:
    root = folder({"data/2021/articles.yml": ARTICLES, "mw.csv": MELTWATER})
    before = _files(root)
    shown = run_bilan("-C", root, "import", root / "mw.csv")[1]
    assert run_bilan("-C", root, "import", root / "mw.csv", "--write")[0] == 0
    after = _files(root)
    assert [name for name in after if after[name] != before.get(name)] == ["data/2021/articles.yml"]
    text = after["data/2021/articles.yml"].decode()
    assert text.startswith(ARTICLES)
    assert [line[1:] for line in shown.splitlines() if line.startswith("+ ")] == text.removeprefix(ARTICLES).splitlines()
    found = read_report(root, date(2026, 1, 1)).problems
    assert [problem.code for problem in errors(found)] == ["left-to-write", "left-to-write"]
    assert errors(read_report(root, date(2026, 1, 1), drafts=True).problems) == ()
    assert "There is nothing to change." in run_bilan("-C", root, "import", root / "mw.csv")[1]


def test_a_changed_figure_of_a_published_year_is_a_revision_and_comments_stay(
    folder: Folder, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    root = folder(
        {"data/2021/figures.yml": FIGURES, "f.csv": "Indicateur;Année;Valeur\nDeux;2021;5\nTotal;2021;11\none;2021;6\n"}
    )
    code, out, _ = run_bilan("-C", root, "import", root / "f.csv", "--write")
    assert code == 0
    assert "2021/two: 4 → 5." in out
    assert "Figures: 0 new, 2 changed, 1 as they were." in out
    assert (root / "data/2021/figures.yml").read_text(encoding="utf-8") == FIGURES.replace(
        "{value: 10, parts: [one, two]}   #",
        "{value: 11, parts: [one, two], revisions: [{date: 2026-01-01, was: 10, kind: update, reason: TODO}]} #",
    ).replace(
        "value: 4   #", "value: 5   #"
    ) + "    revisions:\n      - {date: 2026-01-01, was: 4, kind: update, reason: TODO}\n"


def test_a_figure_that_was_awaited_takes_the_place_of_its_status(folder: Folder, run_bilan: RunBilan) -> None:
    draft = {
        "data/2022/year.yml": "status: draft\n",
        "data/2022/figures.yml": "source: review\nfigures:\n  one:\n    status: missing      # 2021 : 6\n    # source: review\n  two: 4\n",
    }
    root = folder({**draft, "f.csv": "indicator,2021,2022\none,6,7\ntwo,4,8\ntotal,10,\n"})
    assert run_bilan("-C", root, "import", root / "f.csv", "--write")[0] == 0
    assert (root / "data/2022/figures.yml").read_text(encoding="utf-8") == (
        "source: review\nfigures:\n  one:\n    value: 7             # 2021 : 6\n    # source: review\n  two: 8\n"
    )


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("indicator,2021\none,4.463\n", "ambiguous-number"),
        ("indicator,2021\nonne,7\n", "unknown-indicator"),
        ("indicator,2021\none,many\n", "invalid-number"),
        ("indicator,2021\none,7\n", "sum-mismatch"),
        ("indicator,2021\none,6\none,7\n", "invalid-number"),
        ("Date,Headline,URL,Hit Sentence,Source,Language\n2021-05-06,T,javascript:alert(1),x,O,fr\n", "bad-address"),
        ("Date,Headline,URL,Hit Sentence,Source,Language\n2021-05-06,T,https://example.org/1,x,,fr\n", "empty-value"),
        ("Date,Headline,URL,Hit Sentence,Source,Language\n05/06/2021,T,https://example.org/1,x,O,fr\n", "invalid-date"),
    ],
)
def test_nothing_is_proposed_that_is_wrong_or_would_make_the_report_wrong(
    folder: Folder, run_bilan: RunBilan, table: str, code: str
) -> None:
    root = folder({"t.csv": table})
    before = _files(root)
    result, out, err = run_bilan("-C", root, "import", root / "t.csv", "--write")
    assert (result, _files(root)) == (1, before)
    assert f"[{code}]" in err
    assert "+++" not in out


def test_only_what_is_read_of_a_workbook_must_be_whole(folder: Folder, run_bilan: RunBilan) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Bilan de l’année"], ["Indicateur", "Valeur", "AVE"], ["Un", 6, "#DIV/0!"], ["Deux", "=2+2", 1]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    stream = BytesIO()
    book.save(stream)
    root = folder({"t.xlsx": stream.getvalue()})
    code, _, err = run_bilan("-C", root, "import", root / "t.xlsx", "--year", "2021")
    assert (code, err.count("error [")) == (1, 1)
    assert "This cell (B4) holds a formula that was never calculated." in err
    sheet["B4"] = 4
    stream = BytesIO()
    book.save(stream)
    (root / "t.xlsx").write_bytes(stream.getvalue())
    code, out, _ = run_bilan("-C", root, "import", root / "t.xlsx", "--year", "2021")
    assert (code, "Figures: 0 new, 0 changed, 2 as they were." in out) == (0, True)


def test_a_report_has_mappings_of_its_own(folder: Folder, run_bilan: RunBilan) -> None:
    mapping = (
        "imports: figures\nknown_by: [Rubrique]\ncolumns: {indicator: Rubrique, value: Total}\nnames: {Les premiers: one}\n"
    )
    root = folder(
        {"imports/ours.yml": mapping, "data/2021/figures.yml": FIGURES, "t.csv": "Rubrique;Total\nLes premiers;6\n"}
    )
    code, out, _ = run_bilan("-C", root, "import", root / "t.csv", "--year", "2021")
    assert (code, "Read as ours." in out, "Figures: 0 new, 0 changed, 1 as they were." in out) == (0, True, True)


def test_a_mapping_with_a_mistake_is_reported_with_its_place(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"imports/ours.yml": "imports: figurs\ncolumns: {}\n", "t.csv": "a;b\n1;2\n"})
    code, _, err = run_bilan("-C", root, "import", root / "t.csv", "--as", "ours")
    assert code == 1
    assert "imports/ours.yml:1:10: error [unknown-value]" in err


@pytest.mark.parametrize(("name", "code"), [("t.xls", 2), ("none.csv", 1), ("t.csv", 1)])
def test_what_cannot_be_imported_is_refused_in_a_sentence(folder: Folder, run_bilan: RunBilan, name: str, code: int) -> None:
    root = folder({"t.xls": b"\xd0\xcf", "t.csv": "some;other\n1;2\n"})
    result, _, err = run_bilan("-C", root, "import", root / name)
    assert (result, err.startswith("bilan: ")) == (code, True)
