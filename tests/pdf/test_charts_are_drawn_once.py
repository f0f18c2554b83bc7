"""A document has each chart once, with a number by which other places refer to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bilan.pdf.document_nodes import FigureReference, Pair
from bilan.rich_text.node_tree import find_all, plain_text
from bilan.rich_text.node_types import Drawing, Figure, Link, Paragraph, Role
from tests.conftest import Folder
from tests.pdf.conftest import TypesetPdf, pdf_text

Typeset = Callable[[Path], TypesetPdf]

INDICATORS = (
    "themes:\n  press: {name: Presse}\nunits:\n"
    + "".join(
        f"  {unit}:\n    fr: {{one: {name}, many: de {name}s, other: {name}s}}\n"
        for unit, name in (("item", "acte"), ("text", "texte"), ("note", "note"))
    )
    + (
        "indicators:\n"
        "  total: {name: Total, definition: Tout., theme: press, unit: item}\n"
        "  one: {name: Un, definition: Le premier., theme: press, unit: text}\n"
        "  two: {name: Deux, definition: Le second., theme: press, unit: note}\n"
    )
)
YEARS: dict[str, str | bytes] = {
    "data/indicators.yml": INDICATORS,
    **{
        f"data/{year}/{name}": text
        for year in (2018, 2019, 2020, 2021)
        for name, text in {
            "figures.yml": f"source: review\nfigures:\n  total: {year - 2000}\n  one: {year - 2010}\n  two: 10\n",
            "year.yml": "status: published\n",
        }.items()
    },
}
CHAPTER = "---\ntitle: Le total monte\nchart: total\n---\n\nUn texte.\n"
STORY: dict[str, str | bytes] = {
    "content/2021/rise.md": CHAPTER,
    "data/2021/year.yml": "status: published\nchapters: [rise]\n",
}


def _drawn(pdf: TypesetPdf) -> list[str]:
    return [plain_text(figure) for figure in find_all(pdf.document.tree, Figure) if next(find_all(figure, Drawing), None)]


def test_charts_have_numbers_in_their_order(folder: Folder, typeset: Typeset) -> None:
    drawn = _drawn(typeset(folder(YEARS)))
    assert len(drawn) > 1
    assert [text.split(" · ")[0] for text in drawn] == [f"Figure {number}" for number in range(1, len(drawn) + 1)]


def test_the_chart_of_a_chapter_is_not_drawn_again_with_its_theme(folder: Folder, typeset: Typeset) -> None:
    alone, within_story = typeset(folder(YEARS)), typeset(folder({**YEARS, **STORY}))
    assert len(_drawn(within_story)) == len(_drawn(alone))
    assert list(find_all(alone.document.tree, FigureReference)) == []
    (reference,) = find_all(within_story.document.tree, FigureReference)
    assert reference.target == "/2021/rise/#chart-total-2021"
    assert "Graphiques à d’autres pages : Total, figure 1, page 3" in within_story.text


def test_the_large_chart_of_the_message_is_not_drawn_again(folder: Folder, typeset: Typeset) -> None:
    message = "status: published\nmessage: {title: Le total monte, text: Encore., chart: total}\n"
    pdf = typeset(folder({**YEARS, "data/2021/year.yml": message}))
    first, *others = _drawn(pdf)
    assert first.startswith("Figure 1 · Sources")
    assert not any("Total, actes" in text for text in others)
    (reference,) = find_all(pdf.document.tree, FigureReference)
    assert reference.target == "opening-total-2021"


def test_a_chart_of_other_years_is_drawn(folder: Folder, typeset: Typeset) -> None:
    message = "status: published\nmessage: {title: Le total monte, text: Encore., chart: total, since: 2019}\n"
    pdf = typeset(folder({**YEARS, "data/2021/year.yml": message}))
    assert any("Total, actes, 2018" in text for text in _drawn(pdf))


def test_a_chart_with_many_reasons_of_breaks_has_the_whole_width(folder: Folder, typeset: Typeset) -> None:
    breaks = "break: Autre méthode."
    files = {
        f"data/{year}/figures.yml": f"source: review\nfigures:\n  total: {{value: {year - 2000}, {breaks}}}\n  one: 9\n  two: 8\n"
        for year in (2019, 2020, 2021)
    }
    (pair,) = find_all(typeset(folder({**YEARS, **files})).document.tree, Pair)
    titles = plain_text(pair)
    assert "Un, textes" in titles
    assert "Deux, notes" in titles
    assert "Total, actes" not in titles


def test_sources_of_charts_are_numbers(folder: Folder, typeset: Typeset) -> None:
    pdf = typeset(folder({**YEARS, **STORY}))
    facts = [
        paragraph
        for figure in find_all(pdf.document.tree, Figure)
        for paragraph in find_all(figure, Paragraph)
        if paragraph.role is Role.FACTS
    ]
    assert facts
    assert {link.target for paragraph in facts for link in find_all(paragraph, Link)} == {"source-1"}
    assert pdf_text(pdf.content).count("Ville") >= 1
