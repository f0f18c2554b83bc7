"""A table on paper has the columns it has on the site, whatever their number: no cell is lost, moved or printed over another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest

from bilan.build_result import read_report
from bilan.pdf.document_nodes import Chapter
from bilan.render.markdown_options import MarkdownOptions
from bilan.rich_text.node_tree import find_all, plain_text
from bilan.rich_text.node_types import Link, ListItem, Node, Style, Styled
from bilan.rich_text.table_node_types import Cell, Row, Table, TableNotes
from tests.conftest import Folder
from tests.pdf.conftest import ARABIC, DAY, TypesetPdf, plain

Typeset = Callable[[Path], TypesetPdf]

FIGURES: dict[str, str | bytes] = {
    "data/2020/figures.yml": "source: review\nfigures:\n  total: {value: 4955, qualifier: about, note: Compté à part.}\n",
    "data/2020/year.yml": "status: published\n",
    "data/2021/figures.yml": "source: review\nfigures:\n  total: {value: 5820, parts: [one, two]}\n  one: 5000\n  two: 820\n",
}
LONG = "institutionnellement"
HEAD, FOOT = 772.0, 80.0  # above and below there are only the running head and the number of the page
RIGHT_EDGE = 533.0  # of the text on a right-hand page, in points


@dataclass(frozen=True)
class Word:
    """A word of a page with its ends and the line it is on, in points."""

    text: str
    left: float
    right: float
    line: float


def words(content: bytes, within: str) -> list[Word]:
    """The words of the page that holds these words, as they are drawn."""
    page = next(page for page in pypdfium2.PdfDocument(content) if within in plain(page.get_textpage().get_text_range()))
    text = page.get_textpage()
    found: list[Word] = []
    for at in range(text.count_chars()):
        sign = text.get_text_range(at, 1)
        left, line, right, _ = text.get_charbox(at, loose=True)
        last = found[-1] if found else None
        if not sign.strip() or right <= left:
            continue
        if last and abs(last.line - line) < 3 and abs(left - last.right) < 0.6:
            found[-1] = Word(last.text + sign, last.left, right, last.line)
        else:
            found.append(Word(sign, left, right, line))
    return found


class _Cells(HTMLParser):
    """The rows of the tables of a page, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "tr":
            self.rows.append([])
        self._open = tag in ("td", "th") or (self._open and tag not in ("tr", "table"))
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += data


def _on_the_site(root: Path) -> list[list[str]]:
    (page,) = read_report(root, DAY).written
    reader = _Cells()
    reader.feed(MarkdownOptions().converter().convert(page.markdown))
    return [[plain(cell).strip() for cell in row] for row in reader.rows]


def _rows(table: Node) -> list[list[str]]:
    return [[plain(plain_text(cell)).strip() for cell in find_all(row, Cell)] for row in find_all(table, Row)]


def _markdown_table(columns: int, cell: Callable[[int, int], str], rows: int = 3) -> str:
    lines = [[cell(row, column) for column in range(columns)] for row in range(rows)]
    head, *body = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([head, f"|{'--|' * columns}", *body])


@pytest.mark.parametrize("columns", range(1, 11))
def test_cells_are_those_of_the_site(folder: Folder, typeset: Typeset, columns: int) -> None:
    table = _markdown_table(columns, lambda row, column: f"r{row}c{column}")
    root = folder({"content/page.md": f'# Page\n\n{{{{ table("total") }}}}\n\n{table}\n', **FIGURES})
    expected = _on_the_site(root)
    (chapter,) = (node for node in find_all(typeset(root).document.tree, Chapter) if node.page == "/page/")
    numbered = [
        ["1" if cell == "Ville" else cell for cell in row] for row in expected
    ]  # of the source, in the list of sources
    assert [row for found in find_all(chapter, Table) for row in _rows(found)] == numbered != expected
    assert len(expected) == 6


def test_numbers_stand_under_their_heading(folder: Folder, typeset: Typeset) -> None:
    """A table of four columns was given the five widths of another."""
    root = folder({"content/page.md": '# Page\n\nIci.\n\n{{ table("total") }}\n', **FIGURES})
    pdf = typeset(root)
    drawn = words(pdf.content, "Ici.")
    year, unit = (next(word for word in drawn if word.text == name) for name in ("Année", "actes"))
    for number, own in (("820", "2021"), ("955", "2020")):
        end = next(word for word in drawn if word.text.endswith(number) and word.line < unit.line)
        row = next(word for word in drawn if word.text == own and abs(word.line - end.line) < 3)
        assert end.right == pytest.approx(unit.right, abs=1.5)
        assert row.left == pytest.approx(year.left, abs=1.5)


@pytest.mark.parametrize("columns", [1, 2, 4, 7, 10])
@pytest.mark.parametrize("kind", ["words", "numbers", "mixed", "long"])
def test_no_cell_is_printed_over_another(folder: Folder, typeset: Typeset, columns: int, kind: str) -> None:
    cells: dict[str, Callable[[int, int], str]] = {
        "words": lambda row, column: "un mot ou deux" if (row + column) % 2 else "mot",
        "numbers": lambda row, column: f"{(row + 1) * 10 ** (column % 7)}",
        "mixed": lambda row, column: (
            "La première édition, à Casablanca, dure trois jours" if column == 1 else f"{row}{column}"
        ),
        "long": lambda row, column: f"{LONG}{row}{column}" if column % 2 else "x",
    }
    table = _markdown_table(columns, lambda row, column: cells[kind](row, column) if row or column else "tête")
    pdf = typeset(folder({"content/page.md": f"# Page\n\nIci.\n\n{table}\n\nEnsuite.\n"}))
    drawn = words(pdf.content, "tête")
    top = next((word.line for word in drawn if word.text == "Ici."), HEAD)
    bottom = next((word.line for word in drawn if word.text == "Ensuite."), FOOT)
    inside = [word for word in drawn if bottom < word.line < top]
    assert len(inside) >= 3 * columns
    for word in inside:
        beside = [other for other in inside if other is not word and abs(other.line - word.line) < 2]
        assert [other for other in beside if other.left < word.right - 0.3 and word.left < other.right - 0.3] == []
    assert max(word.right for word in inside) <= RIGHT_EDGE


def test_sides_are_those_of_the_page(folder: Folder, typeset: Typeset) -> None:
    table = "| Ville | Visiteurs | Note |\n|:--|--:|:-:|\n| Casablanca | 80 | a |\n| Tanger | 515 000 | bien plus |\n"
    drawn = words(typeset(folder({"content/page.md": f"# Page\n\nIci.\n\n{table}"})).content, "Ici.")
    by_text = {word.text: word for word in drawn}
    assert by_text["80"].right == pytest.approx(by_text["Visiteurs"].right, abs=1)
    assert by_text["Casablanca"].left == pytest.approx(by_text["Ville"].left, abs=1)
    middle = (by_text["bien"].left + by_text["plus"].right) / 2
    assert (by_text["a"].left + by_text["a"].right) / 2 == pytest.approx(middle, abs=1.5)


def test_an_arabic_table_begins_at_the_right(folder: Folder, typeset: Typeset) -> None:
    table = "| المدينة | الزوار | السنة |\n|--|--:|--|\n| Agadir | 11 | 22 |\n| Casa | 515.000 | 33 |\n"
    drawn = words(typeset(folder({"content/page.md": f"# صفحة\n\n{table}", **ARABIC})).content, "Agadir")
    by_text = {word.text: word for word in drawn}
    assert by_text["Agadir"].left > by_text["11"].right > by_text["11"].left > by_text["22"].right
    assert by_text["11"].right == pytest.approx(by_text["515.000"].right, abs=1)
    assert by_text["Agadir"].right == pytest.approx(by_text["Casa"].right, abs=1)


def test_cells_over_several_columns_and_rows(folder: Folder, typeset: Typeset) -> None:
    table = (
        '<table><thead><tr><th rowspan="2">Ville</th><th colspan="2">Visiteurs</th></tr><tr><th>2023</th><th>2024</th></tr>'
        "</thead><tbody><tr><td>Agadir</td><td>11</td><td>22</td></tr></tbody></table>"
    )
    drawn = words(typeset(folder({"content/page.md": f"# Page\n\nIci.\n\n{table}\n"})).content, "Ici.")
    by_text = {word.text: word for word in drawn}
    assert by_text["Agadir"].left < by_text["11"].left < by_text["22"].left
    assert by_text["11"].left == pytest.approx(by_text["2023"].left, abs=1)
    assert by_text["22"].left == pytest.approx(by_text["2024"].left, abs=1)


@pytest.mark.parametrize("around", ["!!! note\n\n    {}", "- Un point.\n\n    {}", "> {}"])
def test_a_table_within_a_box_or_a_list_is_whole(folder: Folder, typeset: Typeset, around: str) -> None:
    indent = around.partition("{")[0].rpartition("\n")[2]
    table = _markdown_table(4, lambda row, column: f"cellule{row}{column}").replace("\n", f"\n{indent}")
    settings = "site_name: R\ndocs_dir: content\nplugins: [bilan]\nmarkdown_extensions: [admonition]\n"
    page = f"# Page\n\nIci.\n\n{around.format(table)}\n"
    content = typeset(folder({"content/page.md": page, "mkdocs.yml": settings})).content
    drawn = [word.text for word in words(content, "cellule00")]
    assert [name for name in ("cellule00", "cellule13", "cellule23") if name not in drawn] == []


def test_notes_of_a_table_are_below_it(folder: Folder, typeset: Typeset) -> None:
    figures = (
        "source: review\nfigures:\n  total: {value: 10, parts: [one, two], note: Compté à part.}\n"
        "  one: {value: 6, note: Compté à part.}\n  two: {value: 4, note: Autre chose.}\n"
    )
    pdf = typeset(folder({"data/2021/figures.yml": figures}))
    table = next(find_all(pdf.document.tree, Table))
    (notes,) = find_all(table, TableNotes)
    listed = list(find_all(notes, ListItem))
    assert [plain_text(note) for note in listed] == ["Compté à part.", "Autre chose."]
    calls = [node for node in find_all(table, Styled) if node.style is Style.SUPERSCRIPT]
    assert [plain_text(call) for call in calls] == ["1", "1", "2"]
    names = [note.id for note in listed]
    assert [next(find_all(call, Link)).target for call in calls] == [names[0], names[0], names[1]]
    drawn = words(pdf.content, "Compté à part.")
    note = next(word.line for word in drawn if word.text == "Compté")
    assert any(word.text == "Deux2" and 0 < word.line - note < 30 for word in drawn)
