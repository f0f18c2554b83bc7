"""Printed pages are not half empty, and page breaks do not separate what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest

from bilan.locales.language import Language
from bilan.pdf.decimal_alignment import align_decimals
from bilan.pdf.document_nodes import Together
from bilan.rich_text.node_tree import find_all
from bilan.rich_text.node_types import Block, FigureValue, Node
from bilan.rich_text.table_node_types import Cell, CellKind, Row, Table
from tests.conftest import Folder
from tests.pdf.conftest import TypesetPdf, plain
from tests.pdf.pictures import PNG

Typeset = Callable[[Path], TypesetPdf]


def _pages(content: bytes) -> list[str]:
    return [plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(content)]


def test_short_chapters_share_a_page(folder: Folder, typeset: Typeset) -> None:
    page = "---\ntitle: Repères\nyear: 2021\n---\n\n# Repères\n\nUn mot.\n"
    pdf = typeset(folder({"content/context.md": page}))
    (shared,) = [page for page in _pages(pdf.content) if "Un mot." in page]
    assert "Tous les chiffres" in shared


@pytest.mark.parametrize(("sections", "on_contents"), [(1, True), (70, False)], ids=["short contents", "long contents"])
def test_who_published_it_is_below_the_contents_or_at_the_end(
    folder: Folder, typeset: Typeset, sections: int, on_contents: bool
) -> None:
    page = "# Repères\n\n" + "".join(f"## Partie {number}\n\nUn mot.\n\n" for number in range(sections))
    pages = _pages(typeset(folder({"content/context.md": page})).content)
    title, fact = "À propos de ce document", "Date de ce document"
    assert [number for number, text in enumerate(pages) if fact in text] == [1 if on_contents else len(pages) - 1]
    named = [number for number, text in enumerate(pages) if title in text]
    assert named == [1] if on_contents else named[-1] == len(pages) - 1 and len(named) == 2


def test_a_sum_is_on_the_page_of_its_chart(folder: Folder, typeset: Typeset) -> None:
    filler = "Ligne après ligne.\n\n"
    chart = '{{ composition("total", 2021) }}\n\n'
    page = f"---\ntitle: Repères\nyear: 2021\n---\n\n# Repères\n\n{(filler * 14 + chart) * 9}"
    pdf = typeset(folder({"content/context.md": page}))
    assert len(list(find_all(pdf.document.tree, Together))) >= 9
    pages = _pages(pdf.content)
    assert len(pages) > 9
    for text in pages:
        assert text.count("10 actes = 6") == text.count("part de chaque composante"), text


@pytest.mark.parametrize(
    ("tag", "numbers", "tails"),
    [
        ("fr-MA", ("12", "3,5", "40\u00a0%", "1\u202f204"), ("", ",5", "\u00a0%", "")),
        ("en", ("1,204", "3.25", "7.5%"), ("", ".25", ".5%")),
        ("ar-MA", ("1.204", "\u20663,5%\u2069"), ("", ",5%")),
    ],
)
def test_mixed_decimals_are_aligned_on_their_units(tag: str, numbers: tuple[str, ...], tails: tuple[str, ...]) -> None:
    cells = list(find_all(align_decimals(_column(numbers), Language(tag)), Cell))
    assert tuple(cell.tail for cell in cells) == tails
    assert {cell.longest_tail for cell in cells} == {max(tails, key=len)}


def test_a_column_of_one_kind_is_left_as_it_is() -> None:
    cells = list(find_all(align_decimals(_column(("1,5", "2,5")), Language("fr")), Cell))
    assert cells and not any(cell.tail or cell.longest_tail for cell in cells)


def test_a_qualifier_stands_before_its_number(documents: Mapping[str, TypesetPdf]) -> None:
    assert "plus de 1 197 335" in documents["fr"].text
    assert "more than 1,197,335" in documents["en"].text


def _column(numbers: tuple[str, ...]) -> Node:
    values = (FigureValue((number,), figure="2021/total", value="0") for number in numbers)
    return Block((Table(tuple(Row((Cell((value,), kind=CellKind.NUMBER),)) for value in values)),))


@pytest.mark.parametrize("lines", range(3, 28, 6))
def test_a_heading_is_on_the_page_of_what_follows(folder: Folder, typeset: Typeset, lines: int) -> None:
    """A portrait that cannot be parted was on the page after its chapter's heading."""
    before = "# Avant\n\n" + "Ligne.\n\n" * lines
    page = "# Portrait de la directrice\n\n![La directrice](portrait.png){ width=400 }\n"
    files: dict[str, str | bytes] = {"content/a.md": before, "content/b.md": page, "content/portrait.png": PNG}
    content = typeset(folder(files)).content
    shown = [
        number
        for number, page in enumerate(pypdfium2.PdfDocument(content))
        if any(item.type == raw.FPDF_PAGEOBJ_IMAGE for item in page.get_objects())
    ]
    assert shown == [_page_of_chapter(content, "Portrait de la directrice")]


def _page_of_chapter(content: bytes, name: str) -> int | None:
    """The page that the margin of a PDF reader leads to."""
    reader = pypdf.PdfReader(BytesIO(content))
    entry = next(item for item in reader.outline if not isinstance(item, list) and name in str(item.title))
    return reader.get_destination_page_number(entry)
