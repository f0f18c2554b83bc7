"""Documents are typeset in a process that ends after a limit; if it crashes, that is an ordinary problem."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bilan.build_result import read_report
from bilan.locales.editor_locale import EditorLocale
from bilan.pdf import typst_client
from bilan.pdf.document_build import build_pdfs
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.typst_compiler import TypstError
from bilan.reporters.text_report import report
from tests.conftest import Folder
from tests.pdf.conftest import DAY, pdf_inputs
from tests.problems.explained import LANGUAGES, OF_TYPST, compare_output, explained, page_in

CARD = {
    "lang": "fr",
    "region": None,
    "dir": "ltr",
    "institution": "V",
    "report": "R",
    "name": "N",
    "number": "1",
    "finding": "F",
}
ONE = json.dumps([CARD]).encode()


def _process(client: TypstClient) -> int:
    assert client._process
    return client._process.pid


def test_one_process_typesets_several_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    with TypstClient() as client:
        first = client.cards(ONE, {}).result()
        process = _process(client)
        assert client.cards(ONE, {}).result() == first
        assert _process(client) == process
        monkeypatch.setattr(typst_client, "MAX_PROCESS_BYTES", 10)
        assert client.cards(ONE, {}).result() == first
        assert _process(client) != process


def test_no_process_starts_without_documents() -> None:
    with TypstClient() as client:
        assert client._process is None


def test_a_refused_document_is_reported_and_the_next_is_typeset() -> None:
    with TypstClient() as client:
        with pytest.raises(TypstError, match="parse JSON"):
            client.cards(b"{", {}).result()
        assert len(client.cards(ONE, {}).result()) == 1


def test_a_crashed_process_is_reported_and_replaced() -> None:
    with TypstClient() as client:
        client.cards(ONE, {}).result()
        assert client._process
        client._process.kill()
        client._process.wait()
        with pytest.raises(TypstError, match="ended"):
            client.cards(ONE, {}).result()
        assert len(client.cards(ONE, {}).result()) == 1


def test_a_process_that_cannot_start_is_a_documented_problem(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    (code,) = OF_TYPST
    page = explained(page_in(code, "en"))
    root = folder({name: data or b"" for name, data in page.bad.items()})
    inputs = pdf_inputs(root, read_report(root, DAY))
    monkeypatch.setattr(sys, "executable", str(root / "nothing"))
    files, problems = build_pdfs(inputs)
    assert files == ()
    assert {problem.code for problem in problems} == OF_TYPST
    shown = [problem for problem in problems if any(name.startswith(problem.place.file) for name in page.bad)]
    reports = {language: report(shown, inputs.sources, EditorLocale(language)) for language in LANGUAGES}
    outputs = {language: text.rsplit("\n\n", 1)[0].replace(str(root), "/srv/report") for language, text in reports.items()}
    compare_output(code, outputs, rewrite=request.config.getoption("--rewrite-golden"))


def test_code_in_the_folder_of_a_report_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\nraise SystemExit\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    with TypstClient() as client:
        assert len(client.cards(ONE, {}).result()) == 1
    assert not (tmp_path / "run").exists()
