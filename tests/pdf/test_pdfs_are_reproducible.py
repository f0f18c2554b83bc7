"""The same report on the same day gives the same bytes, from the cache or not."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bilan.build_result import read_report
from bilan.cache.cache import Cache
from bilan.diagnostics.problem import errors
from bilan.model.report import Report
from bilan.pdf import document_build
from bilan.pdf.document_build import build_documents
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.typst_cache import typst_toolchain
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.year_document import YearDocument, year_document
from tests.conftest import Folder
from tests.pdf.conftest import DAY, pdf_inputs


@pytest.fixture
def inputs(folder: Folder) -> PdfInputs:
    root = folder({})
    return pdf_inputs(root, read_report(root, DAY))


def _set(inputs: PdfInputs) -> bytes:
    with TypstClient() as client:
        (file,), problems = build_documents(inputs, client)
    assert problems == ()
    return file.content


def test_two_documents_of_a_day_are_identical(inputs: PdfInputs) -> None:
    typst_toolchain.cache_clear()
    assert _set(inputs) == _set(inputs)


def test_a_cached_document_equals_a_new_one(inputs: PdfInputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = replace(inputs, store=Cache(tmp_path / "kept"))
    first = _set(keeping)
    assert first == _set(inputs)
    monkeypatch.setattr(TypstClient, "document", lambda *_: pytest.fail("it was kept, and is set again"))
    assert _set(keeping) == first


def test_an_unchanged_document_is_not_written_again(
    inputs: PdfInputs, tmp_path: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = replace(inputs, store=Cache(tmp_path / "kept"))
    first = _set(keeping)
    written: list[int] = []

    def counted(report: Report, year: int, *given: Any) -> YearDocument:
        written.append(year)
        return year_document(report, year, *given)

    monkeypatch.setattr(document_build, "year_document", counted)
    assert _set(keeping) == first
    assert written == []
    root = folder({"data/2021/events.yml": "events:\n  - {title: {fr: Ouverture}, date: 2021-03-01, source: review}\n"})
    result = read_report(root, DAY)
    assert not errors(result.problems) and result.report
    edited = _set(replace(keeping, report=result.report))
    assert written == [2021]
    assert edited == _set(replace(inputs, report=result.report)) != first


@pytest.mark.parametrize("change", ["day", "address", "words"])
def test_a_changed_document_is_typeset_again(
    inputs: PdfInputs, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = replace(inputs, store=Cache(tmp_path / "kept"))
    first = _set(keeping)
    match change:
        case "day":
            keeping = replace(keeping, today=date(2027, 1, 1))
        case "address":
            keeping = replace(keeping, online="https://example.com/")
        case "words":
            monkeypatch.setattr("bilan.pdf.typst_cache.typst_toolchain", lambda: "another template")
            set_again: list[bool] = []
            given = TypstClient.document

            def counted(*job: Any) -> Future[list[bytes]]:
                set_again.append(True)
                return given(*job)

            monkeypatch.setattr(TypstClient, "document", counted)
            assert _set(keeping) == first
            assert set_again == [True]
            return
    assert _set(keeping) != first
