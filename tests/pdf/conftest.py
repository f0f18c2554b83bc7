"""Documents of the project's own report, typeset once for all tests, and read as a machine reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
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
class TypesetPdf:
    """A document before and after typesetting."""

    document: YearDocument
    content: bytes

    @cached_property
    def text(self) -> str:
        """Its text, page after page."""
        return pdf_text(self.content)


def pdf_text(content: bytes) -> str:
    """The text of a PDF: presentation forms as letters, white space as one space, no direction marks."""
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


def pdf_inputs(root: Path, result: BuildResult) -> PdfInputs:
    """The inputs of the documents of a report, without a cache."""
    assert result.report
    return PdfInputs(result.report, result.written, result.sources, DAY, "https://example.org/", root)


def typeset_result(inputs: PdfInputs, document: YearDocument) -> DocumentResult:
    """A document as a file, or the problems that keep it from being one."""
    with TypstClient() as client:
        return start_typesetting(inputs, document, client)()


@pytest.fixture(scope="session")
def documents() -> Mapping[str, TypesetPdf]:
    """The document of one year of the project's own report, by language."""
    inputs = pdf_inputs(ROOT, read_report(ROOT, DAY))
    chosen = [document for document in year_documents(inputs) if document.year == YEAR]
    return {document.language.subtag: TypesetPdf(document, _content(inputs, document)) for document in chosen}


@pytest.fixture
def typeset() -> Callable[[Path], TypesetPdf]:
    """The document of the newest year of a small report in a folder, with the default options of Markdown or its own."""

    def pdf(root: Path) -> TypesetPdf:
        markdown = markdown_of_documents(root) or MarkdownOptions()
        inputs = replace(pdf_inputs(root, read_report(root, DAY)), markdown=markdown)
        document = max(year_documents(inputs), key=lambda document: document.year)
        return TypesetPdf(document, _content(inputs, document))

    return pdf


def _content(inputs: PdfInputs, document: YearDocument) -> bytes:
    file = typeset_result(inputs, document)
    assert not isinstance(file, tuple), file
    return file.content


def texts_of(node: Node) -> Iterator[str]:
    """The strings in a node, in order."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from texts_of(child)
