"""The picture of a year is on the cover of its document, with its words and rights, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from bilan.pdf.document_nodes import Cover
from bilan.rich_text.node_tree import find_all
from bilan.rich_text.node_types import Image
from tests.conftest import Folder
from tests.pdf.conftest import TypesetPdf, plain
from tests.pictures.photographs import photograph

Typeset = Callable[[Path], TypesetPdf]

FILES: dict[str, str | bytes] = {
    "data/pictures.yml": (
        "pictures:\n  port:\n    file: pictures/port.jpg\n    alt: Le port au matin\n    caption: Le port.\n"
        "    credit: Amina\n    consent: given\n    focus: [0.2, 1]\n"
    ),
    "data/pictures/port.jpg": photograph(1000, 500),
    "data/2021/year.yml": "status: published\ncover: port\nmessage: {title: Encore plus, text: Un texte., chart: total}\n",
}


def _pages_with_images(content: bytes) -> list[int]:
    pages = enumerate(pypdfium2.PdfDocument(content), 1)
    return [number for number, page in pages if any(item.type == raw.FPDF_PAGEOBJ_IMAGE for item in page.get_objects())]


def test_the_picture_of_a_year_is_on_its_cover(folder: Folder, typeset: Typeset) -> None:
    pdf = typeset(folder(FILES))
    (cover,) = find_all(pdf.document.tree, Cover)
    (image,) = find_all(pdf.document.tree, Image)
    assert image in list(find_all(cover, Image))
    assert image.alternative == "Le port au matin"
    assert (cover.picture_left, cover.picture_top) == (20, 100)
    assert _pages_with_images(pdf.content) == [1]
    first = plain(pypdfium2.PdfDocument(pdf.content)[0].get_textpage().get_text_range())
    assert re.search("Le port. [^:]*: Amina", first)
    assert "Encore plus" in first


def test_a_cover_without_a_picture_is_one_page(folder: Folder, typeset: Typeset) -> None:
    pdf = typeset(folder({"data/2021/year.yml": "status: published\n"}))
    assert _pages_with_images(pdf.content) == []
    assert "Sommaire" in pypdfium2.PdfDocument(pdf.content)[1].get_textpage().get_text_range()
