"""A communication officer keeps a whole year in the panel, from its first number to its approval, and touches no file.

The requests are those that the scripts of the panel send; `tests/browser` shows that they send them.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest

from bilan.diagnostics.problem import errors
from tests.conftest import MINIMAL, ROOT, Folder
from tests.preview.panel_requests import Preview

WORDS = "مرحبا بكم في هذا الفصل. " * 20
START: dict[str, str | bytes] = {
    "mkdocs.yml": f"{MINIMAL['mkdocs.yml']}nav:\n  - index.md\n",
    "data/report.yml": (
        "title: {fr: Rapport, ar: تقرير, en: Report}\ninstitution: {name: {fr: Ville, ar: مدينة, en: Town}}\n"
        "languages: [fr, ar-MA, en]\npublish: require-approval\n"
    ),
    "data/2025/figures.yml": (
        "source: review\norigin: institution\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n  two:\n    value: 4\n"
        "    by:\n      region, month: two.csv\n"
    ),
    "data/2025/two.csv": "region,month,value\nnorth,2025-01,1\nsouth,2025-01,3\n",
    "data/dimensions.yml": "dimensions:\n  region: {name: Région, members: {north: {name: Nord}, south: {name: Sud}}}\n",
}


class Officer:
    """Somebody who fills in forms and saves them."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview

    def fills(self, address: str, **values: Any) -> str:
        """Open a form, change these fields, and save them; the title of the form. A field in brackets is for a list."""
        status, opened = self.preview.post("open", {"address": address})
        assert status == 200, opened
        value = {**opened["value"], **values}
        shown = {field["name"] for field in opened["fields"]}
        assert values.keys() <= shown, f"{address} has no field {values.keys() - shown}"
        status, saved = self.preview.post("save", {"address": address, "value": value, "opened": opened})
        assert status == 200, saved
        self.preview.report = self.preview.checked()
        return str(opened["title"])

    def does(self, name: str, /, **question: Any) -> Any:
        """Ask for what needs no form."""
        status, answer = self.preview.post(name, question)
        assert status == 200, answer
        self.preview.report = self.preview.checked()
        return answer

    def file(self, name: str) -> str:
        return (self.preview.root / name).read_text(encoding="utf-8")


def _three(french: str) -> dict[str, str]:
    return {"fr": french, "ar": f"نص {french}", "en": f"Text {french}"}


@pytest.fixture
def officer(folder: Folder) -> Officer:
    return Officer(Preview(folder(START)))


def test_a_whole_year_is_edited_in_the_panel(officer: Officer) -> None:
    year, figures = "data/2026/year.yml#", "data/2026/figures.yml#figures"
    officer.does("year", year=2026)
    officer.fills("data/2026/figures.yml#", source=["review"], origin="institution")

    # What the report knows: a source, an outlet, a term, an indicator, a formula, a target, a picture.
    assert officer.fills("data/sources.yml#sources/", title="Bilan 2026", publisher="Ville") == "New source"
    officer.fills("data/outlets.yml#outlets/", name=_three("Le Phare"), language="fr")
    officer.fills("data/glossary.yml#terms/", name=_three("Acte"), definition=_three("Ce qui est fait."))
    indicator = {"definition": _three("Tout."), "theme": "press", "unit": "item"}
    officer.fills("data/indicators.yml#indicators/", name=_three("Visites"), **indicator)
    officer.fills(
        "data/indicators.yml#indicators/",
        name=_three("Part"),
        formula="100 * one / total",
        **{**indicator, "unit": "percent"},
    )
    officer.fills("data/indicators.yml#indicators/one", better="higher", targets=[{"id": "2026", "value": "7"}])
    content = b64encode((ROOT / "examples/city/data/pictures/harbour.jpg").read_bytes()).decode()
    chosen = officer.does("picture", name="Le Port (1).JPG", content=content)["file"]
    assert chosen == "pictures/le-port-1.jpg"
    officer.fills("data/pictures.yml#pictures/", file=chosen, alt=_three("Un port"), credit="Ville", consent="not_needed")

    # Its figures: plain, in parts, about, with a note, by month, in a table, missing, new, and corrected.
    officer.fills(f"{figures}/one", value="7", qualifier="about", note=_three("Un mot."), source=["ville-bilan-2026"])
    officer.fills(
        "data/2026/two.csv#",
        table={
            **_table(officer),
            "lines": _lines("north,2026-01,1", "south,2026-02,1", "north,2026-03,1", "south,2026-04,1"),
        },
    )
    months = [{"id": f"{month:02d}", "value": "1"} for month in range(1, 5)]
    officer.fills(
        f"{figures}/two",
        value="4",
        by=[{"dimension": "month", "members": months}, {"dimension": "region, month", "file": "two.csv"}],
    )
    officer.fills(f"{figures}/total", value="11", parts=["one", "two"])
    officer.fills(f"{figures}/", id="visites", status="missing")
    officer.fills(
        "data/2025/figures.yml#figures/one",
        value="6",
        revisions=[{"date": "2026-01-01", "was": "5", "kind": "correction", "reason": _three("Oubli.")}],
    )

    # Its press, its events, and what was said wrongly.
    article = {
        "title": "Un port plus ouvert",
        "outlet": "le-phare",
        "language": "fr",
        "url": "https://example.org/a",
        "date": "2026-01",
    }
    officer.fills(
        "data/2026/articles.yml#articles/",
        **article,
        summary=_three("Résumé."),
        quote="Un mot.",
        figures=[{"figure": "one", "value": "8"}],
    )
    officer.fills(
        "data/2026/articles.yml#articles/",
        **{**article, "url": "https://example.org/b"},
        via=_three("Agence"),
        summary=_three("Autre."),
    )
    assert "id: le-phare-un-port-plus\n" in officer.file("data/2026/articles.yml")
    assert "id: le-phare-un-port-plus-2\n" in officer.file("data/2026/articles.yml")
    officer.fills("data/2026/events.yml#events/", date="2026-01-01", title=_three("Ouverture"), picture="le-port-1")
    rebuttal = {"claim": _three("Une rumeur"), "verdict": "false", "answer": _three("Non.")}
    officer.fills("data/2026/rebuttals.yml#rebuttals/", **rebuttal, date="2026-01-01")

    # Its story.
    for name in ("un", "deux", "trois"):
        text = {"fr": f"Il y a eu {{{{ figure('one', unit=true) }}}}. {'Mot. ' * 70}", "en": "Word. " * 70, "ar": WORDS}
        officer.fills(
            "content/2026/#chapters/", title=_three(f"Chapitre {name}"), text=text, chart=["one"], picture="le-port-1"
        )
    signed = {"by": _three("Inès"), "role": _three("Maire"), "portrait": "le-port-1"}
    officer.fills("content/2026/#foreword/", text=_three("Bonjour."), **signed)
    message = {"title": _three("Plus de {{ figure('one') }}"), "text": _three("Un mot."), "chart": "one"}
    officer.fills(year, message=message, cover="le-port-1", highlights=["one", "total"])
    assert "chapters: [chapitre-un, chapitre-deux, chapitre-trois]" in officer.file("data/2026/year.yml")
    assert "foreword: foreword" in officer.file("data/2026/year.yml")
    officer.fills("content/2026/foreword.md#", by=_three("Inès Valmont"))
    assert officer.file("content/2026/foreword.ar.md").startswith("---\nby: نص Inès Valmont\nrole: نص Maire\nportrait:")
    officer.fills("content/2026/chapitre-un.ar.md#", title=_three("Le premier chapitre"))
    assert officer.file("content/2026/chapitre-un.en.md").startswith(
        "---\ntitle: Text Le premier chapitre\nchart: one\npicture: le-port-1\n---\n\nWord."
    )

    # A page that is of no year, in the menu.
    assert officer.preview.post("contents", {})[1]["content"] == "content"
    page = {"title": _three("Notre équipe"), "text": _three("Nous comptons {{ figure('one', 2026) }}.")}
    assert officer.fills("content/#pages/", **page) == "New page"
    assert officer.file("content/notre-equipe.ar.md").startswith("---\ntitle: نص Notre équipe\n---\n\nنص Nous comptons {{")
    assert officer.file("mkdocs.yml").endswith("nav:\n  - index.md\n  - notre-equipe.md\n")
    opened = officer.preview.post("open", {"address": "content/#pages/"})[1]
    for name, error in (("notre-equipe", "already used"), ("Équipe", "Small letters"), ("../x", "Small letters")):
        status, refused = officer.preview.post(
            "save", {"address": "content/#pages/", "value": {**page, "id": name}, "opened": opened}
        )
        assert (status, refused["field"], error in refused["error"]) == (422, "id", True)

    # Its approval, without which this report publishes nothing.
    opened = officer.preview.post("open", {"address": year})[1]
    published = {"address": year, "value": {**opened["value"], "status": "published"}, "opened": opened}
    refused = officer.preview.post("check", published)[1]["problems"]
    assert [(one["path"], one["code"]) for one in refused] == [("status", "not-approved")]
    for number in (2021, 2025, 2026):
        assert officer.does("approve", year=number, by="Amina Benali")["problems"] == []
    officer.fills(year, status="published")
    public = officer.preview.checked(drafts=False)
    assert [str(problem.message) for problem in errors(public.problems)] == []
    assert public.report
    assert public.report.years[2026].figures.keys() == {"total", "one", "two", "visites", "part"}
    assert len(public.report.years[2026].articles) == 2

    deleted = officer.does("deletion", address="data/sources.yml#sources/review")  # what that would cause, before it is done
    assert "unknown-source" in {problem["code"] for problem in deleted["elsewhere"]}
    while officer.preview.post("undo", {})[0] == 200:
        pass
    assert {name: officer.file(name).encode() for name in START} == {
        name: text.encode() if isinstance(text, str) else text for name, text in START.items()
    }
    assert not (officer.preview.root / "data/2026/year.yml").exists()


def _table(officer: Officer) -> Any:
    return officer.preview.post("open", {"address": "data/2026/two.csv#"})[1]["value"]["table"]


def _lines(*rows: str) -> list[dict[str, Any]]:
    return [{"cells": {str(at): cell for at, cell in enumerate(row.split(","))}} for row in rows]


def test_a_year_with_problems_is_not_approved(officer: Officer) -> None:
    """The problems are those that `bilan review --approve` prints."""
    officer.does("year", year=2026)
    answer = officer.does("approve", year=2026, by="Amina Benali")
    assert {problem["code"] for problem in answer["problems"]} == {"unfinished-figures"}
    for question in ({"year": 2025, "by": " "}, {"year": 2030, "by": "Amina"}):
        assert officer.preview.post("approve", question)[0] == 422
    assert "approved" not in officer.file("data/2026/year.yml")


@pytest.mark.parametrize(("name", "content"), [("a.jpg", b"no picture"), ("a.jpg", b""), ("../../x.svg", b"<svg/>")])
def test_what_is_no_picture_is_not_put_into_the_report(officer: Officer, name: str, content: bytes) -> None:
    status, answer = officer.preview.post("picture", {"name": name, "content": b64encode(content).decode()})
    assert (status, answer["error"]) == (422, "This file is not a picture that can be read.")
    assert not (officer.preview.root / "data/pictures").exists()
