"""One error is one problem: what only follows from it is counted, and nothing is printed from broken references."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.build_result import read_report
from bilan.diagnostics.causes import Cause, causes, without_causes
from bilan.diagnostics.problem import Place, Problem, Severity, errors, sort_problems
from tests.conftest import MINIMAL, Folder, RunBilan

FIGURES, SOURCES, INDICATORS = "data/2021/figures.yml", "data/sources.yml", "data/indicators.yml"
ARTICLES, REPORT, YEAR, PAGE = "data/2021/articles.yml", "data/report.yml", "data/2021/year.yml", "content/index.md"
PUBLISHED = "status: published\n"
PROSE = '# Accueil\n\n{{ figure("one") }}, {{ figure("two", 2021) }}, {{ cite("review") }} {{ key_figures() }}\n'
ARTICLE = (
    "articles:\n  - id: journal-one\n    title: T\n    outlet: O\n    language: fr\n    url: https://example.org/a\n"
    "    summary: S.\n    figures: {one: 6, 2021/two: 4}\n"
)
EVENTS = "events:\n  - {title: E, figure: one, source: review}\n  - {title: F, source: journal-one}\n"
WHOLE = {
    YEAR: PUBLISHED + "highlights: [total, one]\n",
    ARTICLES: ARTICLE,
    "data/2021/events.yml": EVENTS,
    PAGE: PROSE,
}
UNITS = "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"

Told3 = list[tuple[str, str, int, int]]

CASES: dict[str, tuple[dict[str, str], Told3]] = {
    "a file of figures that is no YAML": (
        {FIGURES: "source: review\nfigures:\n  total: 10\n one: 6\n"},
        [("yaml-syntax", FIGURES, 4, 8)],
    ),
    "a figure that cannot be read": (
        {FIGURES: MINIMAL[FIGURES].replace("one: 6", "one: [6]")},
        [("wrong-kind", FIGURES, 4, 0)],
    ),
    "a file of figures without figures": (
        {FIGURES: "source: review\n"},
        [("missing-key", FIGURES, 1, 8)],
    ),
    "a document without its publisher": (
        {SOURCES: "sources:\n  review:\n    title: Bilan\n"},
        [("missing-key", SOURCES, 3, 3)],
    ),
    "a file of sources that is no YAML": (
        {SOURCES: 'sources:\n  review: {title: "Bilan\n'},
        [("yaml-syntax", SOURCES, 2, 3)],
    ),
    "an article that cannot be read, cited by an event": (
        {ARTICLES: ARTICLE.replace("    language: fr\n", "")},
        [("missing-key", ARTICLES, 2, 1)],
    ),
    "a file of articles that cannot be read": (
        {ARTICLES: ARTICLE.replace("title: T", "title: [T")},
        [("yaml-syntax", ARTICLES, 3, 1)],
    ),
    "an indicator that cannot be read": (
        {INDICATORS: MINIMAL[INDICATORS].replace("definition: Le premier.", "definition: [Le premier.]")},
        [("wrong-kind", INDICATORS, 8, 6)],
    ),
    "a theme that cannot be read": (
        {INDICATORS: MINIMAL[INDICATORS].replace("press: {name: Presse}", "press: Presse")},
        [("wrong-kind", INDICATORS, 2, 3)],
    ),
    "units that are a list": (
        {INDICATORS: MINIMAL[INDICATORS].replace(UNITS, "units: [item]\n")},
        [("wrong-kind", INDICATORS, 3, 3)],
    ),
    "a year that says wrongly whether it is public": (
        {YEAR: "status: publishd\nhighlights: []\n"},
        [("unknown-value", YEAR, 1, 3)],
    ),
    "a year whose file is no YAML": (
        {YEAR: "status: [published\n"},
        [("yaml-syntax", YEAR, 1, 3)],
    ),
    "languages that cannot be read": (
        {REPORT: "title: {fr: R, en: R}\ninstitution: {name: {fr: V, en: C}}\nlanguages: fr, en\n"},
        [("wrong-kind", REPORT, 3, 3)],
    ),
    "a report.yml that is no YAML": (
        {REPORT: "title: Rapport\ninstitution: {name: Ville\nlanguages: [fr]\n", YEAR: "", INDICATORS: MINIMAL[INDICATORS].replace("Presse}", "{fr: Presse}}")},
        [("yaml-syntax", REPORT, 2, 3), ("empty-value", YEAR, 1, 0)],
    ),
    "a misspelt language, in every text": (
        {REPORT: "title: {fr: R, en: R}\ninstitution: {name: {fr: V, en: C}}\nlanguages: [fr, em]\n"},
        [("unknown-language", REPORT, 1, 1)],
    ),
    "a document that is nowhere, named in three places": (
        {
            FIGURES: MINIMAL[FIGURES].replace("one: 6", "one: {value: 6, source: other-doc}"),
            "data/2021/events.yml": "events:\n  - {title: E, source: other-doc}\n",
            PAGE: '# A\n\n{{ cite("other-doc") }}\n',
        },
        [("unknown-source", "data/2021/events.yml", 2, 2)],
    ),
    "an indicator that is nowhere, in figures and prose": (
        {FIGURES: MINIMAL[FIGURES] + "  visits: 3\n", PAGE: '# A\n\n{{ figure("visits") }} {{ chart("visits") }}\n'},
        [("unknown-indicator", FIGURES, 6, 2)],
    ),
    "a figure that stands twice, with a sum": (
        {FIGURES: MINIMAL[FIGURES].replace("  one: 6\n", "  one: 5\n  one: 6\n")},
        [("duplicate-key", FIGURES, 5, 1)],
    ),
    "a list of figures that stands twice": (
        {FIGURES: "source: review\nfigures:\n  total: 10\nfigures:\n  one: 6\n  two: 4\n"},
        [("duplicate-key", FIGURES, 4, 6)],
    ),
    "an article that was pasted twice": (
        {ARTICLES: ARTICLE + ARTICLE.removeprefix("articles:\n")},
        [("duplicate-article", ARTICLES, 13, 1)],
    ),
    "a tab that YAML stumbles over": (
        {FIGURES: "source: review\nfigures:\n\ttotal: 10\n\tone: 6\n"},
        [("tab", FIGURES, 3, 10)],
    ),
    "an alias": (
        {FIGURES: MINIMAL[FIGURES].replace("one: 6", "one: *two")},
        [("yaml-feature", FIGURES, 4, 1)],
    ),
    "the newest year that cannot be read": (
        {
            "data/2022/year.yml": PUBLISHED,
            "data/2022/figures.yml": "source: review\nfigures:\n  three:3\n",
            INDICATORS: MINIMAL[INDICATORS] + "  three: {name: Trois, definition: Le troisième., theme: press, unit: item}\n",
            PAGE: '# A\n\n{{ figure("three") }}\n',
        },
        [("wrong-kind", "data/2022/figures.yml", 3, 1)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changed", "expected"), CASES.values(), ids=CASES)
def test_a_cause_is_reported_once(folder: Folder, changed: dict[str, str], expected: Told3) -> None:
    found = causes(errors(_problems(folder({**WHOLE, **changed}))))
    assert [_seen(cause) for cause in found] == expected


def test_a_valid_report_has_no_problem(folder: Folder) -> None:
    assert _problems(folder({**WHOLE})) == ()


def test_nothing_is_printed_from_broken_references(folder: Folder, run_bilan: RunBilan) -> None:
    broken = MINIMAL[INDICATORS].replace("theme: press, unit: item}\n  two", "theme: pres, unit: itme}\n  two")
    page = PROSE + '{{ overview() }} {{ changes() }} {{ table("one") }} {{ chart("one") }} {{ figure("one", unit=true) }}\n'
    code, _, said = run_bilan("-C", folder({**WHOLE, INDICATORS: broken, PAGE: page}), "check")
    assert code == 1
    assert "bad-template" not in said
    assert "KeyError" not in said
    assert "generator/bilan/templates" not in said
    assert said.count("error [") == 2


def test_a_page_is_checked_even_if_nothing_is_printed(folder: Folder) -> None:
    page = '# A\n\n{{ figure("one", 1999) }} {{ figur("one") }} {{ figure("two" }}\n'
    found = _problems(folder({**WHOLE, FIGURES: MINIMAL[FIGURES].replace("review", "nowhere"), PAGE: page}))
    assert {problem.code for problem in found} == {"unknown-source", "unknown-year", "unknown-name", "bad-expression"}


def test_consequences_are_counted_and_can_be_listed(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({**WHOLE, FIGURES: "source: review\nfigures:\n  total: 10\n one: 6\n"})
    code, _, said = run_bilan("-C", root, "check")
    assert (code, said.count("error [")) == (1, 1)
    assert "  8 more problems follow from this.\n" in said
    assert "\n1 error.\n“bilan check --all” also lists" in said
    code, _, said = run_bilan("-C", root, "check", "--all")
    assert (code, said.count("error [")) == (1, 9)
    assert "follow from" not in said


def problem(line: int, cause: int | None = None, subject: str = "", severity: Severity = Severity.ERROR) -> Problem:
    return Problem(
        Place("data/a.yml", line), "code", "M", "", severity, "", Place("data/a.yml", cause) if cause else None, subject
    )


def test_a_chain_of_causes_ends_at_its_first() -> None:
    (cause,) = causes([problem(3, cause=2), problem(2, cause=1), problem(1)])
    assert (cause.problem.place.line, len(cause.consequences)) == (1, 2)


def test_a_consequence_without_its_cause_is_reported() -> None:
    assert [cause.problem.place.line for cause in causes([problem(3, cause=9), problem(1)])] == [1, 3]


def test_an_error_is_never_hidden_behind_a_warning() -> None:
    found = causes([problem(1, severity=Severity.WARNING), problem(2, cause=1)])
    assert [(cause.problem.severity, len(cause.consequences)) for cause in found] == [("error", 0), ("warning", 0)]


def test_causes_come_before_errors_and_errors_before_warnings() -> None:
    warning = problem(1, severity=Severity.WARNING)
    page = Problem(Place("content/a.md"), "code", "M")
    found = causes([page, warning, problem(2), problem(4, cause=3), problem(3)])
    assert [(cause.problem.place.file, cause.problem.place.line) for cause in found] == [
        ("data/a.yml", 3),
        ("data/a.yml", 2),
        ("content/a.md", 1),
        ("data/a.yml", 1),
    ]


@given(st.lists(st.builds(problem, st.integers(1, 6), st.none() | st.integers(1, 6), st.sampled_from(["", "x", "y"]))))
def test_every_problem_is_a_cause_or_a_consequence_and_none_is_lost(problems: list[Problem]) -> None:
    found = causes(problems)
    assert {one for cause in found for one in (cause.problem, *cause.consequences)} == {*problems}
    assert sum(1 + len(cause.consequences) for cause in found) == len(sort_problems(problems))
    assert not any(cause.consequences for cause in causes(without_causes(problems)))


def _problems(root: Path) -> tuple[Problem, ...]:
    return read_report(root, date(2026, 1, 1)).problems


def _seen(cause: Cause) -> tuple[str, str, int, int]:
    place = cause.problem.place
    return cause.problem.code, place.file, place.line, len(cause.consequences)
