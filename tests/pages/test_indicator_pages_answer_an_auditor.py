"""The page of an indicator says of each year what the number is, what it rests on, and who reports it how."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from bilan.analysis.documents import documents
from bilan.analysis.provenance import EvidenceBase, SourceTier, evidence_base, source_tier
from bilan.build_result import add_pages, read_report
from bilan.model.figure import Origin
from bilan.model.loader import load_report
from bilan.render.page_links import Site

Folder = Callable[[dict[str, str | bytes]], Path]
ARTICLE = (
    "  - id: {}\n    title: Titre\n    outlet: Le Matin\n    language: fr\n    url: https://example.org/{}\n"
    "    summary: Le journal en parle.\n    figures: {}\n"
)
FILES: dict[str, str | bytes] = {
    "data/sources.yml": (
        "sources:\n  review: {title: Bilan, publisher: ville, url: https://example.org/review}\n"
        "  relay: {title: Dépêche, publisher: Agence, kind: dispatch, archive_url: https://example.org/kept}\n"
        "  study: {title: Étude, publisher: Université, kind: study}\n"
    ),
    "data/2020/figures.yml": "source: [relay, same]\nfigures: {total: 8}\n",
    "data/2021/figures.yml": (
        "source: relay\nfigures:\n  total: {value: 10, qualifier: about, as_of: 2021-12, break: Autre compte., parts: [one, two]}\n"
        "  one: {value: 6, source: study}\n  two: {value: 4, source: review}\n"
    ),
    "data/2021/articles.yml": "articles:\n"
    + ARTICLE.format("same", "a", "{total: 10, 2020/total: 8}")
    + ARTICLE.format("other", "b", "{total: 11}")
    + ARTICLE.format("silent", "c", "[total]"),
}


@pytest.fixture
def page(folder: Folder) -> str:
    result = add_pages(
        read_report(folder(FILES), date(2026, 11, 23)),
        Site(edit="https://git.example.org/blob/main/{file}#L{line}", shows_places=True),
    )
    return next(page.markdown for page in result.pages if page.address == "/indicators/total/")


def _year(page: str, year: int) -> str:
    return re.split(r"^## ", page.split(f"{{#{year}}}")[1], flags=re.MULTILINE)[0]


@pytest.mark.parametrize(
    "said",
    [
        "selon la source : environ 10",
        '<time datetime="2021-12">',
        "Autre compte.",
        "Ce chiffre repose sur une seule source secondaire",
        'href="https://example.org/kept"',
        "donne le même nombre",
        "l’article donne 11",
        "le mentionne sans nombre",
        'href="https://git.example.org/blob/main/data/2021/figures.yml#L3"',
        '<details class="cite" id="cite-2021" data-search-exclude>',
    ],
)
def test_a_year_says_what_bears_on_its_number(page: str, said: str) -> None:
    assert said in unescape(_year(page, 2021))


def test_a_source_that_reports_the_figure_says_so_once(page: str) -> None:
    before = _year(page, 2020)
    assert before.count("donne le même nombre") == 1
    assert "Aussi rapporté par" not in before
    assert "aucun document de l’institution elle-même" in before


def test_the_head_of_the_page_leads_to_what_calls_for_care(page: str) -> None:
    head = page.split("## ")[0]
    assert head.count('<a href="#2021">2021</a>') == 2  # a break, and one secondary source
    assert "2 fois avec le même nombre · une fois avec un autre nombre · une fois sans nombre" in head


def test_documents_stand_near_or_far(folder: Folder) -> None:
    report = load_report(folder(FILES)).report
    assert report
    found = documents(report)
    stand = {name: source_tier(report, document) for name, document in found.items()}
    expected = {
        "review": SourceTier.OWN,
        "relay": SourceTier.RELAY,
        "study": SourceTier.FIRST_HAND,
        "same": SourceTier.RELAY,
    }
    assert expected.items() <= stand.items()
    figure = next(report.figures)
    assert evidence_base(report, figure, [found["relay"]]) is EvidenceBase.ONE_RELAY
    of_the_press = replace(figure, origin=Origin.PRESS)
    assert evidence_base(report, of_the_press, [found["relay"]]) is EvidenceBase.ONE_DOCUMENT  # it relays nobody
    assert evidence_base(report, figure, [found["study"]]) is EvidenceBase.ONE_DOCUMENT
    assert evidence_base(report, figure, [found["relay"], found["same"]]) is EvidenceBase.RELAYS
    assert evidence_base(report, figure, [found["relay"], found["review"]]) is EvidenceBase.DOCUMENTS
    assert evidence_base(report, figure, []) is EvidenceBase.NOTHING


def test_only_the_preview_names_the_files_of_the_data(folder: Folder) -> None:
    """Readers do not have the files, and a path of a repository tells them nothing."""
    read = read_report(folder(FILES), date(2026, 11, 23))
    public, preview = (
        "".join(page.markdown for page in add_pages(read, Site(shows_places=shown)).pages) for shown in (False, True)
    )
    assert "figures&#46;yml" in preview
    assert "figures&#46;yml" not in public and "figures.yml" not in public
