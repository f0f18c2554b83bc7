"""What the expressions of a hand-written page print is in the document of its year, as blocks and not as HTML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.pages.prose_functions import NAMES
from bilan.pdf.document_nodes import Chapter
from bilan.rich_text.node_tree import find_all, plain_text
from bilan.rich_text.node_types import Admonition, FigureValue, Footnote, Link, Paragraph, Role
from bilan.rich_text.table_node_types import Cell, Table
from tests.conftest import MINIMAL, Folder
from tests.figure_charts.broken_down_report import SHAPES
from tests.pdf.conftest import TypesetPdf
from tests.pictures.photographs import photograph

Typeset = Callable[[Path], TypesetPdf]

FILES: dict[str, str | bytes] = {
    "data/indicators.yml": str(MINIMAL["data/indicators.yml"]).replace(
        "definition: Tout.,", "definition: Tout., better: higher, targets: {2021: {value: 9, source: review}},"
    ),
    "data/dimensions.yml": (
        "dimensions:\n  region: {name: Région, shapes: regions.geojson, members: {north: {name: Nord}, south: {name: Sud}}}\n"
    ),
    "data/regions.geojson": SHAPES,
    "data/2021/figures.yml": (
        "source: review\nfigures:\n  total: {value: 10, parts: [one, two], by: {region: {north: 6, south: 4}}}\n"
        "  one: 6\n  two: 4\n"
    ),
    "data/2020/figures.yml": "source: review\nfigures:\n  total: {value: 8, parts: [one, two]}\n  one: 5\n  two: 3\n",
    "data/2021/events.yml": "events:\n  - {title: Fête, date: 2021-05-01, figure: total}\n",
    "data/2021/articles.yml": (
        "articles:\n  - {id: a1, title: Titre, outlet: Le Matin, date: 2021-05, language: fr, summary: Suite.,"
        " url: 'https://example.org/1', figures: {total: 12}}\n"
    ),
    "data/2021/year.yml": "status: published\nhighlights: [total, one]\n",
    "data/pictures.yml": "pictures:\n  stand: {file: pictures/stand.jpg, alt: Le stand, credit: Amina, consent: given}\n",
    "data/pictures/stand.jpg": photograph(900, 600),
    "data/glossary.yml": "terms:\n  acte: {name: Acte, definition: Ce qui est fait.}\n",
}
PRINTED = {
    'figure("total", unit=true)': "10 actes",
    'change("total")': "+2",
    'chart("total")': "10 actes en 2021, soit 2 de plus qu’en 2020",
    'table("total")': "2021 10 +2 depuis 2020 1",
    'map("total", by="region")': "Nord» a le chiffre le plus élevé en 2021 : 6 actes",
    'composition("total")': "10 actes = 6 (Un) + 4 (Deux)",
    "cover()": "Rapport 2021",
    "overview()": "Ce qui a changé, et pourquoi",
    "key_figures()": "+1 depuis 2020",
    "changes()": "8 (2020)",
    "events()": "Fête",
    "press_highlights()": "Titre",
    "report_pdf()": "Avant. Après.",
    'cite("review")': "Avant. Ville Après.",
    "articles()": "l’article donne 12, ce rapport 10",
    'target("total", 2021)': "9 actes",
    'picture("stand")': "Image : Amina",
}


def _chapter(pdf: TypesetPdf) -> Chapter:
    (chapter,) = (node for node in find_all(pdf.document.tree, Chapter) if node.page == "/page/")
    return chapter


def test_every_function_is_printed(folder: Folder, typeset: Typeset) -> None:
    assert [call.partition("(")[0] for call in PRINTED] == list(NAMES)
    pages = {
        f"content/{name}.md": f"---\nyear: 2021\n---\n\n# {name}\n\nAvant.\n\n{{{{ {call} }}}}\n\nAprès.\n"
        for name, call in zip(NAMES, PRINTED, strict=True)
    }
    pdf = typeset(folder({**FILES, **pages}))
    chapters = {chapter.page: chapter for chapter in find_all(pdf.document.tree, Chapter)}
    for name, words in zip(NAMES, PRINTED.values(), strict=True):
        text = plain_text(chapters[f"/{name}/"])
        assert words.replace(" ", "") in text.replace(" ", "").replace("\u00a0", ""), name
        assert "<" not in text


@pytest.mark.parametrize("source", ["{{ figure('total') }}", "- {{ figure('total') }}", "**{{ figure('total') }}**"])
def test_a_figure_leads_to_its_page(folder: Folder, typeset: Typeset, source: str) -> None:
    chapter = _chapter(typeset(folder({**FILES, "content/page.md": f"# Page\n\n{source}\n"})))
    (link,) = find_all(chapter, Link)
    assert link.address == "https://example.org/indicators/total/#2021"
    (value,) = find_all(link, FigureValue)
    assert (value.figure, value.value) == ("2021/total", "10")


def test_a_table_splits_its_paragraph(folder: Folder, typeset: Typeset) -> None:
    page = "# Page\n\nAvant {{ table('total') }} après.\n"
    chapter = _chapter(typeset(folder({**FILES, "content/page.md": page})))
    kinds = [type(child) for child in chapter.children]
    assert kinds[1:4] == [Paragraph, Table, Paragraph]


def test_numbers_of_sources_lead_to_them(folder: Folder, typeset: Typeset) -> None:
    pdf = typeset(folder({**FILES, "content/page.md": "# Page\n"}))
    links = [link for cell in find_all(pdf.document.tree, Cell) for link in find_all(cell, Link)]
    assert {(plain_text(link), link.target) for link in links} == {("1", "source-1")}


def test_terms_lead_to_the_glossary_once(folder: Folder, typeset: Typeset) -> None:
    page = "# Les actes\n\nUn **acte**, un acte, des actes.\n"
    chapter = _chapter(typeset(folder({**FILES, "content/page.md": page})))
    assert [(plain_text(link), link.address) for link in find_all(chapter, Link)] == [
        ("acte", "https://example.org/glossary/#acte")
    ]


@pytest.mark.parametrize("kind", ["note", "warning"])
def test_a_box_is_a_box_whatever_its_type(folder: Folder, typeset: Typeset, kind: str) -> None:
    """One of the type “note” was printed as a footnote."""
    settings = "site_name: R\ndocs_dir: content\nplugins: [bilan]\nmarkdown_extensions: [admonition]\n"
    page = f'# Page\n\n!!! {kind} "Avis"\n\n    Texte.\n'
    chapter = _chapter(typeset(folder({"content/page.md": page, "mkdocs.yml": settings})))
    (box,) = find_all(chapter, Admonition)
    assert box.warning == (kind == "warning")
    assert [(plain_text(child), child.role) for child in find_all(box, Paragraph)] == [
        ("Avis", Role.TITLE),
        ("Texte.", Role.BODY),
    ]


def test_a_note_that_references_itself_ends(folder: Folder, typeset: Typeset) -> None:
    settings = "site_name: R\ndocs_dir: content\nplugins: [bilan]\nmarkdown_extensions: [footnotes]\n"
    page = "# Page\n\nMot[^a].\n\n[^a]: Voir[^a].\n"
    chapter = _chapter(typeset(folder({"content/page.md": page, "mkdocs.yml": settings})))
    (note,) = find_all(chapter, Footnote)
    assert plain_text(note).startswith("Voir")
