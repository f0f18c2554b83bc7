"""Reading with a memory of earlier readings gives what reading anew gives, and reads only the files that changed."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from bilan.build_result import read_report
from bilan.cache.cache import FOLDER, Cache, open_cache
from bilan.cache.cache_file import FILE
from bilan.diagnostics.problem import Problem
from bilan.locales.editor_locale import LANGUAGES, EditorLocale
from bilan.model.report import Report
from bilan.report_check import CheckedReport, check_report_folder
from bilan.terminal.problem_output import FORMATS
from bilan.yaml.nodes import Node
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText

Folder = Callable[[dict[str, str | bytes]], Path]
DAY = date(2026, 11, 24)

ARTICLE = (
    "  - {{id: {0}, title: Titre {0}, outlet: Écho 24, date: 2021-05, language: fr, url: 'https://example.org/{0}', "
    'summary: {{fr: "Résumé de 10 actes, dit Écho 24.", ar: ملخص}}, figures: {{total: 9, 2020/total: 8}}}}\n'
)
SINGLE = """\
id: one
title: Titre
outlet: Écho
language: fr
url: https://example.org/one
summary: {fr: Résumé de 10 actes pour Cap 7., ar: ملخص}
figures: {2021/total: 10}
"""
EDITS = [
    ("data/2021/figures.yml", r"one: \d+", "one: NUMBER"),
    ("data/2020/figures.yml", r"\Asource", "# NUMBER\nsource"),
    ("data/2020/figures.yml", r"note: [^}]*", "note: Note de NUMBER actes."),
    ("data/2020/year.yml", r"status: \w+", "status: draft"),
    ("data/2020/year.yml", r"status: \w+", "status: published"),
    ("data/2020/year.yml", r"\A.*", "status: drafted"),
    ("data/2021/articles.yml", r"Résumé de \d+", "Résumé de NUMBER"),
    ("data/2021/articles.yml", r"total: \d+", "total: NUMBER"),
    ("data/2021/articles.yml", r"\Z", ARTICLE.format("nNUMBER")),
    ("data/2021/articles.yml", r"Écho \d+", "Écho NUMBER"),
    ("data/2021/articles/one.yml", r"title: .*", "title: Titre NUMBER"),
    ("data/2021/articles/one.yml", r"summary: .*", "summary: TODO"),
    ("data/2020/articles.yml", r"outlet: [^,]*", "outlet: Cap 7"),
    ("data/2020/articles.yml", r"outlet: [^,]*", "outlet: Écho"),
    ("data/2020/articles.yml", r"archived?_url", "archived_url"),
    ("data/indicators.yml", r"name: Un\b[^,]*", "name: Un NUMBER"),
    ("data/indicators.yml", r"theme: press, unit: item}", "theme: press, unit: item, decimals: 1}"),
    ("data/sources.yml", r"publisher: [^,]*", "publisher: Ville NUMBER"),
    ("data/report.yml", r"\[fr.*\]", "[fr, ar]"),
    ("data/report.yml", r"\[fr.*\]", "[fr]"),
    ("data/links.txt", r"\A", "2026-01-01 NUMBER https://example.org/a\n"),
    ("content/method.md", r"\Z", "\nLigne NUMBER.\n"),
    ("content/method.md", r"plan\w*", "plan"),
    ("content/method.md", r"plan\w*", "plans"),
    ("content/index.md", r"table\('\w+'\)", "table('total')"),
]


@pytest.fixture
def root(folder: Folder) -> Path:
    """A report with every kind of file that the cache keeps."""
    return folder(
        {
            "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar]\n",
            "data/2020/year.yml": "status: published\n",
            "data/2020/figures.yml": "source: review\nfigures: {total: 8, one: {value: 5, note: Une note.}}\n",
            "data/2020/articles.yml": "articles:\n" + ARTICLE.format("a") + ARTICLE.format("b"),
            "data/2021/articles.yml": "articles:\n" + ARTICLE.format("c") + ARTICLE.format("a"),
            "data/2021/articles/one.yml": SINGLE,
            "data/links.txt": "",
            "content/method.md": "# Méthode\n\nTotal : {{ figure('total') }}, et 10 ou 24.\n\n![Plan](plan.png)\n",
            "content/index.md": "# Rapport\n\n{{ table('one') }}\n\n{{ articles(year=2020) }}\n\nVoir {{ cite('review') }}, {{ change('one', 2021) }}.\n",
            "content/plan.png": "not looked into",
        }
    )


def edit(root: Path, lot: random.Random) -> None:
    """One edit drawn by lot, of those that come with a year's work, slips among them."""
    file, old, new = lot.choice(EDITS)
    text = (root / file).read_text(encoding="utf-8")
    (root / file).write_text(re.sub(old, new.replace("NUMBER", str(lot.randint(1, 30))), text, count=1), encoding="utf-8")


def _told(result: CheckedReport) -> tuple[object, ...]:
    """All that an edition says; records with their places, which their equality leaves out."""
    pages = [(page.address, page.text.read()) for page in result.written]
    return result.report, _digests(result.report), result.problems, result.sources, pages


def _digests(report: Report | None) -> list[str]:
    if report is None:
        return []
    tables = (report.themes, report.units, report.indicators, report.sources, report.terms)
    years = report.years.values()
    named = [record for table in (*tables, *(year.figures for year in years)) for record in table.values()]
    listed = [record for year in years for record in (year.about, *year.articles, *year.rebuttals, *year.events)]
    return [record.fingerprinted() for record in (report.publication, *named, *listed)]


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_result_equals_a_fresh_read(root: Path, seed: int) -> None:
    cache, lot = Cache(), random.Random(seed)
    for _ in range(8):
        assert _told(read_report(root, DAY, cache=cache)) == _told(read_report(root, DAY))
        edit(root, lot)


def _in_all_words(read: CheckedReport) -> list[str]:
    """The problems in every format and language."""
    reports = [import_module(f"bilan.reporters.{form}_report").report for form in FORMATS]
    return [report(read.problems, read.sources, EditorLocale(tongue)) for report in reports for tongue in LANGUAGES]


@pytest.mark.parametrize("drafts", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_cached_problems_of_another_process_equal_fresh_ones(root: Path, seed: int, drafts: bool) -> None:
    lot = random.Random(seed)
    for _ in range(8):
        with open_cache(root) as cache:
            anew = check_report_folder(root, DAY, drafts=drafts)
            assert _in_all_words(check_report_folder(root, DAY, drafts=drafts, cache=cache)) == _in_all_words(anew)
            assert _told(check_report_folder(root, DAY, drafts=drafts, cache=cache)) == _told(anew)
        edit(root, lot)


def test_damaged_entries_and_entries_of_other_code_are_not_used(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = check_report_folder(root, DAY)
    assert "hand-typed-number" in {problem.code for problem in anew.problems}
    with open_cache(root) as cache:
        check_report_folder(root, DAY, cache=cache)
    with sqlite3.connect(root / FOLDER / FILE) as file:
        assert file.execute("SELECT count(*) FROM entries").fetchone()[0] > 5
        file.execute("UPDATE entries SET value = CAST('[null,[]]' AS BLOB)")
    with open_cache(root) as cache:
        assert check_report_folder(root, DAY, cache=cache).problems == anew.problems
    monkeypatch.setattr("bilan.cache.cache.toolchain_fingerprint", lambda: "other code")
    monkeypatch.setattr("bilan.model.report_files._notes", lambda _: [[], [], [[], [], [], {}, [], False]])
    with open_cache(root) as cache:
        assert check_report_folder(root, DAY, cache=cache).problems != anew.problems


def test_articles_that_did_not_change_are_not_parsed_in_another_process(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = list[str]()

    def noting(text: SourceText) -> tuple[Node | None, tuple[Problem, ...]]:
        parsed.append(text.file)
        return parse(text)

    monkeypatch.setattr("bilan.model.data_file.parse", noting)
    (root / "content/index.md").unlink()  # it prints articles
    (root / "data/2021/articles.yml").write_text("articles:\n" + ARTICLE.format("c"), encoding="utf-8")
    for changed in ("data/2020/articles.yml", "data/2021/articles/one.yml", "data/2020/figures.yml"):
        with open_cache(root) as cache:
            check_report_folder(root, DAY, cache=cache)
        parsed.clear()
        with (root / changed).open("a", encoding="utf-8") as added:
            added.write("# seen\n")
        with open_cache(root) as cache:
            check_report_folder(root, DAY, cache=cache)
        assert [file for file in parsed if "articles" in file] == [changed] * ("articles" in changed)


def test_only_the_file_that_changed_is_parsed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, parsed = Cache(), list[str]()

    def noting(text: SourceText) -> tuple[Node | None, tuple[Problem, ...]]:
        parsed.append(text.file)
        return parse(text)

    monkeypatch.setattr("bilan.model.data_file.parse", noting)
    first = read_report(root, DAY, cache=cache).report
    assert len(parsed) == len(set(parsed)) == 10
    parsed.clear()
    figures = root / "data/2020/figures.yml"
    figures.write_text(figures.read_text(encoding="utf-8").replace("total: 8", "total: 7"), encoding="utf-8")
    second = read_report(root, DAY, cache=cache).report
    assert parsed == ["data/2020/figures.yml"]
    assert first is not None
    assert second is not None
    assert first.years[2021].figures["total"] is second.years[2021].figures["total"]
    assert first.years[2021].articles[0] is second.years[2021].articles[0]
