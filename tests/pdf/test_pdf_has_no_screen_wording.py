"""Printed words suit paper: no “click”, “tap” or “open”."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from bilan.build_result import read_report
from bilan.locales.language import Language
from bilan.pdf.document_nodes import Chapter, Entry
from bilan.pdf.year_document import year_document
from bilan.rich_text.node_tree import find_all, plain_text
from bilan.rich_text.node_types import Link
from tests.conftest import ROOT, Folder
from tests.pdf.conftest import DAY, TypesetPdf

SCREEN = re.compile(
    r"\b(?:click\w*|tap(?:s|ped|ping)?\b|hover\w*|scroll\w*|unfold\w*|swip\w*|read the answer)"
    r"|\b(?:cliqu\w*|clics?\b|survol\w*|d[ée]roule\w*|d[ée]plie[rz]?\b|appuy\w*|lire la r[ée]ponse)"
    r"|(?:نقر|انقر|اضغط|اضغطوا|مرروا|اقرأ|قراءة الجواب)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_no_text_mentions_clicking(documents: Mapping[str, TypesetPdf], language: str) -> None:
    words = plain_text(documents[language].document.tree)
    assert [words[max(0, found.start() - 40) : found.end() + 40] for found in SCREEN.finditer(words)] == []


@pytest.mark.parametrize("words", ["One click on", "Cliquez ici", "نقرة واحدة على", "اضغط هنا"])
def test_the_test_finds_such_words(words: str) -> None:
    assert SCREEN.search(words)


def test_the_address_of_an_answer_is_printed(folder: Folder) -> None:
    rebuttals = (
        "rebuttals:\n  - {id: r1, claim: Une rumeur., verdict: false, answer: Elle est fausse.,"
        " url: 'https://example.org/answer'}\n"
    )
    report = read_report(folder({"data/2021/rebuttals.yml": rebuttals}), DAY).report
    assert report
    pdf = year_document(report, 2021, Language("fr"), (), DAY, "")
    (rebuttal,) = find_all(pdf.tree, Entry)
    assert "https://example.org/answer" in plain_text(rebuttal)


def test_the_method_leads_to_the_sources_of_the_document(documents: Mapping[str, TypesetPdf]) -> None:
    for pdf in documents.values():
        (chapter,) = (node for node in find_all(pdf.document.tree, Chapter) if node.page.endswith("/method/"))
        assert any(link.target == "sources" for link in find_all(chapter, Link))


def test_the_report_has_hand_written_pages_and_rebuttals() -> None:
    """Without them the tests above would see less than readers do."""
    result = read_report(ROOT, DAY)
    assert result.report and result.written
    assert result.report.years[2024].rebuttals
