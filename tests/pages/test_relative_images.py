"""A picture beside a hand-written page is found from where the page is published, and one from elsewhere is refused."""

from __future__ import annotations

import struct
import zlib

import pypdfium2
import pytest

from bilan.build_result import read_report
from bilan.diagnostics.problem import Severity
from bilan.pages.relative_images import rebase_images
from bilan.pdf.document_build import build_pdfs, year_documents
from tests.conftest import Folder
from tests.pdf.conftest import DAY, pdf_inputs, typeset_result

HEAD = "---\ntitle: Repères\nyear: 2021\n---\n\n# Repères\n\n"


def _png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(b"\0\xff\0\0" * 2)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 2, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("folder", "to", "written", "published"),
    [
        ("", "context", "![Vue](a.png)", "![Vue](../a.png)"),
        (".", "ar/context", '<img alt="" src="img/a.png">', '<img alt="" src="../../img/a.png">'),
        ("2021", "2021", "![Vue](a.png) et ![Autre](../b.png)", "![Vue](a.png) et ![Autre](../b.png)"),
        ("", "context", "`![Vue](a.png)` ![Vue](b.png)", "`![Vue](a.png)` ![Vue](../b.png)"),
        ("", "context", "![Vue](https://example.org/a.png)", "![Vue](https://example.org/a.png)"),
    ],
)
def test_addresses_follow_the_page(folder: str, to: str, written: str, published: str) -> None:
    assert rebase_images(written, folder, to) == published


def test_a_picture_is_printed(folder: Folder) -> None:
    root = folder({"content/context.md": HEAD + "![Une vue](a.png)\n", "content/a.png": _png()})
    inputs = pdf_inputs(root, read_report(root, DAY))
    (document,) = year_documents(inputs)
    file = typeset_result(inputs, document)
    assert not isinstance(file, tuple), file
    pages = pypdfium2.PdfDocument(file.content)
    assert sum(len(list(page.get_objects(filter=[3]))) for page in pages) == 1  # FPDF_PAGEOBJ_IMAGE


def test_an_unprintable_image_is_replaced_by_its_alternative_and_reported(folder: Folder) -> None:
    root = folder({"content/context.md": HEAD + "![Une vue](<a (1).png>)\n", "content/a (1).png": b"\x89PNG\r\n\x1a\n\xff"})
    files, problems = build_pdfs(pdf_inputs(root, read_report(root, DAY)))
    (document,) = (file for file in files if file.path.endswith(".pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(document.content))
    assert "Une vue" in text
    (problem,) = problems
    assert (problem.code, problem.severity, problem.place.line) == ("not-printable", Severity.WARNING, HEAD.count("\n") + 1)
    assert "a (1).png" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "![Une vue][une]\n\n[une]: https://example.org/a.png",
        "![Une vue][]\n\n[une vue]: //example.org/a.png",
        '<img alt="Une vue" src="a.png" srcset="a.png 1x, https://example.org/a.png 2x">',
        "<style>@import url(https://example.org/a.css);</style>",
        "<style>@import 'https://example.org/a.css';</style>",
        '<style>p { background: url("https://example.org/a.png") }</style>',
        "![Une vue](file:///etc/a.png)",
    ],
)
def test_a_resource_from_elsewhere_is_refused(folder: Folder, text: str) -> None:
    root = folder({"content/context.md": f"{HEAD}{text}\n", "content/a.png": _png()})
    problems = [problem for problem in read_report(root, DAY).problems if problem.code == "outside-resource"]
    assert len(problems) == 1
    assert "example.org/a." in str(problems[0].message) or "file:///etc/a.png" in str(problems[0].message)
