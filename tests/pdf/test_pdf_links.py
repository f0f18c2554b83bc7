"""A link of a hand-written page leads to the place it names, whatever is there; one that leads nowhere is its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.pdf.inline_runs import merge_inline_runs
from bilan.pdf.web_link import web_link
from bilan.rich_text.node_tree import find_all, plain_text
from bilan.rich_text.node_types import Link, Paragraph
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


@pytest.mark.parametrize(
    ("direction", "shown"), [("rtl", "\u2068https://example.org/أمن/\u2069"), ("ltr", "https://example.org/أمن/")]
)
def test_a_web_address_is_printed_as_people_read_it(direction: str, shown: str) -> None:
    address = "https://example.org/%D8%A3%D9%85%D9%86/"
    (link,) = find_all(merge_inline_runs(Paragraph((web_link(address),)), direction), Link)
    assert (link.children, link.address) == ((shown,), address)
