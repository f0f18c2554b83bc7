"""docs/problems/: a page a problem code, whose bad example gives the problem as the page says, and whose good one gives none."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from jinja2 import DictLoader

import bilan
from bilan.build_result import BuildResult, add_pdf, read_report
from bilan.diagnostics.problem import Code, Severity, errors
from bilan.history.unannounced_changes import unannounced_changes
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message
from bilan.model.loader import load_report
from bilan.render.jinja_environment import UnprintableTemplateError, environment, render_template
from bilan.reporters.text_report import SEVERITIES, report
from tests.conftest import ROOT
from tests.problems.explained import (
    OF_PICTURES,
    OF_THE_BUILT_SITE,
    OF_THE_DISK,
    OF_THE_PREVIEW,
    OF_TYPST,
    OF_WORKBOOKS,
    PAGES,
    Files,
    explained,
    report_with,
    write,
)

INDEXES = {"en": "docs/problems.md", "fr": "docs/fr/problems.md", "ar": "docs/ar/problems.md"}  # by language
ABOVE_ROWS = "|---|---|---|\n"
OF_TEMPLATES = ROOT / "docs/problems/bad-template.md"
OF_FONTS = ROOT / "docs/problems/missing-font.md"
ELSEWHERE = OF_PICTURES | OF_THE_PREVIEW | OF_THE_BUILT_SITE | OF_THE_DISK | OF_TYPST | OF_WORKBOOKS
OF_A_REPORT = [page for page in PAGES if page not in (OF_TEMPLATES, OF_FONTS) and page.stem not in ELSEWHERE]
OF_HISTORY = {"changed-without-revision", "vanished-figure"}  # of what changed since the report of `explained.py`


@pytest.mark.parametrize("page", OF_A_REPORT, ids=[page.stem for page in OF_A_REPORT])
def test_the_examples_of_a_page_are_true(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    output = explained(page)
    since = tmp_path / "since" if output.code in OF_HISTORY else None
    said = _said(_read(tmp_path / "bad", output.bad, since), output.code, output.bad)
    assert f"[{output.code}]" in said
    if request.config.getoption("--rewrite-golden"):
        text = page.read_text(encoding="utf-8").replace(f"```text\n{output.said}\n```", f"```text\n{said}\n```")
        page.write_text(text, encoding="utf-8", newline="\n")
    assert explained(page).said == said
    problems = _read(tmp_path / "good", output.good, since).problems
    assert errors(problems) == ()
    assert [problem for problem in problems if problem.place.file in output.good] == []


def test_the_examples_about_templates_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    output = explained(OF_TEMPLATES)
    ((bad,), (good,)) = output.bad.values(), output.good.values()
    templates = DictLoader({"bad": (bad or b"").decode(), "good": (good or b"").decode()})
    monkeypatch.setattr(environment(), "loader", templates)
    assert "Titre" in render_template("good", title="Titre")
    with pytest.raises(UnprintableTemplateError) as raised:
        render_template("bad", title="Titre")
    problem = raised.value.problem
    assert output.said.splitlines()[1:] == [f"  {problem.message}", f"  What to do: {problem.hint}"]


def test_the_explanation_of_missing_fonts_is_true(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bilan.pdf.pdf_fonts.installed_fonts", lambda: frozenset(["IBM Plex Sans", "IBM Plex Sans Arabic"]))
    output = explained(OF_FONTS)
    result = _read(tmp_path, {})
    assert result.files == ()
    assert output.said == _said(result, "missing-font", output.bad)


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    pages = [explained(page) for page in PAGES]
    assert [page.code for page in pages] == [page.stem for page in PAGES]
    assert {(page.code, page.severity) for page in pages} == {(code.word, code.severity) for code in _codes()}


@pytest.mark.parametrize("language", INDEXES)
def test_the_index_has_a_line_a_page(language: str, request: pytest.FixtureRequest) -> None:
    path, local = ROOT / INDEXES[language], EditorLocale(language)
    above, below = path.read_text(encoding="utf-8").split(ABOVE_ROWS)[0], "" if language == "en" else "../"
    rows = [
        f"| [`{page.code}`]({below}problems/{page.code}.md) | {local(SEVERITIES[Severity(page.severity)])} "
        f"| {local(Message(page.meaning, {}))} |\n"
        for page in map(explained, PAGES)
    ]
    index = above + ABOVE_ROWS + "".join(rows)
    if request.config.getoption("--rewrite-golden"):
        path.write_text(index, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == index


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


def _said(result: BuildResult, code: str, files: Files) -> str:
    """The problems of that code in these files (or in a folder of theirs) as `bilan check` prints them."""
    shown = [problem for problem in result.problems if any(name.startswith(problem.place.file) for name in files)]
    problems = [problem for problem in shown if problem.code == code]
    return report(problems, result.sources).rsplit("\n\n", 1)[0] if problems else ""


def _codes() -> Iterator[Code]:
    for module in pkgutil.walk_packages(bilan.__path__, "bilan."):
        if module.name != "bilan.fonts.font_subset":
            yield from (value for value in vars(import_module(module.name)).values() if isinstance(value, Code))
