"""Each document is at once PDF/UA-1 (ISO 14289-1: it can be heard) and PDF/A-2a (ISO 19005-2: it can be kept)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import page
import pypdf
import pytest

from bilan.rich_text.node_tree import find_all, plain_text
from bilan.rich_text.node_types import Heading
from tests.pdf.conftest import DAY, YEAR, TypesetPdf

TAGS = {"fr": "fr", "ar": "ar-MA", "en": "en-GB"}
LANGUAGES = tuple(TAGS)
LENGTHS = "PDFA2A-STREAM-LENGTH-001"
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES, ids=["ua-1", "a-2a"])
def test_a_document_is_valid(
    documents: Mapping[str, TypesetPdf], language: str, profile: page.ValidationProfile, tmp_path: Path
) -> None:
    content = documents[language].content
    failures = _validated(content, profile, tmp_path).failures
    assert [failure for failure in failures if failure.rule_id != LENGTHS] == []
    # The validator takes a carriage return that ends a stream for a line end: it is told the length that is written.
    streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", content))
    assert len(streams) > 20
    ends = [found.end() + int(found[1]) for found in streams]
    assert [end for end in ends if content[end : end + 10] != b"\nendstream"] == []


def test_the_validator_finds_errors(documents: Mapping[str, TypesetPdf], tmp_path: Path) -> None:
    spoilt = documents["fr"].content.replace(b"/Lang", b"/Lung")
    assert not _validated(spoilt, PROFILES[0], tmp_path).is_compliant


def _validated(content: bytes, profile: page.ValidationProfile, folder: Path) -> page.ValidationReport:
    path = folder / "report.pdf"
    path.write_bytes(content)
    limits = page.SafetyLimits(max_table_grid_rows=100_000, max_table_grid_cells=1_000_000)
    return page.validate_pdf(path, profile=profile, limits=limits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_says_what_it_is(documents: Mapping[str, TypesetPdf], language: str) -> None:
    pdf = documents[language]
    read = _read(pdf)
    assert read.metadata
    assert read.metadata.title == pdf.document.title
    assert str(YEAR) in pdf.document.title
    assert read.metadata.creation_date
    assert read.metadata.creation_date.date() == DAY
    assert str(read.root_object["/Lang"]) == TAGS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_in_the_outline(documents: Mapping[str, TypesetPdf], language: str) -> None:
    pdf = documents[language]
    chapters = [plain_text(heading) for heading in find_all(pdf.document.tree, Heading) if heading.number]
    marked = [str(item.title) for item in _read(pdf).outline if not isinstance(item, list)]
    assert len(chapters) > 6
    assert [name for name in chapters if not any(name in title for title in marked)] == []


def _read(pdf: TypesetPdf) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf.content))
