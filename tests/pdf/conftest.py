"""Documents of the project's own report, set once for all tests, and read as a machine reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import pypdfium2
import pytest

from bilan.build_result import BuildResult, read_report
from bilan.locales.language import Language
from bilan.mkdocs_plugin.plugin_settings import markdown_of_documents
from bilan.pdf.document_build import year_documents
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.printed_elements import PageContext, printed_nodes
from bilan.pdf.typeset_document import DocumentResult, start_typesetting
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.year_document import YearDocument
from bilan.render.markdown_options import MarkdownOptions
from bilan.rich_text.elements import ElementBuilder
from bilan.rich_text.node_types import Block, Node
from tests.conftest import ROOT

DAY = date(2026, 11, 24)
YEAR = 2024


ARABIC: dict[str, str | bytes] = {
    "data/report.yml": "title: تقرير\ninstitution: {name: مدينة}\nlanguages: [ar-MA]\n",
    "data/indicators.yml": (
        "themes:\n  press: {name: صحافة}\n"
        "units:\n  item:\n    ar: {zero: فعل, one: فعل, two: فعلان, few: أفعال, many: فعلا, other: فعل}\n"
        "indicators:\n"
        "  total: {name: مجموع, definition: الكل., theme: press, unit: item}\n"
        "  one: {name: أول, definition: الأول., theme: press, unit: item}\n"
        "  two: {name: ثان, definition: الثاني., theme: press, unit: item}\n"
    ),
}  # what makes the small report one in Arabic


@dataclass(frozen=True)
class Bound:
    """A document before and after it was set."""

    volume: YearDocument
    content: bytes

    @cached_property
    def text(self) -> str:
        """What is found in it, page after page."""
        return extracted(self.content)


def extracted(content: bytes) -> str:
    """The text of a PDF: presentation forms as letters, every blank one space, no marks of direction."""
    pages = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    return plain(text)


def plain(text: str) -> str:
    """A text as a reader would search it."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Cc") or sign in "\n\r\t")
    return re.sub(r"\s+", " ", text)


def printed_html(html: str) -> Node:
    """What a document prints of HTML that an author wrote."""
    builder = ElementBuilder()
    builder.html(html)
    return Block(printed_nodes(builder.root, PageContext("/page/", "", Language("fr"))))


def workshop(root: Path, edition: BuildResult) -> PdfInputs:
    """What the documents of a report are made of; nothing is kept."""
    assert edition.report
    return PdfInputs(edition.report, edition.written, edition.sources, DAY, "https://example.org/", root)


def made(shop: PdfInputs, volume: YearDocument) -> DocumentResult:
    """A document as a file, or the problems that keep it from being one."""
    with TypstClient() as press:
        return start_typesetting(shop, volume, press)()


@pytest.fixture(scope="session")
def documents() -> Mapping[str, Bound]:
    """The document of one year of the project's own report, by language."""
    shop = workshop(ROOT, read_report(ROOT, DAY))
    chosen = [volume for volume in year_documents(shop) if volume.year == YEAR]
    return {volume.language.subtag: Bound(volume, _content(shop, volume)) for volume in chosen}


@pytest.fixture
def bind() -> Callable[[Path], Bound]:
    """The document of the newest year of a small report in a folder, with the default options of Markdown or its own."""

    def bound(root: Path) -> Bound:
        markdown = markdown_of_documents(root) or MarkdownOptions()
        shop = replace(workshop(root, read_report(root, DAY)), markdown=markdown)
        volume = max(year_documents(shop), key=lambda volume: volume.year)
        return Bound(volume, _content(shop, volume))

    return bound


def _content(shop: PdfInputs, volume: YearDocument) -> bytes:
    file = made(shop, volume)
    assert not isinstance(file, tuple), file
    return file.content
