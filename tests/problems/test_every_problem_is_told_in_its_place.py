"""Each problem code, at least once, at the exact place a person would look, with what to write instead."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import generator
from generator.edition import read_edition
from generator.problems import Code, Problem

Files = dict[str, str | bytes]
Folder = Callable[[Files], Path]

FIGURES = "data/2021/figures.yml"
ARTICLES = "data/2021/articles.yml"
INDICATORS = "data/indicators.yml"
HEAD = "source: review\nfigures:\n"
PAGE = "content/index.md"


def article(**keys: str) -> str:
    """articles.yml with one article, a key a line."""
    whole = {"id": "a", "title": "T", "outlet": "O", "language": "fr", "url": "https://example.org/a", "summary": "S."}
    lines = [f"{name}: {value}" for name, value in {**whole, **keys}.items()]
    return "articles:\n  - " + "\n    ".join(lines) + "\n"


CASES: list[tuple[str, Files, str, int, int, str]] = [
    ("ambiguous-number", {FIGURES: HEAD + "  one: 4.463\n"}, FIGURES, 3, 8, "Write 4463."),
    ("invalid-number", {FIGURES: HEAD + "  one: 4_463\n"}, FIGURES, 3, 8, "Write 4463."),
    ("unexpected-decimals", {FIGURES: HEAD + "  one: 12.5\n"}, FIGURES, 3, 8, "decimals"),
    ("number-too-large", {FIGURES: HEAD + "  one: 1234567890123456\n"}, FIGURES, 3, 8, ""),
    ("empty-value", {FIGURES: HEAD + "  one: {value: }\n"}, FIGURES, 3, 16, "delete the key"),
    ("wrong-kind", {FIGURES: HEAD + "  one: {value: [1]}\n"}, FIGURES, 3, 16, ""),
    ("unknown-key", {FIGURES: HEAD + "  one: {value: 1, sorce: review}\n"}, FIGURES, 3, 19, "“source”"),
    ("missing-key", {ARTICLES: "articles:\n  - id: a\n"}, ARTICLES, 2, 5, "Add"),
    ("unknown-value", {FIGURES: HEAD + "  one: {value: 1, qualifier: abuot}\n"}, FIGURES, 3, 30, "“about”"),
    ("missing-value", {FIGURES: HEAD + "  one: {note: N}\n"}, FIGURES, 3, 3, "status: missing"),
    ("unexpected-value", {FIGURES: HEAD + "  one: {value: 5, status: missing}\n"}, FIGURES, 3, 16, "Delete"),
    ("missing-source", {FIGURES: "figures:\n  one: 1\n"}, FIGURES, 2, 3, "source"),
    ("missing-part", {FIGURES: HEAD + "  total: {value: 6, parts: [one, two]}\n  one: 6\n  two: {status: missing}\n"}, FIGURES, 3, 28, "residual"),
    ("sum-mismatch", {FIGURES: HEAD + "  total: {value: 11, parts: [one, two]}\n  one: 6\n  two: 4\n"}, FIGURES, 3, 18, "1"),
    ("circular-parts", {FIGURES: HEAD + "  total: {value: 6, parts: [one]}\n  one: {value: 6, parts: [total]}\n"}, FIGURES, 3, 29, ""),
    ("inclusion-too-large", {FIGURES: HEAD + "  total: {value: 6, of_which: [one]}\n  one: 7\n"}, FIGURES, 3, 32, ""),
    ("unknown-figure", {FIGURES: HEAD + "  total: {value: 6, of_which: [one]}\n"}, FIGURES, 3, 32, ""),
    ("unknown-indicator", {FIGURES: HEAD + "  totale: 6\n"}, FIGURES, 3, 3, "“total”"),
    ("unknown-source", {FIGURES: "source: reviw\nfigures: {one: 6}\n"}, FIGURES, 1, 9, "“review”"),
    ("revision-order", {FIGURES: HEAD + "  one:\n    value: 6\n    revisions:\n      - {date: 2022-02-01, was: 5, reason: R}\n      - {date: 2022-01-01, was: 4, reason: R}\n"}, FIGURES, 7, 16, "oldest"),
    ("implausible-change", {"data/2022/figures.yml": HEAD + "  one: 60\n"}, "data/2022/figures.yml", 3, 8, "confirmed: true"),
    ("date-outside-year", {ARTICLES: article(date="2019-05")}, ARTICLES, 8, 11, "2019/"),
    ("invalid-date", {ARTICLES: article(date="16/05/2021")}, ARTICLES, 8, 11, "Write 2021-05-16."),
    ("bad-address", {ARTICLES: article(url="javascript:alert(1)")}, ARTICLES, 6, 10, ""),
    ("bad-id", {ARTICLES: article(id="Été 1")}, ARTICLES, 2, 9, "Write ete-1."),
    ("bad-form", {ARTICLES: article(country="Maroc")}, ARTICLES, 8, 14, ""),
    ("duplicate-id", {ARTICLES: article(id="review")}, ARTICLES, 2, 9, "another id"),
    ("quote-too-long", {ARTICLES: article(quote="mot " * 31)}, ARTICLES, 8, 12, "Shorten"),
    ("reported-differently", {ARTICLES: article(figures="{one: 7}")}, ARTICLES, 8, 20, ""),
    (
        "duplicate-article",
        {ARTICLES: article(), "data/2021/articles/b.yml": "id: b\ntitle: T\noutlet: O\nlanguage: fr\nurl: http://www.example.org/a/?utm_source=x\nsummary: S.\n"},
        "data/2021/articles/b.yml", 5, 6, "Keep one",
    ),
    ("unknown-theme", {INDICATORS: "themes: {press: {name: P}}\nindicators:\n  one: {name: U, definition: D, theme: pres, unit: percent}\n", FIGURES: HEAD + "  one: 1\n"}, INDICATORS, 3, 40, "“press”"),
    ("unknown-unit", {INDICATORS: "themes: {press: {name: P}}\nindicators:\n  one: {name: U, definition: D, theme: press, unit: percnt}\n", FIGURES: HEAD + "  one: 1\n"}, INDICATORS, 3, 53, "“percent”"),
    ("not-summable", {INDICATORS: "themes: {press: {name: P}}\nindicators:\n  total: {name: T, definition: D, theme: press, unit: rank}\n  one: {name: U, definition: D, theme: press, unit: rank, summable: false}\n", FIGURES: HEAD + "  total: {value: 1, parts: [one]}\n  one: 1\n"}, FIGURES, 3, 29, "of_which"),
    ("unknown-language", {"data/2021/events.yml": "events:\n  - title: {de: Titel, fr: Titre}\n"}, "data/2021/events.yml", 2, 13, ""),
    ("missing-default-language", {"data/report.yml": "title: {en: Report}\ninstitution: {name: V}\nlanguages: [fr, en]\n"}, "data/report.yml", 1, 8, "fr"),
    ("missing-translation", {"data/report.yml": "title: {fr: R, en: Report}\ninstitution: {name: V}\nlanguages: [fr, en]\n"}, "data/report.yml", 2, 21, ""),
    ("missing-language", {"data/report.yml": "title: R\ninstitution: {name: V}\nlanguages: []\n"}, "data/report.yml", 3, 12, "languages: [fr]"),
    ("missing-catalogue", {"data/report.yml": "title: R\ninstitution: {name: V}\nlanguages: [es]\n", INDICATORS: "themes: {press: {name: P}}\nindicators:\n  one: {name: U, definition: D, theme: press, unit: percent}\n", FIGURES: HEAD + "  one: 1\n"}, "data/report.yml", 3, 12, "es.po"),
    ("unknown-file", {"data/2021/figurs.yml": "a: 1\n"}, "data/2021/figurs.yml", 1, 1, "“figures.yml”"),
    ("duplicate-key", {FIGURES: HEAD + "  one: 1\n  one: 2\n"}, FIGURES, 4, 3, "Keep one"),
    ("cut-text", {ARTICLES: article(title="Le numero #1 du pays")}, ARTICLES, 3, 22, "quotes"),
    ("yaml-syntax", {ARTICLES: article(title="DGSN : bilan")}, ARTICLES, 3, 17, '"DGSN : bilan"'),
    ("yaml-feature", {FIGURES: HEAD + "  one: &x 1\n"}, FIGURES, 3, 8, ""),
    ("too-deep", {FIGURES: "[" * 100_000}, FIGURES, 1, 25, "brackets"),
    ("text-too-long", {ARTICLES: article(summary="x" * 20_001)}, ARTICLES, 7, 14, ""),
    ("tab", {FIGURES: HEAD + "  one:\t1\n"}, FIGURES, 3, 7, "two spaces"),
    ("invisible-character", {FIGURES: HEAD + "\u00a0 one: 1\n"}, FIGURES, 3, 1, "spaces"),
    ("not-utf8", {FIGURES: b"source: \xe9\n"}, FIGURES, 1, 9, "UTF-8"),
    ("unreadable-file", {"data/2021/events.yml/x": "a"}, "data/2021/events.yml", 1, 1, ""),
    ("hand-typed-number", {PAGE: "# T\n\nIl y en a 10 ici.\n"}, PAGE, 3, 11, 'figure("total", 2021)'),
    ("unknown-name", {PAGE: '# T\n\n{{ figur("one") }}\n'}, PAGE, 3, 1, "“figure”"),
    ("bad-expression", {PAGE: "# T\n\n{{ figure( }}\n"}, PAGE, 3, 1, "Known here"),
    ("unknown-indicator", {PAGE: '# T\n\n{{ figure("ones") }}\n'}, PAGE, 3, 1, "“one”"),
    ("unknown-figure", {PAGE: '# T\n\n{{ figure("one", 2022) }}\n', "data/2022/figures.yml": HEAD + "  two: 4\n"}, PAGE, 3, 1, "2021"),
    ("unknown-year", {PAGE: '# T\n\n{{ figure("one", 1999) }}\n'}, PAGE, 3, 1, "2021"),
    ("unknown-source", {PAGE: '# T\n\n{{ cite("reviw") }}\n'}, PAGE, 3, 1, "“review”"),
    ("nothing-to-draw", {PAGE: '# T\n\n{{ chart("one") }}\n'}, PAGE, 3, 1, "figure("),
]  # fmt: skip


@pytest.mark.parametrize(("code", "files", "file", "line", "column", "hint"), CASES, ids=[case[0] for case in CASES])
def test_a_problem_is_told_in_its_place(
    folder: Folder, code: str, files: Files, file: str, line: int, column: int, hint: str
) -> None:
    told = [problem for problem in problems(folder(files)) if problem.code == code]
    there = {(problem.place.file, problem.place.line, problem.place.column): problem.hint for problem in told}
    assert (file, line, column) in there
    assert hint in there[file, line, column]


def test_a_missing_file_is_named(folder: Folder) -> None:
    root = folder({})
    (root / "data/indicators.yml").unlink()
    assert [(problem.code, problem.place.file) for problem in problems(root)] == [("missing-file", "data/indicators.yml")]


def test_a_file_too_large_is_not_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.reading.source.LARGEST_FILE", 300)
    assert "file-too-large" in {problem.code for problem in problems(folder({}))}


def test_every_code_has_its_case_and_its_documentation() -> None:
    codes = {code.word for module in _modules() for code in vars(module).values() if isinstance(code, Code)}
    documentation = (Path(__file__).parents[2] / "docs/problems.md").read_text()
    of_a_site = {"bad-template", "build-failed", "site-warning"}  # not of a report: tests/markdown and tests/browser
    assert codes == {case[0] for case in CASES} | {"missing-file", "file-too-large"} | of_a_site
    assert {code for code in codes if f"| `{code}` |" not in documentation} == set()


def test_a_good_report_has_no_problem(folder: Folder) -> None:
    assert problems(folder({})) == ()


def test_467_for_476_is_seen_through(folder: Folder) -> None:
    bad = HEAD + "  total: {value: 582, parts: [one, two]}\n  one: 467\n  two: 106\n"
    (told,) = problems(folder({FIGURES: bad}))
    assert "The parts make 573" in told.message
    assert "“one” is 476 and not 467 (two digits swapped)" in told.hint


def problems(root: Path) -> tuple[Problem, ...]:
    return read_edition(root, date(2026, 1, 1)).problems


def _modules() -> list[object]:
    found = pkgutil.walk_packages(generator.__path__, "generator.")
    return [import_module(module.name) for module in found if not module.name.startswith("generator.fonts.subset")]
