"""A link of a hand-written page leads to the place it names, whatever is there; one that leads nowhere is its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.rich_text.node_tree import find_all, plain_text
from bilan.rich_text.node_types import Link
from tests.conftest import Folder
from tests.pdf.conftest import TypesetPdf

Typeset = Callable[[Path], TypesetPdf]

PLACES = (
    '<p id="x">Ici.</p>',
    '<div id="x">Ici.</div>',
    '<ul id="x"><li>Ici.</li></ul>',
    '<ol><li id="x">Ici.</li></ol>',
    '<dl id="x"><dt>Ici.</dt><dd>Là.</dd></dl>',
    '<table id="x"><thead><tr><th>Ici.</th></tr></thead><tbody><tr><td>Là.</td></tr></tbody></table>',
    '<table><thead><tr><th>A</th></tr></thead><tbody><tr id="x"><td>Ici.</td></tr></tbody></table>',
    '<figure id="x"><figcaption>Ici.</figcaption></figure>',
    '<blockquote id="x">Ici.</blockquote>',
    '<p>Un <a id="x"></a>mot.</p>',
    '<p>Un <span id="x">mot</span>.</p>',
    "## Ici {#x}",
)


@pytest.mark.parametrize("place", PLACES)
def test_a_link_within_a_page_leads_to_its_place(folder: Folder, typeset: Typeset, place: str) -> None:
    pdf = typeset(folder({"content/page.md": f"# Page\n\n[Voir](#x)\n\n{place}\n"}))
    (link,) = (link for link in find_all(pdf.document.tree, Link) if plain_text(link) == "Voir")
    assert link.target == "/page/#x"
    assert "Voir" in pdf.text


@pytest.mark.parametrize("place", ['<table id="x"></table>', '<hr id="x">', "Rien."])
def test_a_link_to_nothing_printed_is_its_words(folder: Folder, typeset: Typeset, place: str) -> None:
    pdf = typeset(folder({"content/page.md": f"# Page\n\n[Voir](#x)\n\n{place}\n"}))
    (link,) = (link for link in find_all(pdf.document.tree, Link) if plain_text(link) == "Voir")
    assert (link.target, link.address) == ("", "")
    assert "Voir" in pdf.text
