"""docs/problems/: a page for each problem code, in each language. Its bad example gives the problem as the page says, its good one none."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from jinja2 import DictLoader

import bilan
from bilan.build_result import BuildResult, add_pdf, read_report
from bilan.diagnostics.problem import Code, Problem, Severity, errors
from bilan.documentation.doc_pages import DocPage
from bilan.documentation.problem_table import severity_and_meaning
from bilan.history.unannounced_changes import unannounced_changes
from bilan.locales.editor_locale import EditorLocale
from bilan.model.loader import load_report
from bilan.render.jinja_environment import UnprintableTemplateError, environment, render_template
from bilan.reporters.text_report import SEVERITIES, report
from bilan.yaml.source_text import SourceText
from tests.conftest import ROOT
from tests.problems.example_files import example_files
from tests.problems.explained import (
    HEADINGS,
    LANGUAGES,
    OF_THE_BUILT_SITE,
    OF_THE_DISK,
    OF_THE_PREVIEW,
    OF_TYPST,
    PAGES,
    Files,
    compare_output,
    explained,
    page_in,
    report_with,
    write,
)

OF_TEMPLATES = ROOT / "docs/problems/bad-template.md"
OF_FONTS = ROOT / "docs/problems/missing-font.md"
ELSEWHERE = OF_THE_PREVIEW | OF_THE_BUILT_SITE | OF_THE_DISK | OF_TYPST
OF_A_REPORT = [page for page in PAGES if page not in (OF_TEMPLATES, OF_FONTS) and page.stem not in ELSEWHERE]
OF_HISTORY = {"changed-without-revision", "vanished-figure"}  # of what changed since the report of `explained.py`


@pytest.mark.parametrize("page", OF_A_REPORT, ids=[page.stem for page in OF_A_REPORT])
def test_the_examples_of_a_page_are_true(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    output = explained(page)
    beside = example_files(output.code)
    since = tmp_path / "since" if output.code in OF_HISTORY else None
    result = _read(tmp_path / "bad", {**beside, **output.bad}, since)
    outputs = {language: _printed(result, output.code, {**beside, **output.bad}, language) for language in LANGUAGES}
    assert all(f"[{output.code}]" in printed for printed in outputs.values())
    compare_output(output.code, outputs, rewrite=request.config.getoption("--rewrite-golden"))
    problems = _read(tmp_path / "good", {**beside, **output.good}, since).problems
    assert errors(problems) == ()
    assert [problem for problem in problems if problem.place.file in output.good] == []


def test_the_examples_about_templates_are_true(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    output = explained(OF_TEMPLATES)
    ((name, bad),), (good,) = output.bad.items(), output.good.values()
    templates = DictLoader({"bad": (bad or b"").decode(), "good": (good or b"").decode()})
    monkeypatch.setattr(environment(), "loader", templates)
    assert "Titre" in render_template("good", title="Titre")
    with pytest.raises(UnprintableTemplateError) as raised:
        render_template("bad", title="Titre")
    problem = replace(raised.value.problem, place=raised.value.problem.place._replace(file=name, line=2))
    outputs = {language: _paragraphs([problem], {}, language) for language in LANGUAGES}
    compare_output(output.code, outputs, rewrite=request.config.getoption("--rewrite-golden"))


def test_the_explanation_of_missing_fonts_is_true(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr("bilan.pdf.pdf_fonts.installed_fonts", lambda: frozenset(["IBM Plex Sans"]))
    output = explained(OF_FONTS)
    result = _read(tmp_path, {})
    assert result.files == ()
    outputs = {language: _printed(result, output.code, output.bad, language) for language in LANGUAGES}
    compare_output(output.code, outputs, rewrite=request.config.getoption("--rewrite-golden"))


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    pages = [explained(page) for page in PAGES]
    assert [page.code for page in pages] == [page.stem for page in PAGES]
    assert {(page.code, page.severity) for page in pages} == {(code.word, code.severity) for code in _codes()}


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_a_translated_page_has_the_form_of_the_english_one(language: str) -> None:
    local = EditorLocale(language)
    _, printed, _ = HEADINGS[language]
    for english in map(explained, PAGES):
        text = page_in(english.code, language).read_text(encoding="utf-8")
        severity, meaning = severity_and_meaning(DocPage(page_in(english.code, language), language))
        assert severity == local(SEVERITIES[Severity(english.severity)]), english.code
        assert text.split("\n")[1] == f"# {english.code}"
        assert meaning != english.meaning
        assert _headings(text)[: len(HEADINGS[language])] == [*HEADINGS[language]], english.code
        first_line = text.partition(f"## {printed}\n\n```text\n")[2].partition("\n")[0]
        place, _, rest = english.said.partition("\n")[0].partition(": ")
        assert first_line.startswith(f"{place}: {severity} [{english.code}]"), english.code
        assert not first_line.endswith(rest), english.code


def _read(root: Path, files: Files, since: Path | None = None) -> BuildResult:
    write(root, report_with(files))
    result = add_pdf(read_report(root, date(2026, 1, 1)), root, date(2026, 1, 1))
    if since is None or result.report is None:
        return result
    write(since, report_with({}))
    published = load_report(since).report
    assert published
    silent = unannounced_changes(published, result.report, date(2026, 1, 1))
    return replace(result, problems=(*result.problems, *silent))


def _printed(result: BuildResult, code: str, files: Files, language: str) -> str:
    """The problems of that code in these files (or in a folder of theirs) as `bilan check` prints them."""
    shown = [problem for problem in result.problems if any(name.startswith(problem.place.file) for name in files)]
    return _paragraphs([problem for problem in shown if problem.code == code], result.sources, language)


def _paragraphs(problems: Sequence[Problem], sources: Mapping[str, SourceText], language: str) -> str:
    """The problems without the counts below them."""
    return report(problems, sources, EditorLocale(language)).rsplit("\n\n", 1)[0] if problems else ""


def _headings(text: str) -> list[str]:
    """The headings of the second level, those within samples left out."""
    return re.findall(r"^## (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE)


def _codes() -> Iterator[Code]:
    for module in pkgutil.walk_packages(bilan.__path__, "bilan."):
        if not module.name.startswith("bilan.fonts."):
            yield from (value for value in vars(import_module(module.name)).values() if isinstance(value, Code))
