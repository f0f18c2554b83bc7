"""Releases to be exported: the project's own report, and a small one in which everything there is occurs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import read_report
from bilan.exports.downloads import Downloads
from bilan.exports.file_formats import exported_files
from bilan.exports.release import Release
from tests.conftest import MINIMAL

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
SITE = "https://example.org/rapport/"
EVERYTHING = {
    **MINIMAL,
    "data/report.yml": (
        "title: {fr: Rapport, ar: تقرير, en: Report}\n"
        "institution: {name: {fr: Ville, ar: مدينة, en: Town}, short_name: V-1, url: 'https://ville.example.org'}\n"
        "languages: [fr, ar-MA, en-GB]\nlicence: CC-BY-4.0\ncontact: {email: a@example.org}\n"
    ),
    "data/2021/figures.yml": (
        "source: review\nfigures:\n  total: {value: 10, parts: [one, two], revisions: [{date: 2022-03-01, was: 9, reason: "
        "{fr: Oubli, en: Omission}}, {date: 2022-04-01, was: 8, kind: update, reason: Retard}]}\n"
        "  one: {value: 6, qualifier: exact, as_of: 2021-12, note: =HYPERLINK(1)}\n"
        "  two: {value: 4, alternatives: [{value: 5, qualifier: about, source: early, why_not: Compté autrement}]}\n"
    ),
    "data/2022/figures.yml": (
        "source: [review, early]\nfigures:\n  total: {value: 12000, qualifier: more_than, rounded_to: 1000, break: Autre compte}\n"
        "  one: {status: withheld}\n  two: {value: 9500, qualifier: nearly, status: provisional}\n"
    ),
    "data/2022/year.yml": "status: published\nhighlights: [total, two]\npublish_on: 2023-01-15\n",
    "data/2021/articles.yml": (
        "articles:\n  - {id: early, title: '=cmd|A1 & <b>', outlet: Le Matin, date: 2021-12, language: fr, "
        "url: 'https://example.org/a?b=1&c=2', summary: '@Tôt', quote: '-1', topics: [press], figures: {total: 11, one: 6}}\n"
    ),
    "data/2021/rebuttals.yml": (
        "rebuttals: [{id: r, date: 2021-05-04, claim: 'Bruit </script> & <i>', verdict: false, answer: 'Non, « jamais ».', "
        "source: review}]\n"
    ),
}


def released(root: Path, site: str = SITE) -> Release:
    """The report in a folder, released."""
    result = read_report(root, DAY)
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    assert result.report
    return Release.on(DAY, result.report, site)


def written(files: dict[str, str], folder: Path) -> Path:
    """A report written into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "content").mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Downloads:
    """Everything there is, in one small report."""
    release = released(written(EVERYTHING, tmp_path_factory.mktemp("everything")))
    return Downloads(release, exported_files(release))


@pytest.fixture(scope="session")
def whole() -> Downloads:
    """The project's own report."""
    release = released(ROOT)
    return Downloads(release, exported_files(release))
