"""Nothing of a draft, or of figures whose day has not come, is in any page: no number, no name, no source of its own.

Figures with rebuttals and articles with events are two parts of a year, each public or not by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import add_pages, read_report

CANARY = "kanarienvogel"
NUMBER = "987654"
TODAY = date(2026, 11, 23)
HIDDEN: dict[str, str | bytes] = {
    "data/2022/figures.yml": (
        f"source: review\nfigures:\n  total:\n    value: {NUMBER}\n    note: {CANARY}\n    break: {CANARY}\n"
        "    confirmed: true\n"
        f"    revisions: [{{date: 2022-03-01, was: 987653, reason: {CANARY}}}]\n"
        f"    alternatives: [{{value: 987652, source: review, why_not: {CANARY}}}]\n"
    ),
    "data/2022/articles.yml": (
        f"articles:\n  - {{id: {CANARY}-a, title: {CANARY}, outlet: {CANARY}, language: fr, url: 'https://{CANARY}.org/', "
        f"summary: {CANARY}, topics: [{CANARY}], figures: {{total: {NUMBER}}}}}\n"
    ),
    "data/2022/rebuttals.yml": (
        f"rebuttals: [{{id: {CANARY}-r, claim: {CANARY}, verdict: false, answer: {CANARY}, source: review}}]\n"
    ),
    "data/2022/events.yml": f"events: [{{title: {CANARY}, text: {CANARY}, figure: total}}]\n",
    "data/2021/events.yml": "events: [{title: Fête, date: 2021-05, figure: 2022/total}]\n",
    "data/2021/articles.yml": (
        "articles:\n  - {id: early, title: Annonce, outlet: Le Matin, language: fr, url: 'https://example.org/', "
        f"summary: Tôt., figures: {{2022/total: {NUMBER}, 2021/total: 10}}}}\n"
    ),
}


FIGURES_WAIT = (
    "",
    "highlights: [total]",
    "status: draft",
    "status: published\npublish_on: 2026-11-24",
    "publish_on: 2020-01-01",
)
PRESS = "pressevogel"


def _text(root: Path, *, drafts: bool = False) -> str:
    result = add_pages(read_report(root, TODAY, drafts=drafts))
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    pages = [f"{page.address}\n{page.document}" for page in result.pages]
    return "\n".join(pages).replace("\u202f", "").replace("&#45;", "-")


def _year(head: str) -> dict[str, str | bytes]:
    """The hidden year with its year.yml; its press has a canary of its own."""
    press = {name: HIDDEN[name] for name in ("data/2022/articles.yml", "data/2022/events.yml")}
    named = {name: str(text).replace(CANARY, PRESS) for name, text in press.items()}
    return {**HIDDEN, **named, "data/2022/year.yml": f"{head}\n" if head else "# rien de dit\nhighlights: []\n"}


@pytest.mark.parametrize("figures", FIGURES_WAIT)
def test_a_hidden_year_leaves_no_trace(folder: Callable[[dict[str, str | bytes]], Path], figures: str) -> None:
    text = _text(folder(_year(f"{figures}\npress: draft")))
    assert CANARY not in text
    assert PRESS not in text
    assert NUMBER not in text
    assert "2022" not in text
    assert "Annonce" in text


@pytest.mark.parametrize("press", ["", "\npress: published"])
@pytest.mark.parametrize("figures", FIGURES_WAIT)
def test_the_press_of_a_year_is_public_while_its_figures_wait(
    folder: Callable[[dict[str, str | bytes]], Path], figures: str, press: str
) -> None:
    text = _text(folder(_year(f"{figures}{press}".strip())))
    assert CANARY not in text
    assert NUMBER not in text
    assert "2022/total" not in text
    assert all(word in text for word in (PRESS, "/2022/\n", "/2022/press/\n", "Annonce"))
    assert "/2022/rebuttals/" not in text


def test_the_figures_of_a_folder_without_a_year_file_are_a_draft(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    root = folder(_year(""))
    (root / "data/2022/year.yml").unlink()
    text = _text(root)
    assert CANARY not in text
    assert NUMBER not in text
    assert PRESS in text
    assert [
        problem.code for problem in read_report(root, TODAY).problems if problem.place.file.startswith("data/2022/f")
    ] == ["missing-status"]


def test_the_figures_of_a_year_are_public_while_its_press_waits(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    text = _text(folder(_year("status: published\npress: draft")))
    assert all(word in text for word in (CANARY, NUMBER, "/2022/\n", "/2022/rebuttals/"))
    assert PRESS not in text
    assert "/2022/press/" not in text


@pytest.mark.parametrize("content", ["articles: []\n", "events: []\n"])
def test_a_year_of_which_nothing_is_public_has_no_page(
    folder: Callable[[dict[str, str | bytes]], Path], content: str
) -> None:
    files: dict[str, str | bytes] = {
        f"data/2022/{content.partition(':')[0]}.yml": content,
        "data/2022/figures.yml": HIDDEN["data/2022/figures.yml"],
    }
    root = folder(files)
    (root / "data/2022/year.yml").unlink()
    text = _text(root)
    assert "2022" not in text
    assert NUMBER not in text


@pytest.mark.parametrize("head", ["status: published", "status: published\npublish_on: 2026-11-23"])
def test_a_public_year_is_shown(folder: Callable[[dict[str, str | bytes]], Path], head: str) -> None:
    text = _text(folder(_year(f"{head}\nhighlights: [total]")))
    assert CANARY in text
    assert PRESS in text
    assert NUMBER in text


@pytest.mark.parametrize("head", ["status: draft", "press: draft", "status: draft\npress: draft"])
def test_the_preview_shows_a_draft(folder: Callable[[dict[str, str | bytes]], Path], head: str) -> None:
    text = _text(folder(_year(f"{head}\nhighlights: [total]")), drafts=True)
    assert all(word in text for word in (CANARY, PRESS, NUMBER))


def test_a_page_that_prints_a_hidden_figure_is_a_problem(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    page = '# Accueil {#top}\n\n{{ figure("total", 2022) }}\n'
    root = folder({**HIDDEN, "data/2022/year.yml": "status: draft\n", "content/index.md": page})
    problems = read_report(root, TODAY).problems
    assert [
        (problem.code, problem.place.file, problem.place.line) for problem in problems if problem.code == "unknown-year"
    ] == [("unknown-year", "content/index.md", 3)]


def test_what_cites_an_article_of_a_hidden_year_is_shown_without_it(
    folder: Callable[[dict[str, str | bytes]], Path],
) -> None:
    figures = f"source: review\nfigures:\n  total: {{value: 10, source: [review, {CANARY}-a]}}\n"
    alternative = (
        f"  one: {{value: 6, alternatives: [{{value: 7, source: [review, {CANARY}-a], why_not: Compté autrement.}}]}}\n"
    )
    shown: dict[str, str | bytes] = {
        "data/2021/figures.yml": figures + alternative,
        "data/2021/events.yml": f"events: [{{title: Fête, source: {CANARY}-a}}]\n",
        "data/2021/rebuttals.yml": (
            f"rebuttals: [{{id: r, claim: Bruit, verdict: false, answer: Réponse, source: [review, {CANARY}-a]}}]\n"
        ),
        "data/2022/year.yml": "press: draft\n",
    }
    text = _text(folder({**HIDDEN, **shown}))
    assert CANARY not in text
    assert all(word in text for word in ("Compté autrement", "Fête", "Bruit", "Réponse"))


def test_a_document_that_only_a_hidden_year_cites_is_not_shown(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    sources = (
        "sources:\n"
        "  review: {title: Bilan, publisher: Ville}\n"
        "  spare: {title: En réserve, publisher: Ville}\n"
        f"  secret: {{title: {CANARY} {NUMBER}, publisher: {CANARY}}}\n"
    )
    files: dict[str, str | bytes] = {
        "data/sources.yml": sources,
        "data/2022/figures.yml": "source: secret\nfigures: {total: 12}\n",
        "data/2022/year.yml": "status: draft\n",
    }
    text = _text(folder(files))
    assert CANARY not in text
    assert NUMBER not in text
    assert "En réserve" in text


def test_a_revision_with_a_day_to_come_has_not_happened_yet(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    revisions = "[{date: 2022-03-01, was: 9, reason: Oubli}, {date: 2026-11-24, was: 10, reason: Recompte}]"
    figures = f"source: review\nfigures:\n  total: {{value: {NUMBER}, confirmed: true, revisions: {revisions}}}\n"
    root = folder({"data/2021/figures.yml": figures})
    text = _text(root)
    assert NUMBER not in text
    assert "Recompte" not in text
    assert "Oubli" in text
    report = read_report(root, TODAY).report
    assert report
    figure = report.figure("total", 2021)
    assert figure
    assert (str(figure.value), len(figure.revisions)) == ("10", 1)
    on_the_day = read_report(root, date(2026, 11, 24)).report
    assert on_the_day
    assert on_the_day.figure("total", 2021) == read_report(root, TODAY, drafts=True).report.figure("total", 2021)  # type: ignore[union-attr]


def test_a_term_is_hidden_only_where_hidden_years_alone_use_it(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    terms = "".join(
        f"  {name}: {{name: {name.capitalize()}, definition: Un mot.}}\n" for name in ("secret", "shared", "spare")
    )
    files: dict[str, str | bytes] = {
        "data/glossary.yml": f"terms:\n{terms}",
        "data/2021/events.yml": "events: [{title: Un SHARED ici}]\n",
        "data/2022/events.yml": "events: [{title: Secret et shared}]\n",
        "data/2022/year.yml": "press: draft\n",
    }
    report = read_report(folder(files), TODAY).report
    assert report
    assert set(report.terms) == {"shared", "spare"}


def test_an_indicator_that_only_a_hidden_year_observes_is_unknown(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    files: dict[str, str | bytes] = {
        "data/2021/figures.yml": "source: review\nfigures: {one: 6}\n",
        "data/2022/figures.yml": "source: review\nfigures: {one: 7, two: 8}\n",
        "data/2022/year.yml": "status: draft\n",
    }
    report = read_report(folder(files), TODAY).report
    assert report
    assert set(report.indicators) == {"total", "one"}
